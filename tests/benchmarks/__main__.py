"""``python -m tests.benchmarks``: measure everything and write the page."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.flavors import flavors
from tests.benchmarks.groups import Bench, growth, profile, runs, stages, use
from tests.benchmarks.measure import file_system
from tests.benchmarks.sections import kept
from tests.benchmarks.subject import large, synthetic


def page(bench: Bench, smallest: int, rows: int) -> str:
    """The whole page."""
    groups: tuple[Callable[[], str], ...] = (
        lambda: stages(bench),
        lambda: runs(bench),
        lambda: use(bench),
        lambda: flavors(bench.subject, bench.folder / "flavors", rows, bench.repetitions),
        lambda: profile(bench),
        lambda: growth(bench, smallest),
    )
    sections = []
    for number, group in enumerate(groups, start=1):
        print(f"group {number} of {len(groups)}", file=sys.stderr)  # noqa: T201 - it takes minutes
        sections.append(group())
    return "\n\n".join((_head(bench), *sections)) + "\n"


def _head(bench: Bench) -> str:
    kind = file_system(bench.folder)
    machine = f"{os.cpu_count()} cores, {platform.system()}, {platform.python_implementation()}"
    return (
        "# Benchmarks\n\n"
        "Written by `make bench`. Every value is the median of "
        f"{bench.repetitions} runs; a ratio is to the floor, measured in the same session.\n"
        f"Measured on {bench.subject.title}; {machine} {platform.python_version()}{kind and f', files on {kind}'}. "
        f"Before the first run, {os.getloadavg()[0]:.1f} processes wanted a core."
    )


def main() -> None:
    """Read the options, measure, write."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--output", type=Path, default=Path("benchmarks.md"))
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--types", type=int, default=0, help="measure a synthetic schema with so many types")
    parser.add_argument("--rows", type=int, default=100_000)
    options = parser.parse_args()
    subject = synthetic(options.types) if options.types else large()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(folder=Path(folder), subject=subject, repetitions=options.repetitions)
        measured = page(bench, options.types or 500, options.rows)
    before = options.output.read_text(encoding="utf-8") if options.output.is_file() else ""
    options.output.write_text(measured + kept(before), encoding="utf-8")


if __name__ == "__main__":
    main()
