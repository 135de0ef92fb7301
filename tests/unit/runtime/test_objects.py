"""Entity and complex values: types by name, what is not declared, what belongs to whom."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import sys
from collections import OrderedDict
from types import MappingProxyType
from typing import Any

import pytest

from csdlgen.naming.reserved import MEMBERS

RUN = {"id": "1", "displayName": "First"}


# --- construction


def test_nothing_is_set_unless_given(sample: Any) -> None:
    run = sample.Run()
    assert run.to_dict() == {}
    assert run.id is sample.UNSET
    assert run.additional_data == {}
    assert not run.id


def test_null_is_written_and_absence_is_not(sample: Any) -> None:
    assert sample.Run(id=None, display_name=sample.UNSET).to_dict() == {"id": None}
    assert sample.Run.from_dict({"id": None, "steps": None}).to_dict() == {"id": None, "steps": None}
    assert sample.Run.from_dict({"id": None}).display_name is sample.UNSET


def test_arguments_go_by_keyword_only(sample: Any) -> None:
    with pytest.raises(TypeError):
        sample.Run("1")


def test_unset_is_one_false_value(sample: Any) -> None:
    assert bool(sample.UNSET) is False
    assert repr(sample.UNSET) == "UNSET"
    assert type(sample.UNSET) is sample.Unset
    assert copy.copy(sample.UNSET) is sample.UNSET
    assert copy.deepcopy(sample.UNSET) is sample.UNSET
    assert pickle.loads(pickle.dumps(sample.UNSET)) is sample.UNSET  # noqa: S301


def test_objects_hold_only_declared_attributes(sample: Any) -> None:
    run = sample.Run()
    with pytest.raises((AttributeError, ValueError)):
        run.dispaly_name = "typo"


# --- types by name


@pytest.mark.parametrize(
    "text",
    [
        "#ex.incomingFlowRun",
        "ex.incomingFlowRun",
        "https://service.example/$metadata#ex.incomingFlowRun",
        "$metadata#ex.incomingFlowRun",
    ],
)
@pytest.mark.parametrize("name", ["@odata.type", "@type"])
def test_the_most_derived_known_type_is_made(sample: Any, name: str, text: str) -> None:
    arrived = {name: text, **RUN, "statistics": {}}
    for declared in (sample.Run, sample.IncomingFlowRun, sample.ODataObject):
        run = declared.from_dict(arrived)
        assert type(run) is sample.IncomingFlowRun
        assert run.statistics == sample.Statistics()
        assert run.additional_data == {}
        assert run.to_dict() == arrived


@pytest.mark.parametrize("text", ["#ex.neverHeardOf", "", "#", "#Collection(ex.run)", "#Edm.String"])
def test_an_unknown_type_is_the_expected_one_and_keeps_its_name(sample: Any, text: str) -> None:
    arrived = {"@odata.type": text, **RUN, "extra": [1]}
    run = sample.Run.from_dict(arrived)
    assert type(run) is sample.Run
    assert run.additional_data == {"extra": [1]}
    assert run.to_dict() == arrived


def test_without_a_type_the_base_of_all_holds_everything(sample: Any) -> None:
    held = sample.ODataObject.from_dict({"a": {"b": 1}})
    assert type(held) is sample.ODataObject
    assert held.additional_data == {"a": {"b": 1}}
    assert held.to_dict() == {"a": {"b": 1}}


@pytest.mark.parametrize("text", ["#ex.statistics", "#ex.runStatus", "#ex.days"])
def test_a_known_type_that_is_no_subtype_is_refused(sample: Any, text: str) -> None:
    with pytest.raises(sample.ODataDecodeError) as caught:
        sample.Run.from_dict({"@odata.type": text})
    assert str(caught.value) == f"Run: '{text}' does not derive from ex.run"


def test_an_enumeration_is_no_structured_type(sample: Any) -> None:
    with pytest.raises(
        sample.ODataDecodeError, match=r"^ODataObject: '#ex\.days' does not derive from ODataObject$"
    ):
        sample.ODataObject.from_dict({"@odata.type": "#ex.days"})


def test_the_path_leads_from_the_actual_type_to_the_culprit(sample: Any) -> None:
    arrived = {"@odata.type": "#ex.incomingFlowRun", "history": [None, {"count": 1}, {"count": "many"}]}
    with pytest.raises(ValueError, match="many") as caught:
        sample.Run.from_dict(arrived)
    assert str(caught.value) == "IncomingFlowRun.history[2].count: 'many' is no Edm.Int64"
    assert (caught.value.path, caught.value.reason) == (  # type: ignore[attr-defined]
        "IncomingFlowRun.history[2].count",
        "'many' is no Edm.Int64",
    )
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert str(again) == str(caught.value)
    with pytest.raises(
        sample.ODataDecodeError, match=r"^IncomingFlowRun\.statistics: '#ex\.run' does not derive"
    ):
        sample.IncomingFlowRun.from_dict({"statistics": {"@odata.type": "#ex.run"}})


def test_a_subtype_stands_in_a_place_of_its_base(sample: Any) -> None:
    arrived = {"history": [{"@odata.type": "#ex.detailedStatistics", "errors": [1]}, {"count": 5}]}
    run = sample.IncomingFlowRun.from_dict(arrived)
    assert [type(each) for each in run.history] == [sample.DetailedStatistics, sample.Statistics]
    assert run.to_dict() == {"@odata.type": "#ex.incomingFlowRun", **arrived}


def test_the_type_is_written_where_a_reader_could_not_know_it(sample: Any) -> None:
    detailed = sample.DetailedStatistics(count=1)
    run = sample.IncomingFlowRun(
        statistics=detailed, history=[detailed, sample.Statistics()], detail=detailed
    )
    assert run.to_dict() == {
        "@odata.type": "#ex.incomingFlowRun",
        "statistics": {"@odata.type": "#ex.detailedStatistics", "count": 1},
        "history": [{"@odata.type": "#ex.detailedStatistics", "count": 1}, {}],
        "detail": {"count": 1},
    }
    assert next(iter(run.to_dict())) == "@odata.type"
    assert sample.Run(id="1").to_dict() == {"id": "1"}
    anywhere = sample.Everything(complex=sample.Statistics(), untyped=[sample.Run()])
    anywhere.additional_data["open"] = sample.ODataObject()
    assert anywhere.to_dict() == {
        "untyped": [{"@odata.type": "#ex.run"}],
        "complex": {"@odata.type": "#ex.statistics"},
        "open": {},
    }


def test_a_type_that_is_no_text_is_no_type(sample: Any) -> None:
    for wrong in (None, 5, ["#ex.run"]):
        run = sample.Run.from_dict({"@odata.type": wrong})
        assert run.to_dict() == {"@odata.type": wrong}


def test_both_ways_to_name_a_type_survive_together(sample: Any) -> None:
    arrived = {"@type": "#ex.neverHeardOf", "@odata.type": "#ex.incomingFlowRun"}
    run = sample.Run.from_dict(arrived)
    assert type(run) is sample.IncomingFlowRun
    assert run.to_dict() == arrived


def test_members_of_any_structured_type_are_polymorphic(sample: Any) -> None:
    arrived = {"complex": {"@odata.type": "#ex.statistics", "count": 1}, "entitys": [{"id": 5}, None]}
    read = sample.Everything.from_dict(arrived)
    assert type(read.complex) is sample.Statistics
    assert type(read.entitys[0]) is sample.ODataObject
    assert read.to_dict() == arrived


def test_a_member_may_be_redeclared_with_a_narrower_type(sample: Any) -> None:
    holder = sample.NarrowHolder.from_dict({"content": {"errors": [1]}})
    assert type(holder.content) is sample.DetailedStatistics
    assert holder.to_dict() == {"@odata.type": "#ex.narrowHolder", "content": {"errors": [1]}}
    wide = sample.Holder.from_dict({"@odata.type": "#ex.narrowHolder", "content": {"count": 1}})
    assert type(wide.content) is sample.DetailedStatistics


def test_a_class_of_the_user_reads_what_its_base_reads(sample: Any) -> None:
    class MyStatistics(sample.Statistics):  # type: ignore[misc]
        __slots__ = ()

    read = MyStatistics.from_dict({"@odata.type": "#ex.statistics", "count": "1"})
    assert type(read) is MyStatistics
    assert MyStatistics(count=1).to_dict() == {"count": 1}


def test_a_member_of_an_unknown_type_is_passed_through(sample: Any) -> None:
    arrived = {"@odata.type": "#ex.incomingFlowRun", "flow": {"@odata.type": "#x", "a": [{"b": None}]}}
    run = sample.Run.from_dict(arrived)
    assert run.flow == arrived["flow"]
    assert run.to_dict() == arrived


# --- what is not declared


def test_unknown_members_and_annotations_live_in_additional_data(sample: Any) -> None:
    arrived = {
        "@odata.context": "$metadata#runs/$entity",
        "@odata.etag": 'W/"1"',
        "steps@odata.count": 3,
        **RUN,
        "open": {"deep": [1, 2]},
    }
    run = sample.Run.from_dict(arrived)
    assert list(run.additional_data) == ["@odata.context", "@odata.etag", "steps@odata.count", "open"]
    assert run.to_dict() == arrived


def test_annotations_are_written_before_what_they_annotate(sample: Any) -> None:
    arrived = {"id": "1", "@odata.type": "#ex.neverHeardOf", "open": 1, "id@x.y": 2, "@odata.etag": "e"}
    assert list(sample.Run.from_dict(arrived).to_dict()) == [
        "@odata.type",
        "id@x.y",
        "@odata.etag",
        "id",
        "open",
    ]


def test_additional_data_takes_python_values(sample: Any) -> None:
    run = sample.Run(
        additional_data={"gone": sample.UNSET, "status": sample.RunStatus.running, "all": (1, None)}
    )
    assert run.to_dict() == {"status": "running", "all": [1, None]}


def test_neither_side_can_change_what_the_other_holds(sample: Any) -> None:
    arrived: dict[str, Any] = {
        "untyped": {"a": [1]},
        "strings": ["a"],
        "point": {"type": "Point"},
        "open": {"b": [2]},
        "complex": {"c": [3]},
        "primitives": [[1]],
    }
    before = copy.deepcopy(arrived)
    read = sample.Everything.from_dict(arrived)
    arrived["untyped"]["a"].append(0)
    arrived["strings"].append("x")
    arrived["point"]["type"] = "x"
    arrived["open"]["b"].append(0)
    arrived["complex"]["c"].append(0)
    arrived["primitives"][0].append(0)
    assert read.to_dict() == before
    assert read.to_patch() == {}
    written = read.to_dict()
    written["untyped"]["a"].append(0)
    written["strings"].append("x")
    written["point"]["type"] = "x"
    written["open"]["b"].append(0)
    written["complex"]["c"].append(0)
    assert read.to_dict() == before
    assert read.to_patch() == {}


def test_any_mapping_is_read(sample: Any) -> None:
    nested = OrderedDict(statistics=MappingProxyType({"count": 1, "open": MappingProxyType({"a": (1,)})}))
    run = sample.IncomingFlowRun.from_dict(MappingProxyType(nested))
    expected = {"count": 1, "open": {"a": [1]}}
    assert run.to_dict() == {"@odata.type": "#ex.incomingFlowRun", "statistics": expected}


@pytest.mark.parametrize("wrong", [None, [], "text", 5, [("id", "1")]])
def test_what_is_no_object_is_refused(sample: Any, wrong: Any) -> None:
    with pytest.raises(sample.ODataDecodeError, match=r"^Run: a JSON object is expected, not "):
        sample.Run.from_dict(wrong)
    if wrong is not None:
        with pytest.raises(sample.ODataDecodeError, match=r"^Run\.parent: a JSON object is expected, not "):
            sample.Run.from_dict({"parent": wrong})


@pytest.mark.parametrize("wrong", ["text", {}, 5])
def test_what_is_no_array_is_refused(sample: Any, wrong: Any) -> None:
    with pytest.raises(sample.ODataDecodeError, match=r"^Run\.steps: a JSON array is expected, not "):
        sample.Run.from_dict({"steps": wrong})


# --- values


def test_objects_are_equal_by_value(sample: Any) -> None:
    arrived = {**RUN, "steps": [{"id": "2"}], "open": 1}
    one, other = sample.Run.from_dict(arrived), sample.Run.from_dict(arrived)
    assert one == other
    assert one == sample.Run(
        id="1", display_name="First", steps=[sample.Run(id="2")], additional_data={"open": 1}
    )
    other.steps[0].id = "3"
    assert one != other
    assert sample.Run() != sample.IncomingFlowRun()
    with pytest.raises(TypeError):
        hash(one)


@pytest.mark.parametrize(
    "duplicate",
    [
        copy.deepcopy,
        lambda value: pickle.loads(pickle.dumps(value)),  # noqa: S301
        lambda value: value.__replace__(),
        copy.copy,
    ],
)
def test_duplicates_are_written_alike_and_know_what_was_read(sample: Any, duplicate: Any) -> None:
    arrived = {
        "@odata.type": "#ex.neverHeardOf",
        **RUN,
        "startedDateTime": "2026-01-31T10:20:30.1234567Z",
        "status": "paused",
        "days": "tuesday, holiday",
        "steps": [{"id": "2"}, {"@odata.type": "#ex.incomingFlowRun"}],
        "open": [1],
    }
    run = sample.Run.from_dict(arrived)
    again = duplicate(run)
    assert again == run
    assert again.to_dict() == arrived
    assert again.to_patch() == {}
    again.steps[0].id = "changed"
    assert list(again.to_patch()) == ["steps"]


def test_replace_changes_one_attribute_and_only_that_is_sent(sample: Any) -> None:
    run = sample.Run.from_dict(RUN)
    other = run.__replace__(display_name="Other")
    assert other.to_dict() == {"id": "1", "displayName": "Other"}
    assert other.to_patch() == {"displayName": "Other"}
    assert run.display_name == "First"
    if dataclasses.is_dataclass(run):
        replaced: Any = dataclasses.replace  # what the sample holds, no type checker sees
        assert replaced(run, display_name="Other") == other
    if sys.version_info >= (3, 13):
        assert copy.replace(run, display_name="Other") == other


def test_patterns_match_by_keyword(sample: Any) -> None:
    Run, RunStatus = sample.Run, sample.RunStatus  # noqa: N806
    match sample.Run.from_dict({"status": "running", "displayName": "x"}):
        case Run(status=RunStatus.completed):
            raise AssertionError
        case Run(status=RunStatus.running, display_name=str(name)):
            assert name == "x"


def test_repr_shows_what_is_set(sample: Any) -> None:
    run = sample.Run.from_dict({"id": "1", "status": "running", "steps": [{}], "open": 1})
    assert repr(run) == (
        "Run(id='1', status=<RunStatus.running: 'running'>, steps=[Run()], additional_data={'open': 1})"
    )
    run.parent = run
    assert "parent=..." in repr(run)


def test_public_names_are_the_reserved_ones(sample: Any) -> None:
    public = {name for name in dir(sample.ODataObject) if not name.startswith("_")}
    own = {
        "additional_data",
        "from_dict",
        "from_json",
        "odata",
        "odata_type",
        "to_dict",
        "to_json",
        "to_patch",
    }
    assert own - {"additional_data"} <= public <= MEMBERS
    if dataclasses.is_dataclass(sample.ODataObject):
        assert public == own
