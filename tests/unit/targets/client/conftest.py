"""The client of our own metadata, generated once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.runs import run
from tests.unit.targets.client.fake import PACKAGE, SCHEMA


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("client")
    text = f'schema = ["{SCHEMA.as_posix()}/*.xml"]\nroot_namespace = "microsoft.graph"\n'
    text += f'[models]\noutput = "out"\npackage = "{PACKAGE}"\n[client]\n'
    (folder / "csdlgen.toml").write_text(text, encoding="utf-8")
    finished = run(folder, "generate")
    assert finished.code == 0
    assert "client: " in finished.stderr
    return folder / "out"


@pytest.fixture
def package(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.syspath_prepend(str(folder))
    yield __import__(f"{PACKAGE}.client")
    for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
        del sys.modules[name]
