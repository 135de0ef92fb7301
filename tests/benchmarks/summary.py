"""What the README shows of the page: a few columns of its tables on peers, as they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.benchmarks.tables import table

_MARKED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end of what was measured -->)", re.DOTALL)
_CHOSEN = (
    ("made from Microsoft Graph v1.0", ("ratio", "memory of the largest process")),
    ("way", ("import ratio", "first use ratio", "decode ratio", "encode ratio", "memory held")),
    ("package", ("files", "size", "mypy of two lines that use `User`")),
)
"""Of each table: its first column, which is shown, too, and what is shown beside it."""

_Rows = list[list[str]]


def summary(page: str) -> str:
    """The chosen columns; nothing of a table that the page does not have."""
    found = {rows[0][0]: rows for rows in _tables(page)}
    parts = [_chosen(found[first], columns) for first, columns in _CHOSEN if first in found]
    return "".join(f"\n{part}\n" for part in parts) + "\n"


def shown(readme: str, page: str) -> str:
    """The README with the summary of this page between its marks."""
    return _MARKED.sub(lambda _: summary(page), readme)


def _chosen(rows: _Rows, columns: tuple[str, ...]) -> str:
    places = [0, *(rows[0].index(column) for column in columns)]
    head, _, *lines = ([row[place] for place in places] for row in rows)
    return table(head, lines)


def _tables(page: str) -> Iterator[_Rows]:
    for block in re.findall(r"(?:^\|.*\n?)+", page, re.MULTILINE):
        yield [[cell.strip() for cell in line.strip("|").split(" | ")] for line in block.splitlines()]
