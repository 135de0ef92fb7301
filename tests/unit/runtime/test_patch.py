"""What a PATCH request carries: what differs, as JSON, from what was read."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

ARRIVED = {
    "@odata.type": "#ex.incomingFlowRun",
    "@odata.etag": "1",
    "id": "1",
    "displayName": "First",
    "startedDateTime": "2026-01-31T10:20:30.1234567Z",
    "status": "paused",
    "days": "tuesday,monday",
    "parent": {"id": "0"},
    "steps": [{"id": "2"}, None, {"@odata.type": "#ex.incomingFlowRun", "history": [{"count": "5"}]}],
    "statistics": {"count": "5", "average": "INF"},
    "history": [{"count": 1}],
    "flow": {"a": {"b": [1]}},
    "open": {"c": [1]},
    "flag": 0,
}


@pytest.fixture
def run(sample: Any) -> Any:
    return sample.Run.from_dict(ARRIVED)


def test_nothing_is_sent_of_what_nobody_changed(sample: Any, run: Any) -> None:
    assert run.to_patch() == {}
    assert sample.Run.from_json(json.dumps(ARRIVED)).to_patch() == {}


def test_what_is_set_is_sent(run: Any) -> None:
    run.display_name = "Second"
    run.flow = None
    assert run.to_patch() == {"displayName": "Second", "flow": None}
    run.display_name = "First"
    assert run.to_patch() == {"flow": None}


def test_setting_the_same_value_is_no_change(sample: Any, run: Any) -> None:
    run.display_name = json.loads('"First"')
    run.history = [sample.Statistics(count=1)]
    run.parent = sample.Run.from_dict({"id": "0"})
    run.days = sample.Days("tuesday,monday")
    assert run.to_patch() == {}


def test_unset_members_are_not_sent(sample: Any, run: Any) -> None:
    run.display_name = sample.UNSET
    run.steps = sample.UNSET
    assert run.to_patch() == {}
    assert "displayName" not in run.to_dict()


def test_a_member_that_was_absent_is_sent_once_set(run: Any) -> None:
    run.detail = None
    assert run.to_patch() == {"detail": None}


def test_a_change_inside_a_nested_value_sends_that_value_whole(run: Any) -> None:
    run.statistics.count = 6
    assert run.to_patch() == {"statistics": {"count": 6, "average": "INF"}}
    run.statistics.additional_data["x"] = [1]
    run.parent.display_name = "p"
    assert run.to_patch() == {
        "parent": {"id": "0", "displayName": "p"},
        "statistics": {"count": 6, "average": "INF", "x": [1]},
    }


def test_changes_of_lists_at_any_depth_are_seen(sample: Any, run: Any) -> None:
    run.steps[2].history[0].count = "6"
    assert run.to_patch() == {
        "steps": [{"id": "2"}, None, {"@odata.type": "#ex.incomingFlowRun", "history": [{"count": "6"}]}]
    }
    run.steps[2].history[0].count = "5"
    assert run.to_patch() == {}
    run.history.append(sample.DetailedStatistics(errors=[]))
    assert run.to_patch() == {
        "history": [{"count": 1}, {"@odata.type": "#ex.detailedStatistics", "errors": []}]
    }
    run.history.pop()
    run.history.reverse()
    assert run.to_patch() == {}


def test_changes_of_free_json_are_seen(run: Any) -> None:
    run.flow["a"]["b"].append(2)
    run.additional_data["open"]["c"].clear()
    run.additional_data["new"] = dt.date(2026, 1, 1)
    assert run.to_patch() == {"flow": {"a": {"b": [1, 2]}}, "open": {"c": []}, "new": "2026-01-01"}


def test_truth_values_and_numbers_differ(run: Any) -> None:
    run.additional_data["flag"] = False
    assert run.to_patch() == {"flag": False}


def test_removed_additional_data_is_not_sent(sample: Any, run: Any) -> None:
    del run.additional_data["open"]
    run.additional_data["flag"] = sample.UNSET
    assert run.to_patch() == {}


def test_the_root_names_no_type_and_nested_values_do(sample: Any) -> None:
    made = sample.IncomingFlowRun(id="1", statistics=sample.DetailedStatistics(count=1))
    assert made.to_patch() == {"id": "1", "statistics": {"@odata.type": "#ex.detailedStatistics", "count": 1}}


def test_of_a_constructed_object_everything_set_is_sent(sample: Any) -> None:
    made = sample.Run(id=None, steps=[], additional_data={"open": 1})
    made.display_name = "later"
    assert made.to_patch() == {"id": None, "displayName": "later", "steps": [], "open": 1}
    assert sample.Run().to_patch() == {}


def test_the_callers_mapping_plays_no_part(sample: Any) -> None:
    arrived = {"id": "1", "steps": [{"id": "2"}], "open": {"a": [1]}}
    run = sample.Run.from_dict(arrived)
    arrived["id"] = "x"
    arrived["steps"].clear()  # type: ignore[attr-defined]
    arrived["open"]["a"].append(2)  # type: ignore[index]
    arrived["more"] = "x"
    assert run.to_patch() == {}
    run.steps[0].id = "3"
    assert run.to_patch() == {"steps": [{"id": "3"}]}


def test_a_nested_value_moved_elsewhere_is_still_compared_as_it_was_read(sample: Any, run: Any) -> None:
    moved = run.steps.pop(0)
    moved.id = "changed"
    run.parent = moved
    assert run.to_patch()["parent"] == {"id": "changed"}
    assert run.to_patch()["steps"][0] is None
    run.steps.insert(0, sample.Run(id="2"))
    assert list(run.to_patch()) == ["parent"]
