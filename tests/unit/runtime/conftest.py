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


FLAVORS = ("dataclass", "pydantic", "msgspec")


@pytest.fixture(scope="session", params=FLAVORS)
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The sample package in each flavor.

    The dataclasses stand on the runtime where it stands, so that coverage sees it; the others on copies.
    """
    flavor = request.param
    folder = tmp_path_factory.mktemp("runtime")
    name = f"{NAME}_{flavor}"
    source.write(folder / name, flavor)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        if flavor == "dataclass":
            patch.setitem(sys.modules, f"{name}._runtime", csdlgen.runtime)
            patch.setattr(registry, "_PACKAGE", name)
        else:
            source.copy_runtime(folder / name, flavor)
        invalidate_caches()
        yield import_module(name)
        for loaded in [each for each in sys.modules if each.partition(".")[0] == name]:
            del sys.modules[loaded]
    registry._types.cache_clear()


@pytest.fixture(scope="session")
def flavor(sample: Any) -> str:
    """What the classes of the sample are made of."""
    return str(sample.__name__.rpartition("_")[2])
