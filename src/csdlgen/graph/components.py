"""Groups of types, or of anything named, that reach each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdlgen.edm import NamedType, StructuredType


def cyclic_groups(types: Mapping[str, NamedType]) -> tuple[frozenset[str], ...]:
    """The strongly connected components, through base types and members, that hold a cycle."""
    return cycles({name: _targets(declared, types) for name, declared in types.items()})


def cycles(targets: Mapping[str, tuple[str, ...]]) -> tuple[frozenset[str], ...]:
    """The strongly connected components that hold a cycle, in a graph given by the targets of each name."""
    search = _Search(targets)
    for name in targets:
        search.explore(name)
    return tuple(search.groups)


def _targets(declared: NamedType, types: Mapping[str, NamedType]) -> tuple[str, ...]:
    if not isinstance(declared, StructuredType):
        return ()
    named = [declared.base, *[member.type.name for member in declared.members]]
    return tuple(dict.fromkeys([name for name in named if name in types]))


class _Search:
    """Tarjan's algorithm without recursion: linear in types and members, at any depth."""

    def __init__(self, targets: Mapping[str, tuple[str, ...]]) -> None:
        self.groups: list[frozenset[str]] = []
        self._targets = targets
        self._index: dict[str, int] = {}
        self._low: dict[str, int] = {}
        self._open: dict[str, None] = {}
        self._path: list[tuple[str, Iterator[str]]] = []

    def explore(self, root: str) -> None:
        """Visit everything that can be reached from a type and was not visited before."""
        if root in self._index:
            return
        self._enter(root)
        while self._path:
            name, remaining = self._path[-1]
            target = next(remaining, None)
            if target is None:
                self._leave(name)
            elif target not in self._index:
                self._enter(target)
            elif target in self._open:
                self._low[name] = min(self._low[name], self._index[target])

    def _enter(self, name: str) -> None:
        self._index[name] = self._low[name] = len(self._index)
        self._open[name] = None
        self._path.append((name, iter(self._targets[name])))

    def _leave(self, name: str) -> None:
        """Close a visited type; if it is the root of its component, everything opened since belongs to it."""
        self._path.pop()
        if self._path:
            parent = self._path[-1][0]
            self._low[parent] = min(self._low[parent], self._low[name])
        if self._low[name] != self._index[name]:
            return
        group = set()
        while name not in group:
            member, _ = self._open.popitem()
            group.add(member)
        if len(group) > 1 or name in self._targets[name]:
            self.groups.append(frozenset(group))
