"""Changes of a model as people and programs read them, and the table of their kinds as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from csdlgen.evolution import TABLE, Change, Impact
from csdlgen.printing import harmless, json_text
from csdlgen.targets._markdown import cell, words

_HEADINGS = {
    Impact.BREAKING: "Breaking",
    Impact.COMPATIBLE: "Compatible",
    Impact.DOCUMENTATION: "Documentation",
}


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """A line for each change, which an editor takes for one of a compiler."""
    for each in changes:
        kind = each.kind
        impact = f"{kind.wire} on the wire, {kind.python} in Python"
        yield harmless(f"{each.location}: {kind.impact}: {_sentence(each)} [{kind.id}; {impact}]")


def change_totals(changes: Iterable[Change]) -> str:
    """How many changes of each class."""
    counts = Counter(each.kind.impact for each in changes)
    return ", ".join(f"{counts[each]:,} {each}" for each in Impact if counts[each]) or "no changes"


def changes_as_json(changes: Iterable[Change]) -> str:
    """A list of objects in ASCII, gravest first; ``old`` and ``new`` are places, or null where the element is not there."""
    found = [
        {
            "kind": each.kind.id,
            "impact": each.kind.impact,
            "wire": each.kind.wire,
            "python": each.kind.python,
            "target": each.path,
            "message": _sentence(each),
            "before": each.before,
            "after": each.after,
            "old": each.old._asdict() if each.old else None,
            "new": each.new._asdict() if each.new else None,
        }
        for each in changes
    ]
    return json_text(found)


def changes_as_markdown(changes: Sequence[Change]) -> str:
    """A section for a changelog: a list for each class."""
    lines = ["### Changes of the API", ""]
    if not changes:
        lines += ["None.", ""]
    for impact, heading in _HEADINGS.items():
        chosen = [each for each in changes if each.kind.impact is impact]
        if chosen:
            lines += [f"#### {heading}", "", *(_item(each) for each in chosen), ""]
    return "\n".join(lines).rstrip("\n")


def change_reference() -> str:
    """All kinds of changes as one Markdown page."""
    lines = [
        "# Changes",
        "",
        "What `csdlgen diff` tells, and what it means on the wire and for users of the generated Python.",
        "Generated from the table of kinds. The classes follow OData Protocol 4.01, section 5.2 (Model Versioning).",
        "",
        "| kind | what happened | wire | Python |",
        "|---|---|---|---|",
        *(f"| `{each.id}` | {cell(each.says)} | {each.wire} | {each.python} |" for each in TABLE),
    ]
    return "\n".join(lines) + "\n"


def _item(change: Change) -> str:
    only = ""
    if change.kind.wire is not change.kind.python and change.kind.impact is Impact.BREAKING:
        only = " (on the wire)" if change.kind.wire is Impact.BREAKING else " (in Python)"
    return f"- {words(harmless(_sentence(change)))}{only}"


def _sentence(change: Change) -> str:
    became = (
        f" ({change.before or 'nothing'} → {change.after or 'nothing'})"
        if change.before or change.after
        else ""
    )
    return f"{change.path}: {change.kind.says}{became}"
