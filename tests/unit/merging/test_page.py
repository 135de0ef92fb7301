"""Pages are read into slots: nothing of a text is lost, and the manifest remembers exactly what was read."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from csdlgen.merging import Base, MangledError, base_of, parse
from csdlgen.merging.page import Page
from csdlgen.merging.tokens import cell_token, row_token, slot_token
from tests.unit.merging.pages import Schema

LINES = st.sampled_from(
    (
        *(
            "",
            " ",
            "---",
            "title: x",
            "  more",
            "# One",
            "## Two ##",
            "text  ",
            "Namespace: n",
            "> note",
            "\u2028x",
        ),
        *("```", "``` json", " ~~~~", "{", "<!--", "<!-- x -->", "-->", "[!INCLUDE x]"),
        *("|a|b|", "|:--|--|", "| [c](d) | \\| |", "|a|"),
    )
)
TEXTS = st.lists(LINES, max_size=20).map("\n".join)


@given(TEXTS)
def test_a_page_is_its_slots(text: str) -> None:
    page = parsed(text)
    slots = "".join(f"{slot.lead}{slot.raw}\n" for slot in page.slots)
    assert slots + page.tail in (text, text + "\n")
    lines = text.split("\n")
    for slot in page.slots:
        assert lines[slot.line - 1] == slot.raw.split("\n")[0]
        for row in slot.rows:
            assert lines[row.line - 1] == row.raw.split("\n")[0]


@given(TEXTS | st.just(Schema(properties={"a": ("String", "A."), "b": ("[t](x.md)", "B.")}).page()))
def test_what_is_remembered_is_what_is_read(text: str) -> None:
    page = parsed(text)
    assert base_of(text) == Base(
        slots=tuple(slot_token(slot) for slot in page.slots),
        cells=tuple(
            token
            for slot in page.slots
            for row in slot.rows
            for token in (
                row_token(slot.text, row.key),
                *(cell_token(slot.text, row.key, *cell) for cell in row.cells.items()),
            )
        ),
    )


def parsed(text: str) -> Page:
    try:
        return parse(text)
    except MangledError:
        assume(False)
        raise
