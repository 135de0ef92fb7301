"""What the containers of a model offer, themselves and by what they extend (13.1)."""

from __future__ import annotations

from collections.abc import Sequence

from csdlgen.edm import EntityContainer, EntitySet, OperationImport, Singleton
from csdlgen.graph.components import cycles

Child = EntitySet | Singleton | OperationImport

MAX_DEPTH = 100
"""The longest chain of containers. Two are usual; what a child is called is looked up in each."""


class Containers:
    """The containers of a model by name, and the children of each by name."""

    def __init__(self, containers: Sequence[EntityContainer]) -> None:
        self._by_name = {each.qualified_name: each for each in containers}
        self._children: dict[str, dict[str, Child]] = {
            each.qualified_name: {child.name: child for child in each.children} for each in containers
        }
        extended = {name: each.extends for name, each in self._by_name.items()}
        closed = {name: (base,) if base in extended else () for name, base in extended.items()}
        self._circular = frozenset(name for group in cycles(closed) for name in group)
        self._bases = {name: self._chain(name) for name in self._by_name}

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def is_circular(self, name: str) -> bool:
        """Whether a container extends itself, if by way of others."""
        return name in self._circular

    def is_cut(self, name: str) -> bool:
        """Whether a container extends more others than are looked at."""
        return len(self._bases[name]) == MAX_DEPTH

    def child(self, name: str, child: str) -> Child | None:
        """What a container itself calls so."""
        return self._children[name].get(child)

    def inherited(self, name: str, child: str) -> Child | None:
        """What the nearest container that a container extends calls so."""
        found = (self._children[base].get(child) for base in self._bases[name])
        return next((each for each in found if each), None)

    def offered(self, name: str, child: str) -> Child | None:
        """What a container calls so, itself or by what it extends."""
        return self.child(name, child) or self.inherited(name, child)

    def _chain(self, name: str) -> tuple[str, ...]:
        """The containers that a container extends, nearest first; cut where the chain closes, is unknown or too long."""
        chain: dict[str, None] = {}
        base = self._by_name[name].extends
        while base in self._by_name and base != name and base not in chain and len(chain) < MAX_DEPTH:
            chain[base] = None
            base = self._by_name[base].extends
        return tuple(chain)
