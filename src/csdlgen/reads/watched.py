"""Maps that note what is looked up in them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Any, Generic, TypeVar, overload

from csdlgen.reads.digests import digest, text_digest

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

Note = tuple[str, str]
"""The label of a map, and the name that was looked up in it."""

WHOLE = "/"
"""Instead of a name: the map as a whole. No name holds a slash, for only what stands before the first one counts."""

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
        self._groups: Mapping[str, object] | None = None
        self._digests: dict[str, str] = {}

    def __getitem__(self, key: K) -> V:
        _open[-1].add((self.label, _owners[key]))
        return self._whole[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V | D, /) -> V | D: ...
    def get(self, key: K, default: V | D | None = None, /) -> V | D | None:
        """What the map has for a key; that it has nothing is worth a note, too."""
        _open[-1].add((self.label, _owners[key]))
        return self._whole.get(key, default)

    def __contains__(self, key: object) -> bool:
        _open[-1].add((self.label, _owners[key]))
        return key in self._whole

    def __iter__(self) -> Iterator[K]:
        _open[-1].add((self.label, WHOLE))
        return iter(self._whole)

    def __len__(self) -> int:
        _open[-1].add((self.label, WHOLE))
        return len(self._whole)

    def values(self) -> ValuesView[V]:
        """Everything that there is, which depends on the whole map."""
        _open[-1].add((self.label, WHOLE))
        return self._whole.values()

    def items(self) -> ItemsView[K, V]:
        """Everything that there is and its keys, which depends on the whole map."""
        _open[-1].add((self.label, WHOLE))
        return self._whole.items()

    def digest(self, name: str) -> str:
        """A digest of what the map says of a name, or of the whole map, order included; empty if it has none."""
        found = self._digests.get(name)
        if found is None:
            try:
                found = self._digest(name)
            except TypeError:
                found = ""
            self._digests[name] = found
        return found

    def _digest(self, name: str) -> str:
        if self._groups is None:
            self._groups = _grouped(self._whole)
        if name == WHOLE:
            parts = [self.digest(each) for each in self._groups]
            return digest([[str(key) for key in self._whole], parts]) if all(parts) else ""
        if name not in self._groups:
            return _NOTHING
        found = self._groups[name]
        return text_digest(found) if isinstance(found, str) else digest(found)


class WatchedSequence(Sequence[V]):
    """A sequence that notes that somebody looked into it."""

    __slots__ = ("_digest", "_whole", "label")

    def __init__(self, label: str, whole: Sequence[V]) -> None:
        self.label = label
        self._whole = whole
        self._digest: str | None = None

    @overload
    def __getitem__(self, index: int) -> V: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[V]: ...
    def __getitem__(self, index: int | slice) -> V | Sequence[V]:
        _open[-1].add((self.label, WHOLE))
        return self._whole[index]

    def __iter__(self) -> Iterator[V]:
        _open[-1].add((self.label, WHOLE))
        return iter(self._whole)

    def __len__(self) -> int:
        _open[-1].add((self.label, WHOLE))
        return len(self._whole)

    def digest(self, _name: str) -> str:
        """A digest of the whole sequence; empty if it has none."""
        if self._digest is None:
            try:
                self._digest = digest(self._whole)
            except TypeError:
                self._digest = ""
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


_NOTHING = "-"
"""The digest of what is not there."""


def _grouped(whole: Mapping[Any, object]) -> Mapping[str, object]:
    """What a map says of each name: a value, or all that belongs to it with its keys."""
    if all(key.__class__ is str and "/" not in key for key in whole):
        return whole
    groups: dict[str, list[tuple[str, object]]] = {}
    for key, value in whole.items():
        groups.setdefault(_owners[key], []).append((str(key), value))
    return groups


class _Owners(dict[object, str]):
    """The name that a key begins with; found once, for looking up must cost next to nothing."""

    def __missing__(self, key: object) -> str:
        name = key[0] if isinstance(key, tuple) else key
        owner = self[key] = str(name).partition("/")[0]
        return owner


_owners = _Owners()
