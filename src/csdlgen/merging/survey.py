"""A page looked through without changing it: which of its texts are as generated, and which a person's."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from csdlgen.merging.alignment import Vacant, aligned
from csdlgen.merging.familiar import familiar
from csdlgen.merging.merge import merged, named
from csdlgen.merging.page import KEPT, Page, Slot, parse
from csdlgen.merging.tables import called, columns_between
from csdlgen.merging.tokens import Base, base_of, cell_token, slot_token

_TO_DO = "**TODO"


class State(enum.StrEnum):
    """What a text on a page is."""

    GENERATED = "generated"
    EDITED = "edited"
    """A person's; the schema says what it said when they wrote it."""
    CONFLICTING = "conflicting"
    """A person's, and the schema says something new about it."""
    ORPHANED = "orphaned"
    """A person's, about something that is gone."""
    TODO = "todo"
    """A placeholder, which waits for a person."""


class Place(NamedTuple):
    """Where a text stands on a generated page: a cell of a table, or the slot of a number."""

    table: str = ""
    row: str = ""
    column: str = ""
    number: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text on a page. ``place`` is that of its counterpart on the generated page, None without one."""

    line: int
    state: State
    what: str
    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The texts of a page that are not as generated, and how many there are of each state."""

    texts: tuple[Text, ...]
    counts: Mapping[State, int]


def survey(mine: str, new: str, base: Base) -> Survey:
    """A page that a person may have changed beside the page that would be generated now. Raises MangledError."""
    conflicts = {(each.was, each.what) for each in merged(mine, new, base).conflicts}
    known = _known(base, new)
    here = familiar(parse(mine), known.slots)
    return _survey(mine, tuple(_texts(here, parse(new), known, conflicts)))


def survey_of_orphan(mine: str, base: Base) -> Survey:
    """A page of something that is gone. Raises MangledError."""
    page = familiar(parse(mine), base.slots)
    found = _texts(page, page, base, set())
    return _survey(mine, tuple(each if each.state in _OURS else _orphan(each) for each in found))


def survey_of_untouched(text: str) -> Survey:
    """A page that is as it was generated. Raises MangledError."""
    found: list[Text] = []
    count = 0
    for slot in parse(text).slots:
        if slot.is_table:
            count += sum(len(row.cells) for row in slot.rows)
            if _TO_DO in slot.raw:
                found += (each for each in _cells(slot, slot, None, set(), None) if each.state is State.TODO)
        else:
            count += 1
            if _TO_DO in slot.text:
                found.append(Text(line=slot.line, state=State.TODO, what=named(slot, "text"), text=slot.text))
    counts = {State.GENERATED: count - len(found), State.TODO: len(found)}
    return Survey(texts=tuple(found), counts=counts)


def places(page: Page) -> Mapping[Place, str]:
    """Every text of a generated page by its place."""
    found = {}
    for number, slot in enumerate(page.slots):
        if not slot.is_table:
            found[Place(number=number)] = slot.text
        for row in slot.rows:
            for column, text in row.cells.items():
                found[Place(slot.text, row.key, column)] = text
    return found


_OURS = {State.GENERATED, State.TODO}


def _survey(text: str, found: tuple[Text, ...]) -> Survey:
    found += tuple(_kept(text))
    return Survey(
        texts=tuple(each for each in found if each.state is not State.GENERATED),
        counts=Counter(each.state for each in found),
    )


def _known(base: Base, new: str) -> Base:
    """What is no person's: what was generated, and what would be."""
    now = base_of(new)
    return Base(slots=base.slots + now.slots, cells=base.cells + now.cells)


def _texts(mine: Page, new: Page, known: Base, conflicts: set[tuple[int, str]]) -> Iterator[Text]:
    slots, cells = set(known.slots), set(known.cells)
    for slot, twin in _paired(mine, new):
        if slot.is_table:
            yield from _cells(slot, new.slots[twin] if twin is not None else slot, cells, conflicts, twin)
        else:
            what = named(slot, "text")
            place = None if twin is None else Place(number=twin)
            is_ours = slot_token(slot) in slots
            is_new = (slot.line, named(slot)) in conflicts
            yield _text(slot.line, what, slot.text, place, is_ours=is_ours, is_new=is_new)


def _cells(
    mine: Slot, new: Slot, known: set[str] | None, conflicts: set[tuple[int, str]], twin: int | None
) -> Iterator[Text]:
    names = columns_between(mine, new)
    rows = {row.key for row in new.rows}
    for row in mine.rows:
        for column, text in row.cells.items():
            name = names.get(column, column)
            what = called(new, row, name)
            is_ours = not text or known is None or cell_token(new.text, row.key, name, text) in known
            is_there = twin is not None and row.key in rows and name in new.columns
            place = Place(new.text, row.key, name) if is_there else None
            is_new = (row.line, what) in conflicts
            yield _text(row.line, what, text, place, is_ours=is_ours, is_new=is_new)


def _text(line: int, what: str, text: str, place: Place | None, *, is_ours: bool, is_new: bool) -> Text:
    if is_new:
        state = State.CONFLICTING
    elif _TO_DO in text:
        state = State.TODO
    else:
        state = State.GENERATED if is_ours else State.EDITED
    return Text(line=line, state=state, what=what, text=text, place=place)


def _paired(mine: Page, new: Page) -> Iterator[tuple[Slot, int | None]]:
    """The slots of a page, each with the number of its counterpart: the same, or what stands in the same gap."""
    if mine is new:
        yield from ((slot, number) for number, slot in enumerate(mine.slots))
        return
    known = aligned([slot_token(slot) for slot in mine.slots], [slot_token(slot) for slot in new.slots])
    theirs = set(known.values())
    free = Vacant((number, slot.role) for number, slot in enumerate(new.slots) if number not in theirs)
    for number, (slot, end) in enumerate(zip(mine.slots, _ends(known, mine, new), strict=True)):
        twin = known.get(number)
        if twin is None:
            twin = free.take(slot.role, end)
        else:
            free.skip(twin)
        yield slot, twin


def _ends(known: Mapping[int, int], mine: Page, new: Page) -> list[int]:
    """For each slot of a page, where the gap ends that its counterpart may be in: at that of the next known one."""
    ends, end = [], len(new.slots)
    for number in reversed(range(len(mine.slots))):
        ends.append(end)
        end = known.get(number, end)
    return ends[::-1]


def _orphan(text: Text) -> Text:
    return Text(line=text.line, state=State.ORPHANED, what=text.what, text=text.text)


def _kept(text: str) -> Iterator[Text]:
    """The texts at the end of a page that are about what is gone."""
    if KEPT not in text:
        return
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.rstrip() == KEPT), len(lines))
    for number, line in enumerate(lines[start + 1 :], start=start + 2):
        if line.strip() == "-->":
            return
        if line.strip():
            place, _, words = line.partition(": ")
            yield Text(line=number, state=State.ORPHANED, what=place, text=words)
