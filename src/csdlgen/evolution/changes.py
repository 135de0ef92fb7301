"""Two models compared: every difference a change of a kind in the table."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from csdlgen.evolution.applied import applied
from csdlgen.evolution.change import Change
from csdlgen.evolution.differences import declared, operations
from csdlgen.evolution.documents import documents
from csdlgen.evolution.kinds import Impact
from csdlgen.evolution.sides import Version, side_by_side
from csdlgen.evolution.spellings import spellings
from csdlgen.graph import Names


def changes(old: Version, new: Version, moved: Mapping[str, str] | None = None) -> tuple[Change, ...]:
    """Every difference between two models, gravest first, then by path. ``moved``: old CSDL names and what became of them."""
    sides = side_by_side(old, new, Names(moved or {}))
    found = dict.fromkeys(
        chain(declared(sides), operations(sides), applied(sides), spellings(sides), documents(sides))
    )
    gravity = {impact: rank for rank, impact in enumerate(Impact)}
    return tuple(
        sorted(
            found,
            key=lambda each: (gravity[each.kind.impact], each.path, each.kind.id, each.before, each.after),
        )
    )
