"""`csdlgen inspect`, cell by cell of its contract."""

from __future__ import annotations

import json
from pathlib import Path

from tests.csdl import edmx, entity, prop, schema
from tests.runs import run


def test_json_goes_to_standard_output_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(edmx(schema(entity("e", prop("p", "far.away")))), encoding="utf-8")
    finished = run(tmp_path, "inspect", "a.xml", "--format", "json")
    assert (finished.code, finished.stderr) == (0, "")
    assert json.loads(finished.stdout)["unresolved"] == ["far.away"]


def test_several_files_are_one_model_and_only_named_files_are_counted(tmp_path: Path) -> None:
    before = '<edmx:Reference Uri="b.xml"><edmx:Include Namespace="b"/></edmx:Reference>'
    (tmp_path / "a.xml").write_text(
        edmx(schema(entity("e", BaseType="b.e")), before=before), encoding="utf-8"
    )
    (tmp_path / "b.xml").write_text(edmx(schema(entity("e"), namespace="b", alias="")), encoding="utf-8")
    one = json.loads(run(tmp_path, "inspect", "a.xml", "--format", "json").stdout)
    two = json.loads(run(tmp_path, "inspect", "a.xml", "b.xml", "--format", "json").stdout)
    assert [each["name"] for each in one["types"]] == ["ns.e", "b.e"]
    assert (one["counts"]["EntityType"], two["counts"]["EntityType"]) == (1, 2)


def test_what_cannot_be_read_or_found_gives_two(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<", encoding="utf-8")
    (tmp_path / "b.xml").write_text(edmx(schema(entity("e"))), encoding="utf-8")
    for arguments in (["a.xml"], ["c.xml"], ["b.xml", "--type", "x"]):
        finished = run(tmp_path, "inspect", *arguments)
        assert (finished.code, finished.stdout) == (2, "")
        assert finished.stderr.count("\n") <= 3


def test_the_configuration_names_the_files_when_nothing_else_does(tmp_path: Path) -> None:
    (tmp_path / "b.xml").write_text(edmx(schema(entity("e"))), encoding="utf-8")
    (tmp_path / "csdlgen.toml").write_text('schema = ["*.xml"]\n[docs]\noutput = "out"\n', encoding="utf-8")
    finished = run(tmp_path, "inspect", "--type", "e")
    assert (finished.code, finished.stdout.splitlines()[0]) == (0, "ns.e (EntityType)")
