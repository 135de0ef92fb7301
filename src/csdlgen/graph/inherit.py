"""Inheritance: base chains, effective members and keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import (
    EntityType,
    NamedType,
    NavigationProperty,
    Operation,
    Property,
    PropertyRef,
    StructuredType,
)
from csdlgen.graph.model import Effective

MAX_DEPTH = 100
"""The longest base chain. Importing a class imports its bases, and Python bears about 150 nested imports."""
MOST_MEMBERS = 2_000_000
"""Of all types together, with what they inherit; Microsoft Graph has a twentieth. Short input could have any number."""
OPERATION = 10
"""As many members count as one operation that a type offers: it has a page of its own."""

_MOST_SHOWN = 10
"""Types of a cycle that a finding names."""

M = TypeVar("M", Property, NavigationProperty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inheritance:
    """What follows from base types alone; the fields are those of ``TypeGraph``."""

    ancestors: dict[str, tuple[str, ...]]
    children: dict[str, tuple[str, ...]]
    properties: dict[str, tuple[Effective[Property], ...]]
    navigation_properties: dict[str, tuple[Effective[NavigationProperty], ...]]
    keys: dict[str, tuple[PropertyRef, ...]]


def inherit(
    types: Mapping[str, NamedType], operations: Iterable[Operation] = ()
) -> tuple[Inheritance, list[Diagnostic]]:
    """Every base chain ends; a type has the members and the key of all its ancestors, and there is an end to those."""
    findings: list[Diagnostic] = []
    structured = {n: t for n, t in types.items() if isinstance(t, StructuredType)}
    bases = {
        name: declared.base
        for name, declared in structured.items()
        if declared.base and type(structured.get(declared.base)) is type(declared)
    }
    _open_cycles(bases, structured, findings)
    ancestors: dict[str, tuple[str, ...]] = {}
    crowd = _Crowd(structured, operations)
    for name in _bases_first(structured, bases):
        chain = _ancestors(name, bases, ancestors, structured, findings)
        if not crowd.admits(name, chain):
            message = (
                f"with what {name!r} inherits, all types together have more than {MOST_MEMBERS:,} members"
            )
            place = structured[name].location
            findings.append(
                laws.TOO_MANY_INHERITED.broken(place, f"{message}; its base type is ignored", target=name)
            )
            chain = ()
        ancestors[name] = chain
    children: dict[str, list[str]] = {name: [] for name in structured}
    properties: dict[str, tuple[Effective[Property], ...]] = {}
    navigation: dict[str, tuple[Effective[NavigationProperty], ...]] = {}
    keys: dict[str, tuple[PropertyRef, ...]] = {}
    for name, chain in ancestors.items():
        declared, base = structured[name], chain[0] if chain else ""
        properties[name] = _effective(properties.get(base, ()), declared.properties, name)
        navigation[name] = _effective(navigation.get(base, ()), declared.navigation_properties, name)
        if isinstance(declared, EntityType):
            keys[name] = declared.key or keys.get(base, ())
    for name in structured:
        if ancestors[name]:
            children[ancestors[name][0]].append(name)
    return (
        Inheritance(
            ancestors={name: ancestors[name] for name in structured},
            children={name: tuple(found) for name, found in children.items()},
            properties={name: properties[name] for name in structured},
            navigation_properties={name: navigation[name] for name in structured},
            keys={name: keys[name] for name in structured if name in keys},
        ),
        findings,
    )


class _Crowd:
    """How many members and bound operations all types have together, with those that they inherit."""

    def __init__(self, structured: Mapping[str, StructuredType], operations: Iterable[Operation]) -> None:
        self._weights = {
            name: len(declared.properties) + len(declared.navigation_properties) + 1
            for name, declared in structured.items()
        }
        for operation in operations:
            binding = operation.binding
            if binding and binding.name in self._weights:
                self._weights[binding.name] += OPERATION
        self._total = sum(self._weights.values())

    def admits(self, name: str, ancestors: tuple[str, ...]) -> bool:
        """Whether a type can inherit from its ancestors, which were admitted before; if so, it does."""
        inherited = self._weights[ancestors[0]] if ancestors else 0
        if inherited and self._total + inherited > MOST_MEMBERS:
            return False
        self._weights[name] += inherited
        self._total += inherited
        return True


def _open_cycles(
    bases: dict[str, str], structured: Mapping[str, StructuredType], findings: list[Diagnostic]
) -> None:
    """Take the base away from the first type, in schema order, of each cycle."""
    order = {name: index for index, name in enumerate(structured)}
    settled: set[str] = set()
    for start in structured:
        trail: dict[str, None] = {}
        name = start
        while name in bases and name not in settled and name not in trail:
            trail[name] = None
            name = bases[name]
        if name in trail:
            names = list(trail)
            cycle = names[names.index(name) :]
            first = min(cycle, key=order.__getitem__)
            turned = cycle[cycle.index(first) :] + cycle[: cycle.index(first)]
            findings.append(
                laws.BASE_CYCLE.broken(
                    structured[first].location,
                    f"{first!r} inherits from itself: {' -> '.join((*_shortened(turned), first))}; "
                    "its base type is ignored",
                    target=first,
                    hint="remove one BaseType of the cycle",
                )
            )
            del bases[first]
        settled.update(trail)


def _shortened(names: list[str]) -> list[str]:
    left_out = len(names) - _MOST_SHOWN
    return [*names[:_MOST_SHOWN], f"… ({left_out:,} more)"] if left_out > 1 else names


def _bases_first(structured: Iterable[str], bases: Mapping[str, str]) -> Iterable[str]:
    """All types, each after its base."""
    done: dict[str, None] = {}
    for start in structured:
        trail = []
        name = start
        while name not in done:
            trail.append(name)
            if name not in bases:
                break
            name = bases[name]
        done.update(dict.fromkeys(reversed(trail)))
    return done


def _ancestors(
    name: str,
    bases: dict[str, str],
    known: Mapping[str, tuple[str, ...]],
    structured: Mapping[str, StructuredType],
    findings: list[Diagnostic],
) -> tuple[str, ...]:
    if name not in bases:
        return ()
    base = bases[name]
    if len(known[base]) + 1 >= MAX_DEPTH:
        findings.append(
            laws.BASE_DEPTH.broken(
                structured[name].location,
                f"{name!r} has {MAX_DEPTH} or more ancestors; its base type is ignored",
                target=name,
            )
        )
        return ()
    return (base, *known[base])


def _effective(
    inherited: tuple[Effective[M], ...], own: tuple[M, ...], name: str
) -> tuple[Effective[M], ...]:
    """Inherited members, then own ones; a redeclared member takes the place of the inherited one."""
    if not own:
        return inherited
    members = {member.declared.name: member for member in inherited}
    members.update([(member.name, Effective(member, name)) for member in own])
    return tuple(members.values())
