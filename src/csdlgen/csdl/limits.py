"""What happens to a document that is too large, holds too much or nests too deep: it is refused before it does harm."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

from csdlgen import laws
from csdlgen.config import HIGHEST, Limits
from csdlgen.diagnostics import InputError, Location

_FRAMES = 20
"""More than the functions that read, compare, write or print an expression need for each one inside another."""

_SHOWN = 40


def read_bounded(path: Path, name: str, limits: Limits) -> bytes:
    """What a file holds; ``name`` is what reports call it.

    Raises InputError if that is too much, and OSError if the file cannot be opened.
    """
    with path.open("rb") as file:
        data = file.read(limits.size + 1)
        if len(data) <= limits.size:
            return data
        size = max(path.stat().st_size, len(data))
    message = f"the file has {size:,} bytes, more than {limits.size:,}"
    raise exceeded("size", limits, Location(name), message, needed=size)


def exceeded(
    which: Literal["size", "elements", "depth", "name"],
    limits: Limits,
    place: Location,
    message: str,
    *,
    needed: int = 0,
) -> InputError:
    """The refusal of a document, with the line of the configuration that lets it pass."""
    limit, highest = getattr(limits, which), getattr(HIGHEST, which)
    hint = f"[limits] {which} = {min(max(limit * 2, needed), highest)} in the configuration lets more pass"
    return InputError(laws.LIMIT.broken(place, message, hint=hint if limit < highest else ""))


def too_long(name: str, limits: Limits, place: Location) -> InputError:
    """The refusal of a document with a name that is repeated, with all its characters, for whatever it holds."""
    message = f"the name {name[:_SHOWN]!r}… has {len(name):,} characters, more than {limits.name:,}"
    return exceeded("name", limits, place, message, needed=len(name))


def make_room(limits: Limits) -> None:
    """Let functions call themselves as deep as documents may nest."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), _FRAMES * limits.depth))
