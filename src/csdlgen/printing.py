"""The door to terminals and build logs: text as one line that neither takes for a command."""

from __future__ import annotations

import json
import re
from typing import Any

LONGEST = 2000
_LOG_COMMAND = re.compile(r"##(\w*)\[")


def harmless(text: str) -> str:
    """One line, cut where it is long beyond reading, that neither a terminal nor a build log takes for a command."""
    return line(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def line(text: str) -> str:
    """The whole text as one line that neither a terminal nor a build log takes for a command."""
    text = printable(text)
    return f"./{text}" if text.lstrip().startswith("::") else text


def printable(text: str) -> str:
    """The text with everything that moves a cursor, cannot be seen, or begins a command inside a line, spelled out."""
    text = _LOG_COMMAND.sub(r"##\1\\[", text)
    if text.isprintable():
        return text
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def signs(text: str) -> str:
    """The text with a sign in place of each character that cannot be seen or begins a command, so that columns stay."""
    text = _LOG_COMMAND.sub("#\N{REPLACEMENT CHARACTER}\\1[", text)
    return text if text.isprintable() else "".join(map(_sign, text))


def _sign(each: str) -> str:
    if each.isprintable():
        return each
    return " " if each == "\t" else "\N{REPLACEMENT CHARACTER}"


def json_text(value: Any) -> str:
    """A value as JSON, ASCII only; equal to what it was, and no line of it begins a command."""
    # Outside a string two of them never stand together, and inside one the second may be escaped.
    return json.dumps(value, indent=2).replace("##", "#\\u0023")
