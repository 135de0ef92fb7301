"""All that the pages of one run share, made once; and the page that is still to be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from csdlgen.artifacts import Markdown
from csdlgen.config import DocsConfig
from csdlgen.diagnostics import Location
from csdlgen.graph import TypeGraph
from csdlgen.naming.pages import PageFiles, Rank
from csdlgen.reads import Watched
from csdlgen.targets._permissions import Permissions, permissions
from csdlgen.targets.docs.edges import CreationEdge, creation_edges
from csdlgen.targets.docs.frames import Frames, frames
from csdlgen.targets.docs.glossary import Glossary, glossary
from csdlgen.targets.docs.json_sample import Samples, samples
from csdlgen.targets.docs.tables import Tables, tables
from csdlgen.targets.docs.urls import Urls
from csdlgen.targets.docs.views import ApiView, ResourceView

PageKind = Literal["resource", "list", "create", "get", "update", "delete", "add", "action", "function"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A page to be, and its claim to a file. ``build`` makes its view when the claim is granted."""

    path: str
    rank: Rank
    owner: str
    """The type that the page belongs to."""
    subject: str
    location: Location
    title: Markdown
    """As the inside of a YAML scalar."""
    kind: PageKind
    """Also the name of its template."""
    build: Callable[[], ApiView | ResourceView]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """The model and what pages say of it."""

    graph: TypeGraph
    operations: Literal["reachable", "all"]
    files: PageFiles
    glossary: Glossary
    samples: Samples
    tables: Tables
    permissions: Permissions
    frames: Frames
    urls: Urls
    entity_sets: Mapping[str, str]
    """The name of the first entity set of each type that has one."""
    lone: Mapping[str, None]
    """Types that are found in singletons alone: nothing holds several of them."""
    creation_edges: Mapping[str, CreationEdge]


def book(graph: TypeGraph, files: PageFiles, config: DocsConfig) -> Book:
    """The book of a graph."""
    words = glossary(graph, files)
    entity_sets = _entity_sets(graph)
    lone = sorted(_singletons(graph) - entity_sets.keys() - _navigation_targets(graph))
    return Book(
        graph=graph,
        operations=config.operations,
        files=files,
        glossary=words,
        samples=samples(words),
        tables=tables(words),
        permissions=permissions(graph),
        frames=frames(config),
        urls=Urls(glossary=words, walk=graph.walk, service_root=config.service_root.rstrip("/")),
        entity_sets=Watched("entity_sets", entity_sets),
        lone=Watched("lone", dict.fromkeys(lone)),
        creation_edges=Watched("creation_edges", creation_edges(graph)),
    )


def _entity_sets(graph: TypeGraph) -> dict[str, str]:
    found: dict[str, str] = {}
    for container in graph.containers:
        for entity_set in container.entity_sets:
            found.setdefault(entity_set.type, entity_set.name)
    return found


def _singletons(graph: TypeGraph) -> frozenset[str]:
    return frozenset(single.type for container in graph.containers for single in container.singletons)


def _navigation_targets(graph: TypeGraph) -> frozenset[str]:
    return frozenset(
        member.declared.type.name for members in graph.navigation_properties.values() for member in members
    )
