"""What is committed under generated/ is what schema/ implies, and Python that checks and runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from csdlgen.cli import csdlgen

ROOT = Path(__file__).parent.parent
MODELS = ROOT / "generated" / "models"


def test_generated_is_in_step_with_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(csdlgen, ["check"])
    assert result.exit_code == 0, f"{result.output}\nrun `make generate` and commit the result"


def test_schema_has_no_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(csdlgen, ["validate", "--format", "json"])
    assert (result.exit_code, result.stdout.strip()) == (0, "[]")


def test_every_exported_name_is_there() -> None:
    script = (
        "import industry_data as p\n"
        "for name in p.__all__: getattr(p, name)\n"
        "assert set(p.__all__) == set(dir(p))\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=MODELS, check=True)


@pytest.mark.slow
def test_models_are_left_alone_by_black_and_accepted_by_mypy() -> None:
    subprocess.run([sys.executable, "-m", "black", "--check", "--quiet", "."], cwd=MODELS, check=True)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "-p", "industry_data"]
    finished = subprocess.run(command, cwd=MODELS, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout


def test_a_linter_of_the_users_choice_finds_nothing_in_what_is_committed() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "."]
    finished = subprocess.run(command, cwd=MODELS.parent, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stdout
