"""What an annotation can say of a member that a derived type declares again with another type (section 7 of 4.01).

An attribute that means something else in a derived class would break code that is written for its base class, and type
checkers refuse it. So a narrower type is told, a list of narrower items is told as the list that the base has, because
lists may be added to, and anything else is ``Any``.
"""

from __future__ import annotations

from csdlgen.edm import NavigationProperty, Property, TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable

_ANY_STRUCTURED = frozenset({"Edm.ComplexType", "Edm.EntityType"})
_ANYTHING = frozenset({"Edm.PrimitiveType", "Edm.Untyped"})
# Known by its identity: a class whose base is widened is widened too, however much less its own type says.
_WIDENED = TypeRef("Edm.Untyped")


def annotated_type(
    owner: str, member: Property | NavigationProperty, graph: TypeGraph, names: NameTable
) -> TypeRef:
    """The type that the annotation of a member names; its own, unless an ancestor of the owner says otherwise."""
    ancestors = graph.ancestors[owner]
    if not any(member.name in names.members[each] for each in ancestors):
        return member.type
    told: TypeRef | None = None
    for ancestor in reversed(ancestors):
        for inherited in graph.structured(ancestor).members:
            if inherited.name == member.name:
                told = _narrowed(told, inherited.type, graph)
                break
    return _narrowed(told, member.type, graph)


def _narrowed(told: TypeRef | None, own: TypeRef, graph: TypeGraph) -> TypeRef:
    """What a class can say of a member whose type is ``own`` when its base class says ``told``, if anything."""
    if told is None or graph.primitive_of(told) == graph.primitive_of(own):
        return own
    if told is _WIDENED or told.collection != own.collection or not _is_kind_of(own.name, told.name, graph):
        return _WIDENED
    return told if told.collection else own


def _is_kind_of(name: str, other: str, graph: TypeGraph) -> bool:
    is_any = other in _ANYTHING or (name in graph.ancestors and other in _ANY_STRUCTURED)
    return is_any or graph.is_a(name, other)
