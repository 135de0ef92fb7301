"""What it takes to use what was made: import, first use, rows in and out, memory, size, type checking."""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import environment, run
from tests.benchmarks.peers.tools import PYTHON
from tests.benchmarks.tables import megabytes, ratio, seconds, table

LIMIT = 900.0
"""Seconds until a way is given up."""
CHECKING_LIMIT = 300.0
"""Seconds until mypy is ended."""
_WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to read and write rows. ``package`` is what is imported, empty for what is written by hand."""

    title: str
    name: str
    package: str = ""
    example: str = ""
    """A program of one line that uses it, for a type checker."""


_EXAMPLE = "from measured import User\nname = User().display_name\n"
OURS = {"dataclass": "dataclasses", "pydantic": "pydantic models", "msgspec": "msgspec structs"}
"""Our flavors, the one that others are compared with first."""

WAYS = (
    *(
        Way(title=f"csdlgen: {title}", name=flavor, package="measured", example=_EXAMPLE)
        for flavor, title in OURS.items()
    ),
    Way(title="json alone, no classes (floor)", name="json"),
    Way(title="msgspec by hand, one class of 17 members", name="msgspec by hand"),
    Way(title="pydantic by hand, one class of 17 members", name="pydantic by hand"),
    Way(
        title="datamodel-code-generator",
        name="from_openapi",
        package="from_openapi",
        example="from from_openapi.microsoft.graph import User\nname = User().displayName\n",
    ),
    Way(
        title="msgraph-sdk",
        name="msgraph",
        package="msgraph",
        example="from msgraph.generated.models.user import User\nname = User().display_name\n",
    ),
)


def using(folder: Path, count: int, repetitions: int) -> str:
    """Two tables. ``folder`` holds what was generated: ``from_openapi``, and ours as ``flavored`` wrote it."""
    found = {way.name: _costs(way, folder, count, repetitions) for way in WAYS}
    ours = found[WAYS[0].name]
    quantities = (("import", "import"), ("use", "first use"), ("decode", "decode"), ("encode", "encode"))
    head = ["way", *(f"{title}{sort}" for _, title in quantities for sort in (" ratio", "")), "memory held"]
    rows = []
    for way in WAYS:
        costs = found[way.name]
        cells = [way.title]
        for key, _ in quantities:
            has = costs and not (way.name == "json" and key in ("import", "use"))
            cells += [ratio(costs[key], ours[key]), seconds(costs[key])] if has else ["", ""]
        rows.append((*cells, megabytes(costs["memory"]) if costs else f"failed or over {LIMIT:.0f} s"))
    return table(head, rows) + "\n\n" + _sizes(folder)


def _costs(way: Way, folder: Path, count: int, repetitions: int) -> dict[str, float]:
    """The medians of several processes, after one that compiles; empty if it does not come to an end.

    Who is so slow that the limit is near is not asked again.
    """
    command = (str(PYTHON), str(_WORKER), way.name, _home(way, folder))
    answers: list[dict[str, float]] = []
    began = time.monotonic()
    for number in range(repetitions + 1):
        if len(answers) > 1 and time.monotonic() - began > LIMIT / 3:
            break
        try:
            finished = subprocess.run(
                (*command, str(count if number else 1)),
                cwd=folder,
                env=environment(),
                stdout=subprocess.PIPE,
                timeout=LIMIT,
                check=True,
            )
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
            return {}
        answers.append(json.loads(finished.stdout))
    return {key: median(answer[key] for answer in answers[1:]) for key in answers[0]}


def _home(way: Way, folder: Path) -> str:
    return str(folder / way.name / "out" / "models") if way.name in OURS else str(folder)


def _sizes(folder: Path) -> str:
    rows = []
    for way in WAYS:
        if not way.package:
            continue
        files = [each for each in _package(way, folder).rglob("*") if each.suffix in (".py", ".pyi")]
        size = sum(each.stat().st_size for each in files)
        rows.append((way.title, f"{len(files):,}", megabytes(size), _checked(way, folder)))
    return table(("package", "files", "size", "mypy of two lines that use `User`"), rows)


def _package(way: Way, folder: Path) -> Path:
    generated = Path(_home(way, folder), way.package)
    if generated.is_dir():
        return generated
    libraries = PYTHON.parents[1]
    return next(iter(libraries.glob(f"lib/python*/site-packages/{way.package}")), generated)


def _checked(way: Way, folder: Path) -> str:
    """How long mypy takes without a cache. What it finds wrong is no matter here."""
    with tempfile.TemporaryDirectory() as place:
        (Path(place) / "example.py").write_text(way.example, encoding="utf-8")
        mypy = f"import os; os.environ['MYPYPATH'] = {_home(way, folder)!r}; "
        mypy += (
            "from mypy.api import run; raise SystemExit(run(['example.py', '--cache-dir', '.kept'])[2] > 1)"
        )
        try:
            found = run((str(PYTHON), "-c", mypy), Path(place), limit=CHECKING_LIMIT)
        except subprocess.CalledProcessError as error:
            return f"ended after {CHECKING_LIMIT:.0f} s" if error.returncode == -9 else "failed"
    return f"{seconds(found.cpu)}, {megabytes(found.memory)}"
