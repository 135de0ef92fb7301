"""Maps that note what is looked up in them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Generic, TypeVar, overload

from csdlgen.reads.digests import digest

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

Note = tuple[str, str | None]
"""The label of a map, and what was looked up in it; None for the map as a whole."""

_open: list[set[Note]] = [set()]
"""The notes that are being taken: by the page that is made now and, before it, by who waits for it."""


@contextlib.contextmanager
def noting() -> Iterator[set[Note]]:
    """Collect what is looked up inside the block, by this process."""
    notes: set[Note] = set()
    _open.append(notes)
    try:
        yield notes
    finally:
        _open.pop()


class Watched(Mapping[K, V]):
    """A map that notes what is looked up in it, found or not.

    Keys are names, paths that begin with a name, or tuples that do. One note stands for all that belongs to a name:
    who asks for one property of a type depends on what the map says of all of them.
    """

    __slots__ = ("_digests", "_groups", "_whole", "label")

    def __init__(self, label: str, whole: Mapping[K, V]) -> None:
        self.label = label
        self._whole = whole
        self._groups: dict[str, list[tuple[K, V]]] | None = None
        self._digests: dict[str | None, str] = {}

    def __getitem__(self, key: K) -> V:
        _open[-1].add((self.label, key if key.__class__ is str and "/" not in key else _owner(key)))  # type: ignore[operator,arg-type]
        return self._whole[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V | D, /) -> V | D: ...
    def get(self, key: K, default: V | D | None = None, /) -> V | D | None:
        """What the map has for a key; that it has nothing is worth a note, too."""
        _open[-1].add((self.label, key if key.__class__ is str and "/" not in key else _owner(key)))  # type: ignore[operator,arg-type]
        return self._whole.get(key, default)

    def __contains__(self, key: object) -> bool:
        _open[-1].add((self.label, _owner(key)))
        return key in self._whole

    def __iter__(self) -> Iterator[K]:
        _open[-1].add((self.label, None))
        return iter(self._whole)

    def __len__(self) -> int:
        _open[-1].add((self.label, None))
        return len(self._whole)

    def values(self) -> ValuesView[V]:
        """Everything that there is, which depends on the whole map."""
        _open[-1].add((self.label, None))
        return self._whole.values()

    def items(self) -> ItemsView[K, V]:
        """Everything that there is and its keys, which depends on the whole map."""
        _open[-1].add((self.label, None))
        return self._whole.items()

    def digest(self, name: str | None) -> str:
        """A digest of what the map says of a name, or of the whole map, order included."""
        found = self._digests.get(name)
        if found is None:
            found = self._digests[name] = self._digest(name)
        return found

    def _digest(self, name: str | None) -> str:
        if self._groups is None:
            self._groups = {}
            for key, value in self._whole.items():
                self._groups.setdefault(_owner(key), []).append((key, value))
        if name is None:
            return digest(
                [[_owner(key), key] if isinstance(key, tuple) else key for key in self._whole]
                + [[self.digest(each) for each in self._groups]]
            )
        return digest(self._groups.get(name, ()))


class WatchedSequence(Sequence[V]):
    """A sequence that notes that somebody looked into it."""

    __slots__ = ("_digest", "_whole", "label")

    def __init__(self, label: str, whole: Sequence[V]) -> None:
        self.label = label
        self._whole = whole
        self._digest = ""

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[V]: ...
    def __getitem__(self, index: int | slice) -> V | Sequence[V]:
        _open[-1].add((self.label, None))
        return self._whole[index]

    def __iter__(self) -> Iterator[V]:
        _open[-1].add((self.label, None))
        return iter(self._whole)

    def __len__(self) -> int:
        _open[-1].add((self.label, None))
        return len(self._whole)

    def digest(self, _name: str | None) -> str:
        """A digest of the whole sequence."""
        self._digest = self._digest or digest(self._whole)
        return self._digest


class Derived(Generic[K, V]):
    """What is made of a key when it is first asked for; who asks again depends on the same things.

    ``make`` is called with ``source``, whose maps are watched, and the key.
    """

    __slots__ = ("_made", "make", "source")

    def __init__(self, make: Callable[[D, K], V], source: D) -> None:
        self.make = make
        self.source = source
        self._made: dict[K, tuple[V, set[Note]]] = {}

    def __getitem__(self, key: K) -> V:
        found = self._made.get(key)
        if found is None:
            with noting() as notes:
                value = self.make(self.source, key)
            found = self._made[key] = (value, notes)
        _open[-1].update(found[1])
        return found[0]


def _owner(key: object) -> str:
    name = key[0] if isinstance(key, tuple) else key
    return str(name).partition("/")[0]
