"""The suite notices when a door loses an escape."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.doors import DOORS
from tests.hostile.mutants import MUTANTS, mutated, noticed


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_of_what_is_written(name: str) -> None:
    for module, text in mutated(name).items():
        compile(text, module, "exec")


def test_every_door_has_mutants() -> None:
    modules = {mutant.module for mutant in MUTANTS.values()}
    assert DOORS - {"artifacts.py"} <= modules  # it defines sinks and escapes nothing
    assert {"naming/paths.py", "printing.py"} <= modules


@pytest.mark.slow
def test_the_sound_program_bears_what_mutants_do_not() -> None:
    of_the_table = {name: mutant for name, mutant in MUTANTS.items() if not mutant.tests}
    assert [name for name, mutant in of_the_table.items() if noticed(mutant)] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_door_without_an_escape_is_noticed(name: str) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "tests.hostile.mutants", name],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1, f"nobody noticed: {name}\n{finished.stdout}{finished.stderr[-2000:]}"
    assert "Traceback" not in finished.stderr
