"""A plan carried out so that a run killed at any point leaves whole files, which the next run repairs."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location, shown
from csdlgen.output.manifest import MANIFEST, Manifest
from csdlgen.output.plan import Change, Kind, Plan, fold

_TEMPORARY = ".csdlgen-{}.tmp"
_HOPELESS = {errno.ENOSPC, errno.EROFS, getattr(errno, "EDQUOT", errno.ENOSPC)}
"""What will fail for the next file too."""


def apply(plan: Plan) -> tuple[Diagnostic, ...]:
    """Write and delete what the plan says; what could not be done comes back.

    First the manifest learns what is about to be written, then files are written, then deleted, then the
    manifest becomes that of the plan. After a failure it stays at the first step, so that the next run knows
    which files are ours.
    """
    if plan.is_clean():
        return ()
    writer = _Writer(plan)
    intended = {change.path: change.sha256 for change in plan.stale() if change.sha256}
    announced = Manifest(files=plan.before.files, pending={**plan.before.pending, **intended})
    steps = [
        (MANIFEST, lambda: writer.write_manifest(announced)),
        *((change.path, writer.step(change)) for change in plan.stale()),
        (MANIFEST, lambda: writer.write_manifest(plan.after)),
    ]
    return tuple(_run(plan, steps))


def _run(plan: Plan, steps: list[tuple[str, Callable[[], None]]]) -> list[Diagnostic]:
    findings: list[Diagnostic] = []
    for position, (path, step) in enumerate(steps):
        if findings and position == len(steps) - 1:
            break
        try:
            step()
        except OSError as error:
            location = Location(shown(plan.folder / path, plan.terms.display_base))
            findings.append(laws.NOT_WRITTEN.broken(location, f"cannot be written: {error.strerror}"))
            if position == 0 or error.errno in _HOPELESS:
                break
    return findings


class _Writer:
    """Writes whole files through one temporary name beside the manifest."""

    def __init__(self, plan: Plan) -> None:
        self._folder = plan.folder
        self._temporary = plan.folder / _TEMPORARY.format(os.getpid())
        self._folders: set[Path] = set()
        self._wanted = {fold(change.path): change.path for change in plan.changes if change.content}

    def step(self, change: Change) -> Callable[[], None]:
        """The act that carries out one change."""
        if change.kind is Kind.DELETE:
            return lambda: self._delete(change.path)
        return lambda: self._write(self._folder / change.path, change.content)

    def write_manifest(self, manifest: Manifest) -> None:
        """Write the manifest; it survives a power failure."""
        # A killed run of the same process number may have left it.
        self._temporary.unlink(missing_ok=True)
        if not manifest.pending:
            self._sweep()
        self._write(self._folder / MANIFEST, manifest.text().encode(), durable=True)

    def _write(self, path: Path, content: bytes, *, durable: bool = False) -> None:
        if path.parent not in self._folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(path.parent)
        try:
            self._replace(path, content, durable=durable)
        except FileNotFoundError:
            # Another run swept our temporary file or an empty folder away; it ends now and will not do it twice.
            path.parent.mkdir(parents=True, exist_ok=True)
            self._replace(path, content, durable=durable)

    def _replace(self, path: Path, content: bytes, *, durable: bool) -> None:
        try:
            with self._temporary.open("xb") as file:
                file.write(content)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            self._temporary.replace(path)
        except BaseException:
            self._temporary.unlink(missing_ok=True)
            raise

    def _delete(self, path: str) -> None:
        target = self._folder / path
        # Where case does not count, "Foo.md" and the "foo.md" just written are one file.
        twin = self._wanted.get(fold(path))
        if not (twin and target.exists() and target.samefile(self._folder / twin)):
            target.unlink(missing_ok=True)
        for parent in target.parents:
            if parent == self._folder:
                break
            try:
                parent.rmdir()
            except OSError:
                break

    def _sweep(self) -> None:
        """Remove what killed runs left behind."""
        for leftover in self._folder.glob(_TEMPORARY.format("*")):
            leftover.unlink(missing_ok=True)
