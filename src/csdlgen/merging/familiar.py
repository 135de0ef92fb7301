"""Slots that an editor laid out in another way, seen as what they were: layout is not content."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from csdlgen.merging.page import Page, Slot
from csdlgen.merging.tokens import slot_token

_FENCE = re.compile(r"\A(`{3,}|~{3,})[ \t]*(?=\S)")
_QUOTED = re.compile(r"^>[ \t]?(?=\S)", re.MULTILINE)


def familiar(page: Page, known: Collection[str]) -> Page:
    """The page, its slots with the text that is known where only blanks are different; their ``raw`` stays as it is."""
    tokens = set(known)
    return replace(page, slots=tuple(_familiar(slot, tokens) for slot in page.slots))


def _familiar(slot: Slot, known: Collection[str]) -> Slot:
    if slot.is_table or slot_token(slot) in known:
        return slot
    others = (replace(slot, text=text) for text in _layouts(slot.text))
    return next((other for other in others if slot_token(other) in known), slot)


def _layouts(text: str) -> Iterator[str]:
    """The ways to begin a block of code, and to quote a paragraph."""
    for gap in ("", " "):
        yield _FENCE.sub(rf"\1{gap}", text, count=1)
        yield _QUOTED.sub(f">{gap}", text)
