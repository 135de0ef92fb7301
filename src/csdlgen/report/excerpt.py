"""The line of a source file that a finding is about, cut to the width of a terminal."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from csdlgen.diagnostics import Location
from csdlgen.printing import signs

_MARGIN = 8
"""What stands in front of an excerpt: the number of the line, and a bar."""
_NARROWEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A piece of a line, and how many columns of a terminal lie before the place that is meant."""

    text: str
    indent: int


class Excerpts:
    """Lines of the files that findings name, each file read once. ``bases`` are the folders that names start from."""

    def __init__(self, bases: Iterable[Path], *, width: int = 100) -> None:
        self._bases = tuple(dict.fromkeys(bases))
        self._width = max(width - _MARGIN, _NARROWEST)
        self._files: dict[str, tuple[str, ...]] = {}

    def at(self, location: Location) -> Excerpt | None:
        """The line of a place with a column in it; None if there is none, or the file cannot be read any more."""
        lines = self._lines(location.file)
        if not 0 < location.line <= len(lines) or not location.column:
            return None
        return _cut(lines[location.line - 1], location.column - 1, self._width)

    def _lines(self, file: str) -> tuple[str, ...]:
        if file not in self._files:
            self._files[file] = self._read(file)
        return self._files[file]

    def _read(self, file: str) -> tuple[str, ...]:
        for base in self._bases:
            try:
                # As an XML reader counts lines: form feeds and their like end none.
                return tuple(_text((base / file).read_bytes()).replace("\r\n", "\n").split("\n"))
            except (OSError, ValueError):
                continue
        return ()


def _text(data: bytes) -> str:
    """The text, good enough to be looked at: whoever found something in the file has read it for good."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _cut(line: str, offset: int, width: int) -> Excerpt | None:
    """The part of the line around an offset that fits; what a terminal would not print stands as one sign."""
    if offset > len(line):
        return None
    shown = signs(line)
    start = 0 if _columns(shown) <= width or offset < width // 2 else offset - width // 3
    before, rest = "…" if start else "", shown[start:]
    room = width - len(before)
    fitting = rest if _columns(rest) <= room else f"{_fitting(rest, room - 1)}…"
    return Excerpt(text=f"{before}{fitting}", indent=_columns(before + shown[start:offset]))


def _fitting(text: str, width: int) -> str:
    """The beginning of the text that takes at most so many columns."""
    taken = 0
    for index, each in enumerate(text):
        taken += _columns(each)
        if taken > width:
            return text[:index]
    return text


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
