"""The suite notices when a door loses an escape."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.doors import DOORS
from tests.hostile.mutants import MUTANTS, Mutant, mutated, noticed
from tests.hostile.nursery import Nursery, opened
from tests.hostile.texts import every


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_of_what_is_written(name: str) -> None:
    for module, text in mutated(name).items():
        compile(text, module, "exec")


def test_every_door_has_mutants() -> None:
    modules = {mutant.module for mutant in MUTANTS.values()}
    assert DOORS - {"artifacts.py"} <= modules  # it defines sinks and escapes nothing
    assert {"naming/paths.py", "printing.py"} <= modules


def _judged() -> dict[str, Mutant]:
    """The mutants of whose texts the table tries none on the sound program, and one for all that are made and told alike."""
    known = {text for _, text in every()}
    table = {name: mutant for name, mutant in MUTANTS.items() if not mutant.tests}
    one_of_each = {(mutant.targets(), mutant.reports()): name for name, mutant in table.items()}
    return {
        name: mutant
        for name, mutant in table.items()
        if mutant.slots or not known.issuperset(mutant.texts) or name in one_of_each.values()
    }


@pytest.mark.slow
def test_the_sound_program_bears_what_mutants_do_not() -> None:
    assert [name for name, mutant in _judged().items() if noticed(mutant)] == []


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    with opened() as found:
        yield found


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.parametrize("name", MUTANTS)
def test_a_door_without_an_escape_is_noticed(name: str, nursery: Nursery) -> None:
    code, said = nursery.grown(name)
    assert code == 1, f"nobody noticed: {name}\n{said[-2000:]}"
    assert "Traceback" not in said
