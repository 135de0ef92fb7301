"""Measured values as tables of a Markdown page: ratios first, because they travel between machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """The most that something may take, in the unit of its row, and what that unit is."""

    most: float
    unit: str

    def verdict(self, found: float) -> str:
        """Whether the budget holds, and if not, by how much it fails."""
        limit = f"{self.most:g} {self.unit}"
        if found <= self.most:
            return f"under {limit}: holds"
        return f"under {limit}: **fails by {found - self.most:.2g} {self.unit}**"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table whose first column is text and whose others are numbers, but for the last if it is called budget."""
    titles = tuple(head)
    marks = ["---", *("---:" if title != "budget" else "---" for title in titles[1:])]
    lines = [titles, marks, *(tuple(row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ratio(value: float, floor: float) -> str:
    """How many times the floor; what is less than the floor has a digit more."""
    if not floor:
        return ""
    times = value / floor
    return f"{times:.1f}×" if times >= 0.95 else f"{times:.2f}×"


def seconds(value: float) -> str:
    """A time, in the unit that suits it."""
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1000:.0f} ms" if value >= 0.01 else f"{value * 1000:.1f} ms"


def megabytes(value: float) -> str:
    """An amount of memory."""
    return f"{value / 1e6:.0f} MB" if value else ""
