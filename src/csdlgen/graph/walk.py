"""The path walks: where in a service the entities of each type are found.

From the entity sets, then the singletons; a type is entered once, or a few times, so a walk is linear in the
navigation properties. (Enumerating every path explodes on real services.)
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import EntityContainer, NamedType, NavigationProperty, simple_name
from csdlgen.graph.model import Edge, Effective, Walk

K = TypeVar("K", str, tuple[str, str])

_Place: TypeAlias = tuple[str, str, str]
"""A type, a URL of one of its entities, and that of a collection of them, if it is one."""
_Visit: TypeAlias = Iterator[_Place]
"""A type being visited: the places that its navigation properties lead to."""

_ENTRIES = 2
"""How often :func:`nearest` enters a type: so what ``/me`` and ``/users`` both lead to is found below both."""

LONGEST_URL = 2_000
"""Characters of a URL: some servers refuse longer ones, and a chain of types would make them as long as itself."""
MOST_URLS = 1_000
"""URLs that are kept of a type, the shortest: each of its operations has as many; in Microsoft Graph 72."""


def walk(
    containers: Sequence[EntityContainer],
    navigation: Mapping[str, tuple[Effective[NavigationProperty], ...]],
) -> Walk:
    """The URLs of all types and navigation properties that can be reached from the containers, walked depth-first.

    ``navigation`` holds the effective navigation properties of each structured type.
    """
    walker = _Walker(navigation, entries=1)
    for root in _roots(containers):
        # A loop, not recursion: depth is free.
        stack = walker.reached(*root)
        while stack:
            if found := next(stack[-1], None):
                stack.extend(walker.reached(*found))
            else:
                stack.pop()
    return walker.found()


def nearest(
    containers: Sequence[EntityContainer],
    navigation: Mapping[str, tuple[Effective[NavigationProperty], ...]],
) -> Walk:
    """The same, walked breadth-first: every type is entered where the fewest steps lead to it."""
    walker = _Walker(navigation, entries=_ENTRIES)
    queue = deque(visit for root in _roots(containers) for visit in walker.reached(*root))
    while queue:
        for found in queue.popleft():
            queue.extend(walker.reached(*found))
    return walker.found()


def unshown(types: Mapping[str, NamedType], *walks: Walk) -> Iterator[Diagnostic]:
    """Every type is found at a URL that servers take."""
    for name in sorted(frozenset[str]().union(*(each.too_far for each in walks))):
        if name in types:
            message = f"{name!r} is found only at URLs of more than {LONGEST_URL:,} characters; pages leave them out, with what lies behind"
            yield laws.LONG_URL.broken(types[name].location, message, target=name)


def _roots(containers: Sequence[EntityContainer]) -> Iterator[_Place]:
    for container in containers:
        for entity_set in container.entity_sets:
            url = f"/{entity_set.name}"
            yield entity_set.type, f"{url}/{{{entity_set.name}Id}}", url
        for singleton in container.singletons:
            yield singleton.type, f"/{singleton.name}", ""


class _Walker:
    """A walk under way: how often each type was entered, and what has been recorded."""

    def __init__(
        self, navigation: Mapping[str, tuple[Effective[NavigationProperty], ...]], entries: int
    ) -> None:
        self._navigation = navigation
        self._entries = entries
        self._entered: Counter[str] = Counter()
        self._edges: list[Edge] = []
        self._entity_urls: dict[str, list[str]] = {}
        self._collection_urls: dict[str, list[str]] = {}
        self._edge_urls: dict[tuple[str, str], list[str]] = {}
        self._beyond: set[str] = set()

    def reached(self, name: str, url: str, collection_url: str) -> list[_Visit]:
        """Record where a type was found; the visit of it, if one is due."""
        if len(url) > LONGEST_URL:
            self._beyond.add(name)
            return []
        self._entity_urls.setdefault(name, []).append(url)
        if collection_url:
            self._collection_urls.setdefault(name, []).append(collection_url)
        if self._entered[name] == self._entries or name not in self._navigation:
            return []
        self._entered[name] += 1
        return [self._visit(name, url)]

    def found(self) -> Walk:
        """What has been recorded, URLs shortest first."""
        return Walk(
            edges=tuple(self._edges),
            entity_urls=_shortest_first(self._entity_urls),
            collection_urls=_shortest_first(self._collection_urls),
            edge_urls=_shortest_first(self._edge_urls),
            too_far=frozenset(self._beyond - self._entity_urls.keys()),
        )

    def _visit(self, owner: str, owner_url: str) -> _Visit:
        for member in self._navigation[owner]:
            if member.declaring != owner and self._entered[member.declaring]:
                continue
            link = member.declared
            url = f"{owner_url}/{link.name}"
            self._edges.append(Edge(owner, member.declaring, link, url))
            for recorded in dict.fromkeys((owner, member.declaring)):
                self._edge_urls.setdefault((recorded, link.name), []).append(url)
            target = link.type.name
            if link.type.collection:
                yield target, f"{url}/{{{simple_name(target)}Id}}", url
            else:
                yield target, url, ""


def _shortest_first(urls: dict[K, list[str]]) -> dict[K, tuple[str, ...]]:
    return {key: tuple(sorted(dict.fromkeys(found), key=len)[:MOST_URLS]) for key, found in urls.items()}
