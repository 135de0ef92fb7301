"""`csdlgen docs harvest` moves descriptions from pages to the overlay, and the pages are as generated again."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.runs import files_in, run
from tests.unit.upkeep.service import project, write

MORE = '[descriptions]\nfile = "texts.toml"\n[models]\noutput = "models"\npackage = "p"\n'
TODO = "**TODO: Add Description**"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    (tmp_path / "texts.toml").write_text("")
    return project(tmp_path, MORE)


def texts(folder: Path) -> dict[str, str]:
    return tomllib.loads((folder / "texts.toml").read_text())


def test_descriptions_of_every_kind_move_and_reach_code_and_all_pages(docs: Path, tmp_path: Path) -> None:
    page = docs / "resources" / "run.md"
    write(page, f"\n{TODO}\n", "\nA run, `a|b` and \\*c\\*.\n")
    write(page, "|The state.|", "|C:&#92;x \\| \\<b>.|")
    write(page, f"|{TODO}. The possible values", "|Its hue. The possible values")
    write(docs / "api" / "run-cancel.md", f"|reason|String|{TODO}|", "|reason|String|Why.|")
    done = run(tmp_path, "docs", "harvest")
    assert done.code == 0
    assert texts(tmp_path) == {
        "ns.run": "A run, `a|b` and *c*.",
        "ns.run/colour": "Its hue.",
        "ns.run/status": "C:\\x | <b>.",
        "ns.cancel/reason": "Why.",
    }
    assert done.stderr.splitlines()[-1] == "4 descriptions moved to texts.toml"
    mine = page.read_text().replace(f'description: "{TODO}"', 'description: "A run, `a|b` and *c*."')
    assert run(tmp_path, "generate").code == 0
    assert page.read_text() == mine
    assert "Its hue." in (tmp_path / "models" / "p" / "run.py").read_text()
    assert "Its hue." in (docs / "resources" / "nightly.md").read_text()
    before = files_in(docs)
    assert run(tmp_path, "generate", "--force").code == 0
    assert files_in(docs) == before


def test_the_file_keeps_its_comments_and_its_order(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "texts.toml").write_text(
        '# ours\n"ns.run/status" = "Old."  # asked for\n\n# more\n"ns.run" = "R."\n'
    )
    assert run(tmp_path, "generate").code == 0
    write(docs / "resources" / "run.md", "|Old.|", "|New.|")
    assert run(tmp_path, "docs", "harvest").code == 0
    assert (tmp_path / "texts.toml").read_text() == (
        '# ours\n"ns.run/status" = "New."  # asked for\n\n# more\n"ns.run" = "R."\n'
    )


def test_who_writes_on_the_page_of_a_derived_type_means_that_type_if_the_other_is_described(
    docs: Path, tmp_path: Path
) -> None:
    page = docs / "resources" / "nightly.md"
    write(page, "|The state. Inherited", "|Of a night. Inherited")
    write(
        page,
        f"{TODO} Inherited from [run](../resources/run.md). The",
        "Its hue. Inherited from [run](../resources/run.md). The",
    )
    assert run(tmp_path, "docs", "harvest").code == 0
    assert texts(tmp_path) == {"ns.nightly/status": "Of a night.", "ns.run/colour": "Its hue."}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("|The state.|", "|In **bold**.|", "a description is plain text, and this is more"),
        (f"{TODO}. The possible values are: `red`.", "Red alone.", "more than the description is different"),
    ],
)
def test_what_a_description_cannot_say_stays_and_is_told(
    docs: Path, tmp_path: Path, old: str, new: str, why: str
) -> None:
    line = write(docs / "resources" / "run.md", old, new)
    done = run(tmp_path, "docs", "harvest")
    assert done.code == 0
    assert f"docs/resources/run.md:{line}:1: stays on the page: ns.run/" in done.stderr
    assert why in done.stderr
    assert texts(tmp_path) == {}


def test_of_two_texts_about_one_thing_the_first_moves(docs: Path, tmp_path: Path) -> None:
    write(docs / "api" / "run-update.md", "|The state.|", "|One.|")
    write(docs / "resources" / "run.md", "|The state.|", "|Two.|")
    done = run(tmp_path, "docs", "harvest")
    assert texts(tmp_path) == {"ns.run/status": "One."}
    assert "ns.run/status: another page says something else about it, and that was taken" in done.stderr
    run(tmp_path, "generate")
    assert "|Two.|" in (docs / "resources" / "run.md").read_text()


def test_placeholders_and_sentences_of_ours_are_nothing_to_harvest(docs: Path, tmp_path: Path) -> None:
    write(docs / "api" / "run-update.md", "Update the properties of", "Change the properties of")
    write(docs / "resources" / "run.md", f"|{TODO}. The", "|**TODO: ask Ann**. The")
    assert run(tmp_path, "docs", "harvest").stderr == "0 descriptions moved\n"


def test_there_must_be_a_file_to_move_to(tmp_path: Path) -> None:
    project(tmp_path)
    done = run(tmp_path, "docs", "harvest")
    assert done.code == 2
    assert "the table [descriptions] is missing" in done.stderr
