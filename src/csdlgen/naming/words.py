"""Splits CSDL names into words and joins them in the cases of Python."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SEPARATORS = re.compile(r"[^A-Za-z0-9]+")

# The words of a piece. ``^`` is the start of the piece: only there does a camelCase name lower a first capital.
_WORD = re.compile(
    r"""
      # Spellings whose capitals lie: their owners write them as one word. Changing this list is a breaking change.
      (?: (?:^o|O)(?:Auth|Data) | (?:^e|E)(?:Tag|Book) | (?:^c|C)Tag
        | (?:^i|I)(?:oT|Phone|Pad(?:OS)?|Pod|Cal|Cloud|Tunes|Books?)
        | (?:^m|M)acOS | [KMGT]Hz | UId ) s?(?![a-z])\d*
    | [A-Z]?[a-z]{2,}(?![a-z\d])                   # most words: access|Package
    | (?:^[a-z])?[A-Z]+v\d+                        # IPv4 and, with its first capital lowered, iPv4
    | ^[a-z][A-Z]+s?(?=[A-Z][a-z]|\d|$)            # an acronym with its first capital lowered: aI|Span, mDASH|Audit
    | [A-Z]+(?:\d++[A-Z]){1,20}\d*(?=[A-Z][a-z]|$) # B2B|Setting, R1C1; some, lest long names are read over and over
    | [A-Z]{2,}s(?![a-z])\d*                       # AAGUIDs, TTPs|Or
    | [A-Z]+(?![a-z])(?:\d+[a-z]*)*                # HTTP|Server, SHA256, X509|Certificate
    | [A-Z]?[a-z]+(?:\d+[a-z]*)*                   # oauth2, b2b|Collaboration
    | \d+[a-z]*
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=65536)
def snake_case(name: str) -> str:
    """``access_package`` of ``accessPackage``; a valid identifier whatever the name holds, if perhaps a keyword."""
    if name.isascii() and name.isalnum():
        words = _WORD.findall(name)  # one piece, as nearly all names are
    else:
        words = [word for piece in pieces(name) for word in _words(piece)]
    return _identifier("_".join(words).lower())


@lru_cache(maxsize=65536)
def pascal_case(name: str) -> str:
    """``AccessPackage`` of ``accessPackage``; inner capitals stay, underscores only between digits.

    Dots separate as well, so that ``Settings.v1_1_10`` becomes ``SettingsV1_1_10``.
    """
    joined = ""
    for segment in name.split("."):
        parts = pieces(segment)
        for piece in parts:
            # In FC_WWN the underscore separates the words, so the capitals need not: FcWwn.
            word = piece.lower() if len(parts) > 1 and piece.isupper() else piece
            glue = "_" if joined[-1:].isdecimal() and word[0].isdecimal() else ""
            joined += glue + word[0].upper() + word[1:]
    return _identifier(joined, digit_prefix="N", empty="Unnamed")


@lru_cache(maxsize=65536)
def kept(name: str) -> str:
    """The CSDL spelling as far as Python can bear it.

    Underscores in front go, because they would make it private; each run of foreign characters becomes one underscore.
    """
    plain = name.isascii() and name.isidentifier() and name[0] != "_"
    return name if plain else _identifier("_".join(pieces(name)))


def pieces(name: str) -> list[str]:
    """The runs of letters and digits in a name, after NFKC, which is how Python reads identifiers."""
    if not name.isascii():
        letters = (c if c != "_" and f"a{c}".isidentifier() else " " for c in _nfkc(name))
        return "".join(letters).split()
    return [piece for piece in _SEPARATORS.split(name) if piece]


def _words(piece: str) -> list[str]:
    if piece.isascii():
        return _WORD.findall(piece)
    shape = "".join(map(_shape, piece))
    return [piece[m.start() : m.end()] for m in _WORD.finditer(shape)]


def _shape(char: str) -> str:
    if char.isascii():
        return char
    if char.isdecimal():
        return "0"
    return "A" if char.isupper() or char.istitle() else "a"


def _identifier(text: str, *, digit_prefix: str = "n", empty: str = "unnamed") -> str:
    """The text as Python reads it, made to start like an identifier; ``n`` stands for "number"."""
    if not text:
        return empty
    text = text if text.isidentifier() else digit_prefix + text
    return text if text.isascii() else _nfkc(text)


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
