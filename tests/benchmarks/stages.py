"""The stages of one run inside one process; prints their seconds, and what they made, as JSON.

Run as ``python -m tests.benchmarks.stages FOLDER REPETITIONS [--dry]``; dry, nothing is written.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import ParamSpec, TypeVar

from lxml import etree

from csdlgen import csdl, graph, naming, output
from csdlgen.artifacts import Artifact
from csdlgen.config import Config, load
from csdlgen.render import Renderer
from csdlgen.targets import TARGETS, Target

Made = TypeVar("Made")
P = ParamSpec("P")


class Stages:
    """The stages of a run, and the seconds that each took each time."""

    def __init__(self, folder: Path) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.counts: dict[str, int] = {}
        self._folder = folder
        self._config, _ = load(folder / "csdlgen.toml", folder)
        self._terms = output.Terms(display_base=folder)

    def think(self) -> list[tuple[str, tuple[Artifact, ...]]]:
        """Everything but the files."""
        source, base = self._folder / "schema.xml", self._folder
        self._timed("parse", etree.fromstring, source.read_bytes())
        documents, _ = self._timed("read", csdl.read_files, [source], base)
        model = self._timed("graph", graph.build, documents)
        names, _ = self._timed("names", naming.settle, model, self._config, base)
        made = []
        for target in TARGETS:
            if getattr(self._config, target.name):
                artifacts = self._timed(target.name, _rendered, target, model, names, self._config)
                self.counts[target.name] = len(artifacts)
                made.append((target.name, artifacts))
        return made

    def write(self, made: Iterable[tuple[str, tuple[Artifact, ...]]], number: int) -> None:
        """The files, into folders that nobody wrote to before; first by the plainest of loops."""
        for name, artifacts in made:
            plain, ours = (self._folder / f"{kind}{number}" / name for kind in ("plain", "ours"))
            self._timed(f"plain {name}", _write_plainly, plain, artifacts)
            plan = self._timed(f"plan {name}", output.plan, ours, artifacts, self._terms)
            self._timed(f"apply {name}", output.apply, plan)

    def _timed(self, stage: str, act: Callable[P, Made], *args: P.args, **kwargs: P.kwargs) -> Made:
        start = time.perf_counter()
        made = act(*args, **kwargs)
        self.seconds[stage].append(time.perf_counter() - start)
        return made


def _rendered(
    target: Target, model: graph.TypeGraph, names: naming.NameTable, config: Config
) -> tuple[Artifact, ...]:
    return Renderer(target.name, target.sink).artifacts(target.pages(model, names, config).pages)


def _write_plainly(folder: Path, artifacts: Iterable[Artifact]) -> None:
    folders = set()
    for artifact in artifacts:
        path = folder / artifact.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        path.write_bytes(artifact.text.encode())


def main(folder: Path, repetitions: int, *, dry: bool) -> None:
    """Measure, and print."""
    gc.disable()  # as the command line does
    stages = Stages(folder)
    for number in range(repetitions):
        made = stages.think()
        if not dry:
            stages.write(made, number)
        del made
        gc.collect()
    print(json.dumps({"seconds": stages.seconds, "files": stages.counts}))  # noqa: T201 - its one purpose


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), dry="--dry" in sys.argv)
