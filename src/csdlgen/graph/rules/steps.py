"""Paths through structured types: casts, properties, navigation properties (14.4.1.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdlgen.edm import NavigationProperty, StructuredType, TypeRef
from csdlgen.graph.rules.facts import Facts, Member


@dataclass(frozen=True, slots=True)
class Trail:
    """Where a path leads.

    ``members`` are those passed, ``type`` is what the path ends in (None where too little is known to tell),
    ``lost`` the first segment that is not there (empty if all are).
    """

    members: tuple[Member, ...]
    type: TypeRef | None
    lost: str = ""

    @property
    def last(self) -> Member | None:
        """The last member passed."""
        return self.members[-1] if self.members else None

    @property
    def links(self) -> tuple[NavigationProperty, ...]:
        """The navigation properties passed."""
        return tuple(member for member in self.members if isinstance(member, NavigationProperty))


def follow(start: TypeRef, segments: Sequence[str], facts: Facts) -> Trail:
    """The trail of a path from a type. Open types, and types with an unknown base, may have anything."""
    members: list[Member] = []
    here = start
    for segment in segments:
        if "." in segment:
            if segment in facts.types:
                if not facts.may_be(here.name, segment):
                    return Trail(tuple(members), None, segment)
                here = TypeRef(segment, here.collection)
                continue
            is_lost = facts.owns(segment) or segment.startswith("Edm.")
            return Trail(tuple(members), None, segment if is_lost else "")
        member = facts.members(here.name).get(segment)
        if member is None:
            return Trail(tuple(members), None, segment if _is_known(here.name, facts) else "")
        members.append(member)
        here = member.type
    return Trail(tuple(members), here)


def _is_known(name: str, facts: Facts) -> bool:
    """Whether what a type does not declare is not there."""
    found = facts.types.get(name)
    if isinstance(found, StructuredType):
        return facts.is_certain(name)
    return found is not None or (name.startswith("Edm.") and name not in _ANYTHING)


_ANYTHING = frozenset(("Edm.EntityType", "Edm.ComplexType", "Edm.Untyped", "Edm.PrimitiveType"))
