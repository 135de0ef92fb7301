"""Every case is a folder whose ``expected.txt`` shows commands, what they say, and their exit codes.

A line that begins with ``$`` is a command; ``make golden`` rewrites what follows it. A new case needs no
``expected.txt``: with a configuration it runs ``generate``, otherwise ``validate`` on its inputs.
"""

from __future__ import annotations

import difflib
import shlex
import shutil
from pathlib import Path

import pytest

from tests.runs import run

HERE = Path(__file__).parent
CASES = sorted(path for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, updates_golden: bool) -> None:
    folder = tmp_path / "case"
    shutil.copytree(case, folder)
    script = case / "expected.txt"
    expected = script.read_bytes().decode() if script.exists() else ""
    commands = [line for line in expected.splitlines() if line.startswith("$ ")] or [_first_command(case)]
    actual = "".join(_transcript(folder, command) for command in commands)
    if updates_golden:
        script.write_bytes(actual.encode())
        expected = actual
    if actual != expected:
        pytest.fail(_explained(case.name, expected, actual), pytrace=False)


def _first_command(case: Path) -> str:
    if (case / "config.toml").exists():
        return "$ csdlgen generate --config config.toml"
    return f"$ csdlgen validate {' '.join(sorted(path.name for path in case.glob('input*')))}"


def _transcript(folder: Path, command: str) -> str:
    finished = run(folder, *shlex.split(command)[2:])
    return f"{command}\n{finished.stdout}{finished.stderr}exit code {finished.code}\n"


def _explained(case: str, expected: str, actual: str) -> str:
    return "\n".join(
        [
            f"{case}: it says something else; if that is right now: make golden",
            *difflib.unified_diff(
                expected.split("\n"), actual.split("\n"), "expected", "actual", lineterm=""
            ),
        ]
    )
