"""Schema text becomes Python text: it means what it meant, and black has nothing to change."""

from __future__ import annotations

import ast
import doctest
import io
import tokenize
import unicodedata

import black
import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.targets._quoting import docstring, python_string

HOSTILE = [
    "", " ", '"', "'", '"""', "'''", '""', '""""', "\\", "\\\\", 'a"', 'a\\"', "a\\", '"a', '""a', '"""a', 'a"""', 'a""',
    "a\rb", "a\r\nb", "a\n\nb", "a\n \n\n b", "\t", "a\tb", "\x00", "\x0b\x0c", "\x1c\x85\u2028\u2029", "\u202eevil", "\ufeff",
    "\ud800", "\u200b", "\U000e0041", "{{ x }}", "{% raw %}", "# type: ignore", "# fmt: off", "-*- coding: latin-1 -*-",
    "# coding: latin-1", ">>> import os", "... x", ".. include:: /etc/passwd", "# mypy: ignore-errors", "%s {0}", "\\N{DIGIT ONE}",
    "\\x41", "\\u0041", "é 例 😀", "\u00a0x\u00a0", "x" * 200, '"' * 200, "\\" * 200, ("word " * 40) + '"', "don't \"do\" it",
]  # fmt: skip

TEXT = st.text(st.characters(codec=None)) | st.text(
    st.sampled_from("ab \"'\\\n\r\t#.>{}é\u2028\x00"), max_size=120
)
MODE = black.Mode()


def is_left_alone(source: str) -> bool:
    return black.format_str(source, mode=MODE) == source


def literal(text: str) -> str:
    return f"x = {python_string(text)}\n"


def module(text: str) -> str:
    return f"{docstring(text, 0)}\n\nx = 1\n"


def cls(text: str) -> str:
    quoted = docstring(text, 4)
    return f"class A:\n    {quoted}\n\n    x = 1\n    {quoted}\n    y = 1\n"


def words(text: str) -> list[str]:
    return [
        "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in word) for word in text.split()
    ]


def evaluated(source: str) -> str:
    text = ast.get_docstring(ast.parse(source), clean=False)
    assert text is not None
    return text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_literal_evaluates_to_the_text(text: str) -> None:
    assert ast.literal_eval(python_string(text)) == text


@given(TEXT)
def test_any_string_literal_evaluates_to_the_text(text: str) -> None:
    assert ast.literal_eval(python_string(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_black_leaves_a_string_literal_alone(text: str) -> None:
    assert is_left_alone(literal(text))


@given(TEXT)
def test_black_leaves_any_string_literal_alone(text: str) -> None:
    assert is_left_alone(literal(text))


@given(TEXT)
def test_a_string_literal_shows_nothing_that_misleads(text: str) -> None:
    assert not any(
        unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} for char in python_string(text)
    )
    assert not set("\u2028\u2029\u202a\u202e\u2066\u2069\u200b") & set(python_string(text))
    assert python_string(text).splitlines() == [python_string(text)]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_docstring_holds_the_words_of_the_text(text: str) -> None:
    assert evaluated(module(text)).split() == words(text)


@given(TEXT)
def test_any_docstring_holds_the_words_of_the_text(text: str) -> None:
    assert evaluated(module(text)).split() == words(text)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("source", [module, cls])
def test_black_leaves_a_docstring_alone(source: type, text: str) -> None:
    assert is_left_alone(source(text))


@given(TEXT, st.sampled_from([module, cls]))
def test_black_leaves_any_docstring_alone(text: str, source: type) -> None:
    assert is_left_alone(source(text))


@given(TEXT)
def test_a_docstring_is_wrapped_unless_a_word_is_too_long(text: str) -> None:
    for line in cls(text).splitlines():
        assert len(line) <= 88 or " " not in line.strip().strip('"').strip()


@given(TEXT)
def test_a_docstring_is_one_token(text: str) -> None:
    tokens = [token.type for token in tokenize.generate_tokens(io.StringIO(module(text)).readline)]
    assert tokens[0] == tokenize.STRING
    assert tokenize.COMMENT not in tokens


@pytest.mark.parametrize("text", HOSTILE)
def test_no_tool_obeys_a_line_of_a_docstring(text: str) -> None:
    source = module(f"{'x' * 85} {text}")
    assert not any(line.startswith("#") for line in source.splitlines())
    assert not doctest.DocTestParser().get_examples(evaluated(source))
    assert not doctest.DocTestParser().get_examples(evaluated(module(text)))


def test_paragraphs_stay_paragraphs() -> None:
    assert docstring("One.\n\nTwo\nlines.", 4) == '"""One.\n\n    Two lines.\n    """'


def test_a_text_is_wrapped_as_soon_as_its_quotes_do_not_fit() -> None:
    assert docstring("x" * 10 + " " + "y" * 67, 4) == '"""' + "x" * 10 + " " + "y" * 67 + '"""'
    assert docstring("x" * 10 + " " + "y" * 68, 4) == '"""' + "x" * 10 + "\n    " + "y" * 68 + '\n    """'
