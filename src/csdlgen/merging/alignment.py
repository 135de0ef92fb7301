"""Which slots of a page are which of another: the same ones, and what takes the place of what is gone."""

from __future__ import annotations

import difflib
from collections import deque
from collections.abc import Iterable, Sequence

from csdlgen.merging.page import Slot

_LONG = 1000


def aligned(base: Sequence[str], tokens: Sequence[str]) -> dict[int, int]:
    """Which of some tokens are which of others, in one order: places by places."""
    # What is common in a long file (a table of contents) finds its place by its neighbours, or it would take hours.
    is_long = max(len(base), len(tokens)) > _LONG
    blocks = difflib.SequenceMatcher(None, base, tokens, autojunk=is_long).get_matching_blocks()
    return {at + step: there + step for at, there, size in blocks for step in range(size)}


class Vacant:
    """Places that wait for a slot of their role. They are given away in order: what was passed over stays vacant."""

    def __init__(self, places: Iterable[tuple[int, str]]) -> None:
        """``places``: in ascending order, each with its role."""
        self._places: dict[str, deque[int]] = {}
        self._start = 0
        for place, role in places:
            self._places.setdefault(role, deque()).append(place)

    def take(self, role: str, end: int) -> int | None:
        """The first place of that role that was not passed over and lies before ``end``; it and all before it are passed."""
        places = self._places.get(role)
        while places and places[0] < self._start:
            places.popleft()
        if not places or places[0] >= end:
            return None
        self.skip(places[0])
        return places[0]

    def skip(self, place: int) -> None:
        """Pass over a place and all before it."""
        self._start = place + 1


def first_by_role(slots: Iterable[Slot]) -> dict[str, Slot]:
    """The first slot of each role."""
    found: dict[str, Slot] = {}
    for slot in slots:
        found.setdefault(slot.role, slot)
    return found
