"""Findings as plain JSON."""

from __future__ import annotations

from collections.abc import Iterable

from csdlgen.diagnostics import Diagnostic
from csdlgen.printing import json_text


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A list of objects, ASCII only."""
    return json_text([_as_object(each) for each in diagnostics])


def _as_object(each: Diagnostic) -> dict[str, str | int]:
    return {
        "code": each.code,
        "severity": each.severity,
        "message": each.message,
        **each.location._asdict(),
        "target": each.target,
        "hint": each.hint,
    }
