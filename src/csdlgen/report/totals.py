"""What becomes of the files of a run, as people read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from csdlgen.diagnostics import shown
from csdlgen.output import MANIFEST, Kind, Plan, difference
from csdlgen.printing import harmless

DONE = {
    Kind.CREATE: "created",
    Kind.UPDATE: "updated",
    Kind.MERGE: "merged",
    Kind.DELETE: "deleted",
    Kind.SAME: "unchanged",
    Kind.KEEP: "kept",
    Kind.REFUSE: "refused",
}
TO_DO = DONE | {
    Kind.CREATE: "to create",
    Kind.UPDATE: "to update",
    Kind.MERGE: "to merge",
    Kind.DELETE: "to delete",
}


def totals(plans: Mapping[str, Plan], verbs: Mapping[Kind, str] = DONE) -> str:
    """What becomes of the files of each target, on one line."""
    return " · ".join(f"{name}: {_counts(plan, verbs)}" for name, plan in plans.items())


def _counts(plan: Plan, verbs: Mapping[Kind, str]) -> str:
    counts = Counter(change.kind for change in plan.changes)
    files = len(plan.changes) - counts[Kind.DELETE]
    details = ", ".join(f"{counts[kind]:,} {verb}" for kind, verb in verbs.items() if counts[kind])
    return f"{files:,} file{'s' if files != 1 else ''}" + (f" ({details})" if details else "")


def stale(plan: Plan, *, diff: bool = False) -> Iterator[str]:
    """A line for each file that would change, and with ``diff`` the lines inside it."""
    for change in plan.stale():
        yield harmless(f"{change.kind} {shown(plan.folder / change.path, plan.terms.display_base)}")
        if diff:
            yield from map(harmless, difference(plan, change))
    if not plan.is_clean() and not plan.stale():
        yield harmless(f"update {shown(plan.folder / MANIFEST, plan.terms.display_base)}")
