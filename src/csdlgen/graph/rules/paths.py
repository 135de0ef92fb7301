"""Paths in annotations: every step is there, and the end is what the kind of path says (14.4.1)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Law
from csdlgen.edm import Constant, NavigationProperty, Property
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.places import Place
from csdlgen.graph.rules.steps import Trail, follow

PATHS = frozenset(
    (
        "Path",
        "PropertyPath",
        "NavigationPropertyPath",
        "AnnotationPath",
        "AnyPropertyPath",
        "ModelElementPath",
    )
)


def wrong_path(constant: Constant, place: Place, facts: Facts) -> Iterator[tuple[Law, str]]:
    """What is wrong with a path on a place."""
    kind, text = constant.kind, constant.text
    if kind == "AnnotationPath" and "@" not in text.rpartition("/")[2]:
        yield laws.PATH_END, f"the AnnotationPath {text!r} ends in no annotation"
        return
    # An absolute path may lead through any document; what an annotation holds is not followed.
    if not text or text.startswith("/"):
        return
    segments = text.split("/")
    stop = next((i for i, each in enumerate(segments) if each.startswith("$") or "@" in each), len(segments))
    if segments[0] == "$ReturnType":
        stop = next(
            (i for i, each in enumerate(segments) if i and (each.startswith("$") or "@" in each)),
            len(segments),
        )
    trails = _trails(segments[:stop], place, facts)
    if not trails or not stop:
        return
    found = [trail for trail in trails if not trail.lost]
    if not found:
        yield laws.PATH, f"the path {text!r} leads nowhere at {trails[0].lost!r}"
    elif stop == len(segments) and not any(_ends_well(kind, trail) for trail in found):
        wanted = "navigation property" if kind == "NavigationPropertyPath" else "property that holds values"
        yield laws.PATH_END, f"the {kind} {text!r} ends in no {wanted}"


def _trails(segments: list[str], place: Place, facts: Facts) -> list[Trail]:
    """Where a path leads, from each of its possible beginnings."""
    if not segments:
        return []
    if not place.names:
        return [follow(start, segments, facts) for start in place.starts]
    first = place.names.get(segments[0])
    if first is not None:
        return [follow(first, segments[1:], facts)]
    # Before version 4.01 paths in operations began at the type of a parameter, in practice.
    loose = [follow(start, segments, facts) for start in place.names.values()]
    return [*(trail for trail in loose if not trail.lost), Trail((), None, segments[0])]


def _ends_well(kind: str, trail: Trail) -> bool:
    if trail.type is None or trail.last is None:
        return True
    if kind == "NavigationPropertyPath":
        return isinstance(trail.last, NavigationProperty)
    return kind != "PropertyPath" or isinstance(trail.last, Property)
