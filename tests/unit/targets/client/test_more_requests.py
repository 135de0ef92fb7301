"""References, streams, changes, what capabilities leave, and how numbers travel."""

from __future__ import annotations

import asyncio
import json
from decimal import Decimal
from typing import Any

import pytest

from tests.unit.targets.client.fake import ROOT, AsyncFake, Fake, asked


def test_references_are_added_set_and_removed(package: Any) -> None:
    fake = Fake(package, *[(204, None)] * 5)
    client = package.client.Client(ROOT, fake)
    process = client.incoming_runs["a"].process
    assert process.ref.set(client.inbound_flows["f"]) is None
    assert asked(fake) == "PUT incomingRuns('a')/process/$ref"
    assert json.loads(fake.requests[-1].body) == {"@odata.id": f"{ROOT}/inboundFlows('f')"}
    process.ref.remove(if_match="*")
    assert (asked(fake), fake.requests[-1].headers["If-Match"]) == (
        "DELETE incomingRuns('a')/process/$ref", "*",
    )  # fmt: skip
    runs = client.inbound_flows["f"].runs
    runs.ref.add("https://x/v1/incomingRuns('a')")
    assert asked(fake) == "POST inboundFlows('f')/runs/$ref"
    runs.ref.remove(client.incoming_runs["O'N"])
    assert asked(fake) == "DELETE inboundFlows('f')/runs/$ref?$id=https://x/v1/incomingRuns('O''N')"
    runs["a"].ref.remove()
    assert asked(fake) == "DELETE inboundFlows('f')/runs('a')/$ref"


def test_streams_are_read_written_and_emptied(package: Any) -> None:
    fake = Fake(package, (200, b"\x89PNG"), (204, None), (204, None), (201, {"id": "new"}))
    client = package.client.Client(ROOT, fake)
    artifacts = client.incoming_runs["a"].activities["b"].artifacts
    assert artifacts["c"].preview.read() == b"\x89PNG"
    assert (asked(fake), fake.requests[-1].headers["Accept"]) == (
        "GET incomingRuns('a')/activities('b')/artifacts('c')/preview", "*/*",
    )  # fmt: skip
    artifacts["c"].media.write(b"data", content_type="text/csv", if_match="*")
    assert asked(fake) == "PUT incomingRuns('a')/activities('b')/artifacts('c')/$value"
    assert (fake.requests[-1].body, fake.requests[-1].headers["Content-Type"]) == (b"data", "text/csv")
    artifacts["c"].preview.delete()
    assert fake.requests[-1].method == "DELETE"
    assert artifacts.upload(b"data", content_type="text/csv").id == "new"
    assert asked(fake) == "POST incomingRuns('a')/activities('b')/artifacts"


CHANGES = (
    (200, {"value": [{"id": "1"}], "@odata.nextLink": "next"}),
    (200, {
        "value": [
            {"@removed": {"reason": "deleted"}, "id": "2"},
            {"@odata.context": "$metadata#runs/$deletedEntity", "id": "3", "reason": "changed"},
            {"@odata.context": "$metadata#runs/$deletedLink", "source": "s", "relationship": "r", "target": "t"},
        ],
        "@odata.deltaLink": "incomingRuns?token=1",
    }),
)  # fmt: skip


def test_changes_end_with_a_link_to_later_ones(package: Any) -> None:
    fake = Fake(package, *CHANGES, (200, {"value": [], "@odata.deltaLink": f"{ROOT}/later"}))
    runs = package.client.Client(ROOT, fake).incoming_runs
    changes = runs.changes(select="id")
    first, *others = changes
    assert (type(first), first.id) == (package.IncomingFlowRun, "1")
    removed, linked = package.client.Removed, package.client.Linked
    assert others == [
        removed(id="2", reason="deleted", key={"id": "2"}),
        removed(id="3", reason="changed"),
        linked(source="s", relationship="r", target="t", is_removed=True),
    ]
    assert fake.requests[0].headers["Prefer"] == "odata.track-changes"
    assert fake.requests[0].url == f"{ROOT}/incomingRuns?$select=id"
    later = runs.changes(changes.delta_link)
    assert list(later) == []
    assert (asked(fake), later.delta_link) == ("GET incomingRuns?token=1", f"{ROOT}/later")
    assert "Prefer" not in fake.requests[-1].headers


def test_changes_in_async_code(package: Any) -> None:
    fake = AsyncFake(package, *CHANGES)

    async def use() -> Any:
        changes = package.client.AsyncClient(ROOT, fake).incoming_runs.changes()
        return len([each async for each in changes]), changes.delta_link

    assert asyncio.run(use()) == (4, f"{ROOT}/incomingRuns?token=1")


def test_a_delta_link_to_another_host_is_refused(package: Any) -> None:
    runs = package.client.Client(ROOT, Fake(package)).incoming_runs
    with pytest.raises(ValueError, match="leads away"):
        list(runs.changes("https://elsewhere/v1/incomingRuns?token=1"))


def test_what_is_not_allowed_is_not_offered(package: Any) -> None:
    client = package.client.Client(ROOT, Fake(package))
    run, runs = client.incoming_runs["a"], client.incoming_runs
    assert not any(hasattr(run, name) for name in ("update", "delete"))
    assert not hasattr(runs, "create")
    assert all(hasattr(client.academic_years["a"], name) for name in ("get", "update", "delete"))
    assert hasattr(client.academic_years, "create")


def test_where_a_new_entity_is_when_nothing_else_is_told(package: Any) -> None:
    place = {"odata-entityid": f"{ROOT}/academicYears('new')"}
    fake = Fake(package, (204, None), **place)
    new = package.AcademicYear(display_name="2026")
    made = package.client.Client(ROOT, fake).academic_years.create(new)
    assert made.additional_data["@odata.id"] == f"{ROOT}/academicYears('new')"
    assert (made.display_name, new.additional_data) == ("2026", {})


def test_long_numbers_travel_as_strings_where_a_service_wants_that(package: Any) -> None:
    fake = Fake(package, (200, {"value": "PT1S"}), (200, {}), (200, {"value": {}}))
    client = package.client.Client(ROOT, fake, ieee754_compatible=True)
    year = package.AcademicYear(additional_data={"@odata.etag": "e"})
    client.academic_years["a"].update(year)
    assert fake.requests[-1].headers["Content-Type"] == "application/json;IEEE754Compatible=true"
    assert fake.requests[-1].headers["Accept"] == "application/json;IEEE754Compatible=true"
    connection = client.connection
    assert connection.parameters([("n", "Edm.Int64", 2**60), ("d", "Edm.Decimal", Decimal("1.10"))]) == (
        b'{"n":"1152921504606846976","d":"1.10"}'
    )
