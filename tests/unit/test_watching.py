from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from csdlgen.watching import Stamp, is_older, stamps, wait_for_change


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long it would have slept."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    return slept


def looks(*seconds: int) -> Iterator[dict[Path, Stamp]]:
    """Looks at a file that changed at these times."""
    return iter([{Path("x"): (1, 1, each)} for each in seconds])


def test_a_change_counts_when_it_has_come_to_rest(pauses: list[float]) -> None:
    seen = looks(1, 1, 2, 3, 4, 4, 5)
    wait_for_change(lambda: next(seen), {Path("x"): (1, 1, 1)})
    assert next(seen) == {Path("x"): (1, 1, 5)}
    assert len(pauses) == 5


def test_what_changed_before_the_first_look_counts(pauses: list[float]) -> None:
    seen = looks(2, 2)
    wait_for_change(lambda: next(seen), {Path("x"): (1, 1, 1)})
    assert len(pauses) == 1


def test_files_that_come_and_go_look_different(tmp_path: Path) -> None:
    file = tmp_path / "x"
    absent = stamps([file])
    file.write_text("1")
    present = stamps([file])
    assert absent != present
    assert present == stamps([file])
    file.unlink()
    assert stamps([file]) == absent


def test_a_file_that_changed_within_a_tick_is_not_older() -> None:
    moment = 1_000_000_000
    assert is_older((1, 1, moment - 50_000_000), moment)
    assert not is_older((1, 1, moment - 5_000_000), moment)
    assert not is_older(None, moment)
