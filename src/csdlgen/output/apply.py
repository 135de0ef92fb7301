"""A plan carried out so that a run killed at any point leaves whole files, which the next run repairs."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Event

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location, shown
from csdlgen.output.folder import fold
from csdlgen.output.manifest import MANIFEST, Manifest
from csdlgen.output.verdicts import Change, Kind, Plan

_TEMPORARY = ".csdlgen-{}-{}.tmp"
"""With the number of the process and that of its share."""
_HOPELESS = {errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What will fail for the next file too."""
_SHARE = 250
"""Files that one thread writes in a row. Threads pay: creating a file is the work of the system, not of Python."""
_THREADS = 4


def apply(plan: Plan) -> tuple[Diagnostic, ...]:
    """Write and delete what the plan says; what could not be done comes back.

    First the manifest learns what is about to be written, then files are written, then deleted, then the
    manifest becomes that of the plan. After a failure it stays at the first step, so that the next run knows
    which files are ours.
    """
    if plan.is_clean():
        return ()
    stale = plan.stale()
    intended = {change.path: change.sha256 for change in stale if change.sha256}
    # A killed run may have left what was only pending; once this run has its own intent, nothing else would know it.
    present = {change.path: change.replaced for change in stale if change.replaced}
    as_before = {
        path: slots for path, slots in plan.before.slots.items() if _is_as_before(plan, path, present)
    }
    announced = Manifest(
        files={**plan.before.files, **present},
        pending={**plan.before.pending, **intended},
        merged={**plan.before.merged, **_merged(plan)},
        slots=as_before | {change.path: change.base for change in stale if change.base},
    )
    writer = _Writer(plan)
    findings = writer.write_manifest(announced)
    if not findings:
        findings = writer.write([change for change in stale if change.kind is not Kind.DELETE])
    if not findings:
        # Words may have moved from a page that goes to one that could not be written.
        findings = writer.delete([change for change in stale if change.kind is Kind.DELETE])
    if not findings:
        findings = writer.write_manifest(plan.after)
    return tuple(findings)


def _merged(plan: Plan) -> dict[str, str]:
    """What pages with a person's words shall hold, and the slots that go with it; line ends do not count."""
    return {
        change.path: f"{_hash(change.content)} {plan.after.slots[change.path]}"
        for change in plan.changes
        if change.kind is Kind.MERGE and change.path in plan.after.slots
    }


def _hash(content: bytes) -> str:
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _is_as_before(plan: Plan, path: str, present: Mapping[str, str]) -> bool:
    """Whether the slots that the manifest has of a file are those of what it says that the file holds."""
    before = plan.before.files.get(path)
    return present.get(path, before) == before


class _Writer:
    """Writes whole files, each thread through temporary names of its own beside the manifest."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._prefix = f"{plan.folder}/"
        self._folders: set[str] = set()
        self._hopeless = Event()

    def write_manifest(self, manifest: Manifest) -> list[Diagnostic]:
        """Write the manifest; it survives a power failure."""
        return self._attempt([(MANIFEST, partial(self._write_manifest, manifest))])

    def write(self, changes: Sequence[Change]) -> list[Diagnostic]:
        """Give files the content that they shall hold."""
        shares = [changes[start : start + _SHARE] for start in range(0, len(changes), _SHARE)]
        if len(shares) < 2:
            return self._write_share(0, changes)
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a run after an edit needs none

        with ThreadPoolExecutor(_THREADS) as threads:
            return [each for found in threads.map(self._write_share, count(), shares) for each in found]

    def delete(self, changes: Sequence[Change]) -> list[Diagnostic]:
        """Delete files, and folders that are empty without them."""
        if not changes:
            return []
        wanted = {fold(change.path): change.path for change in self._plan.changes if change.content}
        return self._attempt((change.path, partial(self._delete, change.path, wanted)) for change in changes)

    def _attempt(self, steps: Iterable[tuple[str, Callable[[], None]]]) -> list[Diagnostic]:
        """Take steps that each concern a file; what fails for one file does not stop the others."""
        findings = []
        for path, step in steps:
            if self._hopeless.is_set():
                break
            try:
                step()
            except OSError as error:
                if self._hopeless.is_set():  # another thread has told it
                    break
                if error.errno in _HOPELESS:
                    self._hopeless.set()
                location = Location(shown(self._plan.folder / path, self._plan.terms.display_base))
                findings.append(laws.NOT_WRITTEN.broken(location, f"cannot be written: {error.strerror}"))
        return findings

    def _write_manifest(self, manifest: Manifest) -> None:
        # A killed run of the same process number may have left files in our way; a finished one sweeps up after all.
        for leftover in self._plan.folder.glob(
            _TEMPORARY.format(os.getpid() if manifest.pending else "*", "*")
        ):
            leftover.unlink(missing_ok=True)
        self._write(MANIFEST, manifest.text().encode(), 0, durable=True)

    def _write_share(self, number: int, changes: Sequence[Change]) -> list[Diagnostic]:
        return self._attempt(
            (change.path, partial(self._write, change.path, change.content, number)) for change in changes
        )

    def _write(self, path: str, content: bytes, number: int, *, durable: bool = False) -> None:
        folder = path.rpartition("/")[0]
        if folder not in self._folders:
            os.makedirs(self._prefix + folder, exist_ok=True)
            self._folders.add(folder)
        try:
            self._replace(path, content, number, durable=durable)
        except FileNotFoundError:
            # Another run swept our temporary file or an empty folder away; it ends now and will not do it twice.
            os.makedirs(self._prefix + folder, exist_ok=True)
            self._replace(path, content, number, durable=durable)

    def _replace(self, path: str, content: bytes, number: int, *, durable: bool) -> None:
        temporary = self._prefix + _TEMPORARY.format(os.getpid(), number)
        try:
            with open(temporary, "xb", buffering=0) as file:
                while content:
                    content = content[file.write(content) :]
                if durable:
                    os.fsync(file.fileno())
            os.replace(temporary, self._prefix + path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise

    def _delete(self, path: str, wanted: Mapping[str, str]) -> None:
        target = self._plan.folder / path
        # Where case does not count, "Foo.md" and the "foo.md" just written are one file.
        twin = wanted.get(fold(path))
        if not (twin and target.exists() and target.samefile(self._plan.folder / twin)):
            target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == self._plan.folder:
                break
            try:
                parent.rmdir()
            except OSError:
                break
