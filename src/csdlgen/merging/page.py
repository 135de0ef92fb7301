"""A page as it stands, read into slots: lines of prose, blocks of code, and tables with their cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

FRONT_MATTER = "front matter"
"""The name of the table that the fields at the top of a page are read as."""
KEPT = "<!-- Kept by csdlgen: written by hand about what the schema no longer has."
"""The first line of the block at the end of a page that holds the text of members that are gone."""

_BLANK = re.compile(r"(?:[^\S\n]*\n)*(?:\s*\Z)?")
_RULE = r"[ \t]*+:?-++:?[ \t]*+"
# How a piece begins, and where one line or a table ends. Groups of one letter are roles.
_PIECE = re.compile(
    rf"""
      (?P<kept>   {re.escape(KEPT)}[^\S\n]*$ )
    | (?P<fence>  [ ]{{0,3}}(?P<mark>`{{3,}}|~{{3,}}) )
    | (?P<c>      <!-- )
    | (?P<heading>(?P<level>\#{{1,6}})[ \t]+(?P<title>.*)$ )
    | (?P<T>      [^\S\n]*\|.*\n\|?{_RULE}(?:\|{_RULE})*\|?[ \t]*$(?:\n[^\S\n]*\|.*)* )
    | (?P<n>      Namespace:.* )
    | (?P<d>      \[!INCLUDE.* )
    | (?P<a>      This\ is\ an\ abstract\ type\..* )
    | (?P<b>      Inherits\ from\ .* )
    | (?P<q>      >.* )
    | (?P<t>      .+ )
    """,
    re.VERBOSE | re.MULTILINE,
)
_FRONT_MATTER = re.compile(r"---[^\S\n]*\n(?:.*\n)*?---[^\S\n]*$", re.MULTILINE)
_KEPT_END = re.compile(r"\n[^\S\n]*-->[^\S\n]*$", re.MULTILINE)
_BAR = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\([^()]*\)")
_FIELD = re.compile(r"([^\s:#][^:]*):(?: (.*))?")


class MangledError(Exception):
    """A page is not of our format any more; the message says why."""


class Piece(NamedTuple):
    """Where something stands in a page's text, and its role, a letter; of a table also the section that it stands in."""

    role: str
    start: int
    end: int
    section: str = ""


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
    slots: list[Slot] = []
    kept: list[str] = []
    seen: dict[str, int] = {}
    line, end = 1, 0
    for piece in pieces(text):
        lead, raw = text[end : piece.start], text[piece.start : piece.end]
        line += lead.count("\n")
        if piece.role == "kept":
            kept += [each for each in raw.split("\n")[1:-1] if each.strip()]
        elif piece.role == "T":
            slots.append(
                Slot(
                    role="T",
                    text=table_name(raw, piece.section, seen),
                    raw=raw,
                    lead=lead,
                    line=line,
                    head="\n".join(raw.split("\n")[: 1 if is_front_matter(raw) else 2]),
                    columns=columns_of(raw),
                    rows=tuple(rows(raw, line)),
                )
            )
        else:
            slots.append(Slot(role=piece.role, text=trimmed(raw), raw=raw, lead=lead, line=line))
        line += raw.count("\n") + 1
        end = piece.end + 1
    return Page(slots=tuple(slots), tail=text[end:], kept=tuple(kept))


def pieces(text: str) -> Iterator[Piece]:
    """Where the slots of a page stand, in order, the blank lines between them left out. Raises MangledError."""
    start = 0
    section = ""
    if text.partition("\n")[0].rstrip() == "---":
        found = _FRONT_MATTER.match(text)
        if not found:
            raise MangledError("the front matter is not closed (line 1)")
        yield Piece("T", 0, found.end())
        start = found.end() + 1
    while True:
        blank = _BLANK.match(text, start)
        start = blank.end() if blank else start
        found = _PIECE.match(text, start)
        if not found:
            return
        end, role = found.end(), found.lastgroup or ""
        if role == "T":
            yield Piece(role, start, end, section)
        elif role == "heading":
            role = str(len(found["level"]))
            section = _title(found["title"]) if role > "1" else ""
            yield Piece(role, start, end)
        elif role in _ENDS:
            end = _end(text, start, role, found["mark"])
            yield Piece(_ENDS[role].role, start, end)
        else:
            yield Piece(role, start, end)
        start = end + 1


class _End(NamedTuple):
    """How a block of several lines is closed, with what is said of one that is not."""

    role: str
    complaint: str


_ENDS = {
    "fence": _End("f", "a block of code is not closed"),
    "c": _End("c", "a comment is not closed"),
    "kept": _End("kept", "the block of kept texts is not closed"),
}


def _end(text: str, start: int, role: str, mark: str | None) -> int:
    """Where the last line of a block of several lines ends."""
    if role == "c":
        closing = text.find("-->", start)
        end = text.find("\n", closing)
        if closing >= 0:
            return end if end >= 0 else len(text)
    else:
        found = (_closing(mark) if mark else _KEPT_END).search(text, start)
        if found:
            return found.end()
    raise MangledError(f"{_ENDS[role].complaint} (line {text.count(chr(10), 0, start) + 1})")


def _title(text: str) -> str:
    """What a heading says, without the marks that may close it."""
    return text.rstrip(" \t").rstrip("#").rstrip(" \t")


@lru_cache(maxsize=64)
def _closing(mark: str) -> re.Pattern[str]:
    return re.compile(rf"\n {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)


def table_name(raw: str, section: str, seen: dict[str, int]) -> str:
    """What a table is called: by its section and first column, and by a number if that was seen on the page."""
    return FRONT_MATTER if is_front_matter(raw) else _numbered(f"{section}, {columns_of(raw)[0]}", seen)


def is_front_matter(raw: str) -> bool:
    """Whether a table is the fields at the top of a page."""
    return raw.startswith("---")


def trimmed(raw: str) -> str:
    """Lines without the blanks at their ends, which say nothing."""
    return "\n".join(map(str.rstrip, raw.split("\n"))) if "\n" in raw else raw.rstrip()


def cells(line: str) -> list[str]:
    """The texts between the bars of a row."""
    inside = line.strip().removeprefix("|")
    if "\\" not in inside:
        return list(map(str.strip, inside.removesuffix("|").split("|")))
    return [cell.strip() for cell in _BAR.split(re.sub(r"(?<!\\)\|\Z", "", inside))]


def columns_of(raw: str) -> tuple[str, ...]:
    """The names of a table's columns."""
    return ("value",) if is_front_matter(raw) else _columns(raw.partition("\n")[0])


@lru_cache(maxsize=64)
def _columns(line: str) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    return tuple(_numbered(column, seen) for column in cells(line))


def rows(raw: str, line: int = 1) -> Iterator[Row]:
    """The rows of a table whose first line is a line of that number. Raises MangledError."""
    return _fields(raw, line) if is_front_matter(raw) else _rows(raw, line)


def _rows(raw: str, line: int) -> Iterator[Row]:
    head, _, *lines = raw.split("\n")
    columns = _columns(head)
    seen: dict[str, int] = {}
    for number, each in enumerate(lines, start=line + 2):
        found = cells(each)
        if len(found) > len(columns):
            raise MangledError(f"a row has more cells than its table has columns (line {number})")
        found += [""] * (len(columns) - len(found))
        name = _LINK.sub(r"\1", found[0]) if "](" in found[0] else found[0]
        values = dict(zip(columns, found, strict=True))
        yield Row(key=_numbered(name, seen), cells=values, raw=each, line=number)


def _fields(raw: str, line: int) -> Iterator[Row]:
    lines = raw.split("\n")
    seen: dict[str, int] = {}
    number = 1
    while number < len(lines) - 1:
        start = number
        number += 1
        while number < len(lines) - 1 and lines[number][:1] in (" ", "\t", "-", ""):
            number += 1
        entry = "\n".join(lines[start:number])
        field = _FIELD.fullmatch(lines[start].rstrip())
        value = "\n".join(((field[2] or "").strip(), *lines[start + 1 : number])) if field else entry
        key = _numbered(field[1] if field else entry, seen)
        yield Row(key=key, cells={"value": value}, raw=entry, line=line + start)


def _numbered(key: str, seen: dict[str, int]) -> str:
    seen[key] = count = seen.get(key, 0) + 1
    return key if count == 1 else f"{key} ({count})"
