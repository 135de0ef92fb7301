"""Every primitive type: what arrives, what it is in Python, what is written."""

from __future__ import annotations

import copy
import datetime as dt
import decimal
import json
import math
import pickle
import uuid
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.runtime.cases import CASES, REFUSED, Case

ids = [f"{case.member} {case.wire}" for case in CASES]
each_case = pytest.mark.parametrize("case", CASES, ids=ids)
UTC = dt.UTC
EDM = {
    "moment": "Edm.DateTimeOffset",
    "time": "Edm.TimeOfDay",
    "point": "Edm.GeographyPoint",
    "sbyte": "Edm.SByte",
}


@each_case
def test_json_becomes_the_natural_python_value(sample: Any, case: Case) -> None:
    read = getattr(sample.Everything.from_json(f'{{"{case.member}":{case.wire}}}'), case.member)
    assert read == case.value
    assert isinstance(read, type(case.value))


@each_case
def test_to_dict_gives_back_what_arrived(sample: Any, case: Case) -> None:
    # Python reads 1E+400 as an infinity, which is no JSON.
    arrived = {case.member: json.loads(case.wire.replace("1E+400", "1.5"))}
    written = sample.Everything.from_dict(arrived).to_dict()
    assert written == arrived
    assert repr(written) == repr(arrived)


@each_case
def test_to_json_gives_back_what_arrived_with_exact_numbers(sample: Any, case: Case) -> None:
    read = sample.Everything.from_json(f'{{"{case.member}":{case.wire}}}')
    assert read.to_json().decode() == f'{{"{case.member}":{case.json or case.wire}}}'
    strings = read.to_json(ieee754_compatible=True).decode()
    assert strings == f'{{"{case.member}":{case.ieee754 or case.wire}}}'


@each_case
def test_null_and_the_value_survive_in_collections(sample: Any, case: Case) -> None:
    read = sample.Everything.from_json(f'{{"{case.member}s":[{case.wire},null,{case.wire}]}}')
    assert getattr(read, f"{case.member}s") == [case.value, None, case.value]
    written = case.json or case.wire
    assert read.to_json().decode() == f'{{"{case.member}s":[{written},null,{written}]}}'


@each_case
@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],  # noqa: S301
)
def test_copies_and_pickles_are_written_alike(sample: Any, case: Case, duplicate: Any) -> None:
    text = f'{{"{case.member}":{case.wire}}}'
    read = sample.Everything.from_json(text)
    value = duplicate(getattr(read, case.member))
    assert value == case.value
    assert sample.Everything(**{case.member: value}).to_json() == read.to_json()
    assert sample.Everything(**{case.member: value}).to_dict() == read.to_dict()
    assert duplicate(read).to_json() == read.to_json()


@pytest.mark.parametrize(("member", "wire"), REFUSED)
def test_what_is_no_value_is_refused_by_path_and_type(sample: Any, member: str, wire: Any) -> None:
    edm = EDM.get(member, f"Edm.{member.title()}")
    with pytest.raises(sample.ODataDecodeError) as caught:
        sample.Everything.from_dict({member: wire})
    assert str(caught.value).startswith(f"Everything.{member}: ")
    assert str(caught.value).endswith(f" is no {edm}")
    assert len(str(caught.value)) < 160
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_a_number_too_long_to_print_is_refused_all_the_same(sample: Any) -> None:
    with pytest.raises(sample.ODataDecodeError, match=r"^Everything\.guid: a huge int is no Edm\.Guid$"):
        sample.Everything.from_dict({"guid": 10**5000})


def test_nan_goes_both_ways(sample: Any) -> None:
    for member in ("double", "decimal"):
        read = sample.Everything.from_json(f'{{"{member}":"NaN"}}')
        assert math.isnan(getattr(read, member))
        assert read.to_dict() == {member: "NaN"}
    signalling = sample.Everything(decimal=decimal.Decimal("sNaN"))
    assert signalling.to_json() == b'{"decimal":"NaN"}'


@pytest.mark.parametrize(
    ("member", "value", "ready", "texts"),
    [
        ("int64", 5, 5, ("5", '"5"')),
        ("int32", 5, 5, ("5", "5")),
        ("decimal", decimal.Decimal("1.10"), "1.10", ("1.10", '"1.10"')),
        ("decimal", decimal.Decimal("1.5"), 1.5, ("1.5", '"1.5"')),
        ("decimal", decimal.Decimal(5), 5, ("5", '"5"')),
        ("decimal", decimal.Decimal("1E+2"), "100", ("1E+2", '"100"')),
        ("decimal", decimal.Decimal("1E-7"), 1e-07, ("1e-07", '"0.0000001"')),
        ("decimal", decimal.Decimal("0." + "1" * 40), "0." + "1" * 40, ("0." + "1" * 40, f'"0.{"1" * 40}"')),
        ("decimal", 1.5, 1.5, ("1.5", '"1.5"')),
        ("decimal", 2, 2, ("2", '"2"')),
        ("double", math.inf, "INF", ('"INF"', '"INF"')),
    ],
)
def test_numbers_of_the_user_are_written_exactly(
    sample: Any, member: str, value: Any, ready: Any, texts: tuple[str, str]
) -> None:
    made = sample.Everything(**{member: value})
    assert made.to_dict() == {member: ready}
    assert type(made.to_dict()[member]) is type(ready)
    assert made.to_json().decode() == f'{{"{member}":{texts[0]}}}'
    assert made.to_json(ieee754_compatible=True).decode() == f'{{"{member}":{texts[1]}}}'


@pytest.mark.parametrize(
    ("member", "value", "text"),
    [
        ("moment", dt.datetime(2026, 1, 2, tzinfo=UTC), "2026-01-02T00:00:00Z"),
        (
            "moment",
            dt.datetime(1890, 1, 2, tzinfo=dt.timezone(dt.timedelta(seconds=3208))),
            "1890-01-01T23:06:32Z",
        ),
        ("duration", dt.timedelta(minutes=90), "PT1H30M"),
        ("duration", dt.timedelta(days=-2, seconds=5), "-P1DT23H59M55S"),
        ("guid", uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ("binary", b"\xfb\xff", "-_8="),
        ("time", dt.time(7, 59), "07:59:00"),
        ("date", dt.date(26, 1, 2), "0026-01-02"),
    ],
)
def test_values_of_the_user_are_written_in_the_canonical_way(
    sample: Any, member: str, value: Any, text: str
) -> None:
    made = sample.Everything(**{member: value, "untyped": [value]})
    assert made.to_dict() == {member: text, "untyped": [text]}
    assert json.loads(made.to_json()) == made.to_dict()


@pytest.mark.parametrize(
    ("member", "value", "message"),
    [
        ("moment", dt.datetime(2026, 1, 2), "has no UTC offset, which Edm.DateTimeOffset needs"),  # noqa: DTZ001
        ("time", dt.time(1, tzinfo=UTC), "has a time zone, which Edm.TimeOfDay cannot express"),
        ("date", dt.datetime(2026, 1, 2, tzinfo=UTC), "is no Edm.Date; use its date()"),
        ("untyped", {"a": [0, object()]}, "object cannot be expressed in JSON"),
        ("strings", ["a", ...], "ellipsis cannot be expressed in JSON"),
        ("binary", bytearray(b"a"), "bytearray cannot be expressed in JSON"),
        ("untyped", {1: 2}, "a JSON name is a string, not 1"),
    ],
)
def test_what_json_cannot_express_is_refused_by_path(
    sample: Any, flavor: str, member: str, value: Any, message: str
) -> None:
    if flavor != "dataclass" and member in {"date", "strings", "binary"}:
        with pytest.raises(ValueError, match=r" is no Edm\."):
            sample.Everything(**{member: value})
        return
    made = sample.Everything(**{member: value})
    for write in (made.to_dict, made.to_json, made.to_patch):
        with pytest.raises(ValueError, match="Everything") as caught:
            write()
        assert type(caught.value) is sample.ODataEncodeError
        assert str(caught.value).startswith(f"Everything.{member}")
        assert message in str(caught.value)


def test_unset_is_no_part_of_a_value(sample: Any) -> None:
    made = sample.Everything(strings=["a"])
    made.strings.append(sample.UNSET)
    with pytest.raises(
        sample.ODataEncodeError, match=r"^Everything\.strings\[1\]: UNSET stands for a whole member"
    ):
        made.to_dict()


def test_the_path_of_an_unwritable_value_is_complete(sample: Any) -> None:
    made = sample.Everything(untyped={"a": [0, object()]})
    with pytest.raises(ValueError, match=r"^Everything\.untyped\.a\[1\]: "):
        made.to_dict()


def test_what_is_computed_from_an_arrived_value_is_written_in_the_canonical_way(sample: Any) -> None:
    read = sample.Everything.from_dict(
        {
            "moment": "2026-01-31T10:20:30.1234567Z",
            "time": "07:59",
            "duration": "PT60M",
            "int64": "007",
            "decimal": "1.10",
            "double": "1.5",
        }
    )
    read.moment += dt.timedelta(days=1)
    read.time = read.time.replace(hour=8)
    read.duration *= 2
    read.int64 += 1
    read.decimal += 1
    read.double += 1
    assert read.to_dict() == {
        "moment": "2026-02-01T10:20:30.123456Z",
        "time": "08:59:00",
        "duration": "PT2H",
        "int64": 8,
        "decimal": "2.10",
        "double": 2.5,
    }
    assert copy.deepcopy(read).to_dict() == pickle.loads(pickle.dumps(read)).to_dict() == read.to_dict()  # noqa: S301


def test_arrived_values_equal_and_hash_like_plain_ones(sample: Any) -> None:
    for case in CASES:
        read = getattr(sample.Everything.from_json(f'{{"{case.member}":{case.wire}}}'), case.member)
        if not isinstance(read, dict | list):
            assert {read: 1} == {case.value: 1}


def test_subclasses_of_plain_types_are_read_and_written_plain(sample: Any) -> None:
    class Text(str):
        __slots__ = ()

    class Number(int):
        __slots__ = ()

    read = sample.Everything.from_dict({"string": Text("a"), "strings": (Text("b"),), "int32": Number(1)})
    assert read.to_dict() == {"string": "a", "strings": ["b"], "int32": 1}
    assert type(read.to_dict()["string"]) is str
    assert type(read.to_dict()["int32"]) is int


def test_decimals_of_the_callers_parser_are_read(sample: Any) -> None:
    arrived = json.loads(
        '{"double": 1.10, "decimal": 1.10, "int32": 5.0, "open": 1.10}', parse_float=decimal.Decimal
    )
    read = sample.Everything.from_dict(arrived)
    assert (read.double, read.decimal, read.int32) == (1.1, decimal.Decimal("1.10"), 5)
    assert read.to_json() == b'{"decimal":1.10,"double":1.10,"int32":5,"open":1.10}'
    assert read.to_dict() == {"decimal": "1.10", "double": 1.1, "int32": 5.0, "open": "1.10"}


def test_a_number_beyond_all_floats_stays_json_ready(sample: Any) -> None:
    read = sample.Everything.from_json('{"double":1e400,"open":1e400}')
    assert json.loads(json.dumps(read.to_dict(), allow_nan=False)) == {"double": "1E+400", "open": "1E+400"}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def _in_fixed_zone(moment: dt.datetime) -> dt.datetime:
    """The same moment with the same offset; in zones with summer time Python compares some hours as unequal."""
    return moment.replace(tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()))


VALUES = {
    "binary": st.binary(),
    "boolean": st.booleans(),
    "date": st.dates(),
    "moment": st.datetimes(timezones=st.just(UTC) | st.timezones()).map(_in_fixed_zone),
    "decimal": st.decimals(allow_nan=False, allow_infinity=False)
    | st.decimals(places=2, allow_nan=False, allow_infinity=False),
    "double": st.floats(allow_nan=False) | st.integers(),
    "duration": st.timedeltas(),
    "guid": st.uuids(),
    "int64": st.integers(),
    "string": st.text(st.characters()),
    "time": st.times(),
    "untyped": JSON,
}


@pytest.mark.parametrize("member", VALUES)
@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_every_value_round_trips_through_dict_and_json(sample: Any, member: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[member])
    made = sample.Everything(**{member: value})
    try:
        ready = made.to_dict()
    except OverflowError:
        return
    json.dumps(ready, allow_nan=False)
    assert getattr(sample.Everything.from_dict(ready), member) == value
    assert sample.Everything.from_dict(ready).to_dict() == ready
    for compatible in (False, True):
        text = made.to_json(ieee754_compatible=compatible)
        read = sample.Everything.from_json(text)
        assert getattr(read, member) == value
        assert read.to_json(ieee754_compatible=compatible) == text


@settings(deadline=None, max_examples=20)
@given(moment=st.datetimes(timezones=st.just(UTC)))
def test_canonical_text_needs_no_memory(sample: Any, moment: dt.datetime) -> None:
    read = sample.Everything.from_dict(sample.Everything(moment=moment).to_dict())
    assert type(read.moment) is dt.datetime


TEXTS = {
    "binary": st.from_regex(
        r"\A([A-Za-z0-9+/]{4}|[A-Za-z0-9_-]{4}){0,5}([A-Za-z0-9_-]{2}(==)?|[A-Za-z0-9+/]{3}=?)?\Z"
    ),
    "decimal": st.from_regex(r"\A[+-]?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?\Z"),
    "double": st.from_regex(r"\A[+-]?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?\Z"),
    "duration": st.from_regex(
        r"\A[+-]?P([0-9]{1,5}D)?T[0-9]{1,5}H([0-9]{1,5}M)?([0-9]{1,5}(\.[0-9]{1,12})?S)?\Z"
    ),
    "guid": st.from_regex(r"\A[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}\Z"),
    "int64": st.from_regex(r"\A[+-]?[0-9]{1,25}\Z"),
    "moment": st.from_regex(
        r"\A[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]"
        r"(:[0-5][0-9](\.[0-9]{1,12})?)?([Zz]|[+-](0[0-9]|1[0-3]):[0-5][0-9])?\Z"
    ),
    "time": st.from_regex(r"\A([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,12})?)?\Z"),
}


@pytest.mark.parametrize("member", TEXTS)
@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_every_legal_text_is_written_as_it_arrived(sample: Any, member: str, data: st.DataObject) -> None:
    text = data.draw(TEXTS[member])
    read = sample.Everything.from_dict({member: text, f"{member}s": [text, None]})
    assert read.to_dict() == {member: text, f"{member}s": [text, None]}
    assert read.to_patch() == {}
    assert copy.deepcopy(read).to_dict() == read.to_dict()


@settings(deadline=None, max_examples=20)
@given(arrived=st.dictionaries(st.text(), JSON, max_size=6))
def test_every_unknown_member_survives(sample: Any, arrived: dict[str, Any]) -> None:
    read = sample.Vacant.from_dict(arrived)
    assert read.to_dict() == arrived
    assert json.loads(read.to_json()) == arrived
    assert sample.Vacant.from_json(json.dumps(arrived)).to_dict() == arrived
