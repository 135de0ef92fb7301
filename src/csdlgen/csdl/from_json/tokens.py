"""JSON text as values that know their place; the standard library's parser forgets it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import NamedTuple

from csdlgen import laws
from csdlgen.config import Limits
from csdlgen.csdl.limits import exceeded
from csdlgen.diagnostics import InputError, Law, Location

_TOKEN = re.compile(
    r"[ \t\n\r]*+(?:"
    r"(?P<mark>[{}\[\],:])"
    r'|(?P<string>"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*+)*")'
    r"|(?P<number>-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?)(?![\w.+-])"
    r"|(?P<word>true|false|null)(?!\w)"
    r"|(?P<end>\Z))"
)
_WORDS = {"true": True, "false": False, "null": None}
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    text: str


class Json(NamedTuple):
    """A value and where it stands: a member of an object at its name, anything else at its first character."""

    value: dict[str, Json] | list[Json] | Number | str | bool | None
    offset: int


def parse(text: str, file: str, limits: Limits) -> Json:
    """The value that a JSON text holds.

    Raises InputError if it is no JSON (RFC 8259), if it is beyond the limits, and if members of an
    object have the same name, because whoever reads it would take one of them and not know which.
    """
    parser = _Parser(text, file, limits)
    value = parser.value(parser.next(), 0)
    if (after := parser.next())[0] != "end":
        raise parser.refusal(after, "something follows the value")
    return value


def place(text: str, offset: int, file: str) -> Location:
    """Line and column of an offset."""
    return Location(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


_Token = tuple[str, str, int]
"""Kind, text and offset; a plain tuple, because a large document has a million."""


class _Parser:
    def __init__(self, text: str, file: str, limits: Limits) -> None:
        self._text = text
        self._file = file
        self._limits = limits
        self._left = limits.elements
        self._at = 0

    def next(self) -> _Token:
        match = _TOKEN.match(self._text, self._at)
        if match is None:
            rest = self._text[self._at :]
            offset = self._at + len(rest) - len(rest.lstrip(" \t\n\r"))
            shown = self._text[offset : offset + 10]
            raise self.refusal(("", "", offset), f"{shown!r} is not to be understood")
        self._at = match.end()
        kind = match.lastgroup or ""
        text = match[kind]
        return (text if kind == "mark" else kind, text, match.start(kind))

    def refusal(self, token: _Token, reason: str, law: Law = laws.NOT_WELL_FORMED) -> InputError:
        found = place(self._text, token[2], self._file)
        return InputError(law.broken(found, f"not well-formed JSON: {reason}"))

    def value(self, token: _Token, depth: int) -> Json:
        kind, text, offset = token
        self._left -= 1
        if depth > self._limits.depth or self._left < 0:
            raise self._exceeded(token)
        if kind == "string":
            return Json(self._string(token), offset)
        if kind == "word":
            return Json(_WORDS[text], offset)
        if kind == "number":
            return Json(Number(text), offset)
        if kind == "{":
            return Json(self._object(depth), offset)
        if kind == "[":
            return Json(self._array(depth), offset)
        raise self.refusal(token, "a value is missing")

    def _exceeded(self, token: _Token) -> InputError:
        limits, found = self._limits, place(self._text, token[2], self._file)
        if self._left < 0:
            message = f"the document has more than {limits.elements:,} values"
            return exceeded("elements", limits, found, message)
        message = f"objects and arrays stand more than {limits.depth} deep inside each other"
        return exceeded("depth", limits, found, message)

    def _object(self, depth: int) -> dict[str, Json]:
        members: dict[str, Json] = {}
        token = self.next()
        if token[0] == "}":
            return members
        while True:
            if token[0] != "string":
                raise self.refusal(token, "a name is missing")
            name = self._string(token)
            if name in members:
                raise self.refusal(token, f"a second member {name!r}", laws.DUPLICATE_KEY)
            if (colon := self.next())[0] != ":":
                raise self.refusal(colon, "a colon is missing")
            members[name] = Json(self.value(self.next(), depth + 1)[0], token[2])
            if self._ends("}"):
                return members
            token = self.next()

    def _array(self, depth: int) -> list[Json]:
        items: list[Json] = []
        token = self.next()
        if token[0] == "]":
            return items
        while True:
            items.append(self.value(token, depth + 1))
            if self._ends("]"):
                return items
            token = self.next()

    def _ends(self, bracket: str) -> bool:
        token = self.next()
        if token[0] not in (",", bracket):
            raise self.refusal(token, f"a comma or {bracket} is missing")
        return token[0] == bracket

    def _string(self, token: _Token) -> str:
        text = token[1]
        if "\\" not in text:
            return text[1:-1]
        text = str(json.loads(text))
        if _SURROGATE.search(text):
            raise self.refusal(token, "half of a surrogate pair")
        return text
