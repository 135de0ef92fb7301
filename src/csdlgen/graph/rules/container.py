"""The entity container: its children, what it extends, its imports (section 13)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import (
    EntityContainer,
    EntitySet,
    EntityType,
    Operation,
    OperationImport,
    Singleton,
)
from csdlgen.graph.rules.facts import Facts

Child = EntitySet | Singleton | OperationImport


def containers_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A container holds something, each under a name of its own (section 13)."""
    for container in facts.graph.containers:
        name = container.qualified_name
        if not container.children and not container.extends:
            yield laws.EMPTY_CONTAINER.broken(container.location, f"{name!r} is empty", target=name)
        seen: dict[str, Location] = {}
        for child in sorted(container.children, key=lambda child: child.location):
            if seen.setdefault(child.name, child.location) is not child.location:
                yield laws.CONTAINER_MEMBER_TWICE.broken(
                    child.location,
                    f"{name!r} has a second child {child.name!r}; the first is at {seen[child.name]}",
                    target=f"{name}/{child.name}",
                )
        for singleton in container.singletons:
            if singleton.nullable and facts.is_40(singleton.location):
                yield laws.SINGLETON_NULLABLE_40.broken(
                    singleton.location,
                    f"version 4.0 does not know Nullable on the singleton {singleton.name!r}",
                    target=f"{name}/{singleton.name}",
                )


def inherited(container: EntityContainer, facts: Facts) -> tuple[EntityContainer, ...]:
    """The containers that a container extends, nearest first; cut where the chain closes or is unknown."""
    by_name = {each.qualified_name: each for each in facts.graph.containers}
    chain: list[EntityContainer] = []
    base = by_name.get(container.extends)
    while base is not None and base is not container and base not in chain:
        chain.append(base)
        base = by_name.get(base.extends)
    return tuple(chain)


def extensions_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A container extends one that is there, not itself, and changes nothing but to narrow types (13.1)."""
    names = {each.qualified_name for each in facts.graph.containers}
    for container in facts.graph.containers:
        if not container.extends:
            continue
        name = container.qualified_name
        chain = inherited(container, facts)
        is_circle = name in (container.extends, *(each.extends for each in chain))
        if is_circle or (container.extends not in names and facts.owns(container.extends)):
            reason = "itself" if is_circle else f"{container.extends!r}, which is not there"
            yield laws.EXTENDS.broken(container.location, f"{name!r} extends {reason}", target=name)
        extended = {child.name: child for base in reversed(chain) for child in base.children}
        for child in container.children:
            if child.name in extended and not _narrows(child, extended[child.name], facts):
                yield laws.REDEFINED.broken(
                    child.location,
                    f"{child.name!r} is inherited already, from {extended[child.name].location}",
                    target=f"{name}/{child.name}",
                )


def _narrows(child: Child, base: Child, facts: Facts) -> bool:
    if isinstance(child, OperationImport) or isinstance(base, OperationImport):
        return False
    if type(child) is not type(base):
        return False
    return facts.is_a(child.type, base.type) or not facts.is_rooted(child.type)


def imports_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """An import names an unbound operation of its kind, and a set only where the result can be (13.5, 13.6)."""
    for container in facts.graph.containers:
        sets = {
            child.name: child.type
            for each in (container, *inherited(container, facts))
            for child in each.entity_sets
        }
        for each in container.imports:
            path = f"{container.qualified_name}/{each.name}"
            overloads = facts.overloads.get(each.operation, [])
            if not overloads:
                continue
            kind = each.kind.removesuffix("Import")
            unbound = [one for one in overloads if not one.is_bound and one.kind == kind]
            if not unbound:
                yield laws.IMPORT_BOUND.broken(
                    each.location, f"{each.operation!r} is no unbound {kind.lower()}", target=path
                )
                continue
            if each.include_in_service_document and all(one.parameters for one in unbound):
                yield laws.IMPORT_LISTED.broken(
                    each.location, f"{each.operation!r} needs arguments and is listed", target=path
                )
            if each.entity_set:
                yield from _import_result(each, unbound[0], sets, path, facts)


def _import_result(
    each: OperationImport, operation: Operation, sets: dict[str, str], path: str, facts: Facts
) -> Iterator[Diagnostic]:
    result = operation.return_type
    returned = facts.types.get(result.type.name) if result else None
    name = each.entity_set.rpartition("/")[2]
    if result is None or result.type.is_primitive or (returned and not isinstance(returned, EntityType)):
        problem = f"{each.operation!r} returns no entities"
    elif name not in sets:
        problem = "no entity set has that name"
    elif not facts.may_be(result.type.name, sets[name]):
        problem = f"{each.operation!r} returns {result.type.name!r}, but its entities are {sets[name]!r}"
    else:
        return
    yield laws.IMPORT_RESULT.broken(
        each.location, f"{each.name!r} names the entity set {each.entity_set!r}, but {problem}", target=path
    )
