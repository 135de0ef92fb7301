"""Findings for tests."""

from __future__ import annotations

from csdlgen.diagnostics import Diagnostic, Location, Severity


def finding(
    code: str = "CSDL201",
    *,
    line: int = 1,
    column: int = 1,
    file: str = "in.xml",
    severity: Severity = Severity.ERROR,
    message: str = "message",
    target: str = "",
    hint: str = "",
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        message=message,
        location=Location(file, line, column),
        target=target,
        hint=hint,
    )
