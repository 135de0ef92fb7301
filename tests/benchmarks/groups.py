"""The groups of measurements, each a section of the page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from csdlgen.pipeline import TARGETS as AVAILABLE
from tests.benchmarks.measure import Sample, answer, medians, memory_of_all, run
from tests.benchmarks.subject import TARGETS, Subject, synthetic
from tests.benchmarks.tables import Budget, megabytes, ratio, seconds, table

_GENERATE = (sys.executable, "-m", "csdlgen", "generate")
_CHECK = (sys.executable, "-m", "csdlgen", "check")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Where to measure, on what, and how often. Folders are new each time and none is deleted before the end:

    some file systems are slow for minutes where many files were deleted.
    """

    folder: Path
    subject: Subject
    repetitions: int

    def targets(self, *wanted: str) -> tuple[str, ...]:
        """Those of the wanted targets that this version of the program has."""
        return tuple(target.name for target in AVAILABLE if target.name in wanted)

    def projects(self, name: str, *targets: str) -> Iterator[Path]:
        """A new project for each repetition."""
        for number in range(self.repetitions):
            yield self.subject.project(self.folder / f"{name}-{number}", *self.targets(*targets))


def stages(bench: Bench) -> str:
    """The stages of a run inside one process."""
    project = bench.subject.project(bench.folder / "stages", *bench.targets(*TARGETS))
    found = answer("tests.benchmarks.stages", str(project), str(bench.repetitions), folder=project)
    took = {stage: median(times) for stage, times in found["seconds"].items()}
    parse = took["parse"]
    reading = took["read"] + took["graph"]
    rows = [
        ("lxml parses the same bytes (floor)", ratio(parse, parse), seconds(parse), ""),
        ("read", ratio(took["read"], parse), seconds(took["read"]), ""),
        ("graph and rules", ratio(took["graph"], parse), seconds(took["graph"]), ""),
        (
            "read, graph and rules",
            ratio(reading, parse),
            seconds(reading),
            Budget(most=0.6, unit="s").verdict(reading),
        ),
        ("names", ratio(took["names"], parse), seconds(took["names"]), ""),
    ]
    for target, count in found["files"].items():
        rows.append(
            (f"{target}: {count:,} files as text", ratio(took[target], parse), seconds(took[target]), "")
        )
    writing = [("stage", "ratio", "time")]
    for target, count in found["files"].items():
        plain = took[f"plain {target}"]
        for stage, title in (("plain", "a plain loop writes"), ("plan", "compare"), ("apply", "write")):
            spent = took[f"{stage} {target}"]
            floor = " (floor)" if stage == "plain" else ""
            writing.append((f"{target}: {title} {count:,} files{floor}", ratio(spent, plain), seconds(spent)))
    return (
        "## Stages, inside one process\n\n"
        + table(("stage", "ratio", "time", "budget"), rows)
        + "\n\n"
        + table(writing[0], writing[1:])
    )


def runs(bench: Bench) -> str:
    """Whole processes, from the command to its end."""
    start = medians(
        run((sys.executable, "-c", "import lxml.etree"), bench.folder) for _ in range(bench.repetitions)
    )
    rows = [_row("Python starts and imports lxml (floor)", start, start)]
    python = [run(_GENERATE, project) for project in bench.projects("python", "models", "stubs")]
    names = " and ".join(bench.targets("models", "stubs"))
    found = medians(python)
    rows.append(_row(f"cold: {names}", found, start, Budget(most=3, unit="CPU s").verdict(found.cpu)))
    one = medians(run((*_GENERATE, "--jobs", "1"), project) for project in bench.projects("one", *TARGETS))
    rows.append(_row("cold: everything, one process", one, start))
    cold = list(bench.projects("all", *TARGETS))
    found = medians([run(_GENERATE, project) for project in cold])
    rows.append(_row("cold: everything", found, start, Budget(most=8, unit="s").verdict(found.wall)))
    for title, command, budget in (
        ("nothing changed", _GENERATE, Budget(most=0.5, unit="s")),
        ("check: nothing changed", _CHECK, None),
    ):
        found = medians([run(command, project) for project in cold])
        rows.append(_row(title, found, start, budget.verdict(found.wall) if budget else ""))
    found = medians([_changed(bench, project) for project in cold])
    rows.append(_row("one type changed", found, start, Budget(most=2, unit="s").verdict(found.wall)))
    (project,) = Bench(folder=bench.folder / "memory", subject=bench.subject, repetitions=1).projects(
        "all", *TARGETS
    )
    together = memory_of_all(_GENERATE, project)
    verdict = Budget(most=300, unit="MB").verdict(together / 1e6)
    rows.append(
        ("memory of all processes together, cold: everything", "", "", "", megabytes(together), verdict)
    )
    head = ("run", "ratio", "processors", "clock", "memory of the largest process", "budget")
    return "## Runs, as whole processes\n\n" + table(head, rows)


def _row(title: str, found: Sample, floor: Sample, verdict: str = "") -> tuple[str, ...]:
    times = ratio(found.wall, floor.wall), seconds(found.cpu), seconds(found.wall)
    return (title, *times, megabytes(found.memory), verdict)


def _changed(bench: Bench, project: Path) -> Sample:
    (project / "schema.xml").write_text(bench.subject.with_one_more_property(), encoding="utf-8")
    return run(_GENERATE, project)


def use(bench: Bench) -> str:
    """The generated package, compiled once before it is measured."""
    project = next(bench.projects("use", *TARGETS))
    run(_GENERATE, project)
    folder = project / "out" / "models"
    found = [
        answer("tests.benchmarks.use", str(folder), folder=project) for _ in range(bench.repetitions + 1)
    ][1:]
    imported, used = (median(each[key] for each in found) for key in ("import", "use"))
    name, modules = found[0]["class"], found[0]["modules"]
    longest = max(
        (path.relative_to(project / "out").as_posix() for path in (project / "out").rglob("*")), key=len
    )
    rows = [
        ("import of the package", seconds(imported), Budget(most=30, unit="ms").verdict(imported * 1000)),
        (f"first use of `{name}`", seconds(used), Budget(most=150, unit="ms").verdict(used * 1000)),
        (f"modules loaded for `{name}`", str(modules), ""),
        (
            "longest path",
            f"{len(longest)} characters",
            Budget(most=120, unit="characters").verdict(len(longest)),
        ),
    ]
    return "## The generated package\n\n" + table(("what", "found", "budget"), rows)


def growth(bench: Bench, smallest: int) -> str:
    """Everything but writing, on synthetic schemas of growing size."""
    rows = []
    first = 0.0
    for times in (1, 2, 4, 8, 16):
        subject = synthetic(smallest * times)
        project = subject.project(bench.folder / f"growth-{times}", *bench.targets(*TARGETS))
        found = answer("tests.benchmarks.stages", str(project), "1", "--dry", folder=project)
        took = sum(sum(spent) for stage, spent in found["seconds"].items() if stage != "parse")
        first = first or took
        files = sum(found["files"].values())
        rows.append(
            (f"{times}×: {smallest * times:,} types", ratio(took, first), seconds(took), f"{files:,}")
        )
    return "## Growth, on synthetic schemas, without writing\n\n" + table(
        ("size", "ratio", "time", "files"), rows
    )
