"""What each flavor of the generated package costs who uses it, beside the others."""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import answer, run
from tests.benchmarks.subject import FLAVORS, Subject
from tests.benchmarks.tables import megabytes, ratio, seconds, table

_QUANTITIES = ("import", "use", "decode", "encode")
_HEAD = (
    "flavor",
    *(f"{title}{sort}" for title in ("import", "first use", "decode", "encode") for sort in (" ratio", "")),
)


def flavored(subject: Subject, folder: Path) -> dict[str, Path]:
    """The package in each flavor, below ``folder``."""
    homes = {}
    for flavor in FLAVORS:
        project = subject.project(folder / flavor, "models", flavor=flavor)
        run((sys.executable, "-m", "csdlgen", "generate"), project)
        homes[flavor] = project / "out" / "models"
    return homes


def flavors(subject: Subject, folder: Path, rows: int, repetitions: int) -> str:
    """Import, first use, rows in and out, and what they hold; a ratio is to the first flavor."""
    found = {
        flavor: _costs(flavor, home, rows, repetitions) for flavor, home in flavored(subject, folder).items()
    }
    first = found[FLAVORS[0]]
    lines = [
        (
            flavor,
            *(cell for key in _QUANTITIES for cell in (ratio(costs[key], first[key]), seconds(costs[key]))),
            megabytes(costs["memory"]),
        )
        for flavor, costs in found.items()
    ]
    return f"## Flavors: {rows:,} rows, each one JSON object\n\n" + table((*_HEAD, "memory held"), lines)


def _costs(flavor: str, home: Path, rows: int, repetitions: int) -> dict[str, float]:
    """The medians of several processes, after one that compiles."""
    worker = ("tests.benchmarks.peers.worker", flavor, str(home))
    answer(*worker, "1", folder=home)
    answers = [answer(*worker, str(rows), folder=home) for _ in range(repetitions)]
    return {key: median(each[key] for each in answers) for key in answers[0]}
