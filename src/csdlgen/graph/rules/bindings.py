"""Navigation property bindings (13.4)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import (
    EntityContainer,
    EntitySet,
    NavigationProperty,
    NavigationPropertyBinding,
    OperationImport,
    Singleton,
    TypeRef,
)
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.steps import Trail, follow

Source = EntitySet | Singleton


def bindings_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A binding says once for a navigation property in which entity set or singleton its entities are (13.4)."""
    for container in facts.graph.containers:
        for child in container.navigation_sources:
            path = f"{container.qualified_name}/{child.name}"
            seen: set[str] = set()
            for binding in child.bindings:
                if binding.path in seen:
                    yield laws.BINDING_TWICE.broken(
                        binding.location, f"{binding.path!r} is bound again", target=path
                    )
                seen.add(binding.path)
                trail = follow(TypeRef(child.type), binding.path.split("/"), facts)
                problems = tuple(_path(binding, trail, child, path))
                yield from problems or _target(binding, trail, container, facts, path)


def _path(binding: NavigationPropertyBinding, trail: Trail, child: Source, path: str) -> Iterator[Diagnostic]:
    """The path passes only what contains, and ends in a navigation property that does not (13.4.1)."""
    links = trail.links
    if trail.lost:
        yield laws.BINDING_PATH.broken(
            binding.location,
            f"the path {binding.path!r} leads nowhere at {trail.lost!r}, from {child.type!r}",
            target=path,
        )
    elif trail.type is not None and not isinstance(trail.last, NavigationProperty):
        yield laws.BINDING_PATH.broken(
            binding.location, f"the path {binding.path!r} ends in no navigation property", target=path
        )
    elif trail.type is not None and links[-1].contains_target:
        yield laws.BINDING_CONTAINMENT.broken(
            binding.location, f"{binding.path!r} contains its entities, so it is not bound", target=path
        )
    elif any(not link.contains_target for link in links[:-1]):
        yield laws.BINDING_CONTAINMENT.broken(
            binding.location,
            f"the path {binding.path!r} passes entities that it does not contain",
            target=path,
        )


def _target(
    binding: NavigationPropertyBinding, trail: Trail, container: EntityContainer, facts: Facts, path: str
) -> Iterator[Diagnostic]:
    """The target is there, and its entities can be those behind the property (13.4.2)."""
    name, *steps = _within(binding.target, facts)
    source = facts.containers.offered(container.qualified_name, name)
    if source is None or isinstance(source, OperationImport):
        is_foreign = "." in binding.target.partition("/")[0] and not facts.owns(
            binding.target.partition("/")[0]
        )
        if not container.extends and not is_foreign:
            yield laws.UNKNOWN_BINDING.broken(
                binding.location,
                f"{binding.path!r} is bound to {binding.target!r}, which no container has",
                target=path,
            )
        return
    reached = follow(TypeRef(source.type), steps, facts)
    if steps and (reached.lost or not _can_be_bound(reached)):
        yield laws.BINDING_TARGET.broken(
            binding.location, f"the target {binding.target!r} of {binding.path!r} leads nowhere", target=path
        )
        return
    link = trail.links[-1] if trail.type and trail.links else None
    if link is None or reached.type is None:
        return
    is_single = isinstance(source, Singleton) if not steps else not reached.type.collection
    if not facts.may_be(link.type.name, reached.type.name):
        problem = f"holds {reached.type.name!r}, not {link.type.name!r}"
    elif link.type.collection and is_single and not steps:
        problem = "is a singleton, but the property leads to many entities"
    else:
        return
    yield laws.BINDING_FITS.broken(
        binding.location, f"{binding.path!r} is bound to {binding.target!r}, which {problem}", target=path
    )


def _within(target: str, facts: Facts) -> list[str]:
    """The segments of a target inside its container."""
    first, *rest = target.split("/")
    return rest if rest and (first in facts.containers or "." in first) else [first, *rest]


def _can_be_bound(reached: Trail) -> bool:
    """Whether a target path takes single steps only and ends in what contains entities (13.4.2)."""
    if reached.type is None:
        return True
    links = reached.links
    return all(not member.type.collection for member in reached.members[:-1]) and (
        not links or all(link.contains_target for link in links)
    )
