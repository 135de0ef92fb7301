"""Enumerations (section 10)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import EnumMember, EnumType
from csdlgen.graph.rules.facts import INTEGERS, Facts


def enums_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """An enumeration has members, and is based on an integer type (section 10)."""
    for enum in facts.graph.enum_types():
        name = enum.qualified_name
        if not enum.members:
            yield laws.EMPTY_ENUM.broken(enum.location, f"{name!r} has no members", target=name)
        if enum.underlying_type not in INTEGERS:
            yield laws.ENUM_UNDERLYING.broken(
                enum.location,
                f"{name!r} is based on {enum.underlying_type!r}, which is no integer type",
                target=name,
                hint="use Edm.Byte, Edm.SByte, Edm.Int16, Edm.Int32 or Edm.Int64",
            )
            continue
        least, most = INTEGERS[enum.underlying_type]
        implied = 0
        for member in enum.members:
            implied += member.is_implied
            if (
                member.value is None
                or not least <= member.value <= most
                or (member.value < 0 and enum.is_flags)
            ):
                yield _wrong_value(enum, member, least, most)
        if 0 < implied < len(enum.members) and not enum.is_flags:
            first = next(member for member in enum.members if member.is_implied)
            yield laws.ENUM_MIXED.broken(
                first.location,
                f"{first.name!r} has no value, but other members of {name!r} have",
                target=f"{name}/{first.name}",
            )


def _wrong_value(enum: EnumType, member: EnumMember, least: int, most: int) -> Diagnostic:
    target = f"{enum.qualified_name}/{member.name}"
    if member.value is not None and least <= member.value <= most:
        return laws.FLAGS_VALUE.broken(
            member.location,
            f"{member.name!r} is a member of flags and has the negative value {member.value}",
            target=target,
        )
    return laws.ENUM_VALUE.broken(
        member.location, f"the value of {member.name!r} does not fit {enum.underlying_type}", target=target
    )
