"""The rule reference is what the table of laws says, and the command line says the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen import laws
from csdlgen.diagnostics import Law
from csdlgen.report import explained, reference
from tests.runs import run

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"


def test_the_reference_is_in_step(updates_golden: bool) -> None:
    if updates_golden:
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_text(reference(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == reference(), "make golden brings it up to date"


@pytest.mark.parametrize("law", laws.BY_CODE.values(), ids=lambda law: law.code)
def test_every_law_is_explained(law: Law) -> None:
    text = explained(law)
    assert law.demand in text
    assert "Why: " in text
    assert "Cure: " in text
    assert all(len(line) <= 200 for line in text.splitlines())


def test_a_code_is_explained_on_the_command_line(tmp_path: Path) -> None:
    finished = run(tmp_path, "explain", "csdl303")
    assert finished.stdout.startswith("CSDL303 (error): A key names properties of its type.")
    assert finished.code == 0


def test_an_unknown_code_is_a_mistake(tmp_path: Path) -> None:
    finished = run(tmp_path, "explain", "CSDL000")
    assert "there is no code 'CSDL000'" in finished.stderr
    assert finished.code == 2
