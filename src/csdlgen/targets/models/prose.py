"""The docstrings of generated modules, types and members."""

from __future__ import annotations

from collections.abc import Iterable

from csdlgen.artifacts import Python
from csdlgen.edm import ComplexType, EntityType, EnumType, NamedType, TypeDefinition
from csdlgen.graph import TypeGraph
from csdlgen.targets._quoting import docstring
from csdlgen.targets._revisions import deprecation


def module_docstring(declared: NamedType) -> Python:
    """``The abstract entity type ns.run``: what the module of one type holds."""
    return docstring(f"The {_kind(declared)} {declared.qualified_name}.", 0)


def namespaces_docstring(namespaces: Iterable[str]) -> Python:
    """``The types of the namespace ns.``: what the module of a namespace, or of some that share it, holds."""
    names = sorted(namespaces)
    return docstring(f"The types of the namespace{'s'[: len(names) - 1]} {', '.join(names)}.", 0)


def type_docstring(declared: NamedType, graph: TypeGraph, indent: int) -> Python:
    """The description of a type, or at least what it is; then that it is deprecated, if it is."""
    text = description(declared.qualified_name, graph) or f"The {_kind(declared)} {declared.name}."
    return docstring(_paragraphs(text, _farewell(declared.qualified_name, graph)), indent)


def member_docstring(path: str, graph: TypeGraph) -> Python | None:
    """The description of a member, and that it is deprecated; None if there is nothing to say."""
    text = _paragraphs(description(path, graph), _farewell(path, graph))
    return docstring(text, 4) if text else None


def description(path: str, graph: TypeGraph) -> str:
    """The description of an element and, in a paragraph of its own, the long one; empty without both."""
    short, long = graph.descriptions.get(path, ""), graph.long_descriptions.get(path, "")
    return _paragraphs(short, long if long != short else "")


def _farewell(path: str, graph: TypeGraph) -> str:
    said = deprecation(graph, path)
    return f"Deprecated{' ' if said.startswith('since ') else '. '}{said}" if said else ""


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _kind(declared: NamedType) -> str:
    match declared:
        case EntityType() | ComplexType():
            noun = "entity type" if isinstance(declared, EntityType) else "complex type"
            traits = ("abstract " if declared.abstract else "", "open " if declared.open else "")
            return f"{''.join(traits)}{noun}"
        case EnumType():
            return "flags enumeration" if declared.is_flags else "enumeration"
        case TypeDefinition():
            return "type definition"
