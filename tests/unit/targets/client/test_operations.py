"""Actions, functions and casts of our own metadata, over a transport that remembers what it was asked."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib
import inspect
import json
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.unit.targets.client.fake import PACKAGE, ROOT, AsyncFake, Fake, asked

NS = "microsoft.graph.industryData"
MOMENT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
USAGE = f"""\
import datetime
from collections.abc import AsyncIterator, Iterator
from typing import assert_type
from uuid import UUID
from {PACKAGE} import *
from {PACKAGE}.client import AsyncClient, Client, Page

client = Client("{ROOT}")
process = client.inbound_flows["a"]
runs = process.runs
moment = datetime.datetime.now(datetime.UTC)
assert_type(process.start(reason="x"), Run)
assert_type(client.incoming_runs["a"].cancel(is_urgent=True), None)
assert_type(runs["a"].findings(minimum_severity=ErrorSeverity.error), Iterator[PublicError])
assert_type(runs.latest().get(), Run)
assert_type(runs.latest().as_incoming_flow_run.get(), IncomingFlowRun)
assert_type(list(runs.as_incoming_flow_run), list[IncomingFlowRun])
assert_type(runs.summarize(from_=moment, until=moment), RunStatistics)
assert_type(runs.summarize(academic_year_id="x", domains=DataDomains.people), RunStatistics)
assert_type(client.estimate_duration(record_count=1), datetime.timedelta | None)
assert_type(client.supported_formats(), Iterator[FileFormat])
assert_type(client.forget_people(person_ids=[UUID(int=1)], case_number="1"), None)
assert_type(client.connectors.unreachable_since(moment=moment).list(top=1), Page[DataConnector])
process.start(reason=5)  # type: ignore[arg-type]
process.start("x")  # type: ignore[call-arg]
client.incoming_runs["a"].cancel()  # type: ignore[call-arg]
runs.summarize(from_=moment)  # type: ignore[call-overload]
client.forget_people(person_ids=["x"], case_number="1")  # type: ignore[list-item]


async def main() -> None:
    async with AsyncClient("{ROOT}") as client:
        runs = client.inbound_flows["a"].runs
        assert_type(await client.inbound_flows["a"].start(), Run)
        assert_type(runs["a"].findings(minimum_severity=ErrorSeverity.error), AsyncIterator[PublicError])
        assert_type(await runs.summarize(from_=moment, until=moment), RunStatistics)
        assert_type(await runs.latest().as_incoming_flow_run.get(), IncomingFlowRun)
"""


@pytest.fixture
def fake(package: Any) -> Fake:
    return Fake(package, *[(200, {"value": []})] * 9)


@pytest.fixture
def client(package: Any, fake: Fake) -> Any:
    return package.client.Client(ROOT, fake)


def test_an_action_sends_what_it_is_given_and_returns_what_was_answered(package: Any) -> None:
    run = {"@odata.type": f"#{NS}.incomingFlowRun", "id": "1"}
    fake = Fake(package, (200, run), (204, None))
    client = package.client.Client(ROOT, fake)
    flow = client.inbound_flows["a"]
    assert type(flow.start(reason=None, not_before=MOMENT, if_match='W/"1"')) is package.IncomingFlowRun
    assert asked(fake) == f"POST inboundFlows('a')/{NS}.start"
    assert fake.requests[-1].headers["If-Match"] == 'W/"1"'
    assert json.loads(fake.requests[-1].body) == {"reason": None, "notBefore": "2026-03-01T00:00:00Z"}
    assert client.incoming_runs["b"].cancel(is_urgent=True, headers={"A": "1"}) is None
    assert (asked(fake), fake.requests[-1].headers["A"]) == (f"POST incomingRuns('b')/{NS}.cancel", "1")


def test_what_is_left_out_is_not_sent(package: Any) -> None:
    fake = Fake(package, (200, {"id": "1"}), (200, {"id": "1"}))
    client = package.client.Client(ROOT, fake)
    client.inbound_flows["a"].start()
    assert fake.requests[-1].body == b"{}"
    client.connectors["c"].validate()
    assert fake.requests[-1].body is None


def test_enumerations_stand_in_urls_with_their_qualified_names(package: Any, client: Any, fake: Fake) -> None:
    assert list(client.incoming_runs["a"].findings(minimum_severity=package.ErrorSeverity.error)) == []
    assert asked(fake) == f"GET incomingRuns('a')/{NS}.findings(minimumSeverity={NS}.errorSeverity'error')"


def test_objects_stand_behind_aliases(package: Any, client: Any, fake: Fake) -> None:
    schedule = package.ProcessSchedule(additional_data={"x": "a&b'c"})
    assert list(client.occurrences(schedule=schedule, limit=3)) == []
    assert asked(fake) == (
        "GET occurrences(schedule=@schedule,limit=3)?@schedule=%7B%22x%22:%22a%26b'c%22%7D"
    )


def test_what_is_behind_a_composable_function_is_asked_with_options_behind_its_aliases(
    package: Any, client: Any, fake: Fake
) -> None:
    since = client.connectors.unreachable_since(moment=MOMENT)
    assert fake.requests == []
    since.list(top=1)
    assert asked(fake) == (
        "GET connectors/microsoft.graph.industryData.sources.unreachableSince"
        "(moment=2026-03-01T00%3A00%3A00Z)?$top=1"
    )
    latest = client.inbound_flows["a"].runs.latest().as_incoming_flow_run
    latest.get(select="id")
    assert asked(fake) == f"GET inboundFlows('a')/runs/{NS}.latest()/{NS}.incomingFlowRun?$select=id"
    latest.activities["1"].delete()
    assert asked(fake) == f"DELETE inboundFlows('a')/runs/{NS}.latest()/{NS}.incomingFlowRun/activities('1')"


@pytest.mark.parametrize(
    ("given", "called"),
    [
        ({"record_count": 2**53}, "recordCount=9007199254740992"),
        ({"record_count": 1, "format": "csv"}, f"recordCount=1,format={NS}.sources.fileFormat'csv'"),
    ],
)
def test_the_overload_is_the_one_that_fits(package: Any, given: dict[str, Any], called: str) -> None:
    fake = Fake(package, (200, {"value": "PT60M"}))
    if "format" in given:
        given = {**given, "format": package.FileFormat(given["format"])}
    assert package.client.Client(ROOT, fake).estimate_duration(**given) == dt.timedelta(hours=1)
    assert asked(fake) == f"GET estimateDuration({called})"


def test_no_overload_fits(client: Any) -> None:
    with pytest.raises(TypeError, match="no signature of estimateDuration has the parameters colour"):
        client.estimate_duration(colour=1)


def _processes(client: Any) -> Any:
    """A collection that no entity set holds."""
    module = importlib.import_module(f"{PACKAGE}.client.run_process")
    return module.RunProcessCollection(client.connection, "processes")


def test_an_action_is_done_at_once_and_once_however_many_pages_its_answer_has(package: Any) -> None:
    answers = ((200, {"value": [{"id": "1"}], "@odata.nextLink": "more"}), (200, {"value": [{"id": "2"}]}))
    fake = Fake(package, *answers)
    some = package.DataDomains.people | package.DataDomains.classes
    runs = _processes(package.client.Client(ROOT, fake)).start(domains=some)
    assert json.loads(fake.requests[0].body)["domains"].count(",") == 1
    assert [run.id for run in runs] == ["1", "2"]
    first, second = fake.requests
    assert (first.method, second.method, second.body) == ("POST", "GET", None)
    assert "Content-Type" not in second.headers

    async def use() -> Any:
        fake = AsyncFake(package, *answers)
        runs = await _processes(package.client.AsyncClient(ROOT, fake)).start()
        return len(fake.requests), [run.id async for run in runs]

    assert asyncio.run(use()) == (1, ["1", "2"])


def test_null_is_an_answer_without_a_body(package: Any) -> None:
    fake = Fake(package, (204, None))
    assert package.client.Client(ROOT, fake).estimate_duration(record_count=1) is None


def test_results_that_are_no_objects_are_read_by_their_type(package: Any) -> None:
    answer = {"value": ["2026-03-01T00:00:00Z"], "@odata.nextLink": "more"}
    fake = Fake(package, (200, answer), (200, {"value": ["2026-03-02T00:00:00Z"]}))
    found = package.client.Client(ROOT, fake).occurrences(schedule=package.ProcessSchedule(), limit=1)
    assert [each.day for each in found] == [1, 2]
    assert asked(fake) == "GET more"
    fake = Fake(package, (200, {"value": ["csv", "new"]}))
    formats = list(package.client.Client(ROOT, fake).supported_formats())
    assert formats == [package.FileFormat.csv, package.FileFormat("new")]


def test_collections_of_values_are_arrays(package: Any) -> None:
    fake = Fake(package, (204, None))
    someone = uuid.UUID(int=1)
    package.client.Client(ROOT, fake).forget_people(person_ids=[someone], case_number="7")
    assert json.loads(fake.requests[0].body) == {"personIds": [str(someone)], "caseNumber": "7"}


def test_a_cast_leads_to_any_derived_type_and_replaces_the_one_before_it(client: Any) -> None:
    process = client.incoming_runs["a"].process
    assert process.as_flow.path == f"incomingRuns('a')/process/{NS}.flow"
    assert process.as_inbound_flow.path == f"incomingRuns('a')/process/{NS}.inboundFlow"
    runs = client.inbound_flows["a"].runs
    assert runs.as_incoming_flow_run["O'N"].path == f"inboundFlows('a')/runs/{NS}.incomingFlowRun('O''N')"
    several = client.connectors.as_file_data_connector
    several.odata_type, several.path = "derived", "connectors/derived"
    cast = type(client.connectors).as_file_data_connector
    assert cast.__get__(several).path == f"connectors/{NS}.sources.fileDataConnector"


def test_no_class_inherits_the_casts_of_another(client: Any) -> None:
    process = client.incoming_runs["a"].process
    derived = process.as_inbound_flow
    assert [type(each).__name__ for each in (process, derived)] == [
        "RunProcessOrDerived",
        "InboundFlowEntity",
    ]
    assert not [name for name in dir(derived) if name.startswith("as_")]
    assert not any(name.startswith("as_") for name in dir(client.inbound_flows["a"]))


def test_a_collection_of_derived_entities_offers_the_operations_of_one_of_their_base(package: Any) -> None:
    fake = Fake(package, (200, {"id": "1"}), (200, {"value": []}))
    client = package.client.Client(ROOT, fake)
    client.inbound_flows["a"].runs.as_incoming_flow_run.latest().get()
    assert asked(fake) == f"GET inboundFlows('a')/runs/{NS}.incomingFlowRun/{NS}.latest()"
    assert list(client.inbound_flows.start()) == []
    assert asked(fake) == f"POST inboundFlows/{NS}.start"


def test_async_code_awaits_operations(package: Any) -> None:
    fake = AsyncFake(package, (200, {"id": "1"}), (200, {"value": "PT1S"}), (200, {"value": ["csv"]}))

    async def use() -> Any:
        client = package.client.AsyncClient(ROOT, fake)
        run = await client.inbound_flows["a"].start()
        span = await client.estimate_duration(record_count=1)
        return run.id, span, [each async for each in client.supported_formats()]

    assert asyncio.run(use()) == ("1", dt.timedelta(seconds=1), [package.FileFormat.csv])


def test_methods_can_be_looked_at(client: Any) -> None:
    flow = client.inbound_flows["a"]
    assert "Cause a run now" in type(flow).start.__doc__
    assert "not_before" in inspect.signature(flow.start).parameters


@pytest.mark.slow
def test_type_checkers_know_what_operations_take_and_give(folder: Path) -> None:
    (folder / "operations.py").write_text(USAGE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "operations.py"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert checked.stdout.startswith("Success"), checked.stdout
