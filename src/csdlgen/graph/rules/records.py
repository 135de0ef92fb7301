"""Records: their type and their properties (14.4.12)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice

from csdlgen import laws
from csdlgen.diagnostics import Law
from csdlgen.edm import Expression, Property, Record, StructuredType, TypeRef
from csdlgen.graph.rules.facts import Facts

Finding = tuple[Law, str]

_MOST_MISSING = 20
"""Findings about what one record lacks; many records could lack much."""


def entries(
    record: Record, expected: TypeRef | None, facts: Facts
) -> Iterator[tuple[Expression, TypeRef | None, bool]]:
    """The values of a record, the type that each should have, and whether it is required."""
    name = record.type or (expected.name if expected else "")
    members = facts.members(name) if name in facts.types else {}
    for each in record.values:
        member = members.get(each.name)
        required = isinstance(member, Property) and member.facets.nullable is False
        is_single = member is not None and not member.type.collection
        yield each.value, member.type if member else None, required and is_single


def wrong_record(
    record: Record, expected: TypeRef | None, is_specialised: bool, facts: Facts
) -> Iterator[Finding]:
    """What is wrong with the type and the properties of a record."""
    name = record.type or (expected.name if expected else "")
    declared = facts.types.get(name)
    if record.type and not isinstance(declared, StructuredType):
        if declared is not None or facts.owns(name) or name.startswith("Edm."):
            yield laws.RECORD_TYPE, f"there is no structured type {name!r}"
        return
    if record.type and expected and not facts.may_be(record.type, expected.name):
        yield laws.RECORD_TYPE, f"a record of type {record.type!r} stands where {expected} is expected"
    if not isinstance(declared, StructuredType):
        return
    given = dict.fromkeys([each.name for each in record.values])
    if len(given) < len(record.values):
        yield from _repeated(record)
    members = facts.members(name)
    if facts.is_certain(name) and (record.type or not _has_subtypes(name, declared, facts)):
        for each in given:
            if each not in members and "@" not in each:
                law = laws.RECORD_PROPERTY if declared.location.file else laws.VOCABULARY_PROPERTY
                yield law, f"{name!r} has no property {each!r}"
    if not is_specialised:
        yield from _missing(name, given, facts)


def _repeated(record: Record) -> Iterator[Finding]:
    for name, times in Counter(each.name for each in record.values).items():
        if times > 1:
            yield laws.RECORD_PROPERTY, f"the record gives {name!r} several values"


def _has_subtypes(name: str, declared: StructuredType, facts: Facts) -> bool:
    """Whether a record without a type may be one of a derived type."""
    return declared.abstract or (name not in facts.graph.types and name in facts.bases)


def _missing(name: str, given: Collection[str], facts: Facts) -> Iterator[Finding]:
    missing = (each for each in facts.required(name) if each not in given)
    for each in islice(missing, _MOST_MISSING):
        yield laws.RECORD_MISSING, f"the record gives {each!r} of {name!r} no value"
