"""What a manifest remembers of a page that we wrote: a few letters for each slot, enough to see whether it changed."""

from __future__ import annotations

import re
from binascii import b2a_base64
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from csdlgen.merging.page import Slot, pieces, rows, table_name, trimmed

_LENGTH = 6
"""Letters of six bits: two texts of one page look alike once in 10^10 pages."""
_REMEMBERED = 1 << 10
"""Tables whose tokens are at hand: most tables, lines and cells of a reference stand on many pages."""
_FORM = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9+/]{6})*\|(?:[A-Za-z0-9+/]{6})*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """``slots``: a token for each slot, in order, its role in front; ``cells``: for each row and each cell of a table."""

    slots: tuple[str, ...]
    cells: tuple[str, ...]

    def text(self) -> str:
        """As a manifest has it."""
        return "".join(self.slots) + "|" + "".join(self.cells)

    @staticmethod
    def is_text(text: str) -> bool:
        """Whether a manifest may have this."""
        return bool(_FORM.fullmatch(text))

    @classmethod
    def parse(cls, text: str) -> Base:
        """What :meth:`text` gave."""
        slots, _, cells = text.partition("|")
        return cls(slots=tuple(_cut(slots, _LENGTH + 1)), cells=tuple(_cut(cells, _LENGTH)))


def base_of(text: str) -> Base:
    """What to remember of a generated page. Raises MangledError."""
    slots: list[str] = []
    cells: list[str] = []
    seen: dict[str, int] = {}
    for role, start, end, section in pieces(text):
        raw = text[start:end]
        if role == "T":
            name = table_name(raw, section, seen)
            slots.append(role + _token(role, name))
            cells += _table_tokens(name, raw)
        else:
            slots.append(role + _token(role, trimmed(raw)))
    return Base(slots=tuple(slots), cells=tuple(cells))


def slot_token(slot: Slot) -> str:
    """What stands for a slot; for a table, just that it is there."""
    return slot.role + _token(slot.role, slot.text)


def row_token(table: str, key: str) -> str:
    """What stands for the being there of a row."""
    return _token(table, key)


def cell_token(table: str, key: str, column: str, text: str) -> str:
    """What stands for the text of a cell."""
    return _token(table, key, column, text)


@lru_cache(maxsize=_REMEMBERED)
def _table_tokens(name: str, raw: str) -> tuple[str, ...]:
    tokens = []
    for row in rows(raw):
        tokens.append(row_token(name, row.key))
        tokens += (cell_token(name, row.key, column, text) for column, text in row.cells.items())
    return tuple(tokens)


@lru_cache(maxsize=8 * _REMEMBERED)
def _token(*parts: str) -> str:
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return b2a_base64(digest[:6], newline=False)[:_LENGTH].decode()


def _cut(text: str, length: int) -> Iterator[str]:
    return (text[start : start + length] for start in range(0, len(text), length))
