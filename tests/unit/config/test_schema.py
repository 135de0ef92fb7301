from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen.config import Config, schema_files
from csdlgen.diagnostics import InputError


def config_with(folder: Path, *entries: str) -> Config:
    file = folder / "csdlgen.toml"
    file.write_text(f"schema = {list(entries)!r}\n", encoding="utf-8")
    return Config(file=file, schema=entries)


def names(folder: Path, *entries: str) -> list[str]:
    return [
        path.relative_to(folder).as_posix() for path in schema_files(config_with(folder, *entries), folder)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.xml",
        "a.xml",
        "B.xml",
        "sub/c.xml",
        "sub/deep/d.xml",
        "odd[1].xml",
        ".hidden.xml",
        "x.csdl",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_entries_keep_their_order_and_each_pattern_is_sorted_by_code_point(folder: Path) -> None:
    assert names(folder, "x.csdl", "*.xml") == ["x.csdl", "B.xml", "a.xml", "b.xml", "odd[1].xml"]


def test_two_stars_reach_any_depth(folder: Path) -> None:
    assert names(folder, "sub/**/*.xml") == ["sub/c.xml", "sub/deep/d.xml"]


def test_a_file_given_twice_counts_once(folder: Path) -> None:
    assert names(folder, "b.xml", "./b.xml", "sub/../b.xml", "[ab].xml") == ["b.xml", "a.xml"]


def test_a_name_with_brackets_that_exists_is_no_pattern(folder: Path) -> None:
    assert names(folder, "odd[1].xml") == ["odd[1].xml"]


def test_an_absolute_pattern_is_allowed(folder: Path) -> None:
    assert names(folder, str(folder / "sub" / "*.xml")) == ["sub/c.xml"]


def test_an_entry_that_names_no_file_is_an_error_with_its_place(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        names(folder, "*.xml", "none/*.xml", "sub")
    first, second = caught.value.diagnostics
    assert str(first) == "csdlgen.toml:1:20: error CSDL706: 'none/*.xml' names no file"
    assert second.hint == 'it is a folder; its files are "sub/*.xml"'


def test_an_empty_entry_is_no_folder(folder: Path) -> None:
    with pytest.raises(InputError) as caught:
        names(folder, "")
    assert caught.value.diagnostics[0].hint == "paths are relative to the folder of this file"
