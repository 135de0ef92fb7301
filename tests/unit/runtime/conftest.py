"""The sample package, importable under a name of its own."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.unit.runtime import sample as source

NAME = "csdlgen_runtime_sample"


def _load(name: str, file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, file, submodule_search_locations=[str(file.parent)])
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The sample package. Its ``_runtime`` is the source of ours under the copy's name, so that coverage sees it."""
    folder = tmp_path_factory.mktemp("runtime") / NAME
    source.write(folder)
    sys.path.insert(0, str(folder.parent))
    importlib.invalidate_caches()
    # The package imports its runtime: a stub of the package must stand first.
    spec = importlib.util.spec_from_file_location(
        NAME, folder / "__init__.py", submodule_search_locations=[str(folder)]
    )
    assert spec is not None
    assert spec.loader is not None
    package = sys.modules[NAME] = importlib.util.module_from_spec(spec)
    _load(f"{NAME}._runtime", source.RUNTIME / "__init__.py")
    spec.loader.exec_module(package)
    yield package
    sys.path.remove(str(folder.parent))
    for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
        del sys.modules[name]
