from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.artifacts import Page
from csdlgen.reads import Ledger, Watched, WatchedSequence, noting
from csdlgen.reads.ledger import Readers

NAMES = [f"ns.t{number}" for number in range(12)]


def sums(names: tuple[str, ...], values: Mapping[str, int]) -> int:
    return sum(values.get(name, 0) for name in names)


def pages_of(values: Mapping[str, int]) -> list[Page]:
    """A page for each name, which also shows its neighbour."""
    watched = Watched("values", values)
    pairs = [(name, NAMES[(at + 1) % len(NAMES)]) for at, name in enumerate(NAMES)]
    return [Page(f"{pair[0]}.md", "t.j2", partial(sums, pair, watched)) for pair in pairs]


def run(past: str, values: Mapping[str, int]) -> tuple[set[str], str]:
    """The pages that stand, and what the next run may know."""
    ledger, pages = Ledger(past), pages_of(values)
    standing = set(ledger.standing(pages))
    for page in pages:
        if page.path not in standing:
            with noting() as notes:
                page.view()
            readers: Readers = {}
            for label, name in notes:
                readers.setdefault(label, {})[name] = ledger.number(page.path)
            ledger.note(readers)
    return standing, ledger.text([page.path for page in pages])


edits = st.dictionaries(st.sampled_from(NAMES), st.none() | st.integers(0, 2), max_size=4)
"""New values of some names, or none any more."""


@given(st.lists(edits, max_size=20))
def test_pages_stand_as_long_as_nothing_changes_that_they_looked_up(
    steps: list[dict[str, int | None]],
) -> None:
    before = dict.fromkeys(NAMES, 1)
    _, text = run("", before)
    for step in steps:
        values = {name: value for name, value in (before | step).items() if value is not None}
        standing, text = run(text, values)
        assert standing == {
            page.path
            for page in pages_of(values)
            if all(before.get(name) == values.get(name) for name in page.view.args[0])
        }
        before = values


def test_what_was_looked_up_for_pages_that_are_gone_is_forgotten() -> None:
    values = dict.fromkeys(NAMES, 0)
    _, text = run("", values)
    lengths = []
    for number in range(60):
        values[NAMES[0]] = number
        _, text = run(text, values)
        lengths.append(len(text))
    assert max(lengths[30:]) <= max(lengths[:30])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"pages": {}}',
        '{"free": 0, "pages": {}, "notes": {"values": {"ns.t1": 1}}}',
        '{"free": 0, "pages": {"a": 1}, "notes": {}}',
        '{"free": "x", "pages": {}, "notes": {}}',
        '{"free": 1e999, "pages": {}, "notes": {}}',
    ],
)
def test_a_text_that_is_no_ledger_is_an_empty_one(text: str) -> None:
    assert run(text, dict.fromkeys(NAMES, 1)) == run("", dict.fromkeys(NAMES, 1))


def test_a_page_that_looked_at_what_has_no_digest_is_not_remembered() -> None:
    ledger, pages = Ledger(), pages_of({})
    ledger.standing(pages)
    ledger.note({"elsewhere": {"ns.t1": ledger.number(pages[0].path)}})
    known = json.loads(ledger.text([page.path for page in pages[:2]]))["pages"]
    assert list(known) == [pages[1].path]


@pytest.mark.parametrize("look", ["ns.t1", "/"])
def test_what_holds_something_without_a_digest_has_none(look: str) -> None:
    assert Watched("values", {"ns.t1": object(), "ns.t2": 1}).digest(look) == ""
    assert Watched("values", {"ns.t1": 2, "ns.t2": 1}).digest(look)
    assert WatchedSequence("values", (object(),)).digest(look) == ""
