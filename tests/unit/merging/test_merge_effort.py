"""Pages of which nothing is left as it was are merged, and looked through, in as much work as they are long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from csdlgen.merging import base_of, merged, survey
from tests.hostile.effort import growing, lines

SIZES = (16, 32, 64)
Piece = Callable[[int], str]


def page(piece: Piece, size: int) -> str:
    """A page of so many pieces between two headings that never change."""
    return "\n".join(("# Run", "", *map(piece, range(size)), "", "# End", ""))


def nothing(_number: int) -> str:
    return ""


def before(number: int) -> str:
    return f"  - before{number}"


def now(number: int) -> str:
    return f"  - now{number}"


def own(number: int) -> str:
    return f"  - own{number}"


def quoted(number: int) -> str:
    return f"[!INCLUDE own{number}]\n\n> own{number}\n"


def alternating(number: int) -> str:
    return (own if number % 2 else before)(number)


@pytest.mark.parametrize("new", [before, now, nothing])
@pytest.mark.parametrize("mine", [before, own, quoted, alternating, nothing])
def test_no_work_grows_faster_than_a_page(mine: Piece, new: Piece) -> None:
    def work(size: int) -> None:
        base = base_of(page(before, size))
        merged(page(mine, size), page(new, size), base)
        survey(page(mine, size), page(new, size), base)

    work(SIZES[-1])  # what is remembered for ever is remembered now
    assert list(growing(*(lines(lambda: work(size)) for size in SIZES))) == []  # noqa: B023
