"""What pydantic and msgspec themselves make of the classes of their flavors."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import msgspec
import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

PAYLOAD = {
    "@odata.type": "#ex.incomingFlowRun",
    "@odata.etag": "1",
    "id": "1",
    "displayName": "First",
    "startedDateTime": "2026-01-31T10:20:30.1234567Z",
    "status": "paused",
    "steps": [{"id": "2"}, {"@odata.type": "#ex.neverHeardOf", "x": 1}],
    "statistics": {"@odata.type": "#ex.detailedStatistics", "count": 5, "errors": [1]},
    "open": {"a": [1]},
}


@pytest.fixture
def models(sample: Any, flavor: str) -> Any:
    if flavor != "pydantic":
        pytest.skip("the doors of pydantic")
    return sample


@pytest.fixture
def structs(sample: Any, flavor: str) -> Any:
    if flavor != "msgspec":
        pytest.skip("the doors of msgspec")
    return sample


def test_validation_makes_the_most_derived_type_and_keeps_everything(models: Any) -> None:
    for run in (
        models.Run.model_validate(PAYLOAD),
        models.Run.model_validate_json(json.dumps(PAYLOAD)),
        TypeAdapter(models.Run).validate_python(PAYLOAD),
        models.ODataObject.model_validate(PAYLOAD),
    ):
        assert type(run) is models.IncomingFlowRun
        assert type(run.statistics) is models.DetailedStatistics
        assert run.to_dict() == PAYLOAD
        assert run.to_patch() == {}


def test_a_model_of_the_user_holds_values_of_derived_types(models: Any) -> None:
    class Envelope(BaseModel):
        run: models.Run
        runs: list[models.Run] = []

    known = models.Run(id="9")
    envelope = Envelope.model_validate({"run": PAYLOAD, "runs": [known, {"id": "3"}]})
    assert type(envelope.run) is models.IncomingFlowRun
    assert envelope.runs[0] is known
    assert envelope.model_dump(by_alias=True, exclude_unset=True)["run"] == PAYLOAD
    assert json.loads(envelope.model_dump_json(by_alias=True))["run"] == PAYLOAD
    assert Envelope.model_json_schema()["properties"]["run"]["type"] == "object"
    with pytest.raises(ValidationError) as caught:
        Envelope.model_validate({"run": {"steps": [{}, {"id": 5}]}})
    (problem,) = caught.value.errors()
    assert problem["loc"] == ("run", "steps", 1, "id")
    assert problem["msg"] == "5 is no Edm.String"
    assert problem["input"] == 5


def test_a_dump_by_attributes_is_validated_to_the_same(models: Any) -> None:
    run = models.Run.model_validate(PAYLOAD)
    for mode in ("python", "json"):
        dumped = run.model_dump(mode=mode)
        assert dumped["display_name"] == "First"
        assert dumped["additional_data"] == {"@odata.etag": "1", "open": {"a": [1]}}
        assert "days" not in dumped
        assert models.Run.model_validate(dumped) == run
    assert isinstance(run.model_dump()["started"], dt.datetime)
    assert json.loads(run.model_dump_json()) == run.model_dump(mode="json")


def test_a_dump_leaves_out_what_it_is_told_to(models: Any) -> None:
    run = models.Run(id="1", display_name=None)
    assert run.model_dump(by_alias=True) == {"id": "1", "displayName": None}
    assert run.model_dump(by_alias=True, exclude_none=True) == {"id": "1"}
    assert run.model_dump(by_alias=True, exclude={"display_name"}) == {"id": "1"}
    assert run.model_dump(include={"display_name"}) == {"display_name": None}
    assert run.model_fields_set == {"id", "display_name"}


def test_a_constructor_checks_decodes_and_knows_both_names(models: Any) -> None:
    run = models.Run(displayName="x", status="running", started="2026-01-31T10:20:30Z")
    assert run == models.Run(
        display_name="x",
        status=models.RunStatus.running,
        started=dt.datetime(2026, 1, 31, 10, 20, 30, tzinfo=dt.UTC),
    )
    for wrong in ({"id": 5}, {"dispaly_name": "x"}, {"parent": models.Statistics()}):
        with pytest.raises(ValidationError):
            models.Run(**wrong)


def test_a_copy_with_changes_knows_what_was_read(models: Any) -> None:
    run = models.Run.from_dict(PAYLOAD).model_copy(update={"display_name": "Second"})
    assert run.to_patch() == {"displayName": "Second"}


def test_msgspec_decodes_what_a_struct_declares(structs: Any) -> None:
    run = msgspec.convert(PAYLOAD, structs.IncomingFlowRun)
    assert run == msgspec.json.decode(json.dumps(PAYLOAD), type=structs.IncomingFlowRun)
    assert run.started == dt.datetime(2026, 1, 31, 10, 20, 30, 123456, dt.UTC)
    assert run.status is structs.RunStatus("paused")
    assert type(run.statistics) is structs.DetailedStatistics
    assert run.additional_data == {}
    with pytest.raises(msgspec.ValidationError, match=r"IncomingFlowRun\.id: 5 is no Edm\.String"):
        msgspec.convert({"id": 5}, structs.IncomingFlowRun)


def test_msgspec_encodes_what_is_set_under_the_names_of_json(structs: Any) -> None:
    run = structs.Run(
        id="1", display_name=None, status=structs.RunStatus.running, steps=[structs.Run(id="2")]
    )
    expected = {"id": "1", "displayName": None, "status": "running", "steps": [{"id": "2"}]}
    assert msgspec.to_builtins(run) == expected
    assert msgspec.json.decode(msgspec.json.encode(run)) == expected


def test_a_struct_has_no_room_for_other_attributes(structs: Any) -> None:
    assert not hasattr(structs.Run(), "__dict__")
