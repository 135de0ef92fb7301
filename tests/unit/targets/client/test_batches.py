"""Calls that travel in one request."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.unit.targets.client.fake import PACKAGE, ROOT, AsyncFake, Fake, asked

ANSWERS = {
    "responses": [
        {"id": "2", "status": 404, "body": {"error": {"code": "gone", "message": "No run."}}},
        {"id": "1", "status": 200, "headers": {"ETag": "e"}, "body": {"id": "a"}},
        {"id": "3", "status": 200, "body": {"value": [{"id": "x"}], "@odata.nextLink": "more"}},
    ]
}
USAGE = f"""\
from typing import assert_type
from {PACKAGE} import *
from {PACKAGE}.client import AsyncClient, Client, Page, Part, Removed, Linked

with Client("{ROOT}").batch() as batch:
    assert_type(batch.incoming_runs["a"].get(), Part[IncomingFlowRun])
    assert_type(batch.incoming_runs.list(), Part[Page[IncomingFlowRun]])
    assert_type(batch.incoming_runs["a"].cancel(is_urgent=True), Part[None])
    assert_type(batch.supported_formats(), Part[Page[FileFormat]])
    year = batch.academic_years.create(AcademicYear())
assert_type(year.result, AcademicYear)
for change in Client("{ROOT}").incoming_runs.changes():
    assert_type(change, IncomingFlowRun | Removed | Linked)
for run in batch.incoming_runs:  # type: ignore[misc]
    pass


async def main() -> None:
    async with AsyncClient("{ROOT}") as client:
        async with client.batch() as batch:
            part = batch.incoming_runs["a"].get()
        assert_type(part.result, IncomingFlowRun)
"""


def test_parts_have_results_or_errors_of_their_own(package: Any) -> None:
    fake = Fake(package, (200, ANSWERS))
    with package.client.Client(ROOT, fake, headers={"A": "1"}).batch() as batch:
        first = batch.incoming_runs["a"].get(select="id")
        second = batch.incoming_runs["b"].cancel(is_urgent=True, if_match="*")
        page = batch.incoming_runs["a"].activities.list(top=1)
        unanswered = batch.settings.get()
        assert fake.requests == []
    assert asked(fake) == "POST $batch"
    assert (fake.requests[0].headers["A"], fake.requests[0].headers["Prefer"]) == (
        "1", "odata.continue-on-error",
    )  # fmt: skip
    told = json.loads(fake.requests[0].body)["requests"]
    assert told[0] == {"id": "1", "method": "GET", "url": "incomingRuns('a')?$select=id"}
    assert told[1] == {
        "id": "2",
        "method": "POST",
        "url": "incomingRuns('b')/microsoft.graph.industryData.cancel",
        "headers": {"if-match": "*", "content-type": "application/json"},
        "body": {"isUrgent": True},
    }
    assert type(first.result) is package.IncomingFlowRun
    with pytest.raises(package.client.ODataError, match=r"^404 gone: No run\. \[POST \S+\.cancel\]$"):
        _ = second.result
    assert ([each.id for each in page.result], page.result.next_link) == (
        ["x"],
        f"{ROOT}/incomingRuns('a')/more",
    )
    with pytest.raises(LookupError, match="no answer to part 4"):
        _ = unanswered.result


def test_change_sets_order_and_what_a_part_makes(package: Any) -> None:
    fake = Fake(package, (200, {"responses": []}))
    client = package.client.Client(ROOT, fake)
    with client.batch(continue_on_error=False) as batch:
        with batch.change_set():
            year = batch.academic_years.create(package.AcademicYear(display_name="2026"))
            batch.academic_years["old"].successor.ref.set(year)
        with batch.change_set(), batch.after(year):
            batch.academic_years["older"].delete()
    told = json.loads(fake.requests[0].body)["requests"]
    assert "Prefer" not in fake.requests[0].headers
    assert [each.get("atomicityGroup") for each in told] == ["g1", "g1", "g2"]
    assert told[1]["body"] == {"@odata.id": "$1"}
    assert [each.get("dependsOn") for each in told] == [None, ["1"], ["1"]]


def test_digits_and_bytes_survive_a_batch(package: Any) -> None:
    text = '{"responses":[{"id":"1","status":200,"body":{"x":1.00000000000000000001}},'
    text += '{"id":"2","status":200,"headers":{"content-type":"image/png"},"body":"iVBORw"}]}'
    fake = Fake(package, (200, text.encode()))
    with package.client.Client(ROOT, fake).batch() as batch:
        settings = batch.settings.get()
        preview = batch.incoming_runs["a"].activities["b"].artifacts["c"].preview.read()
    assert settings.result.to_json().endswith(b'"x":1.00000000000000000001}')
    assert preview.result == b"\x89PNG"


def test_a_block_that_fails_sends_nothing(package: Any) -> None:
    fake = Fake(package)

    def fail() -> None:
        with package.client.Client(ROOT, fake).batch() as batch:
            batch.settings.get()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert fake.requests == []


def test_a_batch_in_async_code(package: Any) -> None:
    fake = AsyncFake(package, (200, ANSWERS))

    async def use() -> Any:
        async with package.client.AsyncClient(ROOT, fake).batch() as batch:
            part = batch.incoming_runs["a"].get()
        return part.result.id

    assert asyncio.run(use()) == "a"


@pytest.mark.slow
def test_type_checkers_know_what_parts_are_of(folder: Path) -> None:
    (folder / "batches.py").write_text(USAGE, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "batches.py"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert checked.stdout.startswith("Success"), checked.stdout
