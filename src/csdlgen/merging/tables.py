"""The three-way merge of tables: rows come and go with their members, and cells that a person wrote stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from csdlgen.merging.page import FRONT_MATTER, Row, Slot
from csdlgen.merging.tokens import Base, cell_token, row_token


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Something that a person wrote, and that the schema says something new about.

    ``line`` is where it stands on the merged page, ``was`` where it stood on theirs.
    ``now`` is what the schema says, of a cell: it can be put there as it is.
    """

    line: int
    what: str
    was: int = 0
    now: str = ""


class Tables:
    """Merges the tables of a page, and keeps what was written about rows that are gone until they come back."""

    def __init__(self, base: Base, kept: Sequence[str], words: Sequence[tuple[str, str]] = ()) -> None:
        self.conflicts: list[Conflict] = []
        self._base = {token: at for at, token in enumerate(base.cells)}
        self._kept = list(kept)
        self._words = dict(words)
        self._moved: dict[tuple[str, str], str] = {}

    def kept(self) -> tuple[str, ...]:
        """The lines about rows that are gone."""
        return tuple(self._kept)

    def fresh(self, slot: Slot) -> Slot:
        """A slot as the schema has it."""
        if not slot.is_table:
            return replace(slot, line=0)
        rows = [self._new_row(slot, row, slot) for row in slot.rows]
        return replace(_laid_out(slot, rows), line=0)

    def retire(self, mine: Slot) -> None:
        """Keep what a person wrote in a table that is gone."""
        for row in mine.rows:
            self._keep(mine, row, {column: column for column in mine.columns})

    def merged(self, mine: Slot, new: Slot) -> Slot:
        """My table with the rows of the new one."""
        mine = self._followed(mine, new)
        names = columns_between(mine, new)
        before = {row.key: row for row in mine.rows}
        rows = {row.key: row for row in new.rows}
        followers: dict[str, list[Row]] = {}
        last = ""
        for row in mine.rows:
            if row.key in rows:
                last = row.key
            elif self._was_there(new, row):
                self._keep(new, row, names)
            else:
                followers.setdefault(last, []).append(row)
        merged = list(followers.get("", ()))
        for key in self._order(mine, new):
            row = rows[key]
            if key in before:
                merged.append(self._row(new, before[key], row, names))
            elif not self._was_there(new, row):
                merged.append(self._new_row(new, row, mine))
            merged += followers.get(key, ())
        return _laid_out(mine, merged)

    def _order(self, mine: Slot, new: Slot) -> list[str]:
        """The keys of the new rows, in their order unless a person chose another one."""
        order = [row.key for row in new.rows]
        known = set(order)
        chosen = [row.key for row in mine.rows if row.key in known]
        places = [at for key in chosen if (at := self._place(new.text, key)) is not None]
        if places == sorted(places):
            return order
        following = dict(zip(["", *order], order, strict=False))
        there = set(chosen)
        result: list[str] = []
        for key in ["", *chosen]:
            result += [key] if key else []
            while (key := following.get(key, "")) and key not in there:
                result.append(key)
        return result

    def _followed(self, mine: Slot, new: Slot) -> Slot:
        """My table, rows of what moved called as they are now."""
        if not self._words:
            return mine
        before, after = ({row.key for row in table.rows} for table in (mine, new))
        now: dict[str, str] = {}
        for key in after - before:
            then = self._then(key)
            if then not in after and self._place(new.text, then) is not None:
                now[then] = key
                self._moved[new.text, key] = then
        return replace(mine, rows=tuple(replace(row, key=now.get(row.key, row.key)) for row in mine.rows))

    def _then(self, key: str) -> str:
        """What a row was called before something moved."""
        if not self._words:
            return key
        return re.sub(r"\w+", lambda word: self._words.get(word[0], word[0]), key)

    def _place(self, table: str, key: str) -> int | None:
        """Where the base has a row, None if it has none."""
        return self._base.get(row_token(table, self._moved.get((table, key), key)))

    def _was_there(self, table: Slot, row: Row) -> bool:
        return self._place(table.text, row.key) is not None

    def _is_ours(self, table: str, key: str, column: str, text: str) -> bool:
        return cell_token(table, self._moved.get((table, key), key), column, text) in self._base

    def _row(self, table: Slot, mine: Row, new: Row, names: dict[str, str]) -> Row:
        """A row of both: a cell is mine if I changed it."""
        found = {}
        for column, text in mine.cells.items():
            name = names.get(column, "")
            wanted = new.cells.get(name, text)
            if text == wanted or self._is_ours(table.text, new.key, name, text):
                returned = self._returned(table, self._then(new.key), name) if self._words else None
                found[column] = wanted if returned is None else returned
                continue
            found[column] = text
            if self._was_there(table, new) and not self._is_ours(table.text, new.key, name, wanted):
                self.conflicts.append(Conflict(line=mine.line, what=called(table, new, name), now=wanted))
        return mine if found == mine.cells else _written(table, replace(mine, cells=found))

    def _new_row(self, table: Slot, row: Row, layout: Slot) -> Row:
        """A row that is new, or that is back with what was written about it."""
        names = columns_between(layout, table)
        found = {column: row.cells.get(names.get(column, ""), "") for column in layout.columns}
        for column in layout.columns:
            for key in dict.fromkeys((row.key, self._then(row.key))):
                returned = self._returned(table, key, names.get(column, column))
                if returned is not None:
                    found[column] = returned
        row = replace(row, line=0)
        return row if found == row.cells else _written(table, replace(row, cells=found))

    def _returned(self, table: Slot, key: str, column: str) -> str | None:
        """What was kept about a cell, which is there again; None for nothing."""
        start = _start(table, key, column)
        at = next((at for at, line in enumerate(self._kept) if line.startswith(start)), None)
        return None if at is None else _unpacked(self._kept.pop(at).removeprefix(start))

    def _keep(self, table: Slot, row: Row, names: dict[str, str]) -> None:
        for column, text in row.cells.items():
            name = names.get(column, column)
            if text and not self._is_ours(table.text, row.key, name, text):
                self._kept.append(_start(table, row.key, name) + _packed(text))


def called(table: Slot, row: Row, column: str) -> str:
    """What a cell is called in a sentence."""
    return row.key if table.text == FRONT_MATTER else f"{column.lower()} of {row.key}"


def _start(table: Slot, key: str, column: str) -> str:
    return _packed(f"{table.text} / {key} / {column}: ")


def _packed(text: str) -> str:
    return text.replace("&", "&amp;").replace("-->", "--&gt;").replace("\n", "&#10;")


def _unpacked(text: str) -> str:
    return text.replace("&#10;", "\n").replace("--&gt;", "-->").replace("&amp;", "&")


def columns_between(mine: Slot, new: Slot) -> dict[str, str]:
    """Which column of the schema's stands in each of mine: by name, else by place in a table of the same width."""
    if (
        len(mine.columns) == len(new.columns)
        and mine.columns != new.columns
        and set(mine.columns) != set(new.columns)
    ):
        return dict(zip(mine.columns, new.columns, strict=True))
    return {column: column for column in mine.columns if column in new.columns}


def _written(table: Slot, row: Row) -> Row:
    if table.text == FRONT_MATTER:
        value = row.cells["value"]
        key = row.raw.partition(":")[0]
        text = f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}"
    else:
        gap = " " if table.head.startswith("| ") else ""
        text = "|" + "|".join(f"{gap}{cell}{gap if cell else ''}" for cell in row.cells.values()) + "|"
    return replace(row, raw=text)


def _laid_out(table: Slot, rows: Sequence[Row]) -> Slot:
    return replace(table, rows=tuple(rows), raw="\n".join(_lines(table, rows)))


def _lines(table: Slot, rows: Sequence[Row]) -> Iterator[str]:
    yield table.head
    yield from (row.raw for row in rows)
    if table.text == FRONT_MATTER:
        yield "---"
