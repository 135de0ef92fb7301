"""Findings as commands that the runner of GitHub Actions turns into annotations of a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdlgen.diagnostics import Diagnostic, Severity
from csdlgen.printing import printable

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def as_annotations(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """A line for each finding: ``::error file=…,line=…,col=…,title=…::message``."""
    for each in diagnostics:
        file, line, column = each.location
        properties = {"file": file, "line": line, "col": column, "title": f"{each.code}"}
        listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
        message = f"{each.message}\nhint: {each.hint}" if each.hint else each.message
        yield f"::{_COMMANDS[each.severity]} {listed}::{printable(message.translate(_DATA))}"


def _property(text: str) -> str:
    return printable(text.translate(_PROPERTY))
