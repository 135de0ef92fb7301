"""The findings that a configuration wants to see, as grave as it takes them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase

from csdlgen.config import Config
from csdlgen.diagnostics import Diagnostic, Severity


def chosen(diagnostics: Iterable[Diagnostic], config: Config | None = None) -> tuple[Diagnostic, ...]:
    """The findings that the configuration wants to see, as grave as it takes them, by file and line."""
    if config is not None:
        diagnostics = (
            replace(each, severity=config.severity.get(each.code, each.severity))
            for each in diagnostics
            if not any(
                each.code == quiet.code and fnmatchcase(each.target, quiet.target)
                for quiet in config.suppress
            )
        )
    return tuple(
        sorted(
            (each for each in diagnostics if each.severity is not Severity.OFF),
            key=lambda each: (each.location, each.code, each.message),
        )
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the findings is an error."""
    return any(each.severity is Severity.ERROR for each in diagnostics)
