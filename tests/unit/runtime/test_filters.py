"""Filter expressions: paths by attribute, literals by type, on the classes of every flavor."""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from importlib import import_module
from typing import Any

import pytest


@pytest.fixture
def filters(sample: Any) -> Any:
    return import_module(sample.ODataEnum.__module__.replace(".enums", ".filters"))


@pytest.mark.parametrize(
    ("member", "value", "literal"),
    [
        ("string", "O'Neil", "'O''Neil'"),
        ("string", None, "null"),
        ("boolean", True, "true"),
        ("int64", 9223372036854775807, "9223372036854775807"),
        ("double", 1.5, "1.5"),
        ("double", float("-inf"), "-INF"),
        ("decimal", decimal.Decimal("1.10"), "1.10"),
        ("guid", uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ("date", dt.date(2026, 1, 31), "2026-01-31"),
        ("moment", dt.datetime(2026, 1, 31, 10, tzinfo=dt.UTC), "2026-01-31T10:00:00Z"),
        ("time", dt.time(7, 59), "07:59:00"),
        ("duration", dt.timedelta(minutes=90), "duration'PT1H30M'"),
        ("binary", b"\xfb\xff", "binary'-_8='"),
    ],
)
def test_a_literal_is_written_as_its_type_wants(
    sample: Any, filters: Any, member: str, value: Any, literal: str
) -> None:
    any_object = filters.where(sample.Everything)
    assert str(filters.eq(getattr(any_object, member), value)) == f"{member} eq {literal}"


def test_members_have_the_names_of_json(sample: Any, filters: Any) -> None:
    run = filters.where(sample.Run)
    assert str(filters.ne(run.display_name, "x")) == "displayName ne 'x'"
    assert str(filters.eq(filters.the(run.parent).display_name, "x")) == "parent/displayName eq 'x'"
    with pytest.raises(AttributeError, match=r"ex\.run has no member 'dispaly_name'"):
        _ = run.dispaly_name
    with pytest.raises(TypeError, match="no member of an object"):
        filters.eq("displayName", "x")


def test_enumerations_name_their_type(sample: Any, filters: Any) -> None:
    run = filters.where(sample.Run)
    assert str(filters.eq(run.status, sample.RunStatus.running)) == "status eq ex.runStatus'running'"
    assert str(filters.eq(run.status, sample.RunStatus("paused"))) == "status eq ex.runStatus'paused'"
    both = sample.Days.monday | sample.Days.import_
    assert str(filters.has(run.days, both)) == "days has ex.days'monday,import'"
    listed = filters.one_of(run.status, [sample.RunStatus.running, sample.RunStatus.None_])
    assert str(listed) == "status in (ex.runStatus'running',ex.runStatus'None')"
    with pytest.raises(sample.ODataEncodeError, match="a value at least"):
        filters.one_of(run.status, [])


def test_conditions_combine_with_as_few_parentheses_as_they_need(sample: Any, filters: Any) -> None:
    run = filters.where(sample.Run)
    a, b, c = (filters.eq(run.id, text) for text in "abc")
    assert str(a & b | c) == "id eq 'a' and id eq 'b' or id eq 'c'"
    assert str((a | b) & c) == "(id eq 'a' or id eq 'b') and id eq 'c'"
    assert str(~(a | b) & c) == "not (id eq 'a' or id eq 'b') and id eq 'c'"
    with pytest.raises(TypeError, match="filters are combined with"):
        _ = a and b


def test_functions_take_text(sample: Any, filters: Any) -> None:
    run = filters.where(sample.Run)
    assert str(filters.contains(run.display_name, "'")) == "contains(displayName,'''')"
    assert str(filters.startswith(run.display_name, "a")) == "startswith(displayName,'a')"
    assert str(filters.endswith(run.display_name, "a")) == "endswith(displayName,'a')"
    moment = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    for name in ("gt", "ge", "lt", "le"):
        compared = getattr(filters, name)(run.started, moment)
        assert str(compared) == f"startedDateTime {name} 2026-01-01T00:00:00Z"


def test_collections_are_quantified(sample: Any, filters: Any) -> None:
    run = filters.where(sample.Run)
    nested = filters.any_of(run.steps, lambda step: filters.eq(step.id, "1"))
    assert str(nested) == "steps/any(x:x/id eq '1')"
    assert str(filters.any_of(run.steps)) == "steps/any()"
    deep = filters.all_of(run.steps, lambda s: filters.any_of(s.steps, lambda t: filters.eq(t.id, "1")))
    assert str(deep) == "steps/all(x:x/steps/any(x1:x1/id eq '1'))"


def test_a_derived_type_is_named_on_the_way(sample: Any, filters: Any) -> None:
    incoming = filters.as_type(filters.where(sample.Run), sample.IncomingFlowRun)
    compared = filters.gt(filters.the(incoming.statistics).count, 5)
    assert str(compared) == "ex.incomingFlowRun/statistics/count gt 5"


def test_what_no_url_can_say_is_refused(sample: Any, filters: Any) -> None:
    with pytest.raises(sample.ODataEncodeError, match="cannot stand in a URL"):
        filters.eq(filters.where(sample.Everything).untyped, {})
