"""What is installed works: from a wheel, from a wheel made of the source distribution, and editable."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from csdlgen import program
from tests.csdl import edmx, schema
from tests.runs import files_in, run

ROOT = Path(__file__).parents[1]
CONFIG = 'schema = ["in.xml"]\n[models]\noutput = "m"\npackage = "p"\n[docs]\noutput = "d"\n'

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("dist")
    _call(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT), cwd=folder)
    return folder


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that was built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    _call(
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        "--wheel",
        "--outdir",
        str(folder),
        str(ROOT),
        cwd=folder,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "in.xml").write_text(edmx(schema('<ComplexType Name="a"/>')))
    (tmp_path / "csdlgen.toml").write_text(CONFIG)
    return tmp_path


def test_a_wheel_holds_every_module_every_template_and_the_type_marker(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    sources = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src" / "csdlgen").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    templates = {
        f"csdlgen/templates/{path.relative_to(program.templates()).as_posix()}"
        for path in program.templates().rglob("*.j2")
    }
    assert sources | templates == {name for name in names if ".dist-info/" not in name}
    assert "csdlgen/py.typed" in names


def test_the_wheel_of_the_source_distribution_is_the_wheel_of_the_checkout(
    wheel: Path, distributions: Path
) -> None:
    other = next(distributions.glob("*.whl"))
    assert _contents(other) == _contents(wheel)
    assert list(distributions.glob("*.tar.gz"))


def test_an_installed_wheel_generates_what_the_checkout_generates(
    wheel: Path, project: Path, tmp_path: Path
) -> None:
    python = _environment(tmp_path / "venv", "--no-deps", str(wheel))
    program = python.with_name("csdlgen")
    _call(str(program), "generate", cwd=project)
    installed = files_in(project)
    assert run(project, "check").code == 0
    assert any(name.startswith("m/p/") for name in installed)
    where = _call(str(python), "-c", "import csdlgen.program as p; print(p.templates())", cwd=project)
    assert Path(where.strip()).is_relative_to(tmp_path / "venv")


def test_an_editable_install_finds_the_templates_of_the_checkout(project: Path, tmp_path: Path) -> None:
    python = _environment(tmp_path / "venv", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    where = _call(str(python), "-c", "import csdlgen.program as p; print(p.templates())", cwd=project)
    assert Path(where.strip()) == ROOT / "templates"


def _environment(folder: Path, *arguments: str) -> Path:
    """A fresh environment with csdlgen installed; third-party packages are those of this one."""
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    library = sysconfig.get_path("purelib", vars={"base": str(folder)})
    # A .pth file makes packages importable but not the editable csdlgen behind them.
    Path(library, "third-party.pth").write_text(sysconfig.get_path("purelib") + "\n")
    _call(
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "--quiet",
        "--no-index",
        *arguments,
        cwd=folder,
    )
    return python


def _contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _call(*arguments: str, cwd: Path) -> str:
    finished = subprocess.run(arguments, cwd=cwd, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return finished.stdout
