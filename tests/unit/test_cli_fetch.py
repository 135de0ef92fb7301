"""The command `fetch`, and `diff` against a service."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from tests.csdl import edmx, schema
from tests.runs import files_in, run
from tests.services import Reply, Service, serving

OLD = edmx(schema('<ComplexType Name="a"><Property Name="b" Type="Edm.String"/></ComplexType>')).encode()
NEW = OLD.replace(b'"b"', b'"c"')
JSON = b'{"$Version": "4.01", "ns": {"a": {"$Kind": "ComplexType"}}}'
RECORD = "metadata.xml.origin.toml"


def answer_of(body: bytes, tag: str = "") -> Reply:
    return Reply(body=body, headers={"Content-Type": "application/xml", **({"ETag": tag} if tag else {})})


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(lambda _path, _headers: answer_of(OLD)) as running:
        yield running


def test_what_comes_is_written_as_it_came_and_its_origin_beside_it(tmp_path: Path, service: Service) -> None:
    said = run(tmp_path, "fetch", f"{service.root}/v1?sig=secret&api-version=2")
    assert (said.code, said.stdout, said.stderr) == (0, "", f"metadata.xml: new, {len(OLD):,} bytes\n")
    assert service.asked[0][0] == "/v1/$metadata?sig=secret&api-version=2"
    assert (tmp_path / "metadata.xml").read_bytes() == OLD
    assert tomllib.loads((tmp_path / RECORD).read_text()) == {
        "url": f"{service.root}/v1/$metadata?sig=...&api-version=2",
        "sha256": sha256(OLD).hexdigest(),
    }
    assert run(tmp_path, "validate", "metadata.xml").code == 0


def test_no_secret_is_written_or_said(
    tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MY_TOKEN", "hunter2")
    said = run(tmp_path, "fetch", service.root, "--token-env", "MY_TOKEN", "--header", "X-Key: hunter3")
    assert said.code == 0
    _, headers = service.asked[0]
    assert (headers["authorization"], headers["x-key"]) == ("Bearer hunter2", "hunter3")
    written = b"".join(files_in(tmp_path).values()).decode()
    assert "hunter" not in said.stderr + written


@pytest.mark.parametrize(
    "options",
    [
        ("--token-env", "NO_SUCH_VARIABLE"),
        ("--token-env", "ODD_TOKEN"),
        ("--header", "hunter4"),
        ("--header", "X Y: hunter4"),
        ("--header", "X: hunter4\r\nY: z"),
    ],
)
def test_odd_credentials_are_mistakes_that_nobody_repeats(
    tmp_path: Path, service: Service, monkeypatch: pytest.MonkeyPatch, options: tuple[str, str]
) -> None:
    monkeypatch.setenv("ODD_TOKEN", "hunter5\nx")
    said = run(tmp_path, "fetch", service.root, *options)
    assert said.code == 2
    assert "hunter5" not in said.stderr
    assert ": hunter4" not in said.stderr
    assert service.asked == []


def test_a_file_is_fetched_again_from_where_it_came(tmp_path: Path, service: Service) -> None:
    def tagged(_path: str, headers: Mapping[str, str]) -> Reply:
        return Reply(status=304) if headers.get("if-none-match") == '"1"' else answer_of(OLD, '"1"')

    service.answer = tagged
    file = "schema/deep/api.xml"
    assert run(tmp_path, "fetch", service.root, "-o", file).code == 0
    assert run(tmp_path, "fetch", file).stderr == f"{file}: unchanged, as its tag says\n"
    assert run(tmp_path, "fetch", file, "--check").code == 0
    (tmp_path / file).unlink()
    assert run(tmp_path, "fetch", file, "--check").code == 1
    assert not (tmp_path / file).exists()
    assert run(tmp_path, "fetch", file).stderr == f"{file}: new, {len(OLD):,} bytes\n"
    assert (tmp_path / file).read_bytes() == OLD


def test_check_tells_a_change_and_writes_nothing(tmp_path: Path, service: Service) -> None:
    run(tmp_path, "fetch", service.root)
    before = files_in(tmp_path)
    assert run(tmp_path, "fetch", "metadata.xml", "--check").code == 0
    service.answer = lambda _path, _headers: answer_of(NEW)
    said = run(tmp_path, "fetch", "metadata.xml", "--check")
    assert (said.code, said.stderr) == (1, f"metadata.xml: changed, {len(NEW):,} bytes\n")
    assert files_in(tmp_path) == before
    assert run(tmp_path, "fetch", "metadata.xml").stderr.startswith("metadata.xml: changed")
    assert (tmp_path / "metadata.xml").read_bytes() == NEW


def test_a_file_of_somebody_is_not_replaced(tmp_path: Path, service: Service) -> None:
    (tmp_path / "metadata.xml").write_bytes(NEW)
    said = run(tmp_path, "fetch", service.root)
    assert (said.code, "metadata.xml: error CSDL907: was not fetched" in said.stderr) == (2, True)
    assert run(tmp_path, "fetch", service.root, "--force").code == 0
    (tmp_path / "metadata.xml").write_bytes(NEW)
    said = run(tmp_path, "fetch", service.root)
    assert (said.code, "error CSDL907: was changed since" in said.stderr) == (2, True)
    assert (tmp_path / "metadata.xml").read_bytes() == NEW
    run(tmp_path, "fetch", service.root, "-o", "other.xml")
    service.answer = lambda _path, _headers: answer_of(NEW)
    said = run(tmp_path, "fetch", f"{service.root}/v2", "-o", "other.xml")
    assert f"other.xml: error CSDL907: was fetched from {service.root}/$metadata" in said.stderr
    assert (tmp_path / "other.xml").read_bytes() == OLD


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply(body=b"<!DOCTYPE html><p>Log in"), "CSDL906"),
        (Reply(body=b"<p>Log in", headers={"Content-Type": "text/html"}), "CSDL906"),
        (Reply(body=b"<broken"), "CSDL101"),
        (Reply(body=b""), "CSDL101"),
        (Reply(body=b"<a/>"), "CSDL1"),
        (Reply(status=401), "CSDL903"),
    ],
)
def test_what_is_no_metadata_replaces_nothing(
    tmp_path: Path, service: Service, reply: Reply, code: str
) -> None:
    service.answer = lambda _path, _headers: reply
    said = run(tmp_path, "fetch", service.root)
    assert said.code == 2
    assert f"{service.root}/$metadata" in said.stderr
    assert f"error {code}" in said.stderr
    assert files_in(tmp_path) == {}


def test_a_format_can_be_asked_for(tmp_path: Path, service: Service) -> None:
    service.answer = lambda _path, headers: answer_of(
        JSON if headers["accept"] == "application/json" else OLD
    )
    assert run(tmp_path, "fetch", service.root, "--format", "json").stderr.startswith("metadata.json: new")
    service.answer = lambda _path, _headers: answer_of(OLD)
    said = run(tmp_path, "fetch", service.root, "--format", "json", "-o", "x.json")
    assert "error CSDL906: answers with XML, not JSON" in said.stderr
    service.answer = lambda _path, _headers: answer_of(JSON)
    assert run(tmp_path, "fetch", service.root, "-o", "y").code == 0


def test_limits_come_from_options(tmp_path: Path, service: Service) -> None:
    assert "CSDL905" in run(tmp_path, "fetch", service.root, "--max-size", "0.0001").stderr
    service.answer = lambda _path, _headers: Reply(body=OLD, pause=0.1)
    assert "within 0.3 seconds" in run(tmp_path, "fetch", service.root, "--timeout", "0.3").stderr


def test_what_is_neither_a_url_nor_a_fetched_file_is_a_mistake(tmp_path: Path) -> None:
    assert "https://odata.example/v1" in run(tmp_path, "fetch", "odata.example/v1").stderr
    (tmp_path / "mine.xml").write_bytes(OLD)
    assert "nothing says where it came from" in run(tmp_path, "fetch", "mine.xml").stderr
    assert "error CSDL901" in run(tmp_path, "fetch", "file:///etc/passwd").stderr


@pytest.mark.parametrize("text", ["url = 1", "no toml", "etag = '\u00e9'", "url = 'x'\netag = \"\\n\""])
def test_a_record_that_is_none_is_reported(tmp_path: Path, text: str) -> None:
    (tmp_path / RECORD).write_text(text)
    said = run(tmp_path, "fetch", "metadata.xml")
    assert (said.code, f"{RECORD}: error CSDL908" in said.stderr) == (2, True)


def test_a_url_that_is_not_on_record_in_full_is_asked_for(tmp_path: Path, service: Service) -> None:
    run(tmp_path, "fetch", f"{service.root}?sig=1")
    said = run(tmp_path, "fetch", "metadata.xml")
    assert (said.code, "name the whole URL" in said.stderr) == (2, True)


def test_a_service_is_compared_with_a_file(tmp_path: Path, service: Service) -> None:
    (tmp_path / "old.xml").write_bytes(OLD)
    (tmp_path / "csdlgen.toml").write_text('schema = ["old.xml"]\n')
    service.answer = lambda _path, _headers: answer_of(NEW)
    for old in ("old.xml", "csdlgen.toml", "."):
        said = run(tmp_path, "diff", old, service.root, "--format", "json", "--header", "X-Key: 1")
        found = json.loads(said.stdout)
        assert [each["kind"] for each in found] == ["property-removed", "property-added"]
        assert found[1]["new"]["file"] == f"{service.root}/$metadata"
    assert service.asked[0][1]["x-key"] == "1"
    said = run(tmp_path, "diff", service.root, service.root, "--fail-on", "breaking")
    assert (said.code, said.stdout) == (0, "")
    service.answer = lambda _path, _headers: Reply(status=500)
    assert run(tmp_path, "diff", "old.xml", service.root).code == 2
    assert files_in(tmp_path).keys() == {"old.xml", "csdlgen.toml"}
