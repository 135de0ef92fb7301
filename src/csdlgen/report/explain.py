"""A law in full: what it demands, why, an example that breaks it, and the cure."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Law
from csdlgen.laws.examples import STAGE

_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_WIDTH = 88


def explained(law: Law) -> str:
    """Everything that there is to say about a law, as text for a terminal."""
    parts = [f"{law.code} ({law.severity}): {law.demand}", _filled(f"Why: {law.why}")]
    if law.breaks:
        parts.append(f"This breaks it:\n\n{_shown(law.breaks)}")
        parts.append(f"This keeps it:\n\n{_shown(law.keeps)}")
    parts.append(_filled(f"Cure: {law.cure}"))
    if origin := _origin(law):
        parts.append(_filled(origin))
    if not laws.stops_generation(law):
        parts.append(f'To see it otherwise: [severity] {law.code} = "error", "warning", "info" or "off"')
    return "\n\n".join(parts)


def reference() -> str:
    """All laws as one Markdown page."""
    lines = [
        "# Rules",
        "",
        "What csdlgen reports, by code. Generated from the table of laws; `csdlgen explain CODE` prints one of them.",
        "Examples stand in a schema with the alias `self` that also declares:",
        "",
        *_fenced(STAGE),
        "",
    ]
    for law in laws.BY_CODE.values():
        lines += _section(law)
    lines += ["## Not checked", ""]
    lines += [f"- {rule}: {reason}" for rule, reason in laws.UNCHECKED.items()]
    return "\n".join(lines) + "\n"


def _section(law: Law) -> Iterator[str]:
    yield from (f"## {law.code}", "", f"{law.demand} ({law.severity})", "", _markdown(law.why), "")
    if law.breaks:
        yield from ("This breaks it:", "", *_fenced(law.breaks), "")
        yield from ("This keeps it:", "", *_fenced(law.keeps), "")
    yield from (f"Cure: {_markdown(law.cure)}", "")
    if origin := _origin(law):
        yield from (origin, "")


def _origin(law: Law) -> str:
    parts = []
    if law.rules:
        parts.append(f"Specification: CSDL 4.01, section {law.section}; rules {', '.join(law.rules)}.")
    if law.edmlib:
        parts.append(f"EdmLib: {', '.join(law.edmlib)}.")
    return " ".join(parts)


def _filled(text: str) -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent="    ")


def _fenced(example: str) -> list[str]:
    return ["```xml", *_lines(example), "```"]


def _shown(example: str) -> str:
    return textwrap.indent("\n".join(_lines(example)), "    ")


def _markdown(text: str) -> str:
    """Prose whose markup characters are meant as they stand."""
    return re.sub(r"([<>*_#&\[\]])", r"\\\1", text)


def _lines(example: str) -> Iterator[str]:
    """An example with a line for each element, indented by its depth."""
    depth = 0
    tokens = _TOKEN.findall(example)
    line = ""
    for index, token in enumerate(tokens):
        if token.startswith("</"):
            depth -= 1
        if not token.startswith("<") or line:
            line += token
        else:
            line = "  " * max(depth, 0) + token
        if token.startswith("<") and not token.startswith(("</", "<!", "<?")) and not token.endswith("/>"):
            depth += 1
        follows = tokens[index + 1] if index + 1 < len(tokens) else "<"
        is_empty = follows.startswith("</") and not token.startswith("</") and not token.endswith("/>")
        if follows.startswith("<") and not (is_empty and not token.startswith("<!")):
            yield line
            line = ""
    if line:
        yield line
