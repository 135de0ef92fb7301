"""The path walk: where in a service the entities of each type are found.

Depth-first from the entity sets, then the singletons; each type is entered once, so the walk is linear in
the navigation properties. (Enumerating every path explodes on real services.)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from csdlgen.edm import EntityContainer, NavigationProperty, simple_name
from csdlgen.graph.model import Edge, Effective, Walk

K = TypeVar("K", str, tuple[str, str])

_Visit: TypeAlias = tuple[str, str, Iterator[Effective[NavigationProperty]]]
"""A type being visited, the URL it was entered at, and its edges still to follow."""


def walk(
    containers: Sequence[EntityContainer],
    navigation: Mapping[str, tuple[Effective[NavigationProperty], ...]],
) -> Walk:
    """The URLs of all types and navigation properties that can be reached from the containers.

    ``navigation`` holds the effective navigation properties of each structured type.
    """
    walker = _Walker(navigation)
    for container in containers:
        for entity_set in container.entity_sets:
            url = f"/{entity_set.name}"
            walker.start(entity_set.type, f"{url}/{{{entity_set.name}Id}}", collection_url=url)
        for singleton in container.singletons:
            walker.start(singleton.type, f"/{singleton.name}")
    return walker.found()


class _Walker:
    """The walk under way: the types entered, and what has been recorded."""

    def __init__(self, navigation: Mapping[str, tuple[Effective[NavigationProperty], ...]]) -> None:
        self._navigation = navigation
        self._entered: set[str] = set()
        self._edges: list[Edge] = []
        self._entity_urls: dict[str, list[str]] = {}
        self._collection_urls: dict[str, list[str]] = {}
        self._edge_urls: dict[tuple[str, str], list[str]] = {}

    def start(self, root: str, url: str, collection_url: str = "") -> None:
        """Visit a type from a root, then all that it leads to. A loop, not recursion: depth is free."""
        self._record_urls(root, url, collection_url)
        stack = list(self._enter(root, url))
        while stack:
            owner, owner_url, remaining = stack[-1]
            member = next(remaining, None)
            if member is None:
                stack.pop()
            elif member.declaring == owner or member.declaring not in self._entered:
                stack.extend(self._follow(owner, owner_url, member))

    def found(self) -> Walk:
        """What has been recorded, URLs shortest first."""
        return Walk(
            edges=tuple(self._edges),
            entity_urls=_shortest_first(self._entity_urls),
            collection_urls=_shortest_first(self._collection_urls),
            edge_urls=_shortest_first(self._edge_urls),
        )

    def _follow(self, owner: str, url: str, member: Effective[NavigationProperty]) -> list[_Visit]:
        """Record an edge; the visit of its target, if that is due."""
        link = member.declared
        edge = Edge(owner, member.declaring, link, f"{url}/{link.name}")
        self._edges.append(edge)
        for recorded in dict.fromkeys((owner, member.declaring)):
            self._edge_urls.setdefault((recorded, link.name), []).append(edge.url)
        target = link.type.name
        if not link.type.collection:
            self._record_urls(target, edge.url)
            return self._enter(target, edge.url)
        entity_url = f"{edge.url}/{{{simple_name(target)}Id}}"
        self._record_urls(target, entity_url, edge.url)
        return self._enter(target, entity_url)

    def _record_urls(self, name: str, entity_url: str, collection_url: str = "") -> None:
        self._entity_urls.setdefault(name, []).append(entity_url)
        if collection_url:
            self._collection_urls.setdefault(name, []).append(collection_url)

    def _enter(self, name: str, url: str) -> list[_Visit]:
        if name in self._entered or name not in self._navigation:
            return []
        self._entered.add(name)
        return [(name, url, iter(self._navigation[name]))]


def _shortest_first(urls: dict[K, list[str]]) -> dict[K, tuple[str, ...]]:
    return {key: tuple(sorted(dict.fromkeys(found), key=len)) for key, found in urls.items()}
