"""The client of our own metadata over a transport that remembers what it was asked."""

from __future__ import annotations

import asyncio
import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.runs import run
from tests.unit.targets.client.fake import PACKAGE, ROOT, AsyncFake, Fake

USAGE = f"""\
from typing import assert_type
from {PACKAGE} import InboundFlow, IncomingFlowRun, Run, RunActivity, ServiceSettings
from {PACKAGE}.client import AsyncClient, Client, Page

client = Client("{ROOT}")
run = client.incoming_runs["a"]
assert_type(run.get(select="id"), IncomingFlowRun)
assert_type(client.incoming_runs.list(filter="id eq '1'", top=1), Page[IncomingFlowRun])
assert_type(list(client.incoming_runs), list[IncomingFlowRun])
assert_type(run.activities.create(RunActivity()), RunActivity)
assert_type(client.inbound_flows["a"].update(InboundFlow()), InboundFlow | None)
run.update(IncomingFlowRun())  # type: ignore[attr-defined]
assert_type(client.inbound_flows[InboundFlow()].get(), InboundFlow)
client.incoming_runs[5]  # type: ignore[index]
client.inbound_flows.create(RunActivity())  # type: ignore[arg-type]
client.incoming_runs.list(page=1)  # type: ignore[call-arg]


async def main() -> None:
    async with AsyncClient("{ROOT}") as client:
        assert_type(await client.incoming_runs["a"].get(), IncomingFlowRun)
        async for activity in client.incoming_runs["a"].activities:
            assert_type(activity, RunActivity)
        for _ in client.incoming_runs:  # type: ignore[misc]
            pass
"""


def test_an_entity_is_read_changed_and_deleted(package: Any) -> None:
    old = {"@odata.etag": 'W/"1"', "id": "a", "displayName": "Old"}
    fake = Fake(package, (200, old), (200, {**old, "displayName": "New"}), (204, None), (204, None))
    with package.client.Client(ROOT + "/", fake, headers={"X-Team": "t"}) as client:
        requests = client.inbound_flows["O'Neil/1"]
        found = requests.get(select=["id", "displayName"])
        assert type(found) is package.InboundFlow
        found.display_name = "New"
        assert requests.update(found).display_name == "New"
        assert requests.update(found, if_match="*") is None
        assert requests.delete(if_match='W/"2"') is None
    read, changed, forced, deleted, closed = fake.requests
    url = f"{ROOT}/inboundFlows('O''Neil%2F1')"
    assert (read.method, read.url) == ("GET", f"{url}?$select=id,displayName")
    assert read.headers["X-Team"] == "t"
    assert "If-Match" not in read.headers
    assert (changed.method, changed.url, json.loads(changed.body)) == ("PATCH", url, {"displayName": "New"})
    assert changed.headers["If-Match"] == 'W/"1"'
    assert changed.headers["Content-Type"] == "application/json"
    assert forced.headers["If-Match"] == "*"
    assert (deleted.method, deleted.body, deleted.headers["If-Match"]) == ("DELETE", None, 'W/"2"')
    assert closed == "closed"


def test_nothing_is_not_an_entity(package: Any) -> None:
    run = package.client.Client(ROOT, Fake(package, (204, None))).incoming_runs["a"]
    with pytest.raises(package.client.ODataError, match=r"^204 \[GET https?://\S+/process\]$"):
        run.process.get()


def test_an_entity_that_was_read_is_its_own_key(package: Any) -> None:
    client = package.client.Client(ROOT, Fake(package))
    flow = package.InboundFlow(id="O'N")
    assert client.inbound_flows[flow].path == "inboundFlows('O''N')"
    value = package.ReferenceValue(list_name="a", code="b")
    assert client.reference_values[value].path == "referenceValues(listName='a',code='b')"
    made = package.InboundFlow(additional_data={"@odata.id": f"{ROOT}/inboundFlows('new')"})
    assert client.inbound_flows[made].path == "inboundFlows('new')"
    with pytest.raises(ValueError, match="the InboundFlow has no id"):
        client.inbound_flows[package.InboundFlow()]
    elsewhere = package.InboundFlow(additional_data={"@odata.id": "https://x/v2/inboundFlows('new')"})
    with pytest.raises(ValueError, match="leads away"):
        client.inbound_flows[elsewhere]


def test_creation_returns_what_the_service_made_or_what_was_sent(package: Any) -> None:
    fake = Fake(package, (201, {"id": "new"}), (204, None))
    runs = package.client.Client(ROOT, fake).inbound_flows
    new = package.InboundFlow(display_name="Nightly")
    assert runs.create(new, headers={"Prefer": "return=minimal"}).id == "new"
    assert runs.create(new) is new
    assert fake.requests[0].headers["Prefer"] == "return=minimal"
    assert json.loads(fake.requests[0].body)["displayName"] == "Nightly"


def test_iteration_asks_for_a_page_when_it_is_reached(package: Any) -> None:
    pages = (
        (
            200,
            {
                "@odata.context": "$metadata#incomingRuns",
                "value": [{"id": "1"}],
                "@odata.nextLink": "incomingRuns?p=2",
            },
        ),
        (200, {"value": [{"id": "2"}]}),
    )
    fake = Fake(package, *pages)
    found = package.client.Client(ROOT, fake).incoming_runs.iterate(filter="id ne '3'", headers={"A": "1"})
    assert (next(found).id, len(fake.requests)) == ("1", 1)
    assert [each.id for each in found] == ["2"]
    assert [each.url for each in fake.requests] == [
        f"{ROOT}/incomingRuns?$filter=id%20ne%20'3'",
        f"{ROOT}/incomingRuns?p=2",
    ]
    assert fake.requests[1].headers["A"] == "1"


def test_the_client_can_be_generated_alone(folder: Path) -> None:
    finished = run(folder.parent, "generate", "--only", "client", "--force")
    assert finished.code == 0
    assert "client: 26 files (26 unchanged)" in finished.stderr
    assert "models: " not in finished.stderr


def test_a_page(package: Any) -> None:
    fake = Fake(package, (200, {"@odata.count": "7", "value": [{"id": "1"}]}))
    page = package.client.Client(ROOT, fake).incoming_runs.list(top=1, count=True)
    assert (page.count, len(page), [each.id for each in page], page.next_link) == (7, 1, ["1"], "")
    assert fake.requests[0].url.endswith("?$top=1&$count=true")


def test_links_lead_on_also_from_singletons_and_bases(package: Any) -> None:
    client = package.client.Client(ROOT, Fake(package))
    assert client.incoming_runs["a"].activities["b"].path == "incomingRuns('a')/activities('b')"
    assert client.incoming_runs["a"].process.path == "incomingRuns('a')/process"
    assert f"{ROOT}/incomingRuns" in repr(client.incoming_runs)


@pytest.mark.parametrize(
    ("status", "error", "said"),
    [
        (412, {"code": "412", "message": "Not now."}, "412 Not now."),
        (412, {"code": "412"}, "412"),
        (412, {"code": "late"}, "412 late"),
        (599, {}, "599"),
    ],
)
def test_an_error_says_no_status_twice(package: Any, status: int, error: dict[str, str], said: str) -> None:
    client = package.client.Client(ROOT, Fake(package, (status, {"error": error})))
    with pytest.raises(package.client.ODataError) as caught:
        client.incoming_runs["a"].get()
    assert str(caught.value) == f"{said} [GET {ROOT}/incomingRuns('a')]"


def test_an_error_says_what_the_service_said(package: Any) -> None:
    error = {
        "code": "notFound",
        "message": "No run.",
        "target": "id",
        "details": [{"code": "x"}],
        "innererror": {"a": 1},
    }
    fake = Fake(package, (404, {"error": error}), (500, None))
    client = package.client.Client(ROOT, fake)
    with pytest.raises(
        package.client.ODataError, match=r"^404 notFound: No run\. \(target id\) \[GET "
    ) as caught:
        client.incoming_runs["a"].get()
    found = caught.value
    assert (found.status, found.code, found.target, found.request_id) == (404, "notFound", "id", "r1")
    assert (found.details, found.innererror) == ([{"code": "x"}], {"a": 1})
    assert str(copy.copy(found)) == str(found)
    assert repr(found) == f"ODataError({str(found)!r})"
    with pytest.raises(package.client.ODataError, match=r"^500 \[GET "):
        client.incoming_runs["a"].get()


def test_async_code_has_the_same_client(package: Any) -> None:
    page = {"value": [{"id": "1"}], "@odata.nextLink": f"{ROOT}/inboundFlows?p=2"}
    fake = AsyncFake(package, (200, {"id": "a"}), (200, page), (200, {"value": [{"id": "2"}]}), (204, None))

    async def use() -> list[str]:
        async with package.client.AsyncClient(ROOT, fake) as client:
            first = await client.inbound_flows["a"].get()
            found = [first.id, *[each.id async for each in client.inbound_flows]]
            await client.inbound_flows["a"].delete()
            return found

    assert asyncio.run(use()) == ["a", "1", "2"]
    assert [each if each == "closed" else each.method for each in fake.requests] == [
        "GET", "GET", "GET", "DELETE", "closed",
    ]  # fmt: skip


def test_a_client_imports_what_is_used_and_no_more(folder: Path) -> None:
    program = (
        f"import sys; sys.path.insert(0, {str(folder)!r}); from {PACKAGE}.client import Client; "
        f"runs = Client({ROOT!r}, transport=object()).incoming_runs; "
        f"print(*sorted(m for m in sys.modules if m.startswith('{PACKAGE}.') and '_runtime' not in m), 'httpx' in sys.modules)"
    )
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    here = ("_index", "client", "client.entity", "client.incoming_flow_run", "client.run")
    assert made.stdout.split() == [*(f"{PACKAGE}.{name}" for name in here), "False"]


@pytest.mark.slow
def test_type_checkers_know_what_a_call_returns(folder: Path) -> None:
    (folder / "usage.py").write_text(USAGE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", PACKAGE, "usage.py"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert checked.stdout.startswith("Success"), checked.stdout
