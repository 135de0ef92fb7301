"""Settles the names of members: those of structured types, and those of enumerations."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from csdlgen import laws
from csdlgen.artifacts import Python
from csdlgen.config import Config
from csdlgen.diagnostics import Diagnostic
from csdlgen.graph import TypeGraph
from csdlgen.naming.clashes import Member, clash, own_members, renamed, reserve
from csdlgen.naming.reserved import ENUM_MEMBERS, MEMBERS
from csdlgen.naming.table import TypeName, identifier
from csdlgen.naming.words import kept, snake_case


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """The members that a type has so far: their names by CSDL name, and the CSDL path of each name's owner."""

    owner: str
    spell: Callable[[str], str]
    """How Python wants the name of a member, if nothing else is called so."""
    reserved: Collection[str]
    names: dict[str, str]
    paths: dict[str, str]


def settle_members(
    graph: TypeGraph, types: Mapping[str, TypeName], config: Config
) -> tuple[dict[str, dict[str, Python]], list[Diagnostic]]:
    """Every member has a name that no other member of its type has, inherited ones included; base types come first."""
    findings: list[Diagnostic] = []
    scopes: dict[str, _Scope] = {}
    for name in sorted(graph.ancestors, key=lambda name: len(graph.ancestors[name])):
        base = scopes[graph.ancestors[name][0]] if graph.ancestors[name] else None
        scopes[name] = _Scope(
            owner=name,
            spell=snake_case,
            # A member that is named like its class would hide it from the annotations inside.
            reserved=MEMBERS | {types[name].cls} if name in types else MEMBERS,
            names=dict(base.names) if base else {},
            paths=dict(base.paths) if base else {},
        )
        _settle(scopes[name], own_members(graph.types[name]), config, findings)
    for enum in graph.enum_types():
        name = enum.qualified_name
        scopes[name] = _Scope(owner=name, spell=kept, reserved=ENUM_MEMBERS, names={}, paths={})
        _settle(scopes[name], enum.members, config, findings)
    settled = {}
    for name, declared in graph.types.items():
        spelled = scopes[name].names if name in scopes else {}
        settled[name] = {
            member.name: identifier(spelled[member.name])
            for member in own_members(declared)
            if member.name in spelled
        }
    return settled, findings


def _settle(scope: _Scope, members: tuple[Member, ...], config: Config, findings: list[Diagnostic]) -> None:
    """Add the members to the scope, those first that a name fits best; one that is declared again keeps its name."""
    spelled = [(member, scope.spell(member.name)) for member in members]
    for member, spelling in sorted(spelled, key=lambda each: _precedence(scope, each[0], each[1], config)):
        if member.name in scope.names:
            continue
        path = f"{scope.owner}/{member.name}"
        explicit = renamed(path, scope.reserved, config, findings)
        wanted = explicit or reserve(spelling, scope.reserved)
        free = wanted
        if wanted in scope.paths and not explicit:
            free = reserve(kept(member.name), scope.reserved)  # as CSDL spells it
        if free in scope.paths:
            findings.append(_clash(scope, member, wanted))
        else:
            scope.names[member.name] = free
            scope.paths[free] = path


def _clash(scope: _Scope, member: Member, name: str) -> Diagnostic:
    numbered = (f"{name}_{number}" for number in itertools.count(2))
    return clash(
        laws.MEMBER_CLASH,
        member.location,
        loser=f"{scope.owner}/{member.name}",
        winner=scope.paths[name],
        name=name,
        cure=next(spelling for spelling in numbered if spelling not in scope.paths),
    )


def _precedence(scope: _Scope, member: Member, wanted: str, config: Config) -> int:
    """Explicit names first, then members that are written in CSDL as Python wants them, then converted ones."""
    if config.rename and f"{scope.owner}/{member.name}" in config.rename:
        return 0
    return 1 if wanted == member.name else 2
