"""The doors: how names and texts of a schema enter TypeScript."""

from __future__ import annotations

import json
import re

from csdlgen.extension import Sink


class TypeScript(Sink):
    """TypeScript source text."""

    __slots__ = ()


def word(name: str) -> TypeScript:
    """An identifier; csdlgen made it one of Python, and ASCII ones are the same in both."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"{name!r} is no identifier")
    return TypeScript(name)


def string(text: str) -> TypeScript:
    """A string literal, ASCII only; JSON escapes what TypeScript does."""
    return TypeScript(json.dumps(text))


def comment(text: str) -> TypeScript:
    """The inside of a comment, on one line."""
    plain = "".join(each if each.isprintable() else " " for each in text)
    return TypeScript(plain.replace("*/", "* /").replace("@", "\\@").strip())
