"""What the record of the last run proves, and what nothing but a look at the files can prove with it."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location, Severity
from csdlgen.output import marks
from csdlgen.output.manifest import MANIFEST, Manifest
from csdlgen.output.record import LASTING, Occasion, digest
from csdlgen.output.verdicts import Change, Kind, Plan

_LARGEST = 64_000_000
_WRONG = (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""Whatever is raised by what is wrong with a record, which is none then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recollection:
    """What a run would find again: plans with nothing to do, and the findings of the run on record."""

    plans: Mapping[str, Plan]
    diagnostics: tuple[Diagnostic, ...]
    inputs: frozenset[Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the same program left in the folder of a target, where nobody touched it since.

    ``ledger`` is what it remembered of its pages, ``edited`` are those on which a person wrote. ``manifest`` is the mark of that.
    """

    ledger: str = ""
    edited: frozenset[str] = frozenset()
    manifest: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What the last run left of which something holds yet.

    ``pasts`` are there by target. ``marks`` are those of outputs, by target and path, as they were when somebody looked.
    """

    pasts: Mapping[str, Past] = field(default_factory=dict)
    marks: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)


def recall(now: Occasion) -> Recollection | None:
    """The last run, if this one would say the same; None if nothing proves that it would."""
    try:
        record = _record(now)
        given = [str(file) for file in now.given()]
        if not record["would_repeat"] or record["given"] != given or not all(map(_is_same(record), given)):
            return None
        # The outputs come before other inputs: a record from elsewhere goes no further, so that it cannot choose what we read.
        for name, (folder, _) in now.folders.items():
            if not _is_untouched(folder, record["targets"][name], {}):
                return None
        referred = record["inputs"].keys() - given
        return _recollection(record, now) if all(map(_is_same(record), referred)) else None
    except _WRONG:
        return None


def left(now: Occasion) -> Left:
    """What the last run left, after some input changed; nothing if anything changed that no page looks up."""
    try:
        record = _record(now)
        ours = [file for file in record["given"] if file not in record["sources"]]
        if ours != [str(file) for file in now.inputs] or not all(map(_is_same(record), ours)):
            return Left()
        targets = record["targets"]
        seen: dict[str, dict[str, bytes]] = {name: {} for name in targets}
        pasts = {
            name: _past(targets[name], now.ledger(name), seen[name][MANIFEST])
            for name, (folder, _) in now.folders.items()
            if _is_untouched(folder, targets[name], seen[name])
        }
    except _WRONG:
        return Left()
    return Left(pasts=pasts, marks=seen) if pasts else Left()


def _record(now: Occasion) -> dict[str, Any]:
    """What the last run put on record, by the same program and for the same folders. Raises one of _WRONG if it did not."""
    found = now.file.lstat()
    if found.st_size > _LARGEST or not stat.S_ISREG(found.st_mode):
        raise ValueError("a record is a small file")
    record: dict[str, Any] = json.loads(now.file.read_bytes())
    if record["facts"] != list(now.facts) or record["targets"].keys() != now.folders.keys():
        raise ValueError("it is the record of other runs")
    return record


def _is_same(record: dict[str, Any]) -> Callable[[str], bool]:
    """What tells whether an input holds what it held when the run was put on record. Raises one of _WRONG if nobody knows."""
    return lambda file: digest(Path(file)) == record["inputs"][file]


def _past(target: dict[str, Any], ledger: Path, manifest: bytes) -> Past:
    content = ledger.read_bytes()
    if sha256(content).hexdigest() != target["ledger"]:
        content = b""
    edited = (path for path, kind in target["files"].items() if LASTING[Kind(kind)] is Kind.KEEP)
    return Past(ledger=content.decode(), edited=frozenset(edited), manifest=manifest)


def _is_untouched(folder: Path, target: dict[str, Any], seen: dict[str, bytes]) -> bool:
    """Whether all files are as they were; ``seen`` learns their marks."""
    try:
        return marks.stamp(folder, target["files"], seen) == str(target["stamp"])
    except OSError:
        return False


def _recollection(record: dict[str, Any], now: Occasion) -> Recollection:
    return Recollection(
        plans={
            name: Plan(
                folder=folder,
                terms=terms,
                changes=tuple(
                    Change(path=path, kind=LASTING[Kind(kind)])
                    for path, kind in record["targets"][name]["files"].items()
                ),
                before=Manifest(),
                after=Manifest(),
            )
            for name, (folder, terms) in now.folders.items()
        },
        diagnostics=tuple(
            Diagnostic(
                code=_known(code),
                severity=Severity(severity),
                message=message,
                location=Location(*location),
                target=target,
                hint=hint,
            )
            for code, severity, message, location, target, hint in record["diagnostics"]
        ),
        inputs=frozenset(map(Path, record["inputs"])),
    )


def _known(code: str) -> str:
    """A code that there is. Raises KeyError for another, so that a record which has one is none."""
    if laws.find(code) is None:
        raise KeyError(code)
    return code
