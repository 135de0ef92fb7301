"""The resolved model as a tree of text: each type below its base, each member with the type that declares it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from csdlgen.edm import EntityType, EnumType, NamedType, StructuredType, TypeDefinition
from csdlgen.graph import TypeGraph
from csdlgen.printing import line


def tree(graph: TypeGraph, only: Collection[str] = ()) -> str:
    """All hierarchies, or those of the types named: their ancestors, themselves, their descendants."""
    shown = set(graph.types)
    if only:
        shown = {relative for name in only for relative in _family(name, graph)}
    lines: list[str] = []
    roots = [name for name in graph.types if name in shown and not graph.ancestors.get(name)]
    pending = [(name, 0) for name in reversed(roots)]
    while pending:
        name, depth = pending.pop()
        lines.extend("  " * depth + each for each in _entry(graph.types[name], graph))
        below = [child for child in graph.children.get(name, ()) if child in shown]
        pending.extend((child, depth + 1) for child in reversed(below))
    if graph.unresolved and not only:
        lines.append("undefined")
        lines.extend(f"  {name}" for name in graph.unresolved)
    return "\n".join(map(line, lines))


def _family(name: str, graph: TypeGraph) -> tuple[str, ...]:
    return (*graph.ancestors.get(name, ()), name, *graph.descendants(name))


def _entry(declared: NamedType, graph: TypeGraph) -> Iterator[str]:
    name = declared.qualified_name
    yield f"{name} ({', '.join(_traits(declared, graph))})"
    if isinstance(declared, EnumType):
        for member in declared.members:
            yield f"    {member.name} = {member.value}"
    elif isinstance(declared, StructuredType):
        yield from _members(declared, graph)


def _members(declared: StructuredType, graph: TypeGraph) -> Iterator[str]:
    name = declared.qualified_name
    keys = {ref.name for ref in graph.keys.get(name, ())}
    for member in graph.properties[name]:
        key = ", key" if member.declared.name in keys else ""
        yield f"    {member.declared.name}: {member.declared.type}{key}{_origin(member.declaring, name)}"
    for link in graph.navigation_properties[name]:
        contained = ", contained" if link.declared.contains_target else ""
        yield f"    {link.declared.name} -> {link.declared.type}{contained}{_origin(link.declaring, name)}"
    for operation in graph.bound[name]:
        arguments = ", ".join(f"{p.name}: {p.type}" for p in operation.arguments)
        result = f" -> {operation.return_type.type}" if operation.return_type else ""
        bound = operation.binding.name if operation.binding else name
        yield f"    {operation.name}({arguments}){result}{_origin(bound, name)}"


def _origin(declaring: str, name: str) -> str:
    return "" if declaring == name else f"  [{declaring}]"


def _traits(declared: NamedType, graph: TypeGraph) -> Iterator[str]:
    yield type(declared).__name__
    if isinstance(declared, TypeDefinition):
        yield declared.underlying_type
    elif isinstance(declared, EnumType):
        yield declared.underlying_type
        if declared.is_flags:
            yield "flags"
    else:
        if declared.abstract:
            yield "abstract"
        if declared.open:
            yield "open"
        if isinstance(declared, EntityType) and declared.has_stream:
            yield "media"
        if declared.base and not graph.ancestors[declared.qualified_name]:
            yield f"base {declared.base}"
