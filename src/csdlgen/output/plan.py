"""What would change in an output folder: every artifact and every owned file is given a verdict."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from csdlgen import laws, merging, processes
from csdlgen.artifacts import Artifact, Former, Standing
from csdlgen.diagnostics import Diagnostic, InputError, Law, Location, shown
from csdlgen.filesystems import real
from csdlgen.output import manifest
from csdlgen.output.folder import BlockedError, Folder, fold
from csdlgen.output.manifest import MANIFEST, Manifest
from csdlgen.output.verdicts import Change, Kind, Plan, Terms

_MERGED = (".md", ".yml")
"""What people write on; of a list of pages in YAML, each line is a slot."""
_SHARE = 100
"""Pages that one process reads in a row."""


def plan(folder: Path, artifacts: Iterable[Artifact | Standing], terms: Terms) -> Plan:
    """Compare artifacts with a folder and its manifest; nothing is written.

    A file that differs in line ends alone (CR LF for LF) counts as the same, so that a checkout that converts
    them is not stale from the start. Raises InputError if the folder cannot be one.
    """
    if os.path.lexists(folder) and not folder.is_dir():
        message = (
            "the output folder is a file" if folder.exists() else "the output folder is a link to nothing"
        )
        raise InputError(laws.NOT_WRITTEN.broken(Location(shown(folder, terms.display_base)), message))
    planner = _Planner(folder, terms)
    changes = [planner.verdict(artifact) for artifact in artifacts]
    changes += planner.orphans({change.path for change in changes})
    files = {change.path: change.sha256 for change in changes if change.sha256}
    slots = {change.path: change.slots for change in changes if change.slots} | planner.new_slots()
    return Plan(
        folder=folder,
        terms=terms,
        changes=tuple(changes),
        before=planner.owned,
        after=Manifest(files=files, slots=slots),
        diagnostics=tuple(planner.findings),
    )


class _Planner:
    """The verdicts on one folder, with what they need to know."""

    def __init__(self, folder: Path, terms: Terms) -> None:
        self.findings: list[Diagnostic] = []
        self._folder = Folder(folder)
        self._terms = terms
        self._told: set[str] = set()
        self._taken: dict[str, str] = {}
        self._unread: dict[str, bytes] = {}
        self._left_alone: set[str] = set()
        self._moved_away: set[str] = set()
        self.owned, ignored = manifest.read(folder, terms.manifest)
        for sentence in ignored:
            self._report(laws.MANIFEST, MANIFEST, f"a part of the manifest is ignored: {sentence}")

    def verdict(self, artifact: Artifact | Standing) -> Change:
        """What becomes of an artifact's file."""
        path = artifact.path
        if path not in self.owned.files and not manifest.is_safe(path):
            return self._refuse(laws.OUTSIDE, path, f"{path!r} is no path inside the output folder")
        folded = fold(path)
        if folded in self._taken:
            message = f"two files claim one name; the first is {self._taken[folded]!r} and stays"
            return self._refuse(laws.CASE_CLASH, path, message)
        self._taken[folded] = path
        if isinstance(artifact, Standing):
            kind = Kind.KEEP if artifact.is_edited else Kind.SAME
            slots = self.owned.slots.get(path, "")
            return Change(path=path, kind=kind, sha256=self.owned.hash_of(path), slots=slots)
        try:
            change = self._generated(path, artifact.text.encode())
            current = self._folder.read(path)
            return self._followed(change, current) or self._compare(change, current)
        except BlockedError as obstacle:
            return self._block(path, obstacle)
        except OSError as error:
            return self._refuse(laws.NOT_WRITTEN, path, f"cannot be read: {error.strerror}")

    def new_slots(self) -> dict[str, str]:
        """What to remember of the pieces of pages that are not the same as before."""
        paths = [path for path in self._unread if path not in self._left_alone]
        shares = [paths[start : start + _SHARE] for start in range(0, len(paths), _SHARE)]
        found = processes.mapped(
            lambda share: [_slots_of(self._unread[path]) for path in share], shares, self._terms.jobs
        )
        return {
            path: slots
            for share, texts in zip(shares, found, strict=True)
            for path, slots in zip(share, texts, strict=True)
            if slots
        }

    def orphans(self, expected: set[str]) -> Iterator[Change]:
        """What becomes of owned files that no artifact stands for any more."""
        for path in sorted({*self.owned.files, *self.owned.pending} - expected):
            try:
                if self._is_deletable(path):
                    yield Change(path=path, kind=Kind.DELETE)
                elif self._terms.keeps_edits and self._folder.read(path) is not None:
                    # Its type may come back, and then csdlgen must know what in it is a person's.
                    yield self._kept(path)
            except BlockedError as obstacle:
                self._block(path, obstacle)
            except OSError as error:
                # It stays ours, so that the next run finds it again.
                yield self._refuse(laws.NOT_WRITTEN, path, f"cannot be read: {error.strerror}")

    def _is_deletable(self, path: str) -> bool:
        if path in self._moved_away:
            return True
        current = self._folder.read(path)
        if current is None:
            return False
        if self.owned.wrote(path, sha256(current).hexdigest()) and not self._is_input(path):
            return True
        message = "no longer generated, but not as csdlgen wrote it; left alone"
        self._report(laws.LEFT_BEHIND, path, message, hint="delete it if nobody needs it")
        return False

    def _generated(self, path: str, content: bytes) -> Change:
        """What a file shall hold, and what to remember of it."""
        wanted = sha256(content).hexdigest()
        slots = self.owned.slots.get(path, "") if self.owned.files.get(path) == wanted else ""
        if self._terms.keeps_edits and not slots and path.endswith(_MERGED):
            self._unread[path] = content
        return Change(path=path, kind=Kind.UPDATE, content=content, sha256=wanted, slots=slots)

    def _compare(self, change: Change, current: bytes | None) -> Change:
        path = change.path
        if current is None:
            return replace(change, kind=Kind.CREATE)
        if current == change.content:
            return replace(change, kind=Kind.SAME, content=b"")
        if self._is_input(path):
            return self._refuse(laws.INPUT_IN_THE_WAY, path, "is an input of this very run")
        present = sha256(current).hexdigest()
        if self.owned.wrote(path, present):
            return replace(change, replaced=present)
        if self._terms.force:
            return change
        return self._edited(change, current)

    def _edited(self, change: Change, current: bytes) -> Change:
        """What becomes of a file whose content is a person's."""
        path = change.path
        if not self.owned.owns(path):
            hint = "move it away, or let --force overwrite it"
            return self._refuse(laws.FOREIGN_FILE, path, "not written by csdlgen; left alone", hint=hint)
        if self._terms.keeps_edits:
            return self._merged(change, current)
        self._report(laws.HAND_EDIT, path, "edited by hand; the edit is replaced")
        return change

    def _followed(self, change: Change, current: bytes | None) -> Change | None:
        """A page with what a person wrote on it when it had another name; None if nobody did, or if it cannot be read."""
        if self._terms.force or change.path not in self._terms.formers:
            return None
        present = sha256(current).hexdigest() if current is not None else ""
        # After a run that was killed, the same words may stand on both pages.
        is_there = self.owned.merged_slots(change.path, present) is not None
        if present and not is_there and not self.owned.wrote(change.path, present):
            return None
        found = ((path, self._written(path)) for path in self._terms.formers[change.path].paths)
        former, written = next(((path, text) for path, text in found if text is not None), ("", None))
        if written is None:
            return None
        try:
            content = self._folder.with_line_ends(former, self._merge(change, written, former))
        except merging.MangledError:
            return None
        # Not before all that can fail is done: from here on the former page may go.
        self._moved_away.add(former)
        replaced = "" if is_there else present
        return replace(change, kind=Kind.MERGE, content=content, replaced=replaced)

    def _written(self, former: str) -> bytes | None:
        """A former page on which a person wrote; None if nobody did, or if it has gone to another page already."""
        if former in self._moved_away or not self.owned.owns(former):
            return None
        written = self._folder.read(former)
        is_ours = written is None or self.owned.wrote(former, sha256(written).hexdigest())
        return None if is_ours else written

    def _merged(self, change: Change, current: bytes) -> Change:
        """A page with what a person wrote, the rest as generated; as it is if it cannot be told what they wrote."""
        path = change.path
        try:
            content = self._merge(change, current, path)
        except merging.MangledError as error:
            hint = "--force replaces it by the generated page"
            self._report(laws.EDITED_PAGE, path, f"edited by hand; kept as it is: {error}", hint=hint)
            return self._kept(path)
        if content == current:
            return replace(change, kind=Kind.KEEP, content=b"")
        content = self._folder.with_line_ends(path, content)
        return replace(change, kind=Kind.MERGE, content=content, base=self._base(path, current))

    def _base(self, path: str, written: bytes) -> str:
        """What to remember of the page that a person wrote on, which a run that was killed may have changed since."""
        merged = self.owned.merged_slots(path, sha256(written).hexdigest())
        return self.owned.slots.get(path, "") if merged is None else merged

    def _merge(self, change: Change, written: bytes, path: str) -> bytes:
        """What a person made of the page at a path, and what is generated now, as one. Raises MangledError."""
        before = self._base(path, written)
        if not before and self.owned.wrote(path, change.sha256):
            # The manifest is older than slots, but what it speaks of is at hand.
            before = _slots_of(change.content)
        try:
            mine = written.decode()
        except UnicodeDecodeError as error:
            raise merging.MangledError("it is not UTF-8") from error
        former = self._terms.formers.get(change.path, Former())
        page = merging.merged(mine, change.content.decode(), merging.Base.parse(before), former.words)
        for conflict in page.conflicts:
            message = f"the schema's {conflict.what} changed; your text kept"
            hint = f"it says now: {conflict.now}" if conflict.now else ""
            self._report(laws.KEPT_TEXT, change.path, message, line=conflict.line, hint=hint)
        return page.text.encode()

    def _kept(self, path: str) -> Change:
        self._left_alone.add(path)
        slots = self.owned.slots.get(path, "")
        return Change(path=path, kind=Kind.KEEP, sha256=self.owned.hash_of(path), slots=slots)

    def _is_input(self, path: str) -> bool:
        return real(self._folder.root / path) in self._terms.inputs

    def _block(self, path: str, obstacle: BlockedError) -> Change:
        """Refuse a path; what is in the way of many is told once."""
        if obstacle.at not in self._told:
            self._told.add(obstacle.at)
            self._report(laws.OUTSIDE, obstacle.at, str(obstacle))
        return Change(path=path, kind=Kind.REFUSE, sha256=self.owned.hash_of(path))

    def _refuse(self, law: Law, path: str, message: str, *, hint: str = "") -> Change:
        self._report(law, path, message, hint=hint)
        return replace(self._kept(path), kind=Kind.REFUSE)

    def _report(self, law: Law, path: str, message: str, *, line: int = 0, hint: str = "") -> None:
        location = Location(shown(self._folder.path / path, self._terms.display_base), line, min(line, 1))
        self.findings.append(law.broken(location, message, hint=hint))


def _slots_of(content: bytes) -> str:
    """What to remember of the pieces of a page; nothing of what is no page."""
    try:
        return merging.base_of(content.decode()).text()
    except merging.MangledError:
        return ""
