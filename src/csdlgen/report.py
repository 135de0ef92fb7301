"""Findings as people and machines read them: chosen by the configuration, sorted, harmless to a terminal."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fnmatch import fnmatchcase

from csdlgen import laws
from csdlgen.config import Config
from csdlgen.diagnostics import Diagnostic, Severity, shown
from csdlgen.output import MANIFEST, Kind, Plan, difference

_SHOWN_PER_CODE = 20
_LONGEST = 2000
_LOG_COMMAND = re.compile(r"##(\w*)\[")
DONE = {
    Kind.CREATE: "created",
    Kind.UPDATE: "updated",
    Kind.DELETE: "deleted",
    Kind.SAME: "unchanged",
    Kind.KEEP: "kept",
    Kind.REFUSE: "refused",
}
TO_DO = DONE | {Kind.CREATE: "to create", Kind.UPDATE: "to update", Kind.DELETE: "to delete"}


def chosen(diagnostics: Iterable[Diagnostic], config: Config | None = None) -> tuple[Diagnostic, ...]:
    """The findings that the configuration wants to see, as grave as it takes them, by file and line."""
    if config is not None:
        diagnostics = (
            replace(each, severity=config.severity.get(each.code, each.severity))
            for each in diagnostics
            if not any(
                each.code == quiet.code and fnmatchcase(each.target, quiet.target)
                for quiet in config.suppress
            )
        )
    return tuple(
        sorted(
            (each for each in diagnostics if each.severity is not Severity.OFF),
            key=lambda each: (each.location, each.code, each.message),
        )
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the findings is an error."""
    return any(each.severity is Severity.ERROR for each in diagnostics)


def as_lines(diagnostics: Iterable[Diagnostic], *, everything: bool = False) -> Iterator[str]:
    """One line for each finding, its hint indented below: all errors, and the first few others of each code."""
    seen: Counter[str] = Counter()
    for each in diagnostics:
        if each.severity is not Severity.ERROR and not everything:
            seen[each.code] += 1
            if seen[each.code] > _SHOWN_PER_CODE:
                continue
        yield harmless(str(each))
        if each.hint:
            yield "    " + harmless(f"hint: {each.hint}")
    for code, count in sorted(seen.items()):
        if count > _SHOWN_PER_CODE:
            law = laws.BY_CODE.get(code)
            yield f"… and {count - _SHOWN_PER_CODE:,} more {code}{f': {law.demand}' if law else ''}"


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A list of objects, ASCII only."""
    return json.dumps([_as_object(each) for each in diagnostics], indent=2)


def _as_object(each: Diagnostic) -> dict[str, str | int]:
    return {
        "code": each.code,
        "severity": each.severity,
        "message": each.message,
        **each.location._asdict(),
        "target": each.target,
        "hint": each.hint,
    }


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many findings of each severity, or nothing."""
    counts = Counter(each.severity for each in diagnostics)
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    return ", ".join(
        f"{counts[severity]:,} {word}{'s' if counts[severity] != 1 else ''}"
        for severity, word in words.items()
        if counts[severity]
    )


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


def harmless(text: str) -> str:
    """One line that neither a terminal nor a build log takes for a command."""
    if len(text) > _LONGEST:
        text = text[:_LONGEST] + "…"
    if not text.isprintable():
        text = "".join(
            each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
        )
    text = _LOG_COMMAND.sub(r"##\1\\[", text)
    return f"./{text}" if text.lstrip().startswith("::") else text
