"""Findings as lines of text, plain or, on a terminal, with the source line and a caret under the column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Severity
from csdlgen.printing import harmless
from csdlgen.report.excerpt import Excerpts

_SHOWN_PER_CODE = 20
_RESET, _BOLD, _DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFO: "\x1b[1;34m"}


def as_lines(diagnostics: Iterable[Diagnostic], *, everything: bool = False) -> Iterator[str]:
    """One line for each finding, its hint indented below: all errors, and the first few others of each code."""
    seen: Counter[str] = Counter()
    for each in diagnostics:
        if each.severity is not Severity.ERROR and not everything:
            seen[each.code] += 1
            if seen[each.code] > _SHOWN_PER_CODE:
                continue
        yield harmless(str(each))
        if each.hint:
            yield "    " + harmless(f"hint: {each.hint}")
    for code, count in sorted(seen.items()):
        if count > _SHOWN_PER_CODE:
            law = laws.find(code)
            yield f"… and {count - _SHOWN_PER_CODE:,} more {code}{f': {law.demand}' if law else ''}"


def illustrated(diagnostics: Iterable[Diagnostic], excerpts: Excerpts, *, is_coloured: bool) -> Iterator[str]:
    """All findings for a terminal: the line of each, the line of the source with a caret, the hint."""
    paint = _Paint(is_coloured)
    for each in diagnostics:
        colour = _COLOURS.get(each.severity, "")
        place, code = harmless(str(each.location)), harmless(each.code)
        yield f"{paint(_BOLD, f'{place}:')} {paint(colour, f'{each.severity} {code}:')} {harmless(each.message)}"
        if excerpt := excerpts.at(each.location):
            number = str(each.location.line)
            yield f"{paint(_DIM, f'{number:>5} |')} {excerpt.text}"
            yield f"{paint(_DIM, ' ' * max(5, len(number)) + ' |')} {' ' * excerpt.indent}{paint(colour, '^')}"
        if each.hint:
            yield "    " + paint(_DIM, harmless(f"hint: {each.hint}"))


@dataclass(frozen=True, slots=True)
class _Paint:
    """Puts text between control sequences of a terminal, or leaves it plain."""

    is_coloured: bool

    def __call__(self, colour: str, text: str) -> str:
        return f"{colour}{text}{_RESET}" if self.is_coloured and colour else text


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many findings of each severity, or nothing."""
    counts = Counter(each.severity for each in diagnostics)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    return ", ".join(
        f"{counts[severity]:,} {word}{'s' if counts[severity] != 1 else ''}"
        for severity, word in words.items()
        if counts[severity]
    )
