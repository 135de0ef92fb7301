"""Descriptions that do not stand in a schema brought to its elements, as if they were annotations there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from csdlgen.edm import EnumType, StructuredType
from csdlgen.graph.annotate import targets_of
from csdlgen.graph.model import TypeGraph
from csdlgen.graph.moved import Names


def described(graph: TypeGraph, texts: Mapping[str, str], names: Names) -> tuple[TypeGraph, tuple[str, ...]]:
    """The graph with other descriptions, and the names that mean nothing in it, nor did before something moved.

    A name is the target of an annotation (CSDL 4.01, 14.2.2), an operation without parameter types means all overloads.
    Such a text wins over that of the schema: whoever wrote it knew what the schema says. An empty one takes it away.
    """
    if not texts:
        return graph, ()
    targets = targets_of(graph)
    descriptions = dict(graph.descriptions)
    lost = []
    for name, text in texts.items():
        reached = targets.of(name) or targets.of(names.path(name))
        if not reached:
            lost.append(name)
        for path in reached:
            descriptions[path] = text
    kept = {path: text for path, text in descriptions.items() if text}
    return replace(graph, descriptions=kept), tuple(lost)


def unknown(graph: TypeGraph, names: Iterable[str]) -> tuple[str, ...]:
    """Those names that mean nothing in a graph."""
    targets = targets_of(graph)
    return tuple(name for name in names if not targets.of(name))


def describable(graph: TypeGraph) -> Iterator[str]:
    """The path of every element that pages describe: structured types, their members, and operations bound to them."""
    for name, declared in graph.types.items():
        if isinstance(declared, StructuredType):
            yield name
            yield from (f"{name}/{member.name}" for member in declared.members)
    for operation in graph.operations:
        if operation.binding:
            yield operation.signature
            yield from (f"{operation.signature}/{argument.name}" for argument in operation.arguments)


def describable_on_sites(graph: TypeGraph) -> Iterator[str]:
    """The path of every element that a site describes: all that have names."""
    yield from describable(graph)
    for name, declared in graph.types.items():
        if not isinstance(declared, StructuredType):
            yield name
        if isinstance(declared, EnumType):
            yield from (f"{name}/{member.name}" for member in declared.members)
    for operation in graph.operations:
        if not operation.binding:
            yield operation.signature
        binding = operation.parameters[:1] if operation.binding else ()
        unbound = () if operation.binding else operation.parameters
        yield from (f"{operation.signature}/{each.name}" for each in (*binding, *unbound))
    for container in graph.containers:
        yield container.qualified_name
        yield from (f"{container.qualified_name}/{each.name}" for each in container.children)
