"""The doors through which schema text enters Python source: literals and docstrings.

All yield what ``black`` leaves as it is, and nothing that a reader of source, token by token or line by line, could
take for anything but text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from csdlgen.artifacts import Python

WIDTH = 88
"""Columns of a generated line, black's default."""

_GAP = re.compile(r"\n\s*\n")
_PLAIN = re.compile(r"[ !#-\[\]-~]*")
_NAMED_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\\": r"\\"}
# Controls, formats (bidi, zero width), surrogates, line and paragraph separators, spaces that look like others.
# Code points that are not assigned yet stay, or the output would depend on the Unicode version of the interpreter.
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})

# A class whose docstring holds one cannot be made, because types keep their docstrings as UTF-8.
_SURROGATES = re.compile("[\ud800-\udfff]")

# What some tool would obey at the start of a line: doctest prompts and reStructuredText directives.
_ORDERS = re.compile(r">>>|\.\.$|\.\.(?=[^.\w])")


@lru_cache(maxsize=65536)
def python_string(text: str) -> Python:
    """A string literal that evaluates to ``text``; in double quotes, unless single ones need fewer backslashes."""
    if _PLAIN.fullmatch(text):
        return Python(f'"{text}"')
    escaped = "".join(map(_escape, text))
    if escaped.count('"') > escaped.count("'"):
        return Python("'" + escaped.replace("'", r"\'") + "'")
    return Python('"' + escaped.replace('"', r"\"") + '"')


def python_integer(value: int) -> Python:
    """The literal of a whole number."""
    return Python(str(value))


def docstring(text: str, indent: int) -> Python:
    """A docstring with the words of ``text``, wrapped to 88 columns when it stands at the column ``indent``.

    Empty lines of the text part paragraphs; all other white space is one space or one line break. Lines
    after the first bring their indentation with them. Lone surrogates become U+FFFD.
    """
    lines: list[str] = []
    for paragraph in _paragraphs(text):
        words = [_docstring_word(word) for word in paragraph.split()]
        # The first line has room for both quotes, so that a text of one line never needs a second one for them.
        lines += ["", *_wrapped(words, WIDTH - indent)] if lines else _wrapped(words, WIDTH - indent, 6)
    if not lines:
        return Python('""""""')
    if len(lines) == 1:
        return Python(f'"""{_padded(lines[0])}"""')
    margin = " " * indent
    body = "\n".join(margin + line if line else "" for line in lines)
    opening = " " if lines[0].startswith('"') else ""
    return Python(f'"""{opening}{body[indent:]}\n{margin}"""')


def _paragraphs(text: str) -> list[str]:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return [paragraph for paragraph in _GAP.split(lines) if paragraph.strip()]


@lru_cache(maxsize=65536)
def _docstring_word(word: str) -> str:
    if _PLAIN.fullmatch(word):
        return word
    escaped = "".join(map(_escape, _SURROGATES.sub("\ufffd", word)))
    return re.sub('"{3,}', lambda run: r"\"" * len(run[0]), escaped)


def _wrapped(words: list[str], width: int, taken: int = 0) -> list[str]:
    """Lines of at most ``width`` columns, the first of which has ``taken`` columns less; a longer word stands alone."""
    whole = " ".join([_harmless(words[0]), *words[1:]])
    if len(whole) <= width - taken:
        return [whole]
    lines: list[str] = []
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > width - (0 if lines else taken):
            lines.append(line)
            line = _harmless(word)
        else:
            line = f"{line} {word}" if line else _harmless(word)
    return [*lines, line]


def _harmless(word: str) -> str:
    """The first word of a line, so that no tool takes the line for an order: a comment, a prompt, a directive."""
    if word[0] == "#":
        return r"\x23" + word[1:]
    return r"\xa0" + word if _ORDERS.match(word) else word


def _padded(text: str) -> str:
    """Apart from the quotes around it, as black wants it."""
    text = f" {text}" if text.startswith('"') else text
    return f"{text} " if text.endswith('"') else text


def _escape(char: str) -> str:
    if char in _NAMED_ESCAPES:
        return _NAMED_ESCAPES[char]
    code = ord(char)
    is_character = code & 0xFFFE != 0xFFFE
    if char == " " or (is_character and unicodedata.category(char) not in _ESCAPED_CATEGORIES):
        return char
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
