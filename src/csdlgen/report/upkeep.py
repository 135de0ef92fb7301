"""How reference pages are, as people and programs read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from csdlgen.merging import State
from csdlgen.printing import harmless, json_text
from csdlgen.upkeep import Coverage, Harvest, PageStatus, Status

NOTABLE = (State.EDITED, State.CONFLICTING, State.ORPHANED, State.TODO)
"""The states of texts that are listed one by one."""


def status_lines(status: Status, wanted: Collection[State]) -> Iterator[str]:
    """A line for each text of a wanted state, and one for each namespace."""
    for page in status.pages:
        for text in page.survey.texts:
            if text.state in wanted:
                yield harmless(f"{page.file}:{text.line}:1: {text.state}: {text.what}")
    for namespace, counts in status_counts(status).items():
        found = status.coverage.get(namespace, Coverage(elements=0, described=0))
        share = f" ({100 * found.described // found.elements}%)" if found.elements else ""
        described = f"{found.described:,} of {found.elements:,} elements described{share}"
        states = ", ".join(f"{counts[state]:,} {state}" for state in State if counts[state])
        yield harmless(f"{namespace or 'of types that are gone'}: {described}; texts: {states or 'none'}")


def status_as_json(status: Status, wanted: Collection[State]) -> str:
    """The same as one object, ASCII only."""
    return json_text(
        {
            "texts": [each for page in status.pages for each in _texts(page, wanted)],
            "namespaces": [
                {
                    "namespace": namespace,
                    "elements": found.elements,
                    "described": found.described,
                    **{state: counts[state] for state in State},
                }
                for namespace, counts in status_counts(status).items()
                for found in (status.coverage.get(namespace, Coverage(elements=0, described=0)),)
            ],
        }
    )


def status_counts(status: Status) -> Mapping[str, Counter[State]]:
    """How many texts of each state there are, by namespace."""
    found: dict[str, Counter[State]] = {name: Counter() for name in status.coverage}
    for page in status.pages:
        found.setdefault(page.namespace, Counter()).update(page.survey.counts)
    return dict(sorted(found.items()))


def harvest_lines(harvest: Harvest) -> Iterator[str]:
    """A line for each description that moved, and for each that stays."""
    for name in harvest.texts:
        yield harmless(f"moved: {name}")
    for left in harvest.left:
        yield harmless(f"{left.location}: stays on the page: {left.path}: {left.why}")


def _texts(page: PageStatus, wanted: Collection[State]) -> Iterator[dict[str, Any]]:
    for text in page.survey.texts:
        if text.state in wanted:
            yield {
                "file": page.file,
                "line": text.line,
                "state": text.state,
                "what": text.what,
                "text": text.text,
                "namespace": page.namespace,
            }
