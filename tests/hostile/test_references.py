"""References lead to files beside or below a document, and nowhere else; least of all to the network."""

from __future__ import annotations

import os
import socket
from html import escape
from pathlib import Path
from typing import Any, NoReturn

import pytest

from csdlgen.csdl import read_files
from tests.csdl import EDMX, edmx, schema
from tests.hostile.formats import line_faults
from tests.runs import run

SECRET = edmx(schema('<ComplexType Name="secret"/>', namespace="secret"))
INSIDE = edmx(schema('<ComplexType Name="b"/>', namespace="inside"))
NOWHERE = (
    "http://127.0.0.1:9/x.xml", "https://localhost/x.xml", "ftp://localhost/x.xml", "//localhost/share/secret.xml",
    "\\\\localhost\\share\\secret.xml", "file://{outside}/secret.xml", "file:{outside}/secret.xml",
    "{outside}/secret.xml", "{outside}//secret.xml", "FILE://{outside}/secret.xml", "data:text/xml,<a/>", "jar:file:x!/y", "C:\\secret.xml",
    "c:/secret.xml", "../outside/secret.xml", "..%2foutside%2fsecret.xml", "%2e%2e/outside/secret.xml", "a/../../outside/secret.xml",
    "./../outside/secret.xml", "link.xml", "linked/secret.xml", "linked/../secret.xml", "pipe", "folder", ".", "", "?", "#x", "x%00.xml", "\x85", "a" * 5000, "a/" * 5000, "[", "http://[", "%zz", "%ff.xml",
    "in.xml/x.xml", "nothing.xml", "~/secret.xml", "$HOME/secret.xml",
)  # fmt: skip
"""Where a reference might lead to the files of others, to what is no file, or nowhere."""
INWARDS = ("inside.xml", "./inside.xml", "sub/../inside.xml", "inside.xml?x#y", "%69nside.xml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file to find and ways out of it; whatever connects to anything fails."""

    def refuse(*_: Any, **__: Any) -> NoReturn:
        raise AssertionError("a connection is opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.xml").write_text(SECRET, encoding="utf-8")
    inner = tmp_path / "inner"
    (inner / "sub").mkdir(parents=True)
    (inner / "folder").mkdir()
    (inner / "inside.xml").write_text(INSIDE, encoding="utf-8")
    (inner / "link.xml").symlink_to(tmp_path / "outside" / "secret.xml")
    (inner / "linked").symlink_to(tmp_path / "outside", target_is_directory=True)
    os.mkfifo(inner / "pipe")
    return inner


def refer(uri: str, base: str = "") -> str:
    include = f'<edmx:Reference Uri="{escape(uri)}"><edmx:Include Namespace="secret"/></edmx:Reference>'
    text = edmx(schema('<ComplexType Name="a" BaseType="secret.secret"/>'), before=include)
    return text.replace("<edmx:Edmx", f'<edmx:Edmx xml:base="{escape(base)}"') if base else text


@pytest.mark.parametrize(
    "base", ["", "../outside/", "file:///", "http://127.0.0.1:9/", "/", "\\\\localhost\\share\\", "x://["]
)
@pytest.mark.parametrize("uri", NOWHERE)
def test_nothing_outside_is_read(uri: str, base: str, folder: Path) -> None:
    outside = str(folder.parent / "outside")
    text = refer(uri.format(outside=outside) if "{outside}" in uri else uri, base)
    (folder / "in.xml").write_text(text, encoding="utf-8")
    finished = run(folder, "validate", "in.xml")
    assert "secret.xml:" not in finished.stderr
    assert "in.xml:1:" in finished.stderr
    assert list(line_faults(finished.stderr)) == []
    documents, _ = read_files([folder / "in.xml"], folder)
    assert [document.file for document in documents] == ["in.xml"]


@pytest.mark.parametrize("uri", INWARDS)
def test_what_lies_inside_is_read(uri: str, folder: Path) -> None:
    (folder / "in.xml").write_text(refer(uri), encoding="utf-8")
    documents, _ = read_files([folder / "in.xml"], folder)
    assert [document.file for document in documents] == ["in.xml", "inside.xml"]


def test_documents_that_refer_to_each_other_are_read_once(tmp_path: Path) -> None:
    count = 500
    for index in range(count):
        text = refer(f"{(index + 1) % count}.xml").replace('Namespace="ns"', f'Namespace="n{index}"')
        (tmp_path / f"{index}.xml").write_text(text, encoding="utf-8")
    documents, _ = read_files([tmp_path / "0.xml"], tmp_path)
    assert [document.file for document in documents] == [f"{index}.xml" for index in range(count)]


def test_a_reference_to_garbage_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text(refer("garbage.xml"), encoding="utf-8")
    (tmp_path / "garbage.xml").write_bytes(f'<!DOCTYPE x><edmx:Edmx xmlns:edmx="{EDMX}"/>'.encode())
    finished = run(tmp_path, "validate", "in.xml")
    assert "garbage.xml:1:1: error CSDL103" in finished.stderr
