"""Calls that travel in one request as MIME parts."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest

from tests.unit.targets.client.fake import ROOT, AsyncFake, Fake, asked

NS = "microsoft.graph.industryData"


def _answered(*sections: str, boundary: str = "b") -> bytes:
    told = (f"--{boundary}\r\n{section}\r\n" for section in sections)
    return f"{''.join(told)}--{boundary}--\r\n".encode()


def _http(status: str, body: str = "", *headers: str, part: str = "") -> str:
    about = ("Content-Type: application/http", *([f"Content-ID: {part}"] if part else ()))
    return "\r\n".join((*about, "", f"HTTP/1.1 {status}", *headers, "", body))


def _fake(package: Any, body: bytes, boundary: str = "b") -> Fake:
    return Fake(
        package, (200, body), **{"content-type": f'Multipart/Mixed; charset=x; boundary="{boundary}"'}
    )


def test_what_is_asked_is_a_part_for_each_call_and_one_for_a_change_set(package: Any) -> None:
    fake = _fake(package, _answered())
    with package.client.Client(ROOT, fake).batch(multipart=True) as batch:
        batch.incoming_runs["ü"].get(select="id")
        with batch.change_set():
            year = batch.academic_years.create(package.AcademicYear(display_name="ü"))
            batch.academic_years["old"].successor.ref.set(year)
        batch.incoming_runs["b"].cancel(is_urgent=True, if_match="*")
    request = fake.requests[0]
    assert asked(fake) == "POST $batch"
    assert (request.headers["Accept"], request.headers["Prefer"]) == (
        "multipart/mixed", "odata.continue-on-error",
    )  # fmt: skip
    kind, boundary = request.headers["Content-Type"].split("; boundary=")
    assert kind == "multipart/mixed"
    http = "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n"
    accept = "Accept: application/json\r\n"
    new = f'{{"@odata.type":"#{NS}.academicYear","displayName":"ü"}}'
    typed = f"{accept}Content-Type: application/json\r\n"
    assert request.body.decode().replace(boundary, "b") == (
        f"--b\r\n{http}Content-ID: 1\r\n\r\nGET incomingRuns('%C3%BC')?$select=id HTTP/1.1\r\n{accept}\r\n\r\n"
        "--b\r\nContent-Type: multipart/mixed; boundary=b_g1\r\n\r\n"
        f"--b_g1\r\n{http}Content-ID: 2\r\n\r\nPOST academicYears HTTP/1.1\r\n{typed}"
        f"Content-Length: {len(new.encode())}\r\n\r\n{new}\r\n"
        f"--b_g1\r\n{http}Content-ID: 3\r\n\r\nPUT academicYears('old')/successor/$ref HTTP/1.1\r\n{typed}"
        'Content-Length: 18\r\n\r\n{"@odata.id":"$2"}\r\n'
        "--b_g1--\r\n\r\n"
        f"--b\r\n{http}Content-ID: 4\r\n\r\nPOST incomingRuns('b')/{NS}.cancel HTTP/1.1\r\n"
        f"{accept}If-Match: *\r\nContent-Type: application/json\r\n"
        'Content-Length: 17\r\n\r\n{"isUrgent":true}\r\n'
        "--b--\r\n"
    )


def test_answers_come_in_their_order_and_in_a_change_set_with_their_numbers(package: Any) -> None:
    inner = _answered(
        _http("204 No Content", part="3"),
        _http("201 Created", '{"id":"new"}', "ETag: e", part="2"),
        boundary="b_x",
    ).decode()
    body = _answered(
        _http("200 OK", '{"id":"a"}', "Content-Type: application/json"),
        f"Content-Type: multipart/mixed;boundary=b_x\r\n\r\n{inner}",
        _http("404 Not Found", '{"error":{"code":"gone","message":"No run."}}'),
    )
    with package.client.Client(ROOT, _fake(package, body)).batch(multipart=True) as batch:
        first = batch.incoming_runs["a"].get()
        with batch.change_set():
            made = batch.academic_years.create(package.AcademicYear())
            gone = batch.academic_years["old"].delete()
        last = batch.incoming_runs["b"].get()
        unanswered = batch.settings.get()
    assert (first.result.id, made.result.id, gone.result) == ("a", "new", None)
    assert (made.response.status, made.response.headers["etag"]) == (201, "e")
    with pytest.raises(
        package.client.ODataError, match=r"^404 gone: No run\. \[GET \S+/incomingRuns\('b'\)\]$"
    ):
        _ = last.result
    with pytest.raises(LookupError, match="no answer to part 5"):
        _ = unanswered.result


def test_a_change_set_that_failed_has_one_answer(package: Any) -> None:
    body = _answered(
        _http("400 Bad Request", '{"error":{"code":"no","message":"No."}}'), _http("204 No Content")
    )
    with package.client.Client(ROOT, _fake(package, body)).batch(multipart=True) as batch:
        with batch.change_set():
            parts = [batch.academic_years[key].delete() for key in "ab"]
        after = batch.academic_years["c"].delete()
    for part in parts:
        with pytest.raises(package.client.ODataError, match="400 no: No"):
            _ = part.result
    assert after.result is None


@pytest.mark.parametrize("end", ["\r\n", "\n"])
@pytest.mark.parametrize("tail", [b"", b"\r\n", b"\n--b c", b"\r\n--b-\r\n--bb--\r\n\r\n"])
def test_bytes_survive_whatever_looks_like_a_line_or_a_boundary(package: Any, end: str, tail: bytes) -> None:
    data = b"\x89PNG\r\n\x1a\n\r\n\r\n--" + tail
    head = end.join(("--b", "Content-Type: application/http", "", "HTTP/1.1 200 OK",
                     "Content-Type: image/png", f"Content-Length: {len(data)}", "", ""))  # fmt: skip
    body = f"preamble{end}{head}".encode() + data + f"{end}--b-- {end}epilogue".encode()
    with package.client.Client(ROOT, _fake(package, body)).batch(multipart=True) as batch:
        preview = batch.incoming_runs["a"].activities["b"].artifacts["c"].preview.read()
    assert preview.response.headers == {"content-type": "image/png", "content-length": str(len(data))}
    assert preview.result == data


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b",
        b"--b--",
        b"--b\r\n--b\r\n\r\n--b--",
        b"nothing",
        _answered("Content-Type: multipart/mixed\r\n\r\n"),
    ],
)
def test_an_answer_that_says_nothing_is_no_success(package: Any, body: bytes) -> None:
    with package.client.Client(ROOT, _fake(package, body)).batch(multipart=True) as batch:
        part = batch.settings.get()
    with pytest.raises((LookupError, package.client.ODataError)):
        _ = part.result


def test_a_service_may_answer_in_the_other_format(package: Any) -> None:
    told = (200, {"responses": [{"id": "1", "status": 200, "body": {"id": "a"}}]})
    with package.client.Client(ROOT, Fake(package, told)).batch(multipart=True) as batch:
        part = batch.incoming_runs["a"].get()
    assert part.result.id == "a"


@pytest.mark.parametrize("text", ["1\r\nX: 2", "1\n", "1\x00"])
def test_a_header_cannot_leave_its_line(package: Any, text: str) -> None:
    batch = package.client.Client(ROOT, Fake(package)).batch(multipart=True)
    batch.settings.get(headers={"A": text})
    with pytest.raises(ValueError, match="does not fit on a line"):
        batch.send()


def test_what_only_json_can_say_is_refused(package: Any) -> None:
    batch = package.client.Client(ROOT, Fake(package)).batch(multipart=True)
    first = batch.settings.get()
    with pytest.raises(ValueError, match="only a JSON batch"), batch.after(first):
        pass


def test_a_refused_json_batch_tells_of_the_other_format(package: Any) -> None:
    client = package.client.Client(ROOT, Fake(package, (415, None), (401, None), (415, None)))
    notes = []
    for options in ({}, {}, {"multipart": True}):
        with pytest.raises(package.client.ODataError) as refused, client.batch(**options) as batch:
            batch.settings.get()
        notes.append(getattr(refused.value, "__notes__", []))
    assert notes[1:] == [[], []]
    assert "batch(multipart=True)" in notes[0][0]


def test_digits_are_strings_in_parts_where_a_service_wants_that(package: Any) -> None:
    fake = _fake(package, _answered())
    client = package.client.Client(ROOT, fake, ieee754_compatible=True)
    with client.batch(multipart=True) as batch:
        batch.settings.get()
    assert b"\r\nAccept: application/json;IEEE754Compatible=true\r\n" in fake.requests[0].body


def test_async_code_has_mime_batches_too(package: Any) -> None:
    kind = {"content-type": "multipart/mixed; boundary=b"}
    fake = AsyncFake(package, (200, _answered(_http("200 OK", json.dumps({"id": "a"})))), (500, None), **kind)
    client = package.client.AsyncClient(ROOT, fake)

    async def use(*, multipart: bool) -> Any:
        async with client.batch(multipart=multipart) as batch:
            part = batch.incoming_runs["a"].get()
        return part.result.id

    assert asyncio.run(use(multipart=True)) == "a"
    with pytest.raises(package.client.ODataError) as refused:
        asyncio.run(use(multipart=False))
    assert refused.value.__notes__
