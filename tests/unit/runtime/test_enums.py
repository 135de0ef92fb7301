"""Enumerations keep what the schema does not know."""

from __future__ import annotations

import copy
import gc
import pickle
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def duplicates(value: Any) -> list[Any]:
    return [
        copy.copy(value),
        copy.deepcopy(value),
        *(pickle.loads(pickle.dumps(value, p)) for p in range(2, 6)),  # noqa: S301
    ]


# --- members that exclude each other


def test_known_names_become_members(sample: Any) -> None:
    run = sample.Run.from_dict({"status": "running"})
    assert run.status is sample.RunStatus.running
    assert sample.RunStatus("None") is sample.RunStatus.None_
    assert sample.RunStatus("name") is sample.RunStatus["name"]
    assert sample.Run(status=sample.RunStatus.None_).to_dict() == {"status": "None"}
    assert all(each is sample.RunStatus.running for each in duplicates(run.status))


@pytest.mark.parametrize("text", ["paused", "", "Running", "None_", "run,ning", "é"])
def test_unknown_names_become_members_of_their_own(sample: Any, text: str) -> None:
    run = sample.Run.from_dict({"status": text})
    assert isinstance(run.status, sample.RunStatus)
    assert (run.status.name, run.status.value) == (text, text)
    assert run.status == sample.RunStatus(text)
    assert run.status != sample.RunStatus.running
    assert len({run.status, sample.RunStatus(text), sample.RunStatus.running}) == 2
    assert run.status not in list(sample.RunStatus)
    assert all(each is run.status for each in duplicates(run.status))
    assert repr(run.status) == f"<RunStatus {text!r}, not in the schema>"
    assert run.status
    assert run.to_dict() == {"status": text}


def test_unknown_names_of_different_types_differ(sample: Any) -> None:
    assert sample.RunStatus("paused") != sample.Nothing("paused")


def test_unknown_names_are_forgotten_with_their_last_holder(sample: Any) -> None:
    gc.collect()
    unknown = sys.modules[sample.ODataEnum.__module__]._UNKNOWN
    before = len(unknown)
    held = [sample.RunStatus(f"status {number}") for number in range(100)]
    assert len(unknown) == before + 100
    del held
    gc.collect()
    assert len(unknown) == before


def test_threads_meet_the_same_unknown_member(sample: Any) -> None:
    with ThreadPoolExecutor(8) as pool:
        met = list(pool.map(lambda _: sample.RunStatus("met by all"), range(200)))
    assert all(each is met[0] for each in met)


def test_an_enumeration_without_members_works(sample: Any) -> None:
    assert list(sample.Nothing) == []
    something = sample.Nothing("something")
    assert something.value == "something"
    assert something is sample.Nothing("something")
    assert all(each is something for each in duplicates(something))


@pytest.mark.parametrize("wrong", [5, None, 1.5])
def test_what_is_no_text_is_no_member(sample: Any, wrong: Any) -> None:
    for enumeration in (sample.RunStatus, sample.Nothing):
        with pytest.raises(ValueError, match=f"{wrong!r} is not a valid {enumeration.__name__}"):
            enumeration(wrong)


@pytest.mark.parametrize("member", ["status", "days"])
@pytest.mark.parametrize("wrong", [5, [], True, {"a": 1}])
def test_json_that_is_no_text_is_refused(sample: Any, member: str, wrong: Any) -> None:
    edm = {"status": "ex.runStatus", "days": "ex.days"}[member]
    with pytest.raises(sample.ODataDecodeError) as caught:
        sample.Run.from_dict({member: wrong})
    assert str(caught.value) == f"Run.{member}: {wrong!r} is no {edm}"


def test_members_are_public_only_as_members(sample: Any) -> None:
    assert [name for name in vars(sample.ODataEnum) if not name.startswith("_")] == []
    assert [name for name in vars(sample.ODataFlags) if not name.startswith("_")] == []


# --- members that combine

FLAGS = [
    # text, value, known members of it, the text that Python values print
    ("monday", 1, ["monday"], "monday"),
    ("monday,tuesday", 3, ["monday", "tuesday"], "early"),
    ("early", 3, ["monday", "tuesday"], "early"),
    ("tuesday,monday", 3, ["monday", "tuesday"], "early"),
    ("monday, import", 5, ["monday", "import_"], "monday,import"),
    (" monday", 1, ["monday"], "monday"),
    ("lundi", 1, ["monday"], "monday"),
    ("None", 0, [], "None"),
    ("", 0, [], "None"),
    ("0", 0, [], "None"),
    ("3", 3, ["monday", "tuesday"], "early"),
    ("7", 7, ["monday", "tuesday", "import_"], "monday,tuesday,import"),
    ("64", 64, [], "64"),
    ("65", 65, ["monday"], "monday,64"),
    ("monday,64", 65, ["monday"], "monday,64"),
    ("monday,,tuesday", 3, ["monday", "tuesday"], "early"),
]


@pytest.mark.parametrize(("text", "value", "members", "canonical"), FLAGS)
def test_flags_keep_their_text(
    sample: Any, text: str, value: int, members: list[str], canonical: str
) -> None:
    run = sample.Run.from_dict({"days": text})
    assert isinstance(run.days, sample.Days)
    assert run.days.value == value
    assert run.days == sample.Days(value)
    assert hash(run.days) == hash(sample.Days(value))
    assert list(run.days) == [sample.Days[name] for name in members]
    assert bool(run.days) is bool(value)
    assert run.to_dict() == {"days": text}
    assert sample.Run(days=sample.Days(value)).to_dict() == {"days": canonical}
    assert sample.Run(days=run.days | sample.Days.None_).to_dict() == {"days": canonical}
    for each in duplicates(run.days):
        assert each == run.days
        assert sample.Run(days=each).to_dict() == {"days": text}


def test_one_known_name_is_the_member_itself(sample: Any) -> None:
    assert sample.Days("monday") is sample.Days.monday
    assert sample.Days("None") is sample.Days.None_
    assert sample.Days.monday | sample.Days.tuesday is sample.Days.early


def test_unknown_flags_survive_combination(sample: Any) -> None:
    days, holiday = sample.Days, sample.Days("monday,holiday")
    assert repr(holiday) == "<Days 'monday,holiday'>"
    assert days.monday in holiday
    assert days.tuesday not in holiday
    assert holiday != days.monday
    assert holiday not in days.monday
    assert sample.Days("holiday") in holiday
    assert holiday == sample.Days("holiday, monday")
    assert len({holiday, sample.Days("holiday,monday"), days.monday}) == 2
    text = {str(holiday | days.import_), str(days.import_ | holiday)}
    assert text == {"Days.monday,import,holiday"}
    assert sample.Run(days=holiday | days.import_).to_dict() == {"days": "monday,import,holiday"}
    assert holiday & days.monday is days.monday
    assert holiday & sample.Days("holiday") == sample.Days("holiday")
    assert holiday ^ sample.Days("holiday,tuesday") == days.early
    assert sample.Days("holiday") | sample.Days("holiday") == sample.Days("holiday")
    assert sample.Days("holiday")
    assert not sample.Days("holiday") & days.monday
    assert ~holiday & days.early == days.tuesday


def test_flags_combine_with_their_own_kind_only(sample: Any) -> None:
    for other in (1, "monday", sample.NoFlags(1)):
        assert sample.Days.monday != other
        for operation in ("__or__", "__and__", "__xor__", "__ror__"):
            assert getattr(sample.Days.monday, operation)(other) is NotImplemented
        with pytest.raises(TypeError):
            sample.Days.monday | other


def test_flags_without_members_work(sample: Any) -> None:
    for text in ("something,else", "3", ""):
        flags = sample.NoFlags(text)
        assert sample.Everything(untyped=flags).to_dict() == {"untyped": text}
        assert all(each == flags for each in duplicates(flags))
    assert sample.NoFlags(3).value == 3
    assert sample.Everything(untyped=sample.NoFlags(3)).to_dict() == {"untyped": "3"}
    assert sample.NoFlags("a") | sample.NoFlags("b") == sample.NoFlags("b,a")


def test_flags_match_in_patterns(sample: Any) -> None:
    Days = sample.Days  # noqa: N806
    match sample.Days("tuesday, monday"):
        case Days.early:
            pass
        case _:
            raise AssertionError


@settings(deadline=None)
@given(parts=st.lists(st.sampled_from(["monday", " tuesday", "import", "holiday", "8", "", "-1", "9" * 30])))
def test_any_text_of_flags_survives(sample: Any, parts: list[str]) -> None:
    text = ",".join(parts)
    run = sample.Run.from_dict({"days": text})
    assert run.to_dict() == {"days": text}
    again = sample.Run(days=run.days | sample.Days.None_).to_dict()["days"]
    assert sample.Days(again) == run.days
