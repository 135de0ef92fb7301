"""Which types are one in Python, although they are two in a model."""

from __future__ import annotations

from csdlgen.edm import TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.targets._pytypes import is_one_class


def same_in_python(old_graph: TypeGraph, old: TypeRef, new_graph: TypeGraph, new: TypeRef) -> bool:
    """Whether annotations with both types read the same to a type checker; type definitions are their underlying types."""
    was, now = old_graph.primitive_of(old), new_graph.primitive_of(new)
    if not (was.is_primitive and now.is_primitive):
        return was == now
    return is_one_class(was.name, now.name)
