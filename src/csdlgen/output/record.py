"""What a finished run depended on and left behind, so that the next one may see at a glance that nothing changed.

A record is a hint and never more: it lies beside the configuration, git ignores it, and whatever is wrong with it
makes it none. It counts only while every input holds the same bytes and every output is the very file that the run
left, by inode and by the times that the system keeps; nobody can write those from another machine.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, shown
from csdlgen.output import marks
from csdlgen.output.manifest import MANIFEST
from csdlgen.output.verdicts import Kind, Plan, Terms

FOLDER = ".csdlgen"

_TICK = 20_000_000
"""Nanoseconds by which the time of a change may lie before the change, because the system's clock ticks."""
LASTING = {Kind.CREATE: Kind.SAME, Kind.UPDATE: Kind.SAME, Kind.SAME: Kind.SAME, Kind.KEEP: Kind.KEEP} | {
    Kind.MERGE: Kind.KEEP
}
"""What the next run will say of a file that this one dealt with; of others it would have something to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """What is known of a run before it begins: who runs, on which files, in order to write where.

    ``name`` sets apart what is run in turn from one folder. ``folders`` are the output folders with their terms.
    ``sources`` are files that say what the model is, ``inputs`` all others.
    """

    home: Path
    name: str
    facts: tuple[str, ...]
    inputs: tuple[Path, ...]
    sources: tuple[Path, ...]
    folders: Mapping[str, tuple[Path, Terms]]
    began: int

    @property
    def file(self) -> Path:
        """Where the record of such a run lies."""
        return self.home / FOLDER / f"{self.name}.json"

    def ledger(self, target: str) -> Path:
        """Where it says what the pages of a target looked up."""
        return self.home / FOLDER / f"{self.name}.{target}.json"

    def given(self) -> tuple[Path, ...]:
        """All files that are known from the beginning."""
        return (*self.inputs, *self.sources)


def occasion(
    home: Path,
    name: str,
    *,
    facts: Iterable[str],
    inputs: Iterable[Path],
    sources: Iterable[Path],
    folders: Mapping[str, tuple[Path, Terms]],
) -> Occasion:
    """A run that begins now."""
    return Occasion(
        home=home,
        name=name,
        facts=tuple(facts),
        inputs=tuple(inputs),
        sources=tuple(sources),
        folders=folders,
        began=time.time_ns(),
    )


def remember(
    now: Occasion,
    plans: Mapping[str, Plan],
    diagnostics: Collection[Diagnostic],
    ledgers: Mapping[str, str],
    marks_before: Mapping[str, Mapping[str, bytes]],
) -> None:
    """Put a run on record that wrote all its plans, with what is known of its pages; never fails.

    ``marks_before`` are those of outputs (by target and path) when the run began: what it did not write needs no other look.
    """
    with contextlib.suppress(OSError, ValueError):
        record = _record(now, plans, diagnostics, ledgers, marks_before)
        # What changes from here on differs from its digest.
        if all(_last_change(file) < now.began - _TICK for file in inputs_of(now, plans)):
            for name, text in ledgers.items():
                _write(now.ledger(name), text)
            _write(now.file, json.dumps(record, separators=(",", ":")))


def outlast_tick() -> None:
    """Wait until what was just written is older than a run that begins now; such a run can be put on record."""
    time.sleep(2 * _TICK / 1_000_000_000)


def inputs_of(now: Occasion, plans: Mapping[str, Plan]) -> frozenset[Path]:
    """All files that a run read: those that it was given, and those to which these led."""
    return frozenset((*now.given(), *(file for plan in plans.values() for file in plan.terms.inputs)))


def lasting(plan: Plan) -> list[str]:
    """The files of which the next run will say nothing, if nothing changes."""
    base = plan.terms.display_base
    told = {shown(base / each.location.file, plan.folder) for each in plan.diagnostics}
    return [each.path for each in plan.changes if each.kind in LASTING and each.path not in told]


def _record(
    now: Occasion,
    plans: Mapping[str, Plan],
    diagnostics: Iterable[Diagnostic],
    ledgers: Mapping[str, str],
    marks_before: Mapping[str, Mapping[str, bytes]],
) -> dict[str, Any]:
    targets = {}
    for name, plan in plans.items():
        files = {change.path: LASTING[change.kind] for change in plan.changes if change.kind in LASTING}
        ledger = sha256(ledgers[name].encode()).hexdigest() if name in ledgers else ""
        written = {MANIFEST, *(change.path for change in plan.stale())}
        seen = {path: mark for path, mark in marks_before.get(name, {}).items() if path not in written}
        targets[name] = {"files": files, "stamp": marks.stamp(plan.folder, files, seen), "ledger": ledger}
    return {
        "facts": now.facts,
        "given": [str(file) for file in now.given()],
        "sources": [str(file) for file in now.sources],
        "inputs": {str(file): digest(file) for file in sorted(inputs_of(now, plans))},
        "targets": targets,
        "would_repeat": _would_repeat(plans, diagnostics),
        "diagnostics": [
            [each.code, each.severity, each.message, list(each.location), each.target, each.hint]
            for each in diagnostics
        ],
    }


def _would_repeat(plans: Mapping[str, Plan], diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether the next run says the same if nothing changes.

    What was told of a file that has been put right is not told again; a reference to a missing file may find it yet.
    """
    has_news = any(plan.diagnostics and not plan.is_clean() for plan in plans.values())
    return not has_news and not any(each.code == laws.REFERENCE.code for each in diagnostics)


def _last_change(file: Path) -> int:
    found = os.stat(file)
    return max(found.st_mtime_ns, found.st_ctime_ns)


def digest(file: Path) -> str:
    """By what the content of an input is known again. Raises OSError, and ValueError for what is no file."""
    if not stat.S_ISREG(os.stat(file).st_mode):
        raise ValueError(f"{file} is no file")
    return sha256(file.read_bytes()).hexdigest()


def _write(file: Path, text: str) -> None:
    folder = file.parent
    folder.mkdir(exist_ok=True)
    if folder.is_symlink():
        raise ValueError(f"{folder} leads elsewhere")
    for path, content in ((folder / ".gitignore", "*\n"), (file, text)):
        temporary = folder / f"{path.name}.{os.getpid()}.tmp"
        temporary.unlink(missing_ok=True)
        with open(temporary, "x", encoding="utf-8", newline="\n") as opened:
            opened.write(content)
        os.replace(temporary, path)
