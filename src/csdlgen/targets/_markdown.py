"""The doors into pages: the only functions that turn schema text into something a page may print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.entities import html5

from csdlgen.artifacts import Markdown

_BACKTICKS = re.compile(r"`+")
_READ_BY_MARKDOWN = re.compile(r"[\\|<\[*`]|_+|~~+|&(#\d+;|#[xX][0-9A-Fa-f]+;|[0-9A-Za-z]+;)|(?<=\s)#+\Z")
_READ_AT_THE_START = ("#", ">", "+", "-")
_ORDERED_LIST = re.compile(r"(\d{1,9})([.)])(?=\s|$)", re.ASCII)
_SUSPICIOUS = re.compile(r"[\\|<\[*`_~&]|^[#>+-]|#\Z")
_NOT_YAML = re.compile("[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JSON = json.JSONEncoder(ensure_ascii=False)
_NOT_IN_A_LINK_TARGET = re.compile(r"[^\w./-]")


def plain(text: str) -> str:
    """Text on one line: trimmed, each run of newlines with its surrounding blanks one space."""
    if text.isprintable():  # what ends a line is not printable
        return text.strip()
    return " ".join(line for part in text.splitlines() if (line := part.strip()))


def prose(text: str) -> Markdown:
    """Text in a paragraph or a heading; its code spans stay code spans."""
    return Markdown(_unnumbered(_escaped(plain(text), in_cell=False)))


def words(text: str) -> Markdown:
    """Text in a paragraph, word for word: not even code spans are read."""
    return Markdown(_unnumbered(_escaped_outside_code(plain(text), at_start=True)))


def cell(text: str) -> Markdown:
    """Text in a cell of a table, where no ``|`` may stand bare, not even in a code span."""
    return Markdown(_escaped(plain(text), in_cell=True))


def label(text: str) -> Markdown:
    """Text between the brackets of a link, in a paragraph or a cell; nothing in it may end the link."""
    shown = plain(text)
    if not _SUSPICIOUS.search(shown) and "]" not in shown:
        return Markdown(shown)
    return Markdown(_escaped_outside_code(shown, at_start=True).replace("]", "\\]"))


def code_span(text: str) -> Markdown:
    """Text as a code span in a cell of a table."""
    shown = plain(text).replace("|", "\\|")
    runs = {len(run) for run in _BACKTICKS.findall(shown)}
    fence = "`" * next(length for length in range(1, len(runs) + 2) if length not in runs)
    blank = " " if shown[:1] == "`" or shown[-1:] == "`" else ""
    return Markdown(f"{fence}{blank}{shown}{blank}{fence}")


def code(text: str) -> Markdown:
    """Text in a line of a fenced code block that already holds something else."""
    return Markdown(plain(text))


def scalar(text: str) -> Markdown:
    """Text between the quotes of a YAML double-quoted scalar."""
    shown = plain(text).replace("\\", "\\\\").replace('"', '\\"')
    return Markdown(_NOT_YAML.sub(lambda found: f"\\u{ord(found[0]):04X}", shown))


def json_string(text: str) -> Markdown:
    """Text as a JSON string in a fenced code block, quotes included."""
    return Markdown(_JSON.encode(plain(text)))


def comment_string(text: str) -> Markdown:
    """Text as a JSON string, quotes included, in an HTML comment, which ``>`` could end."""
    return Markdown(_JSON.encode(plain(text)).replace(">", "\\u003e"))


def target(path: str) -> Markdown:
    """A relative path as the target of a link."""
    return Markdown(_NOT_IN_A_LINK_TARGET.sub(_percent, path))


def indented(text: Markdown) -> Markdown:
    """A text of several lines, all but the first two blanks further to the right."""
    return Markdown(text.replace("\n", "\n  "))


def _unnumbered(escaped: str) -> str:
    """A paragraph that does not begin a numbered list; in a cell none can begin."""
    return _ORDERED_LIST.sub(r"\1\\\2", escaped, count=1) if _ORDERED_LIST.match(escaped) else escaped


def _escaped(text: str, *, in_cell: bool) -> str:
    if not _SUSPICIOUS.search(text):
        return text
    pieces: list[str] = []
    position = 0
    for start, end in _code_spans(text):
        pieces.append(_escaped_outside_code(text[position:start], at_start=position == 0))
        pieces.append(text[start:end].replace("|", "\\|") if in_cell else text[start:end])
        position = end
    pieces.append(_escaped_outside_code(text[position:], at_start=position == 0))
    return "".join(pieces)


def _escaped_outside_code(text: str, *, at_start: bool) -> str:
    escaped = _READ_BY_MARKDOWN.sub(_escape, text)
    return f"\\{escaped}" if at_start and text.startswith(_READ_AT_THE_START) else escaped


def _escape(found: re.Match[str]) -> str:
    """One thing that Markdown would read, so that it does not."""
    text = found[0]
    match text[0]:
        case "\\":
            return "&#92;"
        case "_":
            start, end = found.span()
            inside_a_word = (
                found.string[start - 1 : start].isalnum() and found.string[end : end + 1].isalnum()
            )
            return text if inside_a_word else "\\_" * len(text)
        case "~":
            return "\\~" * len(text)
        case "&":
            known = text[1] == "#" or text[1:] in html5
            return f"\\{text}" if known else text
        case _:
            return f"\\{text}"


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where code spans start and end: a run of backticks up to the next run of the same length."""
    runs = [run.span() for run in _BACKTICKS.finditer(text)]
    index = 0
    while index < len(runs):
        start, end = runs[index]
        same = (i for i in range(index + 1, len(runs)) if runs[i][1] - runs[i][0] == end - start)
        closing = next(same, None)
        if closing is not None:
            yield start, runs[closing][1]
        index = index + 1 if closing is None else closing + 1


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
