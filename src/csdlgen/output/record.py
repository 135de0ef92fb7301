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
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location, Severity, shown
from csdlgen.output import marks
from csdlgen.output.manifest import MANIFEST, Manifest
from csdlgen.output.verdicts import Change, Kind, Plan, Terms

FOLDER = ".csdlgen"

_LARGEST = 64_000_000
_TICK = 20_000_000
"""Nanoseconds by which the time of a change may lie before the change, because the system's clock ticks."""
_LASTING = {Kind.CREATE: Kind.SAME, Kind.UPDATE: Kind.SAME, Kind.SAME: Kind.SAME, Kind.KEEP: Kind.KEEP} | {
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Recollection:
    """What a run would find again: plans with nothing to do, and the findings of the run on record."""

    plans: Mapping[str, Plan]
    diagnostics: tuple[Diagnostic, ...]
    inputs: frozenset[Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the same program left in the folder of a target, where nobody touched it since.

    ``ledger`` is what it remembered of its pages, ``edited`` are those on which a person wrote.
    """

    ledger: str = ""
    edited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """``whole``: the last run, if this one would say the same. ``pasts``: else what it left, by target.

    ``digests`` are those of inputs and ``marks`` those of outputs (by target and path), as they were when this run began.
    """

    whole: Recollection | None = None
    pasts: Mapping[str, Past] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)


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


def recall(now: Occasion) -> Memory:
    """What a record proves of the last run; nothing if it proves nothing."""
    try:
        found = now.file.lstat()
        if found.st_size > _LARGEST or not stat.S_ISREG(found.st_mode):
            return Memory()
        return _memory(json.loads(now.file.read_bytes()), now)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Memory()


def remember(
    now: Occasion,
    plans: Mapping[str, Plan],
    diagnostics: Collection[Diagnostic],
    ledgers: Mapping[str, str],
    memory: Memory | None = None,
) -> None:
    """Put a run on record that wrote all its plans, with what is known of its pages; never fails.

    What ``memory`` saw when the run began need not be looked at again, unless this run wrote it.
    """
    with contextlib.suppress(OSError, ValueError):
        inputs = inputs_of(now, plans)
        if all(_last_change(file) < now.began - _TICK for file in inputs):
            record = _record(now, plans, diagnostics, ledgers, memory or Memory())
            for name, text in ledgers.items():
                _write(now.ledger(name), text)
            _write(now.file, json.dumps(record, separators=(",", ":")))


def inputs_of(now: Occasion, plans: Mapping[str, Plan]) -> frozenset[Path]:
    """All files that a run read: those that it was given, and those to which these led."""
    return frozenset((*now.given(), *(file for plan in plans.values() for file in plan.terms.inputs)))


def lasting(plan: Plan) -> list[str]:
    """The files of which the next run will say nothing, if nothing changes."""
    base = plan.terms.display_base
    told = {shown(base / each.location.file, plan.folder) for each in plan.diagnostics}
    return [each.path for each in plan.changes if each.kind in _LASTING and each.path not in told]


def _record(
    now: Occasion,
    plans: Mapping[str, Plan],
    diagnostics: Iterable[Diagnostic],
    ledgers: Mapping[str, str],
    memory: Memory,
) -> dict[str, Any]:
    targets = {}
    for name, plan in plans.items():
        files = {change.path: _LASTING[change.kind] for change in plan.changes if change.kind in _LASTING}
        ledger = sha256(ledgers[name].encode()).hexdigest() if name in ledgers else ""
        written = {MANIFEST, *(change.path for change in plan.stale())}
        seen = {path: mark for path, mark in memory.marks.get(name, {}).items() if path not in written}
        targets[name] = {"files": files, "stamp": marks.stamp(plan.folder, files, seen), "ledger": ledger}
    return {
        "facts": now.facts,
        "given": [str(file) for file in now.given()],
        "sources": [str(file) for file in now.sources],
        "inputs": {
            str(file): memory.digests.get(str(file)) or _digest(file)
            for file in sorted(inputs_of(now, plans))
        },
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


def _memory(record: dict[str, Any], now: Occasion) -> Memory:
    # The outputs come first: a record from elsewhere goes no further, so that it cannot choose what we read.
    targets = record["targets"]
    if record["facts"] != list(now.facts) or targets.keys() != now.folders.keys():
        return Memory()
    seen: dict[str, dict[str, bytes]] = {name: {} for name in targets}
    untouched = [
        name for name, (folder, _) in now.folders.items() if _is_untouched(folder, targets[name], seen[name])
    ]
    if not untouched:
        return Memory()
    digests = {file: _digest_or_none(Path(file)) for file in record["inputs"]}
    changed = {file for file, digest in record["inputs"].items() if digests[file] != digest}
    given = [str(file) for file in now.given()]
    if record["would_repeat"] and not changed and record["given"] == given and len(untouched) == len(targets):
        return Memory(whole=_recollection(record, now))
    # Whatever is not a source is looked up by no page, so all of it must be the same.
    ours = [file for file in record["given"] if file not in record["sources"]]
    if ours != [str(file) for file in now.inputs] or not changed.isdisjoint(ours):
        return Memory()
    return Memory(
        pasts={name: _past(targets[name], now.ledger(name)) for name in untouched},
        digests={file: digest for file, digest in digests.items() if digest},
        marks=seen,
    )


def _past(target: dict[str, Any], ledger: Path) -> Past:
    content = ledger.read_bytes()
    if sha256(content).hexdigest() != target["ledger"]:
        content = b""
    edited = (path for path, kind in target["files"].items() if _LASTING[Kind(kind)] is Kind.KEEP)
    return Past(ledger=content.decode(), edited=frozenset(edited))


def _is_untouched(folder: Path, target: dict[str, Any], seen: dict[str, bytes]) -> bool:
    """Whether all files are as they were; ``seen`` learns their marks."""
    try:
        return marks.stamp(folder, target["files"], seen) == str(target["stamp"])
    except OSError:
        return False


def _digest_or_none(file: Path) -> str | None:
    try:
        return _digest(file)
    except OSError:
        return None


def _recollection(record: dict[str, Any], now: Occasion) -> Recollection:
    return Recollection(
        plans={
            name: Plan(
                folder=folder,
                terms=terms,
                changes=tuple(
                    Change(path=path, kind=_LASTING[Kind(kind)])
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


def _last_change(file: Path) -> int:
    found = os.stat(file)
    return max(found.st_mtime_ns, found.st_ctime_ns)


def _digest(file: Path) -> str:
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
