"""A generated package is built, installed and used by a program that a type checker reads strictly."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

from tests.runs import run
from tests.test_type_checkers import PYRIGHT

ROOT = Path(__file__).parents[1]
CONFIG = """
schema = ["schema/*.xml"]
root_namespace = "microsoft.graph"
[models]
output = "out/models"
package = "industry_data"
flavor = "{flavor}"
distribution = "industry-data==1.4.0"
[client]
[stubs]
output = "out/stubs"
"""
PROGRAM = """\
import datetime

from industry_data import IncomingFlowRun, Run, RunStatus
from industry_data.client import Client
from industry_data.filters import any_of, eq, gt, startswith, the, where

made = Run(display_name="Nightly", status=RunStatus.failed)
read = IncomingFlowRun.from_dict({"id": "7", "status": "failed"})
if read.status:
    print(read.status.value, made.to_dict())
run = where(Run)
late = gt(run.start_date_time, datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc))
print(late & eq(run.status, RunStatus.failed) & startswith(the(run.process).display_name, "O'"))
print(any_of(run.activities, lambda activity: eq(activity.id, "1")))


def newest(client: Client) -> list[IncomingFlowRun]:
    return client.incoming_runs.list(top=1).items


eq(run.display_name, 5)  # type: ignore[type-var]
eq(run.dispaly_name, "x")  # type: ignore[attr-defined]
Run(nmae="x")  # type: ignore[call-arg]
"""
pytestmark = pytest.mark.slow


def call(*command: str, cwd: Path) -> str:
    finished = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout


@pytest.fixture(scope="module", params=["dataclass", "pydantic", "msgspec"])
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(ROOT / "schema", folder / "schema")
    (folder / "csdlgen.toml").write_text(CONFIG.format(flavor=request.param), encoding="utf-8")
    assert run(folder, "generate").code == 0
    return folder


@pytest.fixture(scope="module")
def wheel(project: Path) -> Path:
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation")
    call(*command, "--wheel-dir", str(project / "dist"), str(project / "out" / "models"), cwd=project)
    return next((project / "dist").glob("*.whl"))


def test_the_wheel_holds_models_stubs_and_the_type_marker(project: Path, wheel: Path) -> None:
    assert wheel.name == "industry_data-1.4.0-py3-none-any.whl"
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {
        path.relative_to(home).as_posix()
        for home in (project / "out" / "models", project / "out" / "stubs")
        for path in home.glob("industry_data*/**/*")
        if path.suffix in {".py", ".pyi", ".typed"}
    }
    assert held == expected
    assert "industry_data/py.typed" in held


def test_a_wheel_made_of_the_source_distribution_holds_the_same(project: Path, wheel: Path) -> None:
    command = (sys.executable, "-m", "build", "--no-isolation", "--outdir", str(project / "both"))
    call(*command, str(project / "out" / "models"), cwd=project)
    (made,) = (project / "both").glob("*.whl")
    assert sorted(zipfile.ZipFile(made).namelist()) == sorted(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def python(project: Path, wheel: Path) -> Path:
    """The interpreter of an environment that has the package; libraries are those of this environment."""
    venv.create(project / "venv", with_pip=False)
    python = project / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    library = Path(sysconfig.get_path("purelib", vars={"base": str(project / "venv")}))
    (library / "third-party.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = (sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-index")
    call(*install, "--no-deps", str(wheel), cwd=project)
    return python


def test_mypy_reads_a_program_strictly_and_finds_what_is_wrong_with_it(python: Path, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(PROGRAM, encoding="utf-8")
    strictly = ("mypy", "--strict", "--no-incremental", "--python-executable", str(python))
    call(sys.executable, "-m", *strictly, "use.py", cwd=tmp_path)


@pytest.mark.skipif(shutil.which("npx") is None, reason="pyright comes from npm, which is not here")
def test_pyright_reads_a_program_strictly_and_finds_what_is_wrong_with_it(
    python: Path, tmp_path: Path
) -> None:
    (tmp_path / "use.py").write_text(PROGRAM, encoding="utf-8")
    settings = {"typeCheckingMode": "strict", "enableTypeIgnoreComments": False, "pythonVersion": "3.11"}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = ["npx", "--yes", PYRIGHT, "--pythonpath", str(python), "--outputjson"]
    finished = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    found = json.loads(finished.stdout)["generalDiagnostics"]
    wrong = [number for number, line in enumerate(PROGRAM.splitlines()) if "# type: ignore" in line]
    assert sorted({each["range"]["start"]["line"] for each in found}) == wrong, finished.stdout


def test_a_program_runs_on_the_installed_package(python: Path, tmp_path: Path) -> None:
    right = PROGRAM.partition("eq(run.display_name, 5)")[0]
    (tmp_path / "use.py").write_text(right, encoding="utf-8")
    printed = call(str(python), "-W", "error", "use.py", cwd=tmp_path).splitlines()
    assert printed[0].startswith("failed {")
    failed = "status eq microsoft.graph.industryData.runStatus'failed'"
    named = "startswith(process/displayName,'O''')"
    assert printed[1] == f"startDateTime gt 2026-01-01T00:00:00Z and {failed} and {named}"
    assert printed[2:] == ["activities/any(x:x/id eq '1')"]


def test_a_flavor_declares_its_library_and_no_other(project: Path) -> None:
    text = (project / "out" / "models" / "pyproject.toml").read_text(encoding="utf-8")
    described = tomllib.loads(text)["project"]
    flavor = project.name.rstrip("0123456789")
    needed = {"dataclass": [], "pydantic": ["pydantic>=2.11"], "msgspec": ["msgspec>=0.19"]}
    assert described["dependencies"] == needed[flavor]
    assert described["optional-dependencies"] == {"client": ["httpx", "httpx-retries"]}
    assert described["version"] == "1.4.0"
