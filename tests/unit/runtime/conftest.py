"""The sample package, importable under a name of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module, invalidate_caches
from typing import Any

import pytest

import csdlgen.runtime
from csdlgen.runtime import registry
from tests.unit.runtime import sample as source

NAME = "runtime_sample"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The sample package on the runtime where it stands, so that coverage sees it; ``test_copied`` tests copies."""
    folder = tmp_path_factory.mktemp("runtime")
    source.write(folder / NAME)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        patch.setitem(sys.modules, f"{NAME}._runtime", csdlgen.runtime)
        patch.setattr(registry, "_PACKAGE", NAME)
        invalidate_caches()
        yield import_module(NAME)
        for name in [name for name in sys.modules if name.partition(".")[0] == NAME]:
            del sys.modules[name]
    registry._types.cache_clear()
