"""What a change of a file is, line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from csdlgen.diagnostics import shown
from csdlgen.output.verdicts import Change, Kind, Plan


def difference(plan: Plan, change: Change) -> Iterator[str]:
    """The lines of a unified diff from what a file holds to what it shall hold."""
    path = plan.folder / change.path
    name = shown(path, plan.terms.display_base)
    old = _text(path.read_bytes()) if change.kind is not Kind.CREATE else []
    new = _text(change.content) if change.kind is not Kind.DELETE else []
    yield from difflib.unified_diff(
        old,
        new,
        "/dev/null" if change.kind is Kind.CREATE else f"a/{name}",
        "/dev/null" if change.kind is Kind.DELETE else f"b/{name}",
        lineterm="",
    )


def _text(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").removesuffix("\n").split("\n") if content else []
