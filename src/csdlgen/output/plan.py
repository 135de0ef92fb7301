"""What would change in an output folder: every artifact and every owned file is given a verdict."""

from __future__ import annotations

import enum
import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from csdlgen import laws, merging, processes
from csdlgen.artifacts import Artifact, Former, Standing
from csdlgen.diagnostics import Diagnostic, InputError, Law, Location, shown
from csdlgen.filesystems import real
from csdlgen.output import manifest
from csdlgen.output.manifest import MANIFEST, Manifest


class Kind(enum.StrEnum):
    """What becomes of a file."""

    CREATE = "create"
    UPDATE = "update"
    MERGE = "merge"
    """Ours, edited by a person: what they wrote stays, the rest is brought up to date."""
    DELETE = "delete"
    SAME = "same"
    KEEP = "keep"
    """Ours, edited by a person, and left as it is."""
    REFUSE = "refuse"
    """Not ours to write."""


_STALE = {Kind.CREATE, Kind.UPDATE, Kind.MERGE, Kind.DELETE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The verdict on one file; ``content`` is what it shall hold, empty for what is not written.

    ``replaced`` is the hash of what it holds now, if that is ours.
    ``sha256`` is that of what was generated, and ``slots`` what to remember of its pieces.
    """

    path: str
    kind: Kind
    content: bytes = b""
    sha256: str = ""
    replaced: str = ""
    slots: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How far a plan may go.

    ``keeps_edits``: what a person wrote in a file stays (pages) or is replaced (code). ``force``: foreign and
    edited files are overwritten. ``inputs`` are never overwritten. ``jobs`` processes may read pages. Reports name files relative to ``display_base``.
    ``formers`` are what pages were before something moved, by path: what a person wrote there follows.
    """

    display_base: Path
    keeps_edits: bool = False
    force: bool = False
    inputs: frozenset[Path] = frozenset()
    jobs: int = 1
    formers: Mapping[str, Former] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All verdicts for one output folder, in the order of the artifacts, deletions last."""

    folder: Path
    terms: Terms
    changes: tuple[Change, ...]
    before: Manifest
    after: Manifest
    diagnostics: tuple[Diagnostic, ...] = ()

    def stale(self) -> tuple[Change, ...]:
        """The changes that :func:`csdlgen.output.apply` would make."""
        return tuple(change for change in self.changes if change.kind in _STALE)

    def is_clean(self) -> bool:
        """Whether there is nothing to do, not even for the manifest."""
        return self.before == self.after and not self.stale()

    def count(self, kind: Kind) -> int:
        """How many files have that verdict."""
        return sum(change.kind is kind for change in self.changes)


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


_MERGED = (".md", ".yml")
"""What people write on; of a list of pages in YAML, each line is a slot."""
_SHARE = 100
"""Pages that one process reads in a row."""


class _BlockedError(Exception):
    """Why a path cannot be a file of ours, and what is in the way: the path itself, or a folder above it."""

    def __init__(self, obstacle: str, at: str) -> None:
        super().__init__(obstacle)
        self.at = at


class _Planner:
    """The verdicts on one folder, with what they need to know."""

    def __init__(self, folder: Path, terms: Terms) -> None:
        self.findings: list[Diagnostic] = []
        self._folder = folder
        self._prefix = f"{folder}/"
        self._root = real(folder)
        self._terms = terms
        self._obstacles: dict[str, _BlockedError | None] = {}
        self._told: set[str] = set()
        self._taken: dict[str, str] = {}
        self._unread: dict[str, bytes] = {}
        self._left_alone: set[str] = set()
        self._moved_away: set[str] = set()
        self.owned, ignored = manifest.read(folder)
        for sentence in ignored:
            self._report(laws.MANIFEST, MANIFEST, f"a part of the manifest is ignored: {sentence}")

    def verdict(self, artifact: Artifact | Standing) -> Change:
        """What becomes of an artifact's file."""
        path = artifact.path
        if not manifest.is_safe(path):
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
            current = self._read(path)
            return self._followed(change, current) or self._compare(change, current)
        except _BlockedError as obstacle:
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
                elif self._terms.keeps_edits and self._read(path) is not None:
                    # Its type may come back, and then csdlgen must know what in it is a person's.
                    yield self._kept(path)
            except _BlockedError as obstacle:
                self._block(path, obstacle)
            except OSError as error:
                # It stays ours, so that the next run finds it again.
                yield self._refuse(laws.NOT_WRITTEN, path, f"cannot be read: {error.strerror}")

    def _is_deletable(self, path: str) -> bool:
        if path in self._moved_away:
            return True
        current = self._read(path)
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
        former = self._terms.formers.get(change.path, Former(change.path)).path
        is_vacant = current is None or self.owned.wrote(change.path, sha256(current).hexdigest())
        if former == change.path or former in self._moved_away or not is_vacant or self._terms.force:
            return None
        written = self._read(former) if self.owned.owns(former) else None
        if written is None or self.owned.wrote(former, sha256(written).hexdigest()):
            return None
        try:
            content = self._merge(change, written, former)
        except merging.MangledError:
            return None
        self._moved_away.add(former)
        replaced = sha256(current).hexdigest() if current is not None else ""
        content = self._with_line_ends(former, content)
        return replace(change, kind=Kind.MERGE, content=content, replaced=replaced)

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
        return replace(change, kind=Kind.MERGE, content=self._with_line_ends(path, content))

    def _merge(self, change: Change, written: bytes, path: str) -> bytes:
        """What a person made of the page at a path, and what is generated now, as one. Raises MangledError."""
        before = self.owned.slots.get(path, "")
        if not before and self.owned.wrote(path, change.sha256):
            # The manifest is older than slots, but what it speaks of is at hand.
            before = _slots_of(change.content)
        try:
            mine = written.decode()
        except UnicodeDecodeError as error:
            raise merging.MangledError("it is not UTF-8") from error
        former = self._terms.formers.get(change.path, Former(change.path))
        page = merging.merged(mine, change.content.decode(), merging.Base.parse(before), former.words)
        for conflict in page.conflicts:
            message = f"the schema's {conflict.what} changed; your text kept"
            self._report(laws.KEPT_TEXT, change.path, message, line=conflict.line)
        return page.text.encode()

    def _with_line_ends(self, path: str, content: bytes) -> bytes:
        """A text with the line ends of the file that it is for."""
        with open(self._prefix + path, "rb") as file:
            held = file.read()
        has_returns = held.count(b"\r\n") * 2 > held.count(b"\n")
        return content.replace(b"\n", b"\r\n") if has_returns else content

    def _kept(self, path: str) -> Change:
        self._left_alone.add(path)
        slots = self.owned.slots.get(path, "")
        return Change(path=path, kind=Kind.KEEP, sha256=self.owned.hash_of(path), slots=slots)

    def _read(self, path: str) -> bytes | None:
        """What a file holds, its line ends made ours; None if there is no file."""
        folder = path.rpartition("/")[0]
        if folder not in self._obstacles:
            self._obstacles[folder] = self._folder_obstacle(self._folder / folder)
        if obstacle := self._obstacles[folder]:
            raise obstacle
        name = self._prefix + path
        try:
            mode = os.lstat(name).st_mode
            if stat.S_ISLNK(mode):
                self._follow(Path(name), path)
            elif not stat.S_ISREG(mode):
                raise _BlockedError("something that is no file is in the way", path)
            with open(name, "rb", buffering=0) as file:
                return file.read().replace(b"\r\n", b"\n")
        except FileNotFoundError:
            return None

    def _follow(self, link: Path, path: str) -> None:
        """A link may lead to a file inside the folder, or to nothing."""
        resolved = real(link)
        if not resolved.is_relative_to(self._root):
            raise _BlockedError("is a link that leads out of the output folder", path)
        if resolved.exists() and not resolved.is_file():
            raise _BlockedError("is a link to something that is no file", path)

    def _is_input(self, path: str) -> bool:
        return real(self._root / path) in self._terms.inputs

    def _folder_obstacle(self, folder: Path) -> _BlockedError | None:
        """Why a folder cannot hold files of ours, if it cannot."""
        above = [each for each in (folder, *folder.parents) if each.is_relative_to(self._folder)]
        for each in reversed(above):
            at = each.relative_to(self._folder).as_posix()
            if not real(each).is_relative_to(self._root):
                return _BlockedError("is a link that leads out of the output folder; nothing goes there", at)
            if os.path.lexists(each) and not each.is_dir():
                return _BlockedError("stands where a folder is needed", at)
        return None

    def _block(self, path: str, obstacle: _BlockedError) -> Change:
        """Refuse a path; what is in the way of many is told once."""
        if obstacle.at not in self._told:
            self._told.add(obstacle.at)
            self._report(laws.OUTSIDE, obstacle.at, str(obstacle))
        return Change(path=path, kind=Kind.REFUSE, sha256=self.owned.hash_of(path))

    def _refuse(self, law: Law, path: str, message: str, *, hint: str = "") -> Change:
        self._report(law, path, message, hint=hint)
        return replace(self._kept(path), kind=Kind.REFUSE)

    def _report(self, law: Law, path: str, message: str, *, line: int = 0, hint: str = "") -> None:
        location = Location(shown(self._folder / path, self._terms.display_base), line, min(line, 1))
        self.findings.append(law.broken(location, message, hint=hint))


def _slots_of(content: bytes) -> str:
    """What to remember of the pieces of a page; nothing of what is no page."""
    try:
        return merging.base_of(content.decode()).text()
    except merging.MangledError:
        return ""


def fold(path: str) -> str:
    """What two paths have in common if some file system takes them for one."""
    return unicodedata.normalize("NFC", path).casefold()
