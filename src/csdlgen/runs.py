"""A run: what the command line wishes of it, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from csdlgen import output
from csdlgen.artifacts import Artifact, Standing
from csdlgen.diagnostics import Diagnostic

if TYPE_CHECKING:
    from csdlgen.reads import Ledger

Watch = Callable[[str, int, Iterable[Artifact | Standing]], Iterable[Artifact | Standing]]
"""Passes on the artifacts of a named target, so many, and may tell somebody how far they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line adds to a configuration: a choice of targets (all if empty), whether to overwrite.

    ``phase`` is told when each phase of a run begins.
    """

    display_base: Path
    only: Collection[str] = ()
    force: bool = False
    jobs: int = 1
    watch: Watch = lambda _name, _count, artifacts: artifacts
    phase: Callable[[str], None] = lambda _phase: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run found, and the plans that it made or carried out; none if it could not get so far."""

    plans: Mapping[str, output.Plan] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    is_complete: bool = True
    """Whether everything that the input implies is, or can be, written."""
    inputs: frozenset[Path] = frozenset()
    """The files that it read, the program's own left out; known when everything could be written."""
    is_interrupted: bool = False
    """Whether writing began and could not be finished."""
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """What the pages of each target looked up."""

    def is_clean(self) -> bool:
        """Whether the output already was what the input implies."""
        return all(plan.is_clean() for plan in self.plans.values())
