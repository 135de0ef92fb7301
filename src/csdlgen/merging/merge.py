"""The three-way merge of a page: what a person made of it, what the schema makes of it, and what both began with."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from csdlgen.merging.alignment import Vacant, aligned, first_by_role
from csdlgen.merging.familiar import familiar
from csdlgen.merging.page import KEPT, MangledError, Slot, parse
from csdlgen.merging.tables import Conflict, Tables
from csdlgen.merging.tokens import Base, slot_token

_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A page in which nothing is lost, and where the schema says something new about what a person wrote."""

    text: str
    conflicts: tuple[Conflict, ...]


def merged(mine: str, new: str, base: Base, words: Sequence[tuple[str, str]] = ()) -> Merged:
    """A person's page, all that they did not touch brought to the new text. Line ends are LF.

    ``words`` are names that moved, as they are now and as they were when the base was made. Raises MangledError.
    """
    mark = _MARK if mine.startswith(_MARK) else ""
    there = parse(new)
    here = familiar(parse(mine.removeprefix(_MARK)), (*base.slots, *map(slot_token, there.slots)))
    if not {slot_token(slot) for slot in here.slots} & set(base.slots):
        raise MangledError("nothing in it is known to be as it was generated")
    tables = Tables(base, here.kept, words)
    conflicts: list[Conflict] = []
    slots: list[Slot] = []
    for segment in _segments(base.slots, here.slots, there.slots):
        slots += segment.merged(tables, conflicts)
    text = mark + "".join(f"{slot.lead}{slot.raw}\n" for slot in slots)
    if kept := tables.kept():
        text += "\n".join(("", KEPT, *kept, "-->", ""))
    else:
        text += there.tail if here.kept else here.tail
    if not mine.endswith("\n"):
        text = text.rstrip("\n")
    now = _lines(slots)
    found = [
        replace(each, line=now.get(each.line, 1), was=each.line) for each in (*conflicts, *tables.conflicts)
    ]
    return Merged(text=text, conflicts=tuple(sorted(found, key=lambda conflict: conflict.line)))


def _lines(slots: Sequence[Slot]) -> dict[int, int]:
    """On which line stands what stood on a line of the person's page; what is new has no line there, that is 0."""
    now = {}
    line = 1
    for slot in slots:
        line += slot.lead.count("\n")
        now[slot.line] = line
        below = line + slot.head.count("\n") + 1
        for row in slot.rows:
            now[row.line] = below
            below += row.raw.count("\n") + 1
        line += slot.raw.count("\n") + 1
    return now


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """What stands between two places that all three pages share: slots by token, and which of them the base has too."""

    base: Sequence[str]
    mine: Sequence[Slot]
    new: Sequence[Slot]
    mine_of: Mapping[int, int]
    new_of: Mapping[int, int]

    def merged(self, tables: Tables, conflicts: list[Conflict]) -> Iterator[Slot]:
        """My slots in their order: what the schema took back is gone, what it put in its place is there."""
        replaced, inserted = self._new_slots(conflicts)
        old = {there: at for at, there in self.mine_of.items()}
        alike = {slot_token(self.new[number]): number for numbers in inserted.values() for number in numbers}
        left = self._left(inserted)
        placed: set[int] = set()
        yield from map(tables.fresh, left.get(-1, ()))
        for number, slot in enumerate(self.mine):
            at = old.get(number)
            after = -1
            if at is None:
                twin = alike.get(slot_token(slot))
                yield tables.merged(slot, self.new[twin]) if twin is not None and slot.is_table else slot
            elif at in self.new_of:
                after = self.new_of[at]
                fresh = self.new[after]
                yield tables.merged(slot, fresh) if slot.is_table else slot
            else:
                if slot.is_table:
                    tables.retire(slot)
                if at in replaced:
                    after = replaced[at]
                    yield tables.fresh(self.new[after])
            if after >= 0:
                placed.add(after)
                yield from map(tables.fresh, left.get(after, ()))
        for before, slots in left.items():
            if before >= 0 and before not in placed:
                yield from map(tables.fresh, slots)

    def _left(self, inserted: Mapping[int, Sequence[int]]) -> dict[int, list[Slot]]:
        """Those new slots that a person has not written to the letter already, by the new slot that they follow."""
        written = {slot_token(slot) for slot in self.mine}
        return {
            before: [slot for each in numbers if slot_token(slot := self.new[each]) not in written]
            for before, numbers in inserted.items()
        }

    def _new_slots(self, conflicts: list[Conflict]) -> tuple[dict[int, int], dict[int, list[int]]]:
        """Which slots of the base new ones take the place of; all other new ones, by the new slot that they follow."""
        gone = Vacant((at, token[0]) for at, token in enumerate(self.base) if at not in self.new_of)
        theirs = set(self.mine_of.values())
        own = first_by_role(slot for number, slot in enumerate(self.mine) if number not in theirs)
        known = set(self.new_of.values())
        replaced: dict[int, int] = {}
        inserted: dict[int, list[int]] = {}
        before = -1
        for number, slot in enumerate(self.new):
            if number in known:
                before = number
                continue
            at = gone.take(slot.role, len(self.base))
            if at is None:
                inserted.setdefault(before, []).append(number)
            elif at in self.mine_of:
                replaced[at] = before = number
            # What a person struck out stays out, whatever becomes of it.
            elif (mine := own.get(slot.role)) and slot_token(mine) != slot_token(slot):
                conflicts.append(Conflict(line=mine.line, what=named(slot)))
        return replaced, inserted


_WHAT = {
    "f": "example",
    "c": "comment before an example",
    "d": "notice",
    "n": "namespace",
    "b": "base type",
} | {str(level): "heading" for level in range(1, 7)}


def named(slot: Slot, otherwise: str = "text here") -> str:
    """What a slot is called in a sentence."""
    return _WHAT.get(slot.role, otherwise)


def _segments(base: Sequence[str], mine: Sequence[Slot], new: Sequence[Slot]) -> Iterator[_Segment]:
    mine_of = aligned(base, [slot_token(slot) for slot in mine])
    new_of = aligned(base, [slot_token(slot) for slot in new])
    shared = [(at, mine_of[at], new_of[at]) for at in range(len(base)) if at in mine_of and at in new_of]
    ends = [end for at, here, there in shared for end in ((at, here, there), (at + 1, here + 1, there + 1))]
    for start, end in itertools.pairwise([(0, 0, 0), *ends, (len(base), len(mine), len(new))]):
        places = range(start[0], end[0])
        yield _Segment(
            base=base[start[0] : end[0]],
            mine=mine[start[1] : end[1]],
            new=new[start[2] : end[2]],
            mine_of={at - start[0]: mine_of[at] - start[1] for at in places if at in mine_of},
            new_of={at - start[0]: new_of[at] - start[2] for at in places if at in new_of},
        )
