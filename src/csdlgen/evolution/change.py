"""One difference between two models."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.diagnostics import Location
from csdlgen.edm import TypeRef
from csdlgen.evolution.elements import Element, Fact
from csdlgen.evolution.kinds import BY_ID, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference: its kind, the path of the element, and what it was and is; places are None where it is not."""

    kind: Kind
    path: str
    before: str = ""
    after: str = ""
    old: Location | None = None
    new: Location | None = None

    @property
    def location(self) -> Location:
        """Where it is now, or was."""
        return self.new or self.old or Location("")


def changed(kind: str, path: str, sides: tuple[Element, Element], before: Fact, after: Fact) -> Change:
    """An element that is there before and after, and differs in a fact."""
    return Change(
        kind=BY_ID[kind],
        path=path,
        before=_text(before),
        after=_text(after),
        old=sides[0].location,
        new=sides[1].location,
    )


def _text(fact: Fact) -> str:
    """A fact for a line of text; nothing where the two sides would only repeat what the kind says."""
    if isinstance(fact, TypeRef | str):
        return str(fact)
    if isinstance(fact, bool | tuple):
        return ""
    return "unlimited" if fact == float("inf") else str(fact)
