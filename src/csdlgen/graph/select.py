"""A part of a model: the types that patterns choose, and what these cannot do without."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from typing import TypeVar

from csdlgen.edm import EntityContainer, Operation, StructuredType
from csdlgen.graph.model import TypeGraph, Walk

V = TypeVar("V")


def select(graph: TypeGraph, include: Sequence[str], exclude: Sequence[str]) -> TypeGraph:
    """The graph of the types that match a pattern of ``include`` and none of ``exclude``, and their closure.

    The closure holds base types, and the types of properties and of the parameters and results of bound
    operations, even where they are excluded: without them a type would not be what it is. Targets of
    navigation properties are not in it; those outside stay names. URLs are those of the whole model.
    """
    chosen = [name for name in graph.types if _matches(name, include) and not _matches(name, exclude)]
    kept = frozenset(chosen) if len(chosen) == len(graph.types) else _closure(chosen, graph)
    if len(kept) == len(graph.types):
        return graph
    bound = {name: operations for name, operations in graph.bound.items() if name in kept}
    return replace(
        graph,
        types=_only(graph.types, kept),
        kinds=_only(graph.kinds, kept),
        underlying=_only(graph.underlying, kept),
        operations=tuple(o for o in graph.operations if _fits(o, graph, kept)),
        containers=tuple(_container(each, kept) for each in graph.containers),
        ancestors=_only(graph.ancestors, kept),
        children={
            name: tuple(child for child in children if child in kept)
            for name, children in _only(graph.children, kept).items()
        },
        properties=_only(graph.properties, kept),
        navigation_properties=_only(graph.navigation_properties, kept),
        keys=_only(graph.keys, kept),
        users={
            name: tuple(use for use in uses if not use.owner or use.owner in kept)
            for name, uses in _only(graph.users, kept).items()
        },
        cyclic_groups=tuple(group for group in graph.cyclic_groups if group <= kept),
        bound=bound,
        walk=_walk(graph.walk, kept),
        nearest=_walk(graph.nearest, kept),
    )


def unmatched(graph: TypeGraph, patterns: Sequence[str]) -> tuple[str, ...]:
    """The patterns that no type matches, where there are types."""
    if not graph.types:
        return ()
    return tuple(p for p in patterns if not any(fnmatchcase(name, p) for name in graph.types))


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _only(found: Mapping[str, V], kept: Collection[str]) -> dict[str, V]:
    return {name: value for name, value in found.items() if name in kept}


def _closure(chosen: Sequence[str], graph: TypeGraph) -> frozenset[str]:
    kept = set(chosen)
    pending = list(chosen)
    while pending:
        for needed in _needs(pending.pop(), graph):
            if needed in graph.types and needed not in kept:
                kept.add(needed)
                pending.append(needed)
    return frozenset(kept)


def _needs(name: str, graph: TypeGraph) -> Iterator[str]:
    """The types that a type cannot do without."""
    declared = graph.types[name]
    if not isinstance(declared, StructuredType):
        return
    yield from graph.ancestors[name][:1]
    yield from (member.type.name for member in declared.properties)
    for operation in graph.bound[name]:
        yield from _mentioned(operation)


def _mentioned(operation: Operation) -> Iterator[str]:
    """The types of the arguments and the result of an operation."""
    yield from (parameter.type.name for parameter in operation.arguments)
    if operation.return_type:
        yield operation.return_type.type.name


def _fits(operation: Operation, graph: TypeGraph, kept: Collection[str]) -> bool:
    """Whether an operation still has the types that it needs: its binding type, or all types if it is unbound."""
    if operation.binding:
        return operation.binding.name in kept
    return all(name in kept or name not in graph.types for name in _mentioned(operation))


def _container(container: EntityContainer, kept: Collection[str]) -> EntityContainer:
    return replace(
        container,
        entity_sets=tuple(each for each in container.entity_sets if each.type in kept),
        singletons=tuple(each for each in container.singletons if each.type in kept),
    )


def _walk(walk: Walk, kept: Collection[str]) -> Walk:
    return Walk(
        edges=tuple(edge for edge in walk.edges if edge.owner in kept and edge.declaring in kept),
        entity_urls=_only(walk.entity_urls, kept),
        collection_urls=_only(walk.collection_urls, kept),
        edge_urls={edge: urls for edge, urls in walk.edge_urls.items() if edge[0] in kept},
    )
