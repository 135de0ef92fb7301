"""The stamp of the program is another one when the program is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from csdlgen import program
from csdlgen.filesystems import mark


def test_a_program_that_nobody_touched_has_one_stamp() -> None:
    assert program.stamp() == program.stamp()


@pytest.mark.parametrize("change", ["write", "touch", "add", "remove", "replace"])
def test_a_change_of_a_template_changes_it(
    change: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "docs" / "page.md.j2"
    template.parent.mkdir()
    template.write_text("one")
    monkeypatch.setattr(program, "templates", lambda: tmp_path)
    before = program.stamp()
    if change == "write":
        template.write_text("other")
    elif change == "touch":
        os.utime(template, (1, 1))
    elif change == "add":
        (tmp_path / "more.j2").write_text("")
    elif change == "remove":
        template.unlink()
    else:
        (tmp_path / "new").write_text("two")
        (tmp_path / "new").replace(template)
    assert program.stamp() != before


def test_another_library_or_python_changes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program.stamp()
    with monkeypatch.context() as patch:
        patch.setattr(program, "_LIBRARIES", ("black", "jinja2"))
        assert program.stamp() != before
    monkeypatch.setattr("sys.version", "3.99")
    assert program.stamp() != before


def test_a_file_that_is_gone_when_somebody_looks_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "templates", lambda: tmp_path)
    before = program.stamp()
    monkeypatch.setattr(program, "files_below", lambda home: [*home.rglob("*.j2"), tmp_path / "#lock"])
    without = program.stamp()
    monkeypatch.setattr(program, "files_below", lambda home: list(home.rglob("*.j2")))
    assert program.stamp() == without != before


def test_a_mark_is_that_of_a_link_and_not_of_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to("file")
    assert mark(str(tmp_path / "file")) != mark(str(tmp_path / "link"))
