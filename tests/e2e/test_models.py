"""Generated classes and what real services send: read without loss, written as the service wants it."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal
from types import ModuleType
from typing import Any

import pytest

from tests.e2e.http import request

_FIRST = "a0000000-0000-4000-8000-000000000001"
_SELECTED = "id,displayName,startDateTime,status"
"""What the mock server does not make up: in complex values it does not have, it puts empty texts, whatever the type."""


def _alike(sent: Any, received: Any) -> bool:
    """Whether JSON says the same; a number may have become a string or the other way around (Int64, Decimal)."""
    if isinstance(sent, dict):
        return sent.keys() == received.keys() and all(_alike(sent[key], received[key]) for key in sent)
    if isinstance(sent, list):
        return len(sent) == len(received) and all(map(_alike, sent, received))
    if isinstance(sent, str) != isinstance(received, str) and None not in (sent, received):
        return Decimal(sent) == Decimal(received)
    return bool(sent == received)


# --- the library, on SAP CAP --------------------------------------------------------------------------


def test_values_of_cap_have_their_types(library: str, lending: ModuleType) -> None:
    work = lending.Works.from_json(request("GET", f"{library}/Works({_FIRST})").body)
    assert work.id == uuid.UUID(_FIRST)
    assert work.title == "O'Neil & Söhne, 100 %"
    assert work.price_amount == Decimal("12.34")
    assert work.letters == 9007199254740993
    assert work.printed == dt.date(1967, 9, 1)
    assert work.tour == dt.time(8, 30)
    assert work.acquired == dt.datetime(2024, 2, 29, 12, 0, 0, 123000, dt.UTC)


@pytest.mark.parametrize("query", ["Works?$top=1", "Works?$expand=writer,copies", "Writers?$expand=works"])
def test_what_cap_sends_goes_back_as_it_came(library: str, lending: ModuleType, query: str) -> None:
    sent = request("GET", f"{library}/{query}").json
    of = lending.Writers if query.startswith("Writers") else lending.Works
    for row in sent["value"]:
        assert _alike(of.from_dict(row).to_dict(), row)


def test_expanded_members_are_of_their_classes(library: str, lending: ModuleType) -> None:
    work = lending.Works.from_json(request("GET", f"{library}/Works({_FIRST})?$expand=writer,copies").body)
    assert isinstance(work.writer, lending.Writers)
    assert work.writer.name == "Flann O'Brien"
    assert [(copy.number, copy.worn) for copy in work.copies] == [(1, True), (2, False)]


def test_what_was_not_selected_is_unset(library: str, lending: ModuleType) -> None:
    work = lending.Works.from_json(request("GET", f"{library}/Works({_FIRST})?$select=title").body)
    assert work.title
    assert work.weight is lending.UNSET


def test_a_new_work_is_created_changed_and_deleted(library: str, lending: ModuleType) -> None:
    new = lending.Works(
        title="Ein Buch / mit % und '",
        weight=0.1,
        price_amount=Decimal("19.9900"),
        letters=2**53 + 1,
        printed=dt.date(2026, 2, 28),
        tour=dt.time(23, 59, 59),
        serial=uuid.UUID(int=7),
        subjects=["a", "ü"],
        copies=[lending.Copies(number=1, worn=False)],
    )
    # Node reads a number as a double; a service that is to keep every digit of an Int64 wants a string.
    body = new.to_json(ieee754_compatible=True)
    made = request("POST", f"{library}/Works", body, content_type="application/json;IEEE754Compatible=true")
    assert made.status == 201, made.body
    work = lending.Works.from_json(made.body)
    expected = [new.title, new.weight, new.price_amount, new.letters, new.printed, new.tour, new.serial]
    assert expected == [
        work.title, work.weight, work.price_amount, work.letters, work.printed, work.tour, work.serial
    ]  # fmt: skip

    address = f"{library}/Works({work.id})"
    work.weight = 2.5
    work.price_amount = None
    assert work.to_patch() == {"weight": 2.5, "price_amount": None}
    assert request("PATCH", address, work.to_patch()).status == 428
    assert request("PATCH", address, work.to_patch(), if_match='W/"old"').status == 412
    patched = request("PATCH", address, work.to_patch(), if_match=made.json["@odata.etag"])
    assert patched.status == 200, patched.body
    again = lending.Works.from_json(patched.body)
    assert (again.weight, again.price_amount, again.title) == (2.5, None, new.title)

    assert request("DELETE", address, if_match="*").status == 204
    assert request("GET", address).status == 404


def test_pages_of_cap_are_read_to_the_end(library: str, lending: ModuleType) -> None:
    seen, link = [], "Works?$orderby=title&$count=true"
    while link:
        page = request("GET", f"{library}/{link}").json
        seen += [lending.Works.from_dict(row).title for row in page["value"]]
        link = page.get("@odata.nextLink")
    assert len(seen) >= 5
    assert seen == sorted(seen)


def test_an_action_answers_with_an_entity(library: str, lending: ModuleType) -> None:
    address = f"{library}/Works({_FIRST})"
    before = lending.Works.from_json(request("GET", address).body).on_loan
    lent = request("POST", f"{address}/Lending.lend", {"days": 14}, if_match="*")
    assert lent.status == 200, lent.body
    assert lending.Works.from_json(lent.body).on_loan == before + 1


def test_functions_answer_with_values(library: str, lending: ModuleType) -> None:
    stock = lending.Stock.from_json(request("GET", f"{library}/stock(shelf='Reference')").body)
    assert (stock.works, stock.heaviest) == (2, 1.5)
    address = f"{library}/Works({_FIRST})/Lending.similar(most=2)"
    similar = request("GET", address, if_match="*").json["value"]
    assert len([lending.Works.from_dict(row) for row in similar]) == 2


def test_an_open_type_keeps_what_it_does_not_know(library: str, lending: ModuleType) -> None:
    answer = request("POST", f"{library}/remind", {"work": _FIRST, "days": 3})
    assert answer.status == 200, answer.body
    note = lending.Note.from_json(answer.body)
    assert note.text == "O'Neil & Söhne, 100 %"
    assert note.additional_data["days"] == 3


def test_a_batch_holds_what_single_requests_hold(library: str, lending: ModuleType) -> None:
    requests = [
        {"id": "1", "method": "GET", "url": f"Works({_FIRST})", "headers": {}},
        {"id": "2", "method": "GET", "url": "Nothing", "headers": {}},
    ]
    answers = request("POST", f"{library}/$batch", {"requests": requests}).json["responses"]
    assert [answer["status"] for answer in answers] == [200, 404]
    assert lending.Works.from_dict(answers[0]["body"]).id == uuid.UUID(_FIRST)


# --- the fleet, on odata-v4-server --------------------------------------------------------------------


def test_each_vehicle_is_of_the_most_derived_class(fleet: str, vehicles: ModuleType) -> None:
    rows = request("GET", f"{fleet}/Vehicles").json["value"]
    found = {row["id"]: vehicles.Vehicle.from_dict(row) for row in rows}
    assert type(found["t1"]) is vehicles.Truck
    assert type(found["t2"]) is vehicles.Tanker
    assert type(found["b1"]) is vehicles.Bus
    assert isinstance(found["t2"], vehicles.Truck)
    assert found["t2"].litres == 30000
    for row in rows:
        assert _alike(vehicles.Vehicle.from_dict(row).to_dict(), row)


def test_a_derived_vehicle_keeps_its_type_at_the_service(fleet: str, vehicles: ModuleType) -> None:
    tanker = vehicles.Tanker(id="t9", plate="K 9", seats=2, load=12.5, litres=18000)
    assert tanker.to_dict()["@odata.type"] == "#Fleet.Tanker"
    made = request("POST", f"{fleet}/Vehicles", tanker.to_dict())
    assert made.status == 201, made.body
    address = f"{fleet}/Vehicles('t9')"
    read = vehicles.Vehicle.from_json(request("GET", address).body)
    assert type(read) is vehicles.Tanker
    assert (read.plate, read.seats, read.load, read.litres) == ("K 9", 2, 12.5, 18000)

    read.plate = "K 10"
    assert request("PATCH", address, read.to_patch()).status == 204
    assert vehicles.Vehicle.from_json(request("GET", address).body).plate == "K 10"
    assert request("DELETE", address).status == 204
    assert request("GET", address).status == 404


# --- our own schema, on fe-mockserver-core ------------------------------------------------------------


def test_connectors_and_their_credentials_are_of_derived_classes(industry: str, ours: ModuleType) -> None:
    rows = request("GET", f"{industry}/connectors").json["value"]
    files, interface = (ours.DataConnector.from_dict(row) for row in rows)
    assert type(files) is ours.FileDataConnector
    assert files.format is ours.FileFormat.csv
    assert type(interface) is ours.ApiDataConnector
    assert type(interface.credential) is ours.SecretCredential
    assert interface.credential.expiration_date == dt.date(2027, 1, 31)
    assert interface.quiet_until == dt.time(5, 30)


def test_a_moment_finer_than_python_goes_back_as_it_came(industry: str, ours: ModuleType) -> None:
    row = request("GET", f"{industry}/incomingRuns('run-1')?$select={_SELECTED}").json
    read = ours.IncomingFlowRun.from_dict(row)
    assert read.start_date_time == dt.datetime(2026, 9, 1, 6, 0, 0, 123456, dt.UTC)
    assert read.to_dict()["startDateTime"] == "2026-09-01T06:00:00.1234567Z"


def test_a_run_is_filtered_by_its_state(industry: str, ours: ModuleType) -> None:
    rows = request("GET", f"{industry}/incomingRuns?$filter=status eq 'completed'&$select={_SELECTED}").json[
        "value"
    ]
    assert [ours.Run.from_dict(row).status for row in rows] == [ours.RunStatus.completed]
