"""Members of structured types: their names, and what is declared again (sections 6 to 9)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import Property, StructuredType
from csdlgen.graph.rules.facts import Facts, Member


def members_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A member is not called like its type, and redeclares an inherited one only more narrowly (sections 6 and 7)."""
    for declared in facts.structured():
        own = declared.members
        name = declared.name
        chain = facts.ancestors[declared.qualified_name]
        inherited = facts.members(chain[0]) if chain else {}
        for member in own:
            if member.name == name:
                yield laws.NAME_OF_TYPE.broken(
                    member.location,
                    f"{member.name!r} has the name of the type that declares it",
                    target=f"{declared.qualified_name}/{member.name}",
                )
            if member.name in inherited:
                yield from _redeclared(declared, member, inherited[member.name], facts)


def _redeclared(
    declared: StructuredType, member: Member, inherited: Member, facts: Facts
) -> Iterator[Diagnostic]:
    same_kind = isinstance(member, Property) is isinstance(inherited, Property)
    same_shape = member.type.collection == inherited.type.collection
    narrower = facts.is_a(member.type.name, inherited.type.name)
    if facts.is_40(member.location) or not (same_kind and same_shape and narrower):
        yield laws.REDECLARED.broken(
            member.location,
            f"{declared.qualified_name!r} inherits a member {member.name!r} of type {inherited.type}, "
            f"declared at {inherited.location}",
            target=f"{declared.qualified_name}/{member.name}",
        )
