"""Where a key stands in TOML text, which ``tomllib`` does not tell."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable

Key = tuple[str | int, ...]
"""A path of keys from the top of a document; an item of an array is its index."""

_TOKEN = re.compile(
    r'''
      (?P<blank> [ \t\r]+ | \#[^\n]* )
    | (?P<text>  """(?:\\[\s\S]|[^\\])*?""""{0,2} | \'\'\'[\s\S]*?\'\'\'\'{0,2} | "(?:\\.|[^"\\\n])*" | '[^'\n]*' )
    | (?P<mark>  [\[\]{}=,.\n] )
    | (?P<bare>  [^\s\[\]{}=,."'\#]+ )
    ''',
    re.VERBOSE,
)


def find(text: str, key: Key) -> tuple[int, int]:
    """Line and column, both from 1, of a key in valid TOML; of the nearest table around it if it is not written."""
    return places(text)(key)


def places(text: str) -> Callable[[Key], tuple[int, int]]:
    """What :func:`find` says of each key of one text, which is read once."""
    offsets = _Scanner(text).offsets
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(key: Key) -> tuple[int, int]:
        while key and key not in offsets:
            key = key[:-1]
        offset = offsets.get(key, 0)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    return place


class _Scanner:
    """One walk over valid TOML that notes the offset of every key."""

    def __init__(self, text: str) -> None:
        self.offsets: dict[Key, int] = {}
        self._arrays: Counter[Key] = Counter()
        self._tokens = [
            (match.lastgroup, match.group(), match.start())
            for match in _TOKEN.finditer(text)
            if match.lastgroup != "blank"
        ]
        self._at = 0
        self._document()

    def _peek(self) -> str:
        kind, token, _ = self._tokens[self._at] if self._at < len(self._tokens) else ("mark", "", 0)
        return token if kind == "mark" else "value"

    def _document(self) -> None:
        table: Key = ()
        while self._at < len(self._tokens):
            if self._peek() == "[":
                table = self._header()
            elif self._peek() == "value":
                self._assignment(table)
            else:
                self._at += 1

    def _header(self) -> Key:
        start = self._tokens[self._at][2]
        self._at += 1
        is_array = self._peek() == "["
        self._at += is_array
        path: Key = ()
        names = self._names()
        for position, name in enumerate(names):
            path = (*path, name)
            if is_array and position == len(names) - 1:
                self._arrays[path] += 1
            if path in self._arrays:
                path = (*path, self._arrays[path] - 1)
        self.offsets.setdefault(path, start)
        self._at += 1 + is_array
        return path

    def _names(self) -> list[str]:
        """The parts of a dotted key; stops at the mark after it."""
        names = []
        while self._peek() in {"value", "."}:
            kind, token, _ = self._tokens[self._at]
            if kind == "text":
                names.append(str(tomllib.loads(f"key = {token}")["key"]))
            elif kind == "bare":
                names.append(token)
            self._at += 1
        return names

    def _assignment(self, table: Key) -> None:
        start = self._tokens[self._at][2]
        path = table
        for name in self._names():
            path = (*path, name)
            self.offsets.setdefault(path, start)
        self._at += 1
        self._value(path)

    def _value(self, path: Key) -> None:
        opening = self._peek()
        if opening not in {"[", "{"}:
            while self._peek() not in {",", "\n", "]", "}", ""}:
                self._at += 1
            return
        self._at += 1
        count = 0
        while self._peek() not in {"]", "}", ""}:
            if self._peek() in {",", "\n"}:
                self._at += 1
            elif opening == "{":
                self._assignment(path)
            else:
                self.offsets[*path, count] = self._tokens[self._at][2]
                self._value((*path, count))
                count += 1
        self._at += 1
