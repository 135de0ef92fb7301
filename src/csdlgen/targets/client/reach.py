"""Which types a service leads to, and what may be found there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from csdlgen.edm import ComplexType, EntitySet, EntityType, TypeRef
from csdlgen.graph import Overloads, TypeGraph
from csdlgen.naming import Casts, NameTable


def reached(graph: TypeGraph, names: NameTable, overloads: Overloads) -> dict[str, bool]:
    """The types that a client has classes for, in schema order, and whether requests can be about one of them.

    Requests are about what the entity sets and singletons hold, about all that this leads to, and about what derives
    from it. The other types are bases of these. A complex type is among them if something can be done from it.
    """
    met = _met(graph, _leading(graph, overloads))
    known = met | {base for name in met for base in graph.ancestors[name]}
    return {name: name in met for name in graph.types if name in known and name in names.types}


def casts_of(graph: TypeGraph, known: Mapping[str, bool], overloads: Overloads) -> Casts:
    """By each type that the service declares somewhere, of one or of several, those that derive from it.

    What is declared as one of them is no cast away from anything else, so nothing else has casts.
    """
    derived: dict[str, list[str]] = {}
    for name in known:
        for base in graph.ancestors[name]:
            derived.setdefault(base, []).append(name)
    declared = dict.fromkeys(_declared(graph, known, overloads))
    several = (TypeRef(to.name) for to in declared if to.collection)
    return {to: tuple(derived[to.name]) for to in (*declared, *several) if to.name in derived}


def _declared(graph: TypeGraph, known: Mapping[str, bool], overloads: Overloads) -> Iterator[TypeRef]:
    """What sources, members and composable functions lead to."""
    for container in graph.containers:
        for source in container.navigation_sources:
            yield TypeRef(source.type, isinstance(source, EntitySet))
    for name in known:
        yield from (each.declared.type for each in graph.navigation_properties[name])
        yield from (each.declared.type for each in graph.properties[name])
    for groups in overloads.values():
        for operation in (each for group in groups.values() for each in group):
            if operation.is_composable and operation.return_type:
                yield operation.return_type.type


def _leading(graph: TypeGraph, overloads: Overloads) -> set[str]:
    """The complex types with navigation properties, streams or operations, and those that lead to these."""
    users: dict[str, list[str]] = {}
    pending = []
    for each in graph.complex_types():
        name = each.qualified_name
        streams = any(str(member.declared.type) == "Edm.Stream" for member in graph.properties[name])
        if graph.navigation_properties[name] or streams or TypeRef(name) in overloads:
            pending.append(name)
        for to in (*graph.ancestors[name], *(member.declared.type.name for member in graph.properties[name])):
            users.setdefault(to, []).append(name)
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            # A cast leads from a base to what derives from it.
            pending += [*users.get(name, ()), *graph.ancestors[name]]
    return {name for name in found if isinstance(graph.types.get(name), ComplexType)}


def _met(graph: TypeGraph, leading: set[str]) -> set[str]:
    found: set[str] = set()
    pending = [each.type for container in graph.containers for each in container.navigation_sources]
    pending += [
        each.return_type.type.name
        for each in graph.operations
        if not each.is_bound and each.is_composable and each.return_type
    ]
    while pending:
        name = pending.pop()
        if name not in found and (name in leading or isinstance(graph.types.get(name), EntityType)):
            found.add(name)
            pending.extend(_next(name, graph))
    return found


def _next(name: str, graph: TypeGraph) -> Iterator[str]:
    yield from graph.children[name]
    for navigation in graph.navigation_properties[name]:
        yield navigation.declared.type.name
    for member in graph.properties[name]:
        if not member.declared.type.collection:
            yield member.declared.type.name
    for operation in chain.from_iterable(graph.bound[each] for each in (name, *graph.ancestors[name])):
        if operation.is_composable and operation.return_type:
            yield operation.return_type.type.name
