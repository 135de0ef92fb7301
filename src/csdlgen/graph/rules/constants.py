"""Constants: their grammar, and whether they fit the type that is expected (14.3)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Law
from csdlgen.edm import Constant, EnumType, StructuredType, TypeRef
from csdlgen.graph.rules.facts import INTEGERS, Facts
from csdlgen.graph.rules.literals import IS_LITERAL, KIND_OF, is_within

Finding = tuple[Law, str]

_ANYTHING = frozenset(("Edm.Untyped", "Edm.PrimitiveType", "Edm.Stream"))
_NUMBERS = frozenset(("Int", "Decimal", "Float"))
_PATH_KINDS = {
    "Edm.AnnotationPath": {"AnnotationPath"},
    "Edm.NavigationPropertyPath": {"NavigationPropertyPath"},
    "Edm.PropertyPath": {"PropertyPath"},
    "Edm.AnyPropertyPath": {"AnyPropertyPath", "PropertyPath", "NavigationPropertyPath"},
    "Edm.ModelElementPath": {
        "ModelElementPath", "AnyPropertyPath", "PropertyPath", "NavigationPropertyPath", "AnnotationPath",
    },
}  # fmt: skip


def judged(constant: Constant, expected: TypeRef | None, facts: Facts) -> Iterator[Finding]:
    """What is wrong with a constant where something is expected."""
    kind, text = constant.kind, constant.text.strip()
    if kind == "String" and not constant.location.file:
        # CSDL JSON writes no kinds down; where nothing tells otherwise, a text is read as String.
        return
    is_literal = IS_LITERAL.get(kind)
    if is_literal and not is_literal(text):
        yield laws.LITERAL, f"{text!r} is no {kind}"
        return
    if kind == "EnumMember":
        yield from _members(text, facts)
    # The value of a path is whatever it leads to.
    if expected is None or kind == "Path" or expected.name in facts.graph.unresolved:
        return
    primitive = facts.primitive_of(expected)
    found = facts.types.get(primitive.name)
    if expected.collection or isinstance(found, StructuredType):
        yield laws.CONSTANT_FOR_STRUCTURE, f"{kind} stands where {expected} is expected"
    elif isinstance(found, EnumType):
        yield from _enumerated(kind, text, found)
    elif primitive.name.startswith("Edm."):
        yield from _primitive(kind, text, primitive.name)


def _members(text: str, facts: Facts) -> Iterator[Finding]:
    parts = [part.rpartition("/") for part in text.split()]
    names = {name for name, _, _ in parts}
    if len(names) != 1:
        yield laws.ENUM_MEMBER, f"{text!r} is not made of members of one type"
        return
    name = names.pop()
    declared = facts.types.get(name)
    if declared is None:
        if facts.owns(name):
            yield laws.ENUM_MEMBER, f"there is no enumeration {name!r}"
    elif not isinstance(declared, EnumType):
        yield laws.ENUM_MEMBER, f"{name!r} is no enumeration"
    else:
        known = {member.name for member in declared.members}
        for _, _, member in parts:
            if member not in known:
                yield laws.ENUM_MEMBER, f"{name!r} has no member {member!r}"
        if len(parts) > 1 and not declared.is_flags:
            yield laws.ENUM_MEMBER, f"several members of {name!r}, which is no flags enumeration"


def _enumerated(kind: str, text: str, expected: EnumType) -> Iterator[Finding]:
    if kind not in ("EnumMember", "Int"):
        yield laws.PRIMITIVE_KIND, f"{kind} stands where a member of {expected.qualified_name} is expected"
    elif kind == "EnumMember" and text.partition("/")[0] != expected.qualified_name:
        yield laws.PRIMITIVE_KIND, f"{text!r} is no member of {expected.qualified_name}"


def _primitive(kind: str, text: str, expected: str) -> Iterator[Finding]:
    if (
        expected in _ANYTHING
        or expected.startswith("Edm.Geo")
        or expected in ("Edm.ComplexType", "Edm.EntityType")
    ):
        return
    if expected in _PATH_KINDS:
        if kind not in _PATH_KINDS[expected]:
            yield laws.PRIMITIVE_KIND, f"{kind} stands where {expected} is expected"
        return
    wanted = KIND_OF.get(expected, "String")
    if kind == wanted:
        if expected in INTEGERS:
            least, most = INTEGERS[expected]
            if not is_within(text, least, most):
                yield laws.INTEGER_RANGE, f"{text} does not fit {expected}"
    elif kind == "String" and wanted in IS_LITERAL and not IS_LITERAL[wanted](text):
        yield laws.LITERAL, f"{text!r} is no {wanted}, which {expected} asks for"
    elif not (kind in _NUMBERS and wanted in ("Decimal", "Float")):
        yield laws.PRIMITIVE_KIND, f"{kind} stands where {expected} is expected"
