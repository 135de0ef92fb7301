"""Findings as SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from csdlgen import __version__, laws
from csdlgen.diagnostics import Diagnostic, Location, Severity
from csdlgen.printing import json_text
from csdlgen.report.fingerprint import numbered

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(diagnostics: Iterable[Diagnostic]) -> str:
    """A log of one run, ASCII only; its rules are the laws that are broken."""
    findings = tuple(diagnostics)
    codes = sorted({each.code for each in findings})
    driver = {"name": "csdlgen", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(each, codes.index(each.code), f"{mark}/{number}")
            for each, mark, number in numbered(findings)
        ],
    }
    return json_text({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str) -> dict[str, Any]:
    law = laws.find(code)
    assert law is not None, code  # noqa: S101 - every finding is of a law
    return {
        "id": code,
        "shortDescription": {"text": law.demand},
        "help": {"text": "\n\n".join(filter(None, (law.why or law.demand, law.cure)))},
        "defaultConfiguration": {"level": _LEVELS.get(law.severity, "none")},
    }


def _result(finding: Diagnostic, rule: int, mark: str) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [_location(finding)],
        "partialFingerprints": {"csdlgenFinding/v1": mark},
    }


def _location(finding: Diagnostic) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.location)}}
    if finding.location.line:
        column = {"startColumn": finding.location.column} if finding.location.column else {}
        physical["region"] = {"startLine": finding.location.line, **column}
    logical = {"logicalLocations": [{"fullyQualifiedName": finding.target}]} if finding.target else {}
    return {"physicalLocation": physical, **logical}


def _uri(location: Location) -> str:
    """A relative reference, or the URI of a file on another drive."""
    for flavour in (PurePosixPath, PureWindowsPath):
        if (path := flavour(location.file)).is_absolute():
            return path.as_uri()
    return quote(location.file, errors="surrogateescape")
