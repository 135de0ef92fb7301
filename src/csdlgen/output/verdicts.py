"""What was decided on an output folder: a verdict for each file, and the terms of the decision."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from csdlgen.artifacts import Former
from csdlgen.diagnostics import Diagnostic
from csdlgen.output.manifest import Manifest


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
    ``base`` are the slots of what a person wrote on, while that is there.
    """

    path: str
    kind: Kind
    content: bytes = b""
    sha256: str = ""
    replaced: str = ""
    slots: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How far a plan may go.

    ``keeps_edits``: what a person wrote in a file stays (pages) or is replaced (code). ``force``: foreign and
    edited files are overwritten. ``inputs`` are never overwritten. ``jobs`` processes may read pages. Reports name files relative to ``display_base``.
    ``formers`` are what pages were before something moved, by path: what a person wrote there follows.
    ``manifest`` is the mark of the folder's manifest if nobody touched it since the last run.
    """

    display_base: Path
    keeps_edits: bool = False
    force: bool = False
    inputs: frozenset[Path] = frozenset()
    jobs: int = 1
    formers: Mapping[str, Former] = field(default_factory=dict)
    manifest: bytes = b""


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
