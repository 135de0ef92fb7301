"""The runtime as it is shipped: copied verbatim, type-checked, on every Python that can be found."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.runtime import sample as source

USAGE = """\
from shipped import *
from shipped.days import Days
from shipped.runstatus import RunStatus
from shipped.typed import Typed
from typing import assert_type

typed = Typed.from_dict({})
assert_type(typed, Typed)
assert_type(Typed.from_json(b"{}"), Typed)
assert_type(typed.to_dict(), dict[str, Any])
assert_type(typed.to_patch(), dict[str, Any])
assert_type(typed.to_json(ieee754_compatible=True), bytes)
assert_type(typed.status, RunStatus | None | Unset)
if typed.status:
    assert_type(typed.status, RunStatus)
if typed.name is not UNSET and typed.name is not None:
    assert_type(typed.name, str)
assert_type(Days.monday | Days.tuesday, Days)
assert_type(Days("monday,holiday"), Days)
assert_type(RunStatus("paused"), RunStatus)
Typed(name="x", status=RunStatus.running, additional_data={"a": 1})
Typed(5)  # type: ignore[call-arg, arg-type]
Typed(nmae="x")  # type: ignore[call-arg]
typed.name = 5  # type: ignore[assignment]
"""
TYPED = """\
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from ._runtime import ODataObject, Unset, member

if TYPE_CHECKING:
    from .runstatus import RunStatus


@dataclass(kw_only=True, slots=True, repr=False)
class Typed(ODataObject):
    odata_type: ClassVar[str] = "ex.typed"

    name: str | None | Unset = member("name", "Edm.String")
    status: RunStatus | None | Unset = member("status", "ex.runStatus")
"""


def pythons() -> Iterator[str]:
    """Every Python from 3.11 on that can be found, one for each version."""
    managed = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for minor in range(11, 20):
        found = [
            shutil.which(f"python3.{minor}"),
            *sorted(map(str, managed.glob(f"3.{minor}.*/bin/python3.{minor}"))),
        ]
        for python in filter(None, found):
            # A shim of a version manager may stand for nothing.
            if subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0:
                yield python
                break


def ship(folder: Path) -> Path:
    package = folder / "shipped"
    source.write(package)
    source.copy_runtime(package)
    return package


def test_the_copy_runs_on_every_python_found(tmp_path: Path) -> None:
    ship(tmp_path)
    script = Path(__file__).with_name("portable.py")
    for python in {sys.executable, *pythons()}:
        command = [python, "-I", "-B", "-W", "error", str(script), str(tmp_path), "shipped"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{python}:\n{done.stderr}"


@pytest.mark.parametrize(
    ("flavor", "libraries"),
    [("dataclass", set[str]()), ("pydantic", {"pydantic", "pydantic_core"}), ("msgspec", {"msgspec"})],
)
def test_the_copy_imports_itself_and_the_library_of_its_flavor_alone(
    flavor: str, libraries: set[str], tmp_path: Path
) -> None:
    (tmp_path / "shipped").mkdir()
    source.copy_runtime(tmp_path / "shipped", flavor)
    known = sys.stdlib_module_names | libraries
    for file in (tmp_path / "shipped" / "_runtime").glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert {alias.name.partition(".")[0] for alias in node.names} <= known
            elif isinstance(node, ast.ImportFrom) and not node.level:
                assert (node.module or "").partition(".")[0] in known


def test_black_leaves_the_copy_alone() -> None:
    command = [
        sys.executable,
        "-m",
        "black",
        "--check",
        "--quiet",
        "--config",
        os.devnull,
        str(source.RUNTIME),
    ]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.slow
def test_the_copy_is_strictly_typed(tmp_path: Path) -> None:
    package = ship(tmp_path)
    (package / "typed.py").write_text(TYPED, encoding="utf-8")
    (package / "py.typed").touch()
    (tmp_path / "usage.py").write_text(
        USAGE.replace("import *", "import Any, UNSET, Unset"), encoding="utf-8"
    )
    (package / "__init__.pyi").write_text(
        "from typing import Any as Any\nfrom ._runtime import UNSET as UNSET, Unset as Unset\n",
        encoding="utf-8",
    )
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file",
        os.devnull,
        "--python-version",
        "3.11",
    ]
    command += ["--cache-dir", os.devnull, "usage.py", "shipped/_runtime"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
