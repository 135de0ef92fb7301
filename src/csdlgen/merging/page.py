"""A page as it stands, read into slots: lines of prose, blocks of code, and tables with their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

FRONT_MATTER = "front matter"
"""The name of the table that the fields at the top of a page are read as."""
KEPT = "<!-- Kept by csdlgen: written by hand about what the schema no longer has."
"""The first line of the block at the end of a page that holds the text of members that are gone."""

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)")
_FIELD = re.compile(r"([^\s:#][^:]*):(?: (.*))?")
_ROLES = (
    ("n", "Namespace:"),
    ("d", "[!INCLUDE"),
    ("a", "This is an abstract type."),
    ("b", "Inherits from "),
    ("q", ">"),
)


class MangledError(Exception):
    """A page is not of our format any more; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: what it is about, its cells by column, and its lines as they stand."""

    key: str
    cells: Mapping[str, str]
    raw: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A piece of a page. ``lead`` is the blank lines before it, ``role`` a letter for what kind it is.

    ``rows`` are those of a table, whose name then is ``text``; ``columns`` are its columns and ``head`` its first lines.
    """

    role: str
    text: str
    raw: str
    lead: str
    line: int
    head: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether the slot has slots of its own: its cells."""
        return self.role == "T"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The slots of a page, what follows the last one, and the texts that were kept of members that are gone."""

    slots: tuple[Slot, ...]
    tail: str
    kept: tuple[str, ...] = ()


def parse(text: str) -> Page:
    """The slots of a page whose line ends are LF. Raises MangledError."""
    return _Parser(text).page()


def cells(line: str) -> list[str]:
    """The texts between the bars of a row."""
    inside = line.strip().removeprefix("|")
    return [cell.strip() for cell in _BAR.split(re.sub(r"(?<!\\)\|\Z", "", inside))]


class _Parser:
    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._at = 0
        self._slots: list[Slot] = []
        self._kept: list[str] = []
        self._section = ""
        self._tables: Counter[str] = Counter()

    def page(self) -> Page:
        if self._lines[0].rstrip() == "---":
            self._front_matter()
        while True:
            start = self._at
            while self._at < len(self._lines) and not self._lines[self._at].strip():
                self._at += 1
            lead = "".join(line + "\n" for line in self._lines[start : self._at])
            if self._at == len(self._lines):
                return Page(slots=tuple(self._slots), tail=lead.removesuffix("\n"), kept=tuple(self._kept))
            self._slot(lead)

    def _slot(self, lead: str) -> None:
        line = self._lines[self._at]
        if line.rstrip() == KEPT:
            end = self._end(lambda each: each.strip() == "-->", "the block of kept texts is not closed")
            self._kept += [each for each in self._lines[self._at + 1 : end] if each.strip()]
            self._at = end + 1
        elif fence := _FENCE.match(line):
            mark = fence[1]
            closing = re.compile(rf" {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*")
            self._block(
                "f",
                lead,
                self._end(lambda each: bool(closing.fullmatch(each)), "a block of code is not closed"),
            )
        elif line.startswith("<!--"):
            end = self._at
            if "-->" not in line:
                end = self._end(lambda each: "-->" in each, "a comment is not closed")
            self._block("c", lead, end)
        elif heading := _HEADING.fullmatch(line):
            self._section = heading[2] if len(heading[1]) > 1 else ""
            self._block(str(len(heading[1])), lead, self._at)
        elif (
            line.lstrip().startswith("|")
            and self._at + 1 < len(self._lines)
            and _RULER.fullmatch(self._lines[self._at + 1])
        ):
            self._table(lead)
        else:
            role = next((role for role, start in _ROLES if line.startswith(start)), "t")
            self._block(role, lead, self._at)

    def _end(self, closes: Callable[[str], bool], complaint: str) -> int:
        for number in range(self._at + 1, len(self._lines)):
            if closes(self._lines[number]):
                return number
        raise MangledError(f"{complaint} (line {self._at + 1})")

    def _block(self, role: str, lead: str, end: int) -> None:
        if end == self._at:
            raw = self._lines[end]
            self._slots.append(Slot(role=role, text=raw.rstrip(), raw=raw, lead=lead, line=end + 1))
            self._at += 1
            return
        lines = self._lines[self._at : end + 1]
        raw = "\n".join(lines)
        text = "\n".join(line.rstrip() for line in lines)
        self._slots.append(Slot(role=role, text=text, raw=raw, lead=lead, line=self._at + 1))
        self._at = end + 1

    def _table(self, lead: str) -> None:
        start = self._at
        columns = _unique(cells(self._lines[start]))
        self._at += 2
        rows: list[Row] = []
        seen: Counter[str] = Counter()
        while self._at < len(self._lines) and self._lines[self._at].lstrip().startswith("|"):
            found = cells(self._lines[self._at])
            if len(found) > len(columns):
                raise MangledError(f"a row has more cells than its table has columns (line {self._at + 1})")
            found += [""] * (len(columns) - len(found))
            key = _numbered(_LINK.sub(r"\1", found[0]), seen)
            values = dict(zip(columns, found, strict=True))
            rows.append(Row(key=key, cells=values, raw=self._lines[self._at], line=self._at + 1))
            self._at += 1
        head = "\n".join(self._lines[start : start + 2])
        name = _numbered(f"{self._section}, {columns[0]}", self._tables)
        slot = Slot(role="T", text=name, raw=self._raw(start), lead=lead, line=start + 1)
        self._slots.append(replace(slot, head=head, columns=columns, rows=tuple(rows)))

    def _raw(self, start: int) -> str:
        return "\n".join(self._lines[start : self._at])

    def _front_matter(self) -> None:
        end = self._end(lambda each: each.rstrip() == "---", "the front matter is not closed")
        rows: list[Row] = []
        seen: Counter[str] = Counter()
        number = 1
        while number < end:
            start = number
            number += 1
            while number < end and (self._lines[number][:1] in (" ", "\t", "-", "")):
                number += 1
            raw = "\n".join(self._lines[start:number])
            field = _FIELD.fullmatch(self._lines[start].rstrip())
            value = "\n".join(((field[2] or "").strip(), *self._lines[start + 1 : number])) if field else raw
            key = _numbered(field[1] if field else raw, seen)
            rows.append(Row(key=key, cells={"value": value}, raw=raw, line=start + 1))
        self._at = end + 1
        slot = Slot(role="T", text=FRONT_MATTER, raw=self._raw(0), lead="", line=1)
        self._slots.append(replace(slot, head="---", columns=("value",), rows=tuple(rows)))


def _numbered(key: str, seen: Counter[str]) -> str:
    seen[key] += 1
    return key if seen[key] == 1 else f"{key} ({seen[key]})"


def _unique(columns: Sequence[str]) -> tuple[str, ...]:
    seen: Counter[str] = Counter()
    return tuple(_numbered(column, seen) for column in columns)
