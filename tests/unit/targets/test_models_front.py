"""The front module of a package works whatever the types in it are called."""

from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from tests.factories import complex_type, config, model
from tests.unit.targets.generated import imported

BUILTINS = sorted(name for name in vars(builtins) if not name.startswith("_"))


def test_types_called_like_builtins_leave_the_package_at_work(tmp_path: Path) -> None:
    graph = model(*(complex_type(f"r.{name}") for name in BUILTINS))
    with imported(graph, config("r"), tmp_path) as service:
        for name in service.__all__:
            assert hasattr(service, name)
        with pytest.raises(AttributeError, match="no attribute 'Gone'"):
            _ = service.Gone
        assert sorted(dir(service)) == sorted(service.__all__)
