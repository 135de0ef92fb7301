"""What a manifest remembers of a page that we wrote: a few letters for each slot, enough to see whether it changed."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from csdlgen.merging.page import Page, Slot

_LENGTH = 6
"""Letters of six bits: two texts of one page look alike once in 10^10 pages."""
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


def base_of(page: Page) -> Base:
    """What to remember of a generated page."""
    return Base(
        slots=tuple(slot_token(slot) for slot in page.slots),
        cells=tuple(token for slot in page.slots if slot.is_table for token in _table_tokens(slot)),
    )


def slot_token(slot: Slot) -> str:
    """What stands for a slot; for a table, just that it is there."""
    return slot.role + _token(slot.role, slot.text)


def row_token(table: str, key: str) -> str:
    """What stands for the being there of a row."""
    return _token(table, key)


def cell_token(table: str, key: str, column: str, text: str) -> str:
    """What stands for the text of a cell."""
    return _token(table, key, column, text)


def _table_tokens(table: Slot) -> Iterator[str]:
    for row in table.rows:
        yield row_token(table.text, row.key)
        for column, text in row.cells.items():
            yield cell_token(table.text, row.key, column, text)


def _token(*parts: str) -> str:
    return b64encode(sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()[:6])[
        :_LENGTH
    ].decode()


def _cut(text: str, length: int) -> Iterator[str]:
    return (text[start : start + length] for start in range(0, len(text), length))
