"""Local references are followed, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen.csdl import read_files
from csdlgen.diagnostics import InputError
from tests.csdl import codes, edmx, schema


def write(path: Path, *uris: str, namespace: str = "ns") -> Path:
    before = "".join(
        f'<edmx:Reference Uri="{uri}"><edmx:Include Namespace="x"/></edmx:Reference>' for uri in uris
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(edmx(schema(namespace=namespace, alias=""), before=before), encoding="utf-8")
    return path


def test_references_are_followed_once_after_the_given_files(tmp_path: Path) -> None:
    first = write(tmp_path / "a.xml", "sub/c%20d.xml", "b.xml")
    second = write(tmp_path / "b.xml", "a.xml")
    write(tmp_path / "sub" / "c d.xml", "../a.xml", "../b.xml")
    documents, findings = read_files([first, second], tmp_path)
    assert [d.file for d in documents] == ["a.xml", "b.xml", "sub/c d.xml"]
    assert findings == ()


@pytest.mark.parametrize(
    "uri",
    ["https://example.org/b.xml", "//example.org/b.xml", "file:///etc/passwd", "/etc/passwd", "", "http://["],
)
def test_what_is_not_a_relative_path_is_left_alone(tmp_path: Path, uri: str) -> None:
    documents, findings = read_files([write(tmp_path / "a.xml", uri)], tmp_path)
    assert len(documents) == 1
    assert codes(findings) == ([] if uri else ["CSDL109"])


@pytest.mark.parametrize("uri", ["missing.xml", "../outside.xml", "..%2Foutside.xml", "a" * 300 + ".xml"])
def test_a_path_that_leads_nowhere_or_outside_is_reported(tmp_path: Path, uri: str) -> None:
    write(tmp_path / "outside.xml")
    base = tmp_path / "inside"
    documents, findings = read_files([write(base / "a.xml", uri)], base)
    assert [d.file for d in documents] == ["a.xml"]
    assert codes(findings) == ["CSDL117"]


def test_a_bad_file_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.xml"
    bad.write_text("<", encoding="utf-8")
    documents, findings = read_files([bad, write(tmp_path / "good.xml")], tmp_path)
    assert [d.file for d in documents] == ["good.xml"]
    assert codes(findings) == ["CSDL101"]


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^nowhere\.xml: error CSDL118: cannot be opened: No such file"):
        read_files([tmp_path / "nowhere.xml"], tmp_path)
