"""The groups of measurements, each a section of the page."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from csdlgen.targets import TARGETS as AVAILABLE
from tests.benchmarks.measure import Sample, answer, medians, memory_of_all, run
from tests.benchmarks.subject import TARGETS, Subject, synthetic
from tests.benchmarks.tables import Budget, megabytes, ratio, seconds, table

_GENERATE = (sys.executable, "-m", "csdlgen", "generate")
_FLOOR = (sys.executable, "-m", "tests.benchmarks.floor")
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
    names = " and ".join(bench.targets("models", "stubs"))
    python = medians(run(_GENERATE, project) for project in bench.projects("python", "models", "stubs"))
    one = medians(run((*_GENERATE, "--jobs", "1"), project) for project in bench.projects("one", *TARGETS))
    projects = list(bench.projects("all", *TARGETS))
    cold = medians([run(_GENERATE, project) for project in projects])
    floor = medians(run((*_FLOOR, str(project)), project) for project in projects)
    again = medians(run(_GENERATE, project) for project in projects)
    check = medians(run(_CHECK, project) for project in projects)
    changed = medians(_changed(bench, project) for project in projects)
    together = memory_of_all(
        _GENERATE, bench.subject.project(bench.folder / "memory", *bench.targets(*TARGETS))
    )
    rows = [
        _row("lxml parses, a plain loop writes the same files (floor)", floor, floor),
        _row(f"cold: {names}", python, floor, Budget(most=3, unit="CPU s").verdict(python.cpu)),
        _row("cold: everything, one process", one, floor),
        _row("cold: everything", cold, floor, Budget(most=8, unit="s").verdict(cold.wall)),
        _row("nothing changed", again, floor, Budget(most=0.5, unit="s").verdict(again.wall)),
        _row("check: nothing changed", check, floor),
        _row("one type changed", changed, floor, Budget(most=2, unit="s").verdict(changed.wall)),
    ]
    verdict = Budget(most=300, unit="MB").verdict(together / 1e6)
    rows.append(
        ("cold: everything, memory of all processes together", "", "", "", megabytes(together), verdict)
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


def profile(bench: Bench) -> str:
    """Where the time goes."""
    project = bench.subject.project(bench.folder / "profile", *bench.targets(*TARGETS))
    shares = answer("tests.benchmarks.profile", str(project), folder=project)
    rows = [(name, f"{share:.0%}") for name, share in shares.items()]
    return "## Where the time of a cold run goes, under a profiler\n\n" + table(("code", "share"), rows)


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
