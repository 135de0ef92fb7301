from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from csdlgen.artifacts import Markdown
from csdlgen.targets import _markdown

TEXTS = st.text(alphabet=st.sampled_from("ab_*~`|\\<[]&;#>+- \n\r\t\u2028\"'{}!amp"), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("a | b", "a \\| b"),
        ("<b>", "\\<b>"),
        ("[x](y)", "\\[x](y)"),
        ("2 * 3", "2 \\* 3"),
        ("snake_case __init__ _x", "snake_case \\_\\_init\\_\\_ \\_x"),
        ("a_ b", "a\\_ b"),
        ("~~gone~~ ~", "\\~\\~gone\\~\\~ ~"),
        ("odd ` one", "odd \\` one"),
        ("`a` ``b", "`a` \\`\\`b"),
        ("&amp; &#38; &#x26; AT&T &nothing; a & b", "\\&amp; \\&#38; \\&#x26; AT&T &nothing; a & b"),
        ("# x", "\\# x"),
        ("> x", "\\> x"),
        ("+ x", "\\+ x"),
        ("- x", "\\- x"),
        ("x # > + -", "x # > + -"),
        ("C:\\temp\\", "C:&#92;temp&#92;"),
        ("\\*", "&#92;\\*"),
    ],
)
def test_what_markdown_would_read_is_escaped_in_prose_and_cells(text: str, expected: str) -> None:
    assert _markdown.prose(text) == expected
    assert _markdown.cell(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1. x", "1\\. x"), ("12) x", "12\\) x"), ("3.", "3\\."), ("1.5 x", "1.5 x"), ("a 1. x", "a 1. x")],
)
def test_a_paragraph_does_not_begin_a_list_and_a_cell_cannot(text: str, expected: str) -> None:
    assert _markdown.prose(text) == expected
    assert _markdown.cell(text) == text


def test_a_code_span_stays_untouched_in_prose_and_loses_bare_pipes_in_a_cell() -> None:
    text = "see `a|b *c* \\ <d>` | `e`"
    assert _markdown.prose(text) == "see `a|b *c* \\ <d>` \\| `e`"
    assert _markdown.cell(text) == "see `a\\|b *c* \\ <d>` \\| `e`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a  ", "a"),
        ("a \n\n \r\n b", "a b"),
        ("a\rb", "a b"),
        ("a\u2028b\u2029c\x85d", "a b c d"),
        ("a\tb  c", "a\tb  c"),
        ("\n", ""),
    ],
)
def test_text_is_one_line_and_a_run_of_newlines_one_blank(text: str, expected: str) -> None:
    assert _markdown.plain(text) == expected


def test_a_label_cannot_end_its_link() -> None:
    assert _markdown.label("x](javascript:alert(1)) `") == "x\\](javascript:alert(1)) \\`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("running", "`running`"),
        ("a|b", "`a\\|b`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("a``b`c", "```a``b`c```"),
    ],
)
def test_a_code_span_holds_any_name(text: str, expected: str) -> None:
    assert _markdown.code_span(text) == expected


def test_backslashes_and_quotes_are_escaped_in_front_matter() -> None:
    assert _markdown.scalar('a "b" \\ *c* |') == 'a \\"b\\" \\\\ *c* |'


@given(st.text(max_size=60))
def test_yaml_reads_a_scalar_as_the_plain_text(text: str) -> None:
    assert yaml.safe_load(f'"{_markdown.scalar(text)}"') == _markdown.plain(text)


@given(st.text(max_size=60))
def test_json_reads_a_string_as_the_plain_text(text: str) -> None:
    assert json.loads(_markdown.json_string(text)) == _markdown.plain(text)
    assert json.loads(_markdown.comment_string(text)) == _markdown.plain(text)


@given(TEXTS)
def test_no_comment_ends_inside_a_string_in_it(text: str) -> None:
    assert ">" not in _markdown.comment_string(text + "-->")


@given(TEXTS)
def test_no_cell_holds_a_bare_pipe_or_a_newline(text: str) -> None:
    for shown in (_markdown.cell(text), _markdown.label(text), _markdown.code_span(text)):
        assert len(shown.splitlines()) <= 1
        assert "|" not in shown.replace("\\|", "")


@given(st.text(max_size=60))
def test_nothing_ends_a_link_target(text: str) -> None:
    assert not set(_markdown.target(text)) & set("()<> \n\"'\\#?")


@given(TEXTS.map(lambda text: f"x {text} #"))
def test_no_heading_swallows_the_end_of_a_name(text: str) -> None:
    for door in (_markdown.prose, _markdown.words):
        shown = door(text)
        heading = MarkdownIt("commonmark").parse(f"# {shown}")[1].children or []
        assert "".join(each.content for each in heading)[-1] in "#`", shown


def test_a_non_ascii_path_stays_readable() -> None:
    assert _markdown.target("../resources/日本.md") == "../resources/日本.md"


def test_indentation_leaves_the_first_line_alone() -> None:
    assert _markdown.indented(Markdown("{\n  1\n}")) == "{\n    1\n  }"
