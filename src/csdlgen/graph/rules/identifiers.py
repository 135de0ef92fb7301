"""The grammar of names (15.1, 15.2)."""

from __future__ import annotations

import unicodedata

_FIRST = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nl"}
_LATER = _FIRST | {"Nd", "Mn", "Mc", "Pc", "Cf"}


def is_simple_identifier(name: str) -> bool:
    """Whether a name obeys the grammar of section 15.2."""
    if len(name) > 128:
        return False
    if name.isascii():
        return name.isidentifier()
    return (name[0] == "_" or unicodedata.category(name[0]) in _FIRST) and all(
        unicodedata.category(character) in _LATER for character in name
    )
