from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen.starting import found, patterns
from tests.csdl import edmx, schema

XML = edmx(schema(""))
V2 = '<edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" Version="1.0"/>'
JSON = '{"$Version": "4.01", "ns": {}}'


def put(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in found(folder)]


def test_metadata_is_told_from_other_files(tmp_path: Path) -> None:
    put(
        tmp_path, a_xml=XML, b_csdl=V2, c_edmx=XML.encode("utf-16"), d_json=JSON, d__e__f_XML="\ufeff" + XML,
        pom_xml="<project/>", schema_xml="<Schema xmlns='urn:other'/>", package_json='{"version": "4"}', x_txt=XML,
        openapi_json='{"openapi": "3.0"}',
    )  # fmt: skip
    assert names(tmp_path) == ["a.xml", "b.csdl", "c.edmx", "d/e/f.XML", "d.json"]


@pytest.mark.parametrize("folder", ["node_modules", ".git", "build", "venv", "out", "a/b/c/d/e"])
def test_folders_of_tools_and_of_ours_are_passed_over(tmp_path: Path, folder: str) -> None:
    put(tmp_path, venv__pyvenv_cfg="", **{"out__.csdlgen-manifest_json": "{}"}, a_xml=XML)
    put(tmp_path / folder, b_xml=XML)
    assert names(tmp_path) == ["a.xml"]


def test_a_pattern_matches_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, s__a_xml=XML, s__b_xml=XML, t__c_xml=XML, t__pom_xml="<project/>", u__d_json=JSON)
    assert patterns(found(tmp_path), tmp_path) == ("s/*.xml", "t/c.xml", "u/d.json")


def test_what_cannot_be_opened_is_no_metadata(tmp_path: Path) -> None:
    (tmp_path / "gone.xml").symlink_to("nowhere.xml")
    (tmp_path / "folder.xml").mkdir()
    assert names(tmp_path) == []
