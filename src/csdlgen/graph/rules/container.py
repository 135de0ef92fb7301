"""The entity container: its children, what it extends, its imports (section 13)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import (
    EntitySet,
    EntityType,
    Operation,
    OperationImport,
)
from csdlgen.graph.rules.containers import Child
from csdlgen.graph.rules.facts import Facts


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


def extensions_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A container extends one that is there, not itself, and changes nothing but to narrow types (13.1)."""
    for container in facts.graph.containers:
        if not container.extends:
            continue
        name = container.qualified_name
        is_circle = facts.containers.is_circular(name)
        if is_circle or (container.extends not in facts.containers and facts.owns(container.extends)):
            reason = "itself" if is_circle else f"{container.extends!r}, which is not there"
            yield laws.EXTENDS.broken(container.location, f"{name!r} extends {reason}", target=name)
        for child in container.children:
            inherited = facts.containers.inherited(name, child.name)
            if inherited and not _narrows(child, inherited, facts):
                yield laws.REDEFINED.broken(
                    child.location,
                    f"{child.name!r} is inherited already, from {inherited.location}",
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
                yield from _import_result(each, unbound[0], container.qualified_name, path, facts)


def _import_result(
    each: OperationImport, operation: Operation, container: str, path: str, facts: Facts
) -> Iterator[Diagnostic]:
    result = operation.return_type
    returned = facts.types.get(result.type.name) if result else None
    named = facts.containers.offered(container, each.entity_set.rpartition("/")[2])
    if result is None or result.type.is_primitive or (returned and not isinstance(returned, EntityType)):
        problem = f"{each.operation!r} returns no entities"
    elif not isinstance(named, EntitySet):
        if facts.containers.is_cut(container):
            return
        problem = "no entity set has that name"
    elif not facts.may_be(result.type.name, named.type):
        problem = f"{each.operation!r} returns {result.type.name!r}, but its entities are {named.type!r}"
    else:
        return
    yield laws.IMPORT_RESULT.broken(
        each.location, f"{each.name!r} names the entity set {each.entity_set!r}, but {problem}", target=path
    )
