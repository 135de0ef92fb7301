"""Facets: numbers that make sense, where they apply (7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Law, Location
from csdlgen.edm import PRIMITIVE_TYPES, EnumType, Operation, TypeDefinition, TypeRef
from csdlgen.edm import Facets as FacetValues
from csdlgen.graph.rules.facts import INTEGERS, Facts
from csdlgen.graph.rules.literals import IS_LITERAL, KIND_OF, is_within

_TEMPORAL = frozenset(("Edm.DateTimeOffset", "Edm.Duration", "Edm.TimeOfDay"))
_SIZED = frozenset(("Edm.String", "Edm.Binary", "Edm.Stream"))
_FINEST = 12
_OPEN_ENDED = frozenset(("Edm.PrimitiveType", "Edm.Untyped"))
_NAMES = ("max_length", "precision", "scale", "unicode", "srid")
_SPELLED = ("MaxLength", "Precision", "Scale", "Unicode", "SRID")

Found = tuple[Law, str]


class _Place(NamedTuple):
    """Something that has a type and facets."""

    type: TypeRef
    facets: FacetValues
    path: str
    location: Location
    kind: str


def facets_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A facet has a value that makes sense, and belongs to its type (7.2)."""
    known: dict[tuple[TypeRef, FacetValues, bool, str], tuple[Found, ...]] = {}
    for place in _places(facts):
        is_40 = facts.is_40(place.location)
        key = (place.type, place.facets, is_40, place.kind)
        found = known.get(key)
        if found is None:
            found = known[key] = tuple(_judged(place, is_40, facts))
        for law, message in found:
            yield law.broken(place.location, message, target=place.path)


def _places(facts: Facts) -> Iterator[_Place]:
    """Everything that has facets other than Nullable."""
    for declared in facts.structured():
        for member in declared.properties:
            if _says_something(member.facets) or member.type.collection:
                path = f"{declared.qualified_name}/{member.name}"
                yield _Place(member.type, member.facets, path, member.location, "property")
    for operation in facts.graph.operations:
        yield from _in_operation(operation)
    for term in facts.graph.terms.values():
        if _says_something(term.facets):
            yield _Place(term.type, term.facets, term.qualified_name, term.location, "term")
    for definition in facts.graph.type_definitions():
        if _says_something(definition.facets):
            name = definition.qualified_name
            kind = TypeRef(definition.underlying_type)
            yield _Place(kind, definition.facets, name, definition.location, "definition")


def _in_operation(operation: Operation) -> Iterator[_Place]:
    for parameter in operation.parameters:
        if _says_something(parameter.facets):
            path = f"{operation.signature}/{parameter.name}"
            yield _Place(parameter.type, parameter.facets, path, parameter.location, "parameter")
    result = operation.return_type
    if result and _says_something(result.facets):
        path = f"{operation.signature}/$ReturnType"
        yield _Place(result.type, result.facets, path, result.location, "result")


def _says_something(facets: FacetValues) -> bool:
    return not (
        facets.max_length is None
        and facets.precision is None
        and facets.scale is None
        and facets.default_value is None
        and facets.srid is None
        and facets.unicode is None
    )


def _judged(place: _Place, is_40: bool, facts: Facts) -> Iterator[Found]:
    facets = place.facets
    primitive = facts.primitive_of(place.type).name
    yield from _lengths(facets, is_40)
    yield from _numbers(facets, primitive, is_40)
    if facets.srid is not None and facets.srid.lower() != "variable" and not _is_number(facets.srid):
        yield laws.SRID, f"SRID={facets.srid!r} is neither a number nor variable"
    for facet, fits in (
        ("max_length", _SIZED),
        ("precision", _TEMPORAL | {"Edm.Decimal"}),
        ("scale", {"Edm.Decimal"}),
        ("unicode", {"Edm.String"}),
    ):
        if getattr(facets, facet) is not None and not _applies(primitive, fits, facts):
            yield laws.FACET, f"{_spelled(facet)} does not apply to {place.type}"
    if (
        facets.srid is not None
        and not primitive.startswith("Edm.Geo")
        and _applies(primitive, (), facts) is False
    ):
        yield laws.FACET, f"SRID does not apply to {place.type}"
    yield from _repeated(place, facts)
    if facets.default_value is not None and place.kind in ("property", "term", "definition"):
        yield from _default(facets.default_value, place.type, primitive, facts)
    if facets.unicode is not None and is_40 and place.kind in ("parameter", "result", "term"):
        yield laws.UNICODE_40, f"version 4.0 does not know Unicode on a {place.kind}"
    if place.kind == "property" and place.type.collection and facets.nullable is None and not is_40:
        yield laws.ITEM_NULLABLE, f"{place.type} does not say whether its items can be null"


def _spelled(facet: str) -> str:
    return _SPELLED[_NAMES.index(facet)]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _applies(primitive: str, fits: frozenset[str] | set[str] | tuple[str, ...], facts: Facts) -> bool:
    """Whether a facet for some primitive types applies to a type; it does where nothing is known about the type."""
    if primitive in fits or primitive in _OPEN_ENDED:
        return True
    return primitive not in PRIMITIVE_TYPES and primitive not in facts.types


def _lengths(facets: FacetValues, is_40: bool) -> Iterator[Found]:
    length = facets.max_length
    if length is None or (length == "max" and is_40) or (_is_number(length) and length.strip("0")):
        return
    reason = "belongs to version 4.0" if length == "max" else "is no positive number"
    yield laws.MAX_LENGTH, f"MaxLength={length!r} {reason}"


def _numbers(facets: FacetValues, primitive: str, is_40: bool) -> Iterator[Found]:
    precision, scale = facets.precision, facets.scale
    if precision is not None:
        if primitive == "Edm.Decimal" and precision < 1:
            yield laws.PRECISION, f"Precision={precision} is not positive"
        elif precision < 0 or (primitive in _TEMPORAL and precision > _FINEST):
            yield laws.PRECISION, f"Precision={precision} is not between 0 and {_FINEST}"
    if scale is None or scale.lower() == "variable" or (scale.lower() == "floating" and not is_40):
        return
    if not _is_number(scale):
        yield laws.SCALE, f"Scale={scale!r} is no number that is not negative"
    elif precision is not None and not is_within(scale, 0, precision):
        yield laws.SCALE_PRECISION, f"Scale={scale} is greater than Precision={precision}"


def _repeated(place: _Place, facts: Facts) -> Iterator[Found]:
    """What the type definition says already."""
    definition = facts.types.get(place.type.name)
    if not isinstance(definition, TypeDefinition) or place.kind == "definition":
        return
    for facet in _NAMES:
        if getattr(definition.facets, facet) is not None and getattr(place.facets, facet) is not None:
            yield laws.FACET_AGAIN, f"{place.type} says {_spelled(facet)} already"


def _default(text: str, type_ref: TypeRef, primitive: str, facts: Facts) -> Iterator[Found]:
    kind = KIND_OF.get(primitive)
    found = facts.types.get(primitive)
    if type_ref.collection or (found is not None and not isinstance(found, EnumType)):
        yield laws.DEFAULT_VALUE, f"{type_ref} has no default value"
    elif isinstance(found, EnumType):
        names = facts.enum_values(primitive)
        if not names.issuperset(part.strip().rpartition("/")[2] for part in text.split(",")):
            yield laws.DEFAULT_VALUE, f"DefaultValue={text!r} is no member of {primitive}"
    elif kind and not IS_LITERAL[kind](text):
        yield laws.DEFAULT_VALUE, f"DefaultValue={text!r} is no {primitive}"
    elif primitive in INTEGERS:
        least, most = INTEGERS[primitive]
        if not is_within(text, least, most):
            yield laws.DEFAULT_VALUE, f"DefaultValue={text!r} does not fit {primitive}"
