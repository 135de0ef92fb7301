"""The hooks, run by the real pre-commit in real repositories."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.csdl import edmx, schema

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow

ONE = '<ComplexType Name="one"><Property Name="a" Type="Edm.String"/></ComplexType>'
TWO = '<ComplexType Name="two"><Property Name="b" Type="Edm.String"/></ComplexType>'
CONFIG = 'schema = ["schema/*.xml"]\n[models]\noutput = "out"\npackage = "p"\n'
SOURCES = ("src", "templates", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def repository(folder: Path) -> Path:
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A repository that holds this project as it stands, and its revision."""
    pytest.importorskip("pre_commit")
    folder = repository(tmp_path_factory.mktemp("hooks") / "csdlgen")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "snapshot")
    return folder, git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment that it builds once for all tests here."""
    return tmp_path_factory.mktemp("pre-commit")


class Repository:
    """A user's repository whose only hooks are some of ours, with everything generated and committed."""

    def __init__(self, folder: Path, hooks: tuple[Path, str], home: Path, *names: str) -> None:
        self.folder = repository(folder)
        self._environment = {**os.environ, "PRE_COMMIT_HOME": str(home)}
        (folder / "schema").mkdir()
        (folder / "schema" / "one.xml").write_text(edmx(schema(ONE)))
        (folder / "csdlgen.toml").write_text(CONFIG)
        source, revision = hooks
        entries = "".join(f"      - id: {name}\n" for name in names)
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {source.as_uri()}\n    rev: {revision}\n    hooks:\n{entries}"
        )
        subprocess.run(
            [sys.executable, "-m", "csdlgen", "generate"], cwd=folder, check=True, capture_output=True
        )
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "begin")
        self.pre_commit("install")

    def pre_commit(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "pre_commit", *arguments]
        subprocess.run(command, cwd=self.folder, env=self._environment, check=True, capture_output=True)

    def commit(self, *paths: str) -> tuple[bool, str]:
        """Stage some paths and try to commit: whether the hooks let it pass, and what they said."""
        if paths:
            git(self.folder, "add", "--all", *paths)
        identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
        finished = subprocess.run(
            ["git", *identity, "commit", "--quiet", "--message", "try"],
            cwd=self.folder,
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
        )
        return finished.returncode == 0, finished.stdout + finished.stderr


def test_a_new_type_fails_the_commit_once_and_passes_with_its_module(
    tmp_path: Path, hooks: tuple[Path, str], home: Path
) -> None:
    ours = Repository(tmp_path / "user", hooks, home, "csdlgen-generate")
    (ours.folder / "schema" / "two.xml").write_text(edmx(schema(TWO)))
    passed, said = ours.commit("schema")
    assert not passed
    assert "1 created" in said
    assert (ours.folder / "out" / "p" / "two.py").exists()
    assert ours.commit("out")[0]
    assert git(ours.folder, "status", "--porcelain") == ""


def test_an_edited_output_is_put_right(tmp_path: Path, hooks: tuple[Path, str], home: Path) -> None:
    ours = Repository(tmp_path / "user", hooks, home, "csdlgen-generate")
    module = ours.folder / "out" / "p" / "one.py"
    generated = module.read_bytes()
    module.write_text("edited = True\n")
    passed, said = ours.commit("out")
    assert not passed
    assert "edited by hand; the edit is replaced" in said
    assert module.read_bytes() == generated


def test_a_deleted_schema_takes_its_module_along(tmp_path: Path, hooks: tuple[Path, str], home: Path) -> None:
    ours = Repository(tmp_path / "user", hooks, home, "csdlgen-generate")
    (ours.folder / "schema" / "two.xml").write_text(edmx(schema(TWO)))
    assert not ours.commit("schema")[0]
    assert ours.commit("out")[0]
    (ours.folder / "schema" / "two.xml").unlink()
    assert not ours.commit("schema")[0]
    assert not (ours.folder / "out" / "p" / "two.py").exists()
    assert ours.commit("out")[0]


def test_what_is_not_staged_counts_for_nothing_and_comes_back(
    tmp_path: Path, hooks: tuple[Path, str], home: Path
) -> None:
    ours = Repository(tmp_path / "user", hooks, home, "csdlgen-generate")
    source = ours.folder / "schema" / "one.xml"
    unfinished = edmx(schema(ONE.replace('"a"', '"unfinished"')))
    source.write_text(unfinished)
    (ours.folder / "notes.md").write_text("notes\n")
    assert ours.commit("notes.md")[0]  # pre-commit puts the edit away meanwhile
    assert source.read_text() == unfinished
    assert "unfinished" not in (ours.folder / "out" / "p" / "one.py").read_text()


def test_check_fails_without_writing_and_validate_shows_the_error(
    tmp_path: Path, hooks: tuple[Path, str], home: Path
) -> None:
    ours = Repository(tmp_path / "user", hooks, home, "csdlgen-check", "csdlgen-validate")
    (ours.folder / "schema" / "two.xml").write_text(edmx(schema(TWO.replace("Edm.String", "ns.missing"))))
    passed, said = ours.commit("schema")
    assert not passed
    assert "create out/p/two.py" in said
    assert "error CSDL201" in said
    assert not (ours.folder / "out" / "p" / "two.py").exists()
