"""Digests of values: equal for equal values, wherever in a document they are declared."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from pathlib import PurePath
from typing import Any

_PLACE = "location"
"""The field that says where something is declared. No page does, and a line above must not make all pages anew."""

_contents: dict[type, Callable[[Any], Any]] = {}


def digester(stand_in: Callable[[object], object] | None = None) -> Callable[[object], str]:
    """A function that digests our values: dataclasses, tuples, tables, text, numbers.

    What is none of those raises TypeError, unless ``stand_in`` puts something in its place.
    """

    def content(value: Any) -> object:
        """What JSON is told of a value that it does not know."""
        cls = value.__class__
        if cls in _contents:
            return cls.__name__, _contents[cls](value)
        if isinstance(value, set | frozenset):
            return sorted(value)
        if isinstance(value, PurePath):
            return str(value)
        if is_dataclass(value):
            names = [field.name for field in fields(value) if field.name != _PLACE]
            _contents[cls] = attrgetter(*names)
            return cls.__name__, _contents[cls](value)
        if stand_in is None:
            raise TypeError(f"{cls.__name__} has no digest")
        return stand_in(value)

    # Nothing takes apart so many small values as fast as the encoder of JSON, which is written in C.
    encoded = json.JSONEncoder(default=content, check_circular=False, separators=(",", ":")).encode
    return lambda value: text_digest(encoded(value))


def text_digest(text: str) -> str:
    """A digest of a text; that of another value is the digest of how JSON has it."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


digest = digester()
