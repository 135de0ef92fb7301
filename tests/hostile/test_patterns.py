"""Regular expressions need as much time as their text is long, whatever it says."""

from __future__ import annotations

import re

import pytest

from tests.hostile.patterns import Use, dangers, uses

USES = list(uses())


@pytest.mark.parametrize("use", USES, ids=lambda use: use.place)
def test_a_regular_expression_is_linear(use: Use) -> None:
    assert list(dangers(use)) == []


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(a+)+$", "match"),
        (r"(?:a|a)*b", "fullmatch"),
        (r"x(?:\w+\s?)*$", "match"),
        (r"\s*\s*:", "match"),
        (r"a*b", "search"),
        (r"\d+x|y", "sub"),
    ],
)
def test_one_that_is_not_is_noticed(pattern: str, method: str) -> None:
    assert list(dangers(Use("here", re.compile(pattern), frozenset({method})))) != []


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?:a++)++$", "match"),
        (r"a*b", "match"),
        (r"[^,]*,", "match"),
        (r"a+", "finditer"),
        (r"<[^<>]*>", "sub"),
    ],
)
def test_one_that_is_linear_passes(pattern: str, method: str) -> None:
    assert list(dangers(Use("here", re.compile(pattern), frozenset({method})))) == []


def test_all_of_them_are_found() -> None:
    places = {use.place.partition(":")[0] for use in USES}
    assert {
        "csdlgen/naming/words.py",
        "csdlgen/csdl/reading.py",
        "csdlgen/csdl/from_json/source.py",
    } <= places
    assert len(USES) > 50


@pytest.mark.parametrize("use", USES, ids=lambda use: use.place)
def test_nothing_possessive_may_fail_halfway(use: Use) -> None:
    """Before Python 3.11.5 a group that is repeated possessively and fails halfway leaves what it has read as read."""
    assert re.search(r"\)(?:[*+?]|\{[0-9,]+\})\+|\(\?>", re.sub(r"\\\\.", "", use.pattern.pattern)) is None
