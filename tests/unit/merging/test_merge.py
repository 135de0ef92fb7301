"""One edit, one change of the schema, and what stands on the page afterwards."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from csdlgen.merging import Base, MangledError, Merged, base_of, merged, survey
from tests.unit.merging.pages import Schema

BEFORE = Schema(properties={"id": ("String", "The key."), "status": ("runStatus", "The state.")})
Change = Callable[[str], str]


def after(mine: str, schema: Schema, before: Schema = BEFORE) -> Merged:
    return merged(mine, schema.page(), base_of(before.page()))


def changed(**what: object) -> Schema:
    return Schema(**{"properties": BEFORE.properties, **what})  # type: ignore[arg-type]


EDITS: dict[str, tuple[str, str]] = {
    "title": ('title: "run"', 'title: "HAND run"'),
    "author": ('author: "TODO"', "author: HAND"),
    "own field": ('author: "TODO"', 'author: "TODO"\ntags:\n  - HAND'),
    "heading": ("# run resource type", "# HAND"),
    "description": ("fact0\n\n##", "HAND words.\n\n##"),
    "paragraph": ("fact0\n\n##", "fact0\n\nHAND paragraph.\n\n##"),
    "cell": ("|The state.|", "|HAND state.|"),
    "type cell": ("|runStatus|", "|HAND|"),
    "own row": ("|The state.|", "|The state.|\n|zHAND|String|Mine.|"),
    "own column": ("|Property|Type|Description|\n|:---|:---|:---|\n|id|String|The key.|\n|status|runStatus|The state.|",
                   "|Property|Type|Description|Since|\n|:---|:---|:---|---|\n|id|String|The key.|HAND1|\n|status|runStatus|The state.|HAND2|"),
    "own section": ("## Relationships", "## HAND\n\nHAND text.\n\n|a|b|\n|---|---|\n|HAND|x|\n\n## Relationships"),
    "note in a section": ("None.", "None.\n\nHAND note."),
    "example": ('  "id": "String"', '  "id": "HAND"'),
    "end": ("```\n\n", "```\n\nHAND at the end."),
}  # fmt: skip
CHANGES = {
    "nothing": changed(),
    "description": changed(description="fact1"),
    "abstract": changed(is_abstract=True),
    "base": changed(base="entity"),
    "member came": changed(properties={**BEFORE.properties, "name": ("String", "The name.")}),
    "member went": changed(properties={"id": BEFORE.properties["id"]}),
    "all members went": changed(properties={}),
    "member's text": changed(properties={**BEFORE.properties, "status": ("runStatus", "New.")}),
    "member's type": changed(properties={**BEFORE.properties, "status": ("String", "The state.")}),
    "everything": Schema(description="fact2", is_abstract=True, base="b", properties={"x": ("Int32", "X.")}),
}


@pytest.mark.parametrize(("edit", "change"), list(itertools.product(EDITS, CHANGES)))
def test_no_word_is_lost_and_a_second_run_changes_nothing(edit: str, change: str) -> None:
    old, new = EDITS[edit]
    mine = BEFORE.page().replace(old, new, 1)
    assert mine.count("HAND") > 0
    once = after(mine, CHANGES[change])
    assert once.text.count("HAND") == mine.count("HAND")
    twice = after(once.text, CHANGES[change], CHANGES[change])
    assert twice == Merged(text=once.text, conflicts=())


@pytest.mark.parametrize("change", CHANGES)
def test_a_page_nobody_touched_becomes_the_generated_one(change: str) -> None:
    assert after(BEFORE.page(), CHANGES[change]) == Merged(text=CHANGES[change].page(), conflicts=())


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_stays_to_the_letter_while_the_schema_is_the_same(edit: str) -> None:
    mine = BEFORE.page().replace(*EDITS[edit], 1)
    assert after(mine, BEFORE) == Merged(text=mine, conflicts=())


@pytest.mark.parametrize(
    ("edit", "change", "line", "what"),
    [
        ("cell", "member's text", 17, "description of status"),
        ("type cell", "member's type", 17, "type of status"),
        ("description", "description", 11, "text here"),
        ("example", "member came", 24, "example"),
    ],
)
def test_new_facts_under_a_persons_text_are_reported_with_their_line(
    edit: str, change: str, line: int, what: str
) -> None:
    result = after(BEFORE.page().replace(*EDITS[edit], 1), CHANGES[change])
    assert [(each.line, each.what) for each in result.conflicts] == [(line, what)]


def test_text_about_a_member_that_is_gone_is_kept_until_it_is_back() -> None:
    mine = BEFORE.page().replace("|The state.|", "|HAND | <b>--></b> & \\| more.|".replace("HAND |", "HAND"))
    gone = changed(properties={"id": BEFORE.properties["id"]})
    without = after(mine, gone).text
    assert "\n|status|" not in without
    assert without.endswith(
        "Properties, Property / status / Description: HAND <b>--&gt;</b> &amp; \\| more.\n-->\n"
    )
    assert after(without, BEFORE, gone).text == mine


@pytest.mark.parametrize(
    "dressed",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.rstrip("\n"), id="no final newline"),
        pytest.param(
            lambda text: text.replace("|id|String|The key.|", "| id   | String | The key. |"), id="aligned"
        ),
        pytest.param(
            lambda text: text.replace(":---|", ":-----|").replace("## Prop", "\n\n## Prop"), id="spaced"
        ),
    ],
)
def test_how_an_editor_lays_a_page_out_is_no_edit_and_stays(dressed: Change) -> None:
    mine = dressed(BEFORE.page())
    assert after(mine, BEFORE).text == mine
    assert after(mine, CHANGES["member's text"]).text == mine.replace("The state.", "New.")


def test_what_a_person_struck_out_stays_out() -> None:
    mine = BEFORE.page().replace("|status|runStatus|The state.|\n", "").replace("fact0\n\n##", "\n##")
    assert after(mine, changed(description="fact1", is_abstract=False)).text == mine.replace("fact0", "fact1")


@pytest.mark.parametrize(
    "mine", ["", "Mine.\n", "---\ntitle: x\n", "# run\n``` json\n", "# run\n<!-- x\n", "|a|\n|-|\n|b|c|\n"]
)
def test_a_page_too_mangled_to_read_says_so(mine: str) -> None:
    with pytest.raises(MangledError):
        after(mine, BEFORE)


def test_a_base_survives_its_text() -> None:
    base = base_of(BEFORE.page())
    assert Base.parse(base.text()) == base
    assert Base.is_text(base.text())
    assert not any(map(Base.is_text, ("", "x|", "|y", "1234567", base.text() + "!")))


LAYOUTS = {
    "the space before the name of a language goes": ("``` json", "```json"),
    "and comes": ("```json", "``` json"),
    "a quotation moves": (">**Note:**", "> **Note:**"),
    "and comes closer": ("> **Note:**", ">**Note:**"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_slot_that_an_editor_laid_out_differently_follows_the_schema(layout: str) -> None:
    old, new = LAYOUTS[layout]

    def page(fact: str) -> str:
        lines = old if old.startswith("`") else "```json"
        note = old if old.startswith(">") else ">**Note:**"
        return f"# run\n\n{note} {fact}\n\n{lines}\n{{ {fact} }}\n```\n"

    mine = page("fact1").replace(old, new)
    kept = merged(mine + "\nHAND words.\n", page("fact1"), base_of(page("fact1")))
    assert kept.text == mine + "\nHAND words.\n"
    found = merged(mine + "\nHAND words.\n", page("fact2"), base_of(page("fact1")))
    assert "fact1" not in found.text
    assert found.text.count("fact2") == 2
    assert "HAND words." in found.text
    assert found.conflicts == ()
    assert survey(mine, page("fact1"), base_of(page("fact1"))).texts == ()


def test_a_row_that_changes_looks_like_its_table() -> None:
    def page(text: str) -> str:
        return f"# run\n\n| Name | Type | Text |\n| --- | --- | --- |\n| `a` | | {text} |\n"

    mine = page("fact1").replace("| | fact1", "| HAND | fact1")
    assert "\n| `a` | HAND | fact2 |\n" in merged(mine, page("fact2"), base_of(page("fact1"))).text
    empty = page("fact1").replace("`a` |", "`a` HAND |")
    assert "\n| `a` HAND | | fact1 |\n" in merged(empty, page("fact1"), base_of(page("fact1"))).text
