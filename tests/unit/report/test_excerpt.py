from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen.diagnostics import Location
from csdlgen.report import Excerpts, illustrated
from tests.unit.report.findings import finding


def cut(
    folder: Path, text: str | bytes, column: int, *, line: int = 1, width: int = 48
) -> tuple[str, int] | None:
    (folder / "in.xml").write_bytes(text if isinstance(text, bytes) else text.encode())
    excerpt = Excerpts([folder], width=width).at(Location("in.xml", line, column))
    return (excerpt.text, excerpt.indent) if excerpt else None


def test_the_line_is_shown_and_the_column_counted(tmp_path: Path) -> None:
    assert cut(tmp_path, "a\r\n  <b/>\r\nc", 3, line=2) == ("  <b/>", 2)


def test_what_a_terminal_would_obey_or_jump_over_is_one_sign(tmp_path: Path) -> None:
    assert cut(tmp_path, "\t\x1b[2J\r<b/>", 7) == (
        " \N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}<b/>",
        6,
    )


def test_a_form_feed_ends_no_line(tmp_path: Path) -> None:
    assert cut(tmp_path, "\x0c\u2028\n<b/>", 1, line=2) == ("<b/>", 0)


def test_wide_signs_take_two_columns_and_combining_ones_none(tmp_path: Path) -> None:
    assert cut(tmp_path, "名e\u0301<b/>", 4) == ("名e\u0301<b/>", 3)


@pytest.mark.parametrize("column", [1, 15, 20, 21, 40, 100, 199, 200])
def test_of_a_long_line_the_part_around_the_column_is_shown(tmp_path: Path, column: int) -> None:
    line = "".join(chr(0x100 + index) for index in range(200))
    found = cut(tmp_path, line, column)
    assert found is not None
    text, indent = found
    assert text[indent] == line[column - 1]
    assert len(text) <= 40


def test_nothing_is_shown_of_what_is_not_there(tmp_path: Path) -> None:
    assert cut(tmp_path, "<b/>", 0) is None
    assert cut(tmp_path, "<b/>", 9) is None
    assert cut(tmp_path, "<b/>", 1, line=2) is None
    assert Excerpts([tmp_path]).at(Location("gone.xml", 1, 1)) is None
    assert Excerpts([tmp_path]).at(Location("a\0b", 1, 1)) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_of_the_encoding_is_no_sign(tmp_path: Path, encoding: str) -> None:
    assert cut(tmp_path, "<ü/>".encode(encoding), 2) == ("<ü/>", 1)


def test_what_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    assert cut(tmp_path, b"<\xff/>", 1) == ("<\N{REPLACEMENT CHARACTER}/>", 0)


def test_files_are_found_below_each_base(tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text("<a/>")
    assert Excerpts([tmp_path / "no", tmp_path]).at(Location("in.xml", 1, 1)) is not None


def test_a_finding_is_shown_with_its_line_a_caret_and_the_hint(tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text("<a>\n  <b/>\n</a>\n")
    lines = illustrated([finding(line=2, column=3, hint="do this")], Excerpts([tmp_path]), is_coloured=False)
    assert list(lines) == [
        "in.xml:2:3: error CSDL201: message",
        "    2 |   <b/>",
        "      |   ^",
        "    hint: do this",
    ]


def test_colours_are_the_only_commands_to_a_terminal(tmp_path: Path) -> None:
    hostile = finding(file="\x1b[2J", message="\x1b]0;x\x07", hint="\x9b")
    plain = illustrated([hostile], Excerpts([tmp_path]), is_coloured=False)
    assert all(line.isprintable() for line in plain)
    coloured = list(illustrated([hostile], Excerpts([tmp_path]), is_coloured=True))
    assert coloured[0] == r"[1m\x1b[2J:1:1:[0m [1;31merror CSDL201:[0m \x1b]0;x\x07".replace(
        "[1", "\x1b[1"
    ).replace("[0m", "\x1b[0m")
