"""Packages generated for tests, in memory and on disk."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from csdlgen.artifacts import Artifact, Python
from csdlgen.config import Config
from csdlgen.graph import TypeGraph
from csdlgen.naming import settle
from csdlgen.render import Renderer
from csdlgen.targets import models, stubs


def package(graph: TypeGraph, config: Config) -> dict[str, str]:
    """The files of the package by path below it, its runtime left out."""
    names, _ = settle(graph, config)
    renderer = Renderer("models", Python)
    made = models.pages(graph, names, config).pages
    artifacts = (page if isinstance(page, Artifact) else renderer.artifact(page) for page in made)
    files = {artifact.path.removeprefix("service/"): artifact.text for artifact in artifacts}
    return {path: text for path, text in files.items() if not path.startswith("_runtime/")}


def stub_tree(graph: TypeGraph, config: Config) -> dict[str, str]:
    """The files of the stubs by path below their folder."""
    names, _ = settle(graph, config)
    renderer = Renderer("stubs", Python)
    made = stubs.pages(graph, names, config).pages
    artifacts = (page if isinstance(page, Artifact) else renderer.artifact(page) for page in made)
    return {artifact.path.removeprefix("service-stubs/"): artifact.text for artifact in artifacts}


@contextmanager
def imported(graph: TypeGraph, config: Config, folder: Path) -> Iterator[ModuleType]:
    """The package, written into a folder and imported; forgotten afterwards."""
    names, _ = settle(graph, config)
    renderer = Renderer("models", Python)
    for page in models.pages(graph, names, config).pages:
        artifact = page if isinstance(page, Artifact) else renderer.artifact(page)
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(artifact.text, encoding="utf-8", newline="")
    importlib.invalidate_caches()
    sys.path.insert(0, str(folder))
    try:
        yield importlib.import_module("service")
    finally:
        sys.path.remove(str(folder))
        for name in [name for name in sys.modules if name.partition(".")[0] == "service"]:
            del sys.modules[name]
