"""Through which navigation property an entity of a type is created."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdlgen.edm import NavigationProperty
from csdlgen.graph import TypeGraph


@dataclass(frozen=True, slots=True)
class CreationEdge:
    """A navigation property, and the entity type whose page shows it."""

    owner: str
    navigation: NavigationProperty


def creation_edges(graph: TypeGraph) -> Mapping[str, CreationEdge]:
    """For each type the first containment edge that leads to it, else the first edge of all."""
    any_edge: dict[str, CreationEdge] = {}
    contained: dict[str, CreationEdge] = {}
    for edge in _edges(graph):
        any_edge.setdefault(edge.navigation.type.name, edge)
        if edge.navigation.contains_target:
            contained.setdefault(edge.navigation.type.name, edge)
    return any_edge | contained


def _edges(graph: TypeGraph) -> Iterator[CreationEdge]:
    """Edges as the path walk met them; those that it never met follow in schema order."""
    for edge in graph.walk.edges:
        yield CreationEdge(edge.owner, edge.navigation)
    for entity in graph.entity_types():
        for navigation in entity.navigation_properties:
            if (entity.qualified_name, navigation.name) not in graph.walk.edge_urls:
                yield CreationEdge(entity.qualified_name, navigation)
