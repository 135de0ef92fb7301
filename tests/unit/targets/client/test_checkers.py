"""Clients are as strictly typed as their users may want, and grow with the types of a model."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runs import run
from tests.test_type_checkers import assert_clean, assert_pyright_finds_nothing
from tests.unit.targets.client.fake import PACKAGE

GRAPH = """
schema = [{schema!r}]
root_namespace = "microsoft.graph"
[models]
output = "out"
package = "service"
[client]
"""
FIRST_USE = """
import sys
sys.path.insert(0, "out")
from service.client import Client
users = Client("https://x", transport=object()).users["me"].messages
print(sum(name.startswith("service.") and "._runtime" not in name for name in sys.modules))
"""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("npx") is None, reason="pyright comes from npm, which is not here")
def test_pyright_finds_nothing_in_a_client(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder / PACKAGE, tmp_path / PACKAGE)
    # Of the flavors only that of the package is there, and httpx is where its user has it.
    assert_pyright_finds_nothing(tmp_path, PACKAGE)


@pytest.mark.slow
@pytest.mark.corpus
def test_the_client_of_microsoft_graph_is_clean_grows_with_types_and_imports_what_is_used(
    corpus: Path, tmp_path: Path
) -> None:
    schema = str(corpus / "graph-v1.0" / "v1.0-Prod.csdl")
    (tmp_path / "csdlgen.toml").write_text(GRAPH.format(schema=schema), encoding="utf-8")
    assert run(tmp_path, "generate").code == 0
    package = tmp_path / "out" / "service"
    modules = {path.name for path in (package / "client").glob("*.py")} - {"__init__.py"}
    # One for each type that has requests, never one for each path; what everything derives from holds no casts.
    assert 1000 < len(modules) <= len(list(package.glob("*.py")))
    assert len(_text(package / "client" / "entity.py").splitlines()) < 50
    classes = sum(text.count("\nclass ") for text in map(_text, (package / "client").glob("*.py")))
    assert classes <= 2 * len(modules) + 5
    used = subprocess.run([sys.executable, "-c", FIRST_USE], cwd=tmp_path, capture_output=True, check=True)
    assert int(used.stdout) < 25
    assert_clean("mypy --strict --no-incremental -p", tmp_path / "out", "service.client")
    assert_clean("ruff check --isolated --no-cache", tmp_path / "out", "service/client", "service/_runtime")
    assert_clean("black --check --quiet", tmp_path / "out", "service/client", "service/_runtime")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
