"""Which entity types a service leads to."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.edm import EntityType
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable


def reached(graph: TypeGraph, names: NameTable) -> dict[str, bool]:
    """The entity types that a client has classes for, in schema order, and whether requests can be about one of them.

    Requests are about what the entity sets and singletons hold, about all that this leads to, and about what derives
    from it. The other types are bases of these.
    """
    met = _met(graph)
    bases = {base for name in met for base in graph.ancestors[name]}
    return {
        each.qualified_name: each.qualified_name in met
        for each in graph.entity_types()
        if each.qualified_name in met | bases and each.qualified_name in names.types
    }


def _met(graph: TypeGraph) -> set[str]:
    found: set[str] = set()
    pending = [each.type for container in graph.containers for each in container.navigation_sources]
    pending += [
        each.return_type.type.name
        for each in graph.operations
        if not each.is_bound and each.is_composable and each.return_type
    ]
    while pending:
        name = pending.pop()
        if name not in found and isinstance(graph.types.get(name), EntityType):
            found.add(name)
            pending.extend(_next(name, graph))
    return found


def _next(name: str, graph: TypeGraph) -> Iterator[str]:
    yield from graph.children[name]
    for member in graph.navigation_properties[name]:
        yield member.declared.type.name
    for operation in graph.bound[name]:
        if operation.is_composable and operation.return_type:
            yield operation.return_type.type.name
