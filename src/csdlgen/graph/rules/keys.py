"""Keys of entity types (6.5)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import (
    EntitySet,
    EntityType,
    EnumType,
    NavigationProperty,
    Property,
    PropertyRef,
    Singleton,
    TypeRef,
)
from csdlgen.graph.rules.facts import Facts, Member
from csdlgen.graph.rules.identifiers import is_simple_identifier

_COMPARABLE = frozenset(
    "Edm." + name
    for name in (
        "Boolean", "Byte", "Date", "DateTimeOffset", "Decimal", "Duration", "Guid", "Int16", "Int32", "Int64",
        "SByte", "String", "TimeOfDay",
    )
)  # fmt: skip


def keys_are_declared_once(facts: Facts) -> Iterator[Diagnostic]:
    """An entity type has one key, declared once in its chain; in version 4.0 every concrete type has one (6.2, 6.5)."""
    graph = facts.graph
    for declared in facts.entity_types():
        name = declared.qualified_name
        if declared.key:
            inherited = [each for each in graph.ancestors[name] if _own_key(facts, each)]
            if inherited:
                yield laws.KEY_REDECLARED.broken(
                    declared.location,
                    f"{name!r} declares a key, but inherits one from {inherited[0]!r}",
                    target=name,
                )
        # The key may come from a base type that no input defines.
        elif (
            not graph.keys[name]
            and not declared.abstract
            and facts.is_rooted(name)
            and facts.is_40(declared.location)
        ):
            yield laws.NO_KEY.broken(declared.location, f"{name!r} has no key", target=name)


def _own_key(facts: Facts, name: str) -> bool:
    declared = facts.types[name]
    return isinstance(declared, EntityType) and bool(declared.key)


def keys_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A key names properties that every entity has, each once, with values that can be compared and are never null (6.5)."""
    for declared in facts.entity_types():
        if not declared.key:
            continue
        name = declared.qualified_name
        seen: set[str] = set()
        for ref in declared.key:
            trail = _trail(ref.name, name, facts)
            if ref.name in seen:
                yield laws.KEY_TWICE.broken(
                    trail[0].location if trail else ref.location,
                    f"the key of {name!r} names {ref.name!r} again",
                    target=name,
                )
                continue
            seen.add(ref.name)
            if trail is None:
                if facts.is_rooted(name):
                    yield laws.KEY_PROPERTY.broken(
                        declared.location,
                        f"the key of {name!r} names {ref.name!r}, which is no property of it",
                        target=name,
                    )
                continue
            yield from _steps_are_there(ref, trail, declared)
            yield from _value_can_be_compared(ref, trail, declared, facts)
            yield from _reaches_a_whole_key(ref, trail, declared, facts)
        yield from _aliases(declared, facts)


def _trail(path: str, owner: str, facts: Facts) -> list[Member] | None:
    """The members that a key path passes, None if one is not there; cut short where too little is known."""
    trail: list[Member] = []
    for segment in path.split("/"):
        member = facts.members(owner).get(segment)
        if member is None:
            return trail if trail and not facts.is_rooted(owner) else None
        trail.append(member)
        owner = member.type.name
    return trail


def _steps_are_there(ref: PropertyRef, trail: list[Member], declared: EntityType) -> Iterator[Diagnostic]:
    for member in trail:
        nullable = member.facets.nullable if isinstance(member, Property) else member.nullable
        if nullable is not False:
            yield laws.KEY_NULLABLE.broken(
                member.location,
                f"{member.name!r} is part of the key of {declared.qualified_name!r} and can be null",
                target=f"{declared.qualified_name}/{ref.name}",
                hint='add Nullable="false"',
            )


def _value_can_be_compared(
    ref: PropertyRef, trail: list[Member], declared: EntityType, facts: Facts
) -> Iterator[Diagnostic]:
    last = trail[-1]
    primitive = facts.primitive_of(last.type)
    is_whole = "/".join(member.name for member in trail) == ref.name
    if not is_whole or _can_be_compared(primitive, facts):
        return
    yield laws.KEY_TYPE.broken(
        last.location,
        f"{last.name!r} is part of the key of {declared.qualified_name!r}, but of type {last.type}",
        target=f"{declared.qualified_name}/{ref.name}",
    )


def _can_be_compared(type_ref: TypeRef, facts: Facts) -> bool:
    if type_ref.collection:
        return False
    found = facts.types.get(type_ref.name)
    if type_ref.name.startswith("Edm."):
        return type_ref.name in _COMPARABLE
    return found is None or isinstance(found, EnumType)


def _reaches_a_whole_key(
    ref: PropertyRef, trail: list[Member], declared: EntityType, facts: Facts
) -> Iterator[Diagnostic]:
    link = next((member for member in trail if isinstance(member, NavigationProperty)), None)
    if link is None:
        return
    prefix = ref.name.rpartition("/")[0]
    wanted = {f"{prefix}/{each.name}" for each in facts.keys.get(link.type.name, ())}
    missing = sorted(wanted - {each.name for each in declared.key})
    if facts.is_40(ref.location) or link.type.collection or missing:
        yield laws.KEY_ABROAD.broken(
            ref.location,
            f"the key of {declared.qualified_name!r} leads through {link.name!r}"
            + (f", but lacks {', '.join(missing)}" if missing else ""),
            target=declared.qualified_name,
        )


def _aliases(declared: EntityType, facts: Facts) -> Iterator[Diagnostic]:
    taken = set(facts.members(declared.qualified_name))
    for ref in declared.key:
        problem = ""
        if "/" not in ref.name:
            problem = "is no path, so it has no alias" if ref.alias else ""
        elif not ref.alias:
            problem = "is a path, so it needs an alias"
        elif not is_simple_identifier(ref.alias):
            problem = f"has the alias {ref.alias!r}, which is no simple identifier"
        elif ref.alias in taken:
            problem = f"has the alias {ref.alias!r}, which is taken"
        taken.add(ref.alias)
        if problem:
            yield laws.KEY_ALIAS.broken(
                ref.location,
                f"{ref.name!r} in the key of {declared.qualified_name!r} {problem}",
                target=declared.qualified_name,
            )


def sources_have_keys(facts: Facts) -> Iterator[Diagnostic]:
    """The entities of a set or of a contained collection can be addressed (6.5, 8.4, 13.2)."""
    for container in facts.graph.containers:
        for child in container.navigation_sources:
            if _is_keyless(child.type, facts):
                yield from _keyless(
                    isinstance(child, EntitySet),
                    child,
                    child.type,
                    f"{container.qualified_name}/{child.name}",
                    facts,
                )
    for declared in facts.structured():
        for link in declared.navigation_properties:
            if _is_keyless(link.type.name, facts) and (link.contains_target or not link.type.collection):
                path = f"{declared.qualified_name}/{link.name}"
                yield from _keyless(link.type.collection, link, link.type.name, path, facts)


def _keyless(
    is_collection: bool,
    source: EntitySet | Singleton | NavigationProperty,
    name: str,
    path: str,
    facts: Facts,
) -> Iterator[Diagnostic]:
    message = f"{name!r}, the type of {source.name!r}, has no key"
    if is_collection:
        yield laws.SOURCE_WITHOUT_KEY.broken(source.location, message, target=path)
    elif facts.is_40(source.location):
        yield laws.SINGLE_WITHOUT_KEY_40.broken(source.location, message, target=path)


def _is_keyless(name: str, facts: Facts) -> bool:
    return name in facts.keys and not facts.keys[name] and facts.is_rooted(name)
