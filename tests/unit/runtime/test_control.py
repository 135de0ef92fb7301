"""What JSON says beside the members has a typed home: the same in every flavor, and lost in none."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

ARRIVED = {
    "@odata.context": "$metadata#runs/$entity",
    "@odata.id": "runs('7')",
    "@odata.etag": 'W/"1"',
    "@odata.editLink": "runs('7')/edit",
    "@my.term": {"a": [1]},
    "id": "7",
    "status@my.term": "fresh",
    "status@my.term#other": 5,
    "status": "running",
    "steps@odata.count": 2,
    "steps@odata.nextLink": "runs('7')/steps?$skiptoken=1",
    "steps@odata.navigationLink": "runs('7')/steps",
    "steps": [{"id": "8", "@odata.etag": "x"}],
}


def test_control_information_has_attributes(sample: Any) -> None:
    run = sample.Run.from_dict(ARRIVED)
    assert run.odata.context == "$metadata#runs/$entity"
    assert run.odata.id == "runs('7')"
    assert run.odata.etag == 'W/"1"'
    assert run.odata.edit_link == "runs('7')/edit"
    assert run.odata.read_link is None
    assert run.odata.count is None
    assert run.odata.of("steps").count == 2
    assert run.odata.of("steps").next_link == "runs('7')/steps?$skiptoken=1"
    assert run.odata.of("steps").navigation_link == "runs('7')/steps"
    assert run.steps[0].odata.etag == "x"
    assert run.to_dict() == ARRIVED
    assert run.to_patch() == {}


def test_annotations_are_a_mapping(sample: Any) -> None:
    run = sample.Run.from_dict(ARRIVED)
    assert run.odata["my.term"] == {"a": [1]}
    assert dict(run.odata.of("status")) == {"my.term": "fresh", "my.term#other": 5}
    assert repr(run.odata.of("status")) == "Control({'my.term': 'fresh', 'my.term#other': 5})"
    assert "my.term" not in run.odata.of("id")
    with pytest.raises(KeyError, match="id@my"):
        run.odata.of("id")["my.term"]
    run.odata.of("display_name")["my.term"] = [True]
    del run.odata.of("status")["my.term"]
    assert run.to_patch() == {"displayName@my.term": [True]}
    assert "status@my.term" not in run.to_dict()


def test_a_member_is_named_as_in_python_or_as_it_arrived(sample: Any) -> None:
    run = sample.Run.from_dict({"startedDateTime@my.term": 1, "open@my.term": 2, "dynamic": 3})
    assert run.odata.of("started")["my.term"] == 1
    assert run.odata.of("open")["my.term"] == 2
    assert dict(run.odata.of("dynamic")) == {}
    with pytest.raises(AttributeError, match="Run has no member 'strated'"):
        run.odata.of("strated")


def test_a_relation_is_set_by_reference(sample: Any) -> None:
    run = sample.Run(id="7")
    run.odata.bind("parent", "runs('1')")
    run.odata.bind("steps", (f"runs('{key}')" for key in (2, 3)))
    created = {
        "parent@odata.bind": "runs('1')",
        "steps@odata.bind": ["runs('2')", "runs('3')"],
        "id": "7",
    }
    assert run.to_dict() == created
    assert run.to_patch() == created
    read = sample.Run.from_dict({"id": "7", "@odata.etag": "1"})
    read.odata.bind("parent", "runs('1')")
    assert read.to_patch() == {"parent@odata.bind": "runs('1')"}


def test_a_nested_object_may_be_nothing_but_a_reference(sample: Any) -> None:
    run = sample.Run(parent=sample.Run())
    run.parent.odata.id = "runs('1')"
    assert run.to_dict() == {"parent": {"@odata.id": "runs('1')"}}


@pytest.mark.parametrize(
    ("arrived", "reason"),
    [
        ({"@removed": {"reason": "deleted"}, "@id": "runs('7')"}, "deleted"),
        ({"@removed": {"reason": "changed"}, "id": "7"}, "changed"),
        ({"@odata.removed": {"reason": "changed"}}, "changed"),
        ({"@removed": {}}, "deleted"),
        ({"@odata.context": "#runs/$deletedEntity", "reason": "changed", "id": "runs('7')"}, "changed"),
        ({"@context": "#runs/$deletedEntity"}, "deleted"),
        ({"reason": "deleted"}, None),
        ({"@odata.context": "#runs/$entity"}, None),
    ],
)
def test_a_delta_says_what_was_removed(sample: Any, arrived: dict[str, Any], reason: str | None) -> None:
    run = sample.Run.from_dict(arrived)
    assert run.odata.removed == reason
    assert run.to_dict() == arrived


def test_the_prefix_may_be_there_or_not(sample: Any) -> None:
    old = sample.Run.from_dict({"@odata.etag": "1", "steps@odata.count": "2"})
    new = sample.Run.from_dict({"@etag": "1", "steps@count": 2})
    for run in (old, new):
        assert run.odata.etag == "1"
        assert run.odata.of("steps").count == 2
        run.odata.etag = "2"
        assert run.odata.etag == "2"
        run.odata.id = None
    assert old.to_dict() == {"@odata.etag": "2", "steps@odata.count": "2"}
    assert new.to_dict() == {"@etag": "2", "steps@count": 2}
    new.odata.etag = None
    assert new.to_dict() == {"steps@count": 2}


def test_what_is_no_count_is_refused(sample: Any) -> None:
    run = sample.Run.from_dict({"@odata.count": "many", "@odata.etag": 5})
    with pytest.raises(sample.ODataDecodeError, match=r"Edm\.Int64"):
        run.odata.count  # noqa: B018
    assert run.odata.etag is None


def test_a_page_of_anything_has_it_too(sample: Any) -> None:
    page = sample.ODataObject.from_json(
        b'{"@odata.count":3,"@odata.nextLink":"?$skip=2","@odata.deltaLink":"?$deltatoken=1","value":[{"id":"7"}]}'
    )
    assert (page.odata.count, page.odata.next_link, page.odata.delta_link) == (
        3,
        "?$skip=2",
        "?$deltatoken=1",
    )


def test_it_is_copied_and_compared_with_the_object(sample: Any) -> None:
    run = sample.Run(id="7")
    other = copy.deepcopy(run)
    assert run == other
    other.odata.etag = "1"
    assert run != other
    assert pickle.loads(pickle.dumps(other)).odata.etag == "1"  # noqa: S301
    assert run.odata == sample.Run().odata
    assert not run.additional_data


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
TERMS = st.from_regex(r"[a-z]{1,3}\.[A-Za-z]{1,3}(#[a-z])?", fullmatch=True)


@given(st.dictionaries(TERMS, JSON, max_size=4), st.sampled_from(["", "status", "started", "steps"]))
def test_any_annotation_comes_through(sample: Any, terms: dict[str, Any], member: str) -> None:
    run = sample.Run()
    control = run.odata.of(member) if member else run.odata
    control.update(terms)
    wire = {"": "", "started": "startedDateTime"}.get(member, member)
    assert run.to_dict() == {f"{wire}@{term}": value for term, value in terms.items()}
    again = sample.Run.from_json(run.to_json())
    assert again.to_dict() == run.to_dict()
    assert (again.odata.of(member) if member else again.odata) == terms
