"""The doors into the site: text that no dialect of Markdown, no template language and no diagram reads as its own.

The pages are built by programs that disagree about what a backslash escapes. A character reference means the
same to all of them, and ``|`` written so ends no cell.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from csdlgen.artifacts import Markdown, Python
from csdlgen.targets._markdown import plain

_MARKUP = re.compile(r"[\\|<>{}\[\]*`~$^]|_(?!\w)|(?<!\w)_|__+|&(?=#?\w+;)|(?<=www)\.|(?<=\s)#+\Z")
_SPAN = re.compile(r"`([\w .,:;/'\"()=+?!@#%-]+)`")
_NOT_IN_A_DIAGRAM = re.compile(r"[^\w. ]", re.ASCII)
_NOT_IN_A_SPAN = re.compile(r"[`|<>{}\\\[\]]")


def text(raw: str) -> Markdown:
    """Text anywhere: in a paragraph, a cell, a heading, a link. Plain code spans stay what they are."""
    shown = plain(raw)
    pieces: list[str] = []
    position = 0
    for span in _SPAN.finditer(shown):
        pieces += (_escaped(shown[position : span.start()], at_start=position == 0), span[0])
        position = span.end()
    pieces.append(_escaped(shown[position:], at_start=position == 0))
    return Markdown("".join(pieces))


def span(raw: str) -> Markdown:
    """A name as code; one with characters that a code span does not hide everywhere is plain text."""
    shown = plain(raw)
    return text(shown) if not shown or _NOT_IN_A_SPAN.search(shown) else Markdown(f"`{shown}`")


def diagram_text(raw: str) -> Markdown:
    """Text between the quotes of a label in a Mermaid diagram: letters, digits, dots and blanks alone."""
    return Markdown(_NOT_IN_A_DIAGRAM.sub("_", plain(raw)) or "_")


def json_block(value: Mapping[str, object]) -> Markdown:
    """An object as the lines of a fenced block; a line begins with a brace, a quote or blanks."""
    return Markdown(json.dumps(value, indent=2, ensure_ascii=True))


def shell_block(value: Mapping[str, object]) -> Markdown:
    """An object inside the single quotes of a shell command."""
    return Markdown(json.dumps(value, indent=2, ensure_ascii=True).replace("'", "'\\''"))


def program(lines: Iterable[Python]) -> Markdown:
    """Lines of Python in a fenced block, which three backticks would end; they can stand in string literals alone."""
    return Markdown("\n".join(line.replace("```", r"\x60\x60\x60") for line in lines))


def url(raw: str) -> Markdown:
    """A URL in a line of a fenced block, in double quotes or without; what no URL holds is percent-encoded."""
    return Markdown(quote(plain(raw), safe="/:?&=,()@'{}%-._~"))


def _escaped(shown: str, *, at_start: bool) -> str:
    escaped = _MARKUP.sub(_reference, shown)
    first = shown[:1]
    is_markup = _MARKUP.match(shown) is not None
    if at_start and first and first.isprintable() and not is_markup and not first.isalnum():
        return f"&#{ord(first)};{escaped[1:]}"
    if at_start and (number := re.match(r"\d+[.)](?=\s|$)", escaped)):
        end = number.end() - 1
        return f"{escaped[:end]}&#{ord(escaped[end])};{escaped[end + 1 :]}"
    return escaped


def _reference(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in found[0])
