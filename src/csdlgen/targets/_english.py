"""The little English that pages need: articles, plurals, and the order of names."""

from __future__ import annotations

import re

_CONSONANT_O = re.compile(r"[^aeiou]o$", re.IGNORECASE)
_CONSONANT_Y = re.compile(r"[^aeiou]y$", re.IGNORECASE)
_IRREGULAR = {"person": "people", "schema": "schemata"}


def by_name(name: str) -> str:
    """What names are sorted by: case does not count."""
    return name.casefold()


def takes_an(name: str) -> bool:
    """Whether the article of a name is ``an``, by its first letter; names in ``user`` are spoken with a consonant."""
    lowered = name.lower()
    return lowered.startswith(("a", "e", "i", "o", "u")) and not lowered.startswith("user")


def plural(name: str) -> str:
    """The plural that the English pluraliser of .NET gives to a whole name; words inside it are not looked at."""
    lowered = name.lower()
    if not name.isalpha():
        return name
    if lowered in _IRREGULAR:
        return name[0] + _IRREGULAR[lowered][1:]
    if lowered.endswith("s") and not lowered.endswith("ss"):
        return name
    if lowered.endswith(("ss", "sh", "ch", "x")) or _CONSONANT_O.search(name):
        return f"{name}es"
    if _CONSONANT_Y.search(name):
        return f"{name[:-1]}ies"
    return f"{name}s"
