"""JSON text: what the standard library accepts, with its places, and a law for everything else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.config import Limits
from csdlgen.csdl.from_json.tokens import Json, Number, parse
from csdlgen.diagnostics import InputError
from tests.csdl import codes

LIMITS = Limits()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def plain(found: Json) -> Any:
    """The value as the standard library would give it."""
    match found.value:
        case dict(members):
            return {name: plain(member) for name, member in members.items()}
        case list(items):
            return [plain(item) for item in items]
        case Number(text):
            return json.loads(text)
        case _:
            return found.value


@given(VALUES, st.booleans(), st.sampled_from([None, 2, "\t"]))
def test_it_reads_what_the_standard_library_writes(value: Any, is_ascii: bool, indent: Any) -> None:
    text = json.dumps(value, ensure_ascii=is_ascii, indent=indent)
    assert plain(parse(text, "in.json", LIMITS)) == value


@given(st.text(st.sampled_from('{}[]",:\\/ \n\t0123456789.eE+-truefalsn\x01é')))
def test_it_accepts_what_the_standard_library_accepts_and_nothing_else(text: str) -> None:
    try:
        expected = json.loads(text, parse_constant=_refuse, object_pairs_hook=_unique)
    except ValueError:
        with pytest.raises(InputError):
            parse(text, "in.json", LIMITS)
    else:
        assert plain(parse(text, "in.json", LIMITS)) == expected


def _refuse(word: str) -> None:
    raise ValueError(word)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError(pairs)
    return dict(pairs)


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("", "1:1", "CSDL101"),
        ('{"a": NaN}', "1:7", "CSDL101"),
        ('{"a": -Infinity}', "1:7", "CSDL101"),
        ('{\n  "a": 1,\n  "a": 2}', "3:3", "CSDL119"),
        ('{"a": 1} x', "1:10", "CSDL101"),
        ('{"a": 01}', "1:7", "CSDL101"),
        ('["\t"]', "1:2", "CSDL101"),
        ('["\\ud800"]', "1:2", "CSDL101"),
        ("[1,]", "1:4", "CSDL101"),
        ("// no\n{}", "1:1", "CSDL101"),
        ("[" * (LIMITS.depth + 2) + "]" * (LIMITS.depth + 2), f"1:{LIMITS.depth + 2}", "CSDL156"),
        ("[" * 100_000, f"1:{LIMITS.depth + 2}", "CSDL156"),
    ],
)
def test_everything_else_is_refused_at_its_place(text: str, place: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, "in.json", LIMITS)
    assert codes(caught.value.diagnostics) == [code]
    assert str(caught.value.diagnostics[0].location) == f"in.json:{place}"


def test_a_member_stands_at_its_name_and_a_number_keeps_its_text() -> None:
    found = parse('{ "a": 1.50, "b": [ true ] }', "in.json", LIMITS)
    assert isinstance(found.value, dict)
    assert found.value["a"] == Json(Number("1.50"), 2)
    assert found.value["b"].value == [Json(True, 20)]


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert parse('"\\ud83d\\ude00"', "in.json", LIMITS).value == "😀"
