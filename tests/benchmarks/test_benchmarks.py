from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.measure import environment
from tests.benchmarks.tables import Budget, table


@pytest.mark.slow
def test_the_bench_measures_every_group_on_a_small_schema(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks",
        "--types",
        "30",
        "--repetitions",
        "1",
        "--output",
        str(page),
    ]
    subprocess.run(command, cwd=tmp_path, env=environment(), check=True, capture_output=True)
    text = page.read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Stages, inside one process",
        "## Runs, as whole processes",
        "## The generated package",
        "## Where the time of a cold run goes, under a profiler",
        "## Growth, on synthetic schemas, without writing",
    ]
    assert str(tmp_path.parent) not in text


def test_a_budget_says_by_how_much_it_fails() -> None:
    assert Budget(most=2, unit="s").verdict(1.9) == "under 2 s: holds"
    assert Budget(most=2, unit="s").verdict(2.5) == "under 2 s: **fails by 0.5 s**"


def test_a_table_has_its_numbers_on_the_right() -> None:
    assert table(("a", "b", "budget"), [("1", "2", "3")]) == (
        "| a | b | budget |\n| --- | ---: | --- |\n| 1 | 2 | 3 |"
    )
