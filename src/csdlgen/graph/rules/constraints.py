"""Referential constraints (8.5)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import NavigationProperty, Property, ReferentialConstraint, StructuredType, TypeRef
from csdlgen.graph.rules.facts import Facts, Member
from csdlgen.graph.rules.steps import follow


def constraints_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A constraint ties two properties that are there, of one type, that can be null together (8.5)."""
    for declared in facts.structured():
        for link in declared.navigation_properties:
            if not link.constraints:
                continue
            path = f"{declared.qualified_name}/{link.name}"
            if link.type.collection:
                yield laws.CONSTRAINT_SINGLE.broken(
                    link.location, f"{path!r} is a collection and has referential constraints", target=path
                )
            for constraint in link.constraints:
                yield from _constraint(declared, link, constraint, path, facts)


def _constraint(
    declared: StructuredType,
    link: NavigationProperty,
    constraint: ReferentialConstraint,
    path: str,
    facts: Facts,
) -> Iterator[Diagnostic]:
    ends: list[Member | None] = []
    for owner, name in (
        (declared.qualified_name, constraint.property),
        (link.type.name, constraint.referenced_property),
    ):
        trail = follow(TypeRef(owner), name.split("/"), facts)
        ends.append(trail.last if trail.type else None)
        if trail.lost:
            yield laws.CONSTRAINT_PROPERTY.broken(
                constraint.location, f"{owner!r} has no property {name!r}", target=path
            )
    dependent, principal = ends
    if dependent is None or principal is None:
        return
    if facts.primitive_of(dependent.type) != facts.primitive_of(principal.type):
        # The finding is about both ends, so it stands where they meet.
        yield laws.CONSTRAINT_TYPE.broken(
            link.location,
            f"{constraint.property!r} is of type {dependent.type}, "
            f"{constraint.referenced_property!r} of type {principal.type}",
            target=path,
        )
        return
    if facts.is_40(constraint.location) and isinstance(facts.types.get(dependent.type.name), StructuredType):
        yield laws.CONSTRAINT_40.broken(
            constraint.location, f"{constraint.property!r} is of type {dependent.type}", target=path
        )
    if isinstance(dependent, Property) and isinstance(principal, Property):
        yield from _nullability(link, constraint, dependent, principal, path)


def _nullability(
    link: NavigationProperty,
    constraint: ReferentialConstraint,
    dependent: Property,
    principal: Property,
    path: str,
) -> Iterator[Diagnostic]:
    may_be_missing = link.nullable is not False or principal.facets.nullable is not False
    can_be_null = dependent.facets.nullable is not False
    if may_be_missing == can_be_null:
        return
    yield laws.CONSTRAINT_NULLABLE.broken(
        constraint.location,
        f"{constraint.property!r} can{'' if can_be_null else 'not'} be null, "
        f"but the relationship can{'' if may_be_missing else 'not'}",
        target=path,
    )
