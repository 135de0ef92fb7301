"""What the program has to say about an input: values with a place, never exceptions."""

from __future__ import annotations

import enum
import os
from dataclasses import KW_ONLY, dataclass
from pathlib import Path
from typing import NamedTuple


class Severity(enum.StrEnum):
    """How much a finding matters; ``off`` exists for the configuration alone."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


class Location(NamedTuple):
    """A place in a source file. ``line`` and ``column`` count from 1; 0 means "the file as a whole"."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


def shown(path: Path, base: Path) -> str:
    """A file as reports name it: relative to ``base``, ``/`` between parts; absolute only on another drive."""
    try:
        return Path(os.path.relpath(path, base)).as_posix()
    except ValueError:
        return path.as_posix()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding.

    ``target`` is the CSDL path of the model element concerned (``ns.type/property``) or empty;
    ``hint`` says what to do about it, or is empty.
    """

    code: str
    severity: Severity
    message: str
    location: Location
    target: str = ""
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.severity} {self.code}: {self.message}"


@dataclass(frozen=True, slots=True)
class Law:
    """A rule that an input must obey: its stable code, how grave a breach is, and what it demands.

    ``why`` and ``cure`` are sentences for people. ``breaks`` and ``keeps`` are CSDL: children of a schema, or
    a whole document. ``rules`` are the ids of the rules that the law covers, ``section`` is where CSDL 4.01
    states them, and ``edmlib`` holds the codes under which Microsoft's EdmLib reports a breach.
    """

    code: str
    severity: Severity
    demand: str
    _: KW_ONLY
    why: str = ""
    cure: str = ""
    breaks: str = ""
    keeps: str = ""
    rules: tuple[str, ...] = ()
    section: str = ""
    edmlib: tuple[str, ...] = ()

    def broken(self, location: Location, message: str, *, target: str = "", hint: str = "") -> Diagnostic:
        """The finding that this law is broken at ``location``."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=message,
            location=location,
            target=target,
            hint=hint,
        )


class InputError(Exception):
    """An input or the configuration cannot be read at all; carries the findings that say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[InputError], tuple[Diagnostic, ...]]:
        return InputError, self.diagnostics
