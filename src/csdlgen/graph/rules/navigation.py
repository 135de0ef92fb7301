"""Navigation properties: partners and containment (8.1 to 8.4, 8.6)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import EntityType, NavigationProperty, StructuredType, TypeRef
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.steps import follow

_ON_DELETE = frozenset(("", "Cascade", "None", "SetNull", "SetDefault"))


def navigation_properties_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A navigation property says what it may say (8.2, 8.3, 8.6)."""
    for declared in facts.structured():
        for link in declared.navigation_properties:
            path = f"{declared.qualified_name}/{link.name}"
            if link.type.collection and link.nullable is not None:
                yield laws.LINK_NULLABLE.broken(
                    link.location, f"{path!r} is a collection and says Nullable", target=path
                )
            if link.on_delete not in _ON_DELETE:
                yield laws.ON_DELETE.broken(
                    link.location, f"OnDelete of {path!r} is {link.on_delete!r}", target=path
                )
            if link.partner and not isinstance(declared, EntityType):
                yield laws.PARTNER_OF_COMPLEX.broken(
                    link.location, f"{path!r} belongs to a complex type and has a partner", target=path
                )
            elif link.partner:
                yield from _partner(declared, link, path, facts)


def _partner(
    declared: StructuredType, link: NavigationProperty, path: str, facts: Facts
) -> Iterator[Diagnostic]:
    """The partner is there and leads back (8.3)."""
    if link.type.name not in facts.graph.types:
        return
    back, is_lost = _partner_of(link, facts)
    if is_lost:
        yield laws.PARTNER_PATH.broken(
            link.location,
            f"{path!r} has the partner {link.partner!r}, which {link.type.name!r} does not have",
            target=path,
        )
    if back is None:
        return
    if back.type.name in facts.graph.types and not facts.is_a(declared.qualified_name, back.type.name):
        yield laws.PARTNER_TYPE.broken(
            link.location,
            f"{path!r} has the partner {link.partner!r}, which leads to {back.type.name!r}",
            target=path,
        )
    if back.partner and back.partner.rpartition("/")[2] != link.name:
        yield laws.PARTNER_BACK.broken(
            link.location,
            f"{path!r} has the partner {link.partner!r}, whose partner is {back.partner!r}",
            target=path,
        )
    if link.contains_target:
        yield from _contained(declared, link, back, path, facts)


def _partner_of(link: NavigationProperty, facts: Facts) -> tuple[NavigationProperty | None, bool]:
    """The partner of a navigation property, and whether there is none; neither if too little is known."""
    segments = link.partner.split("/")
    lost = False
    for name in (link.type.name, *facts.descendants(link.type.name)):
        trail = follow(TypeRef(name), segments, facts)
        if not trail.lost:
            is_link = isinstance(trail.last, NavigationProperty)
            back = trail.last if isinstance(trail.last, NavigationProperty) else None
            return back, trail.type is not None and not is_link
        lost = True
    return None, lost


def _contained(
    declared: StructuredType, link: NavigationProperty, back: NavigationProperty, path: str, facts: Facts
) -> Iterator[Diagnostic]:
    """The way out of a containment is single; it may be missing only where the containment is recursive (8.4)."""
    is_recursive = facts.may_be(link.type.name, declared.qualified_name)
    can_be_null = back.nullable is not False
    if back.type.collection:
        problem = "leads to many containers"
    elif is_recursive and not can_be_null:
        problem = "cannot be null, although the containment is recursive"
    elif not is_recursive and can_be_null:
        problem = "can be null, although the containment is not recursive"
    else:
        return
    yield laws.CONTAINMENT_PARTNER.broken(
        link.location, f"the partner {link.partner!r} of {path!r} {problem}", target=path
    )


def entities_are_contained_once(facts: Facts) -> Iterator[Diagnostic]:
    """A type and its base types have at most one way out to a container (8.4)."""
    ways_out: dict[str, list[str]] = {}
    for declared in facts.structured():
        for link in declared.navigation_properties:
            if link.contains_target and link.partner and link.type.name in facts.graph.ancestors:
                ways_out.setdefault(link.type.name, [])
                if link.partner not in ways_out[link.type.name]:
                    ways_out[link.type.name].append(link.partner)
    for name, own in ways_out.items():
        ways = [*own, *(way for base in facts.ancestors[name] for way in ways_out.get(base, ()))]
        if len(set(ways)) > 1:
            yield laws.CONTAINED_TWICE.broken(
                facts.graph.types[name].location,
                f"{name!r} is contained over several partners: {', '.join(dict.fromkeys(ways))}",
                target=name,
            )


def items_contain_nothing(facts: Facts) -> Iterator[Diagnostic]:
    """In version 4.0 a complex type that contains entities is not used in collections (8.4)."""
    holders = {
        declared.qualified_name
        for declared in facts.graph.complex_types()
        if any(link.contains_target for link in declared.navigation_properties)
        and facts.is_40(declared.location)
    }
    if not holders:
        return
    for declared in facts.structured():
        for member in declared.properties:
            if member.type.collection and member.type.name in holders:
                path = f"{declared.qualified_name}/{member.name}"
                yield laws.CONTAINED_IN_ITEM.broken(
                    member.location,
                    f"{path!r} is a collection of {member.type.name!r}, which contains entities",
                    target=path,
                )
