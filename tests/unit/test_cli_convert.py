"""``csdlgen convert``: one format into the other, and never the input onto itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from csdlgen.cli import csdlgen
from tests.csdl import edmx, entity, schema


def convert(*arguments: str | Path) -> Result:
    return CliRunner().invoke(csdlgen, ["convert", *map(str, arguments)])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in.xml").write_text(edmx(schema(entity("t"))), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_there_and_back(here: Path) -> None:
    assert convert("in.xml", "out.json").exit_code == 0
    assert json.loads((here / "out.json").read_text(encoding="utf-8"))["ns"]["t"]["$Key"] == ["id"]
    assert convert("out.json", "back.xml").exit_code == 0
    assert convert("back.xml", "again.json").exit_code == 0
    assert (here / "again.json").read_bytes() == (here / "out.json").read_bytes()


def test_the_option_counts_more_than_the_name(here: Path) -> None:
    assert convert("in.xml", "out.txt", "--to", "json").exit_code == 0
    assert (here / "out.txt").read_text(encoding="utf-8").startswith("{")
    assert convert("out.txt", "out.csdl").exit_code == 0
    assert (here / "out.csdl").read_text(encoding="utf-8").startswith("<?xml")


def test_what_is_there_is_replaced(here: Path) -> None:
    (here / "out.json").write_text("old", encoding="utf-8")
    assert convert("in.xml", "out.json").exit_code == 0
    assert "old" not in (here / "out.json").read_text(encoding="utf-8")


def test_the_input_is_never_overwritten(here: Path) -> None:
    before = (here / "in.xml").read_bytes()
    (here / "link.xml").symlink_to("in.xml")
    for target in ("in.xml", "./in.xml", "link.xml"):
        result = convert("in.xml", target, "--to", "json")
        assert (result.exit_code, "CSDL608" in result.stderr) == (2, True)
    assert (here / "in.xml").read_bytes() == before


@pytest.mark.parametrize("content", ["<a>", '{"$Version": NaN}', ""])
def test_what_cannot_be_read_leaves_nothing(here: Path, content: str) -> None:
    (here / "bad.xml").write_text(content, encoding="utf-8")
    result = convert("bad.xml", "out.json")
    assert (result.exit_code, "CSDL101" in result.stderr) == (2, True)
    assert not (here / "out.json").exists()


def test_a_file_that_is_not_there_cannot_be_read(here: Path) -> None:
    result = convert("nosuch.xml", "out.json")
    assert (result.exit_code, "CSDL118" in result.stderr) == (2, True)


def test_a_folder_that_is_not_there_cannot_be_written(here: Path) -> None:
    assert convert("in.xml", "nosuch/out.json").exit_code == 2


def test_what_is_lost_is_reported(here: Path) -> None:
    twice = '<Annotation Term="self.T" Int="1"/>' * 2
    (here / "in.xml").write_text(edmx(schema(twice)), encoding="utf-8")
    result = convert("in.xml", "out.json")
    assert (result.exit_code, "CSDL121" in result.stderr) == (0, True)


def test_limits_are_those_of_the_configuration_that_is_named(here: Path) -> None:
    (here / "csdlgen.toml").write_text('schema = ["in.xml"]\n[limits]\nelements = 3\n', encoding="utf-8")
    assert convert("in.xml", "out.json").exit_code == 0
    result = convert("in.xml", "few.json", "--config", "csdlgen.toml")
    assert (result.exit_code, (here / "few.json").exists()) == (2, False)
    assert "[limits] elements" in result.stderr
