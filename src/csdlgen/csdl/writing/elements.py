"""XML as text: elements, indented, with every character either as itself or escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Value = str | bool | int | None
"""Of an attribute; None for one that is not there."""

UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document can hold, not even escaped."""
_SPECIAL = re.compile('[&<>"\t\n\r]')
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Element:
    """An element: attributes in order, then either text or children."""

    name: str
    attributes: Mapping[str, Value]
    children: tuple[Element, ...] = ()
    text: str | None = None

    def lines(self, depth: int = 0) -> Iterator[str]:
        """The element as lines of text."""
        indent = " " * (_WIDTH * depth)
        start = f"{indent}<{self.name}{''.join(self._attributes())}"
        if self.text is not None:
            yield f"{start}>{_text(self.text)}</{self.name}>"
        elif not self.children:
            yield f"{start}/>"
        else:
            yield f"{start}>"
            for child in self.children:
                yield from child.lines(depth + 1)
            yield f"{indent}</{self.name}>"

    def _attributes(self) -> Iterator[str]:
        for name, value in self.attributes.items():
            if value is not None:
                text = str(value).lower() if isinstance(value, bool) else str(value)
                yield f' {name}="{_SPECIAL.sub(_escaped, text)}"'


def _text(text: str) -> str:
    # A line may end and a tab may stand in text, but not in an attribute: there, a parser makes them blanks.
    return _SPECIAL.sub(lambda found: found[0] if found[0] in '"\t\n' else _escaped(found), text)


def _escaped(found: re.Match[str]) -> str:
    return _ESCAPES.get(found[0]) or f"&#{ord(found[0])};"
