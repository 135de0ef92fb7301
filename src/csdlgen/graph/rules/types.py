"""Types: what they derive from, and where built-in types may stand (sections 3, 6, 9 and 11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import PRIMITIVE_TYPES, ComplexType, EntityType, StructuredType, TypeRef
from csdlgen.graph.rules.facts import Facts

_PATHS = frozenset(
    "Edm." + kind
    for kind in (
        "AnnotationPath",
        "AnyPropertyPath",
        "ModelElementPath",
        "NavigationPropertyPath",
        "PropertyPath",
    )
)
_NEW_PATHS = frozenset(("Edm.ModelElementPath", "Edm.AnyPropertyPath"))
_SPECIAL = _PATHS | {"Edm.Stream", "Edm.PrimitiveType", "Edm.Untyped", "Edm.ComplexType"}


def derived_types_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A derived type says what it inherits: that it is open, that it has a stream; abstract follows abstract (6.2 to 6.4)."""
    types = facts.graph.types
    for name, chain in facts.graph.ancestors.items():
        declared = facts.graph.structured(name)
        if declared.base.startswith("Edm."):
            yield laws.BUILT_IN_BASE.broken(
                declared.location, f"{name!r} has the built-in base type {declared.base!r}", target=name
            )
        if not chain:
            continue
        base = types[chain[0]]
        if not isinstance(base, StructuredType):
            continue
        if base.open and not declared.open:
            yield laws.CLOSED_DERIVED.broken(
                declared.location, f"{name!r} does not say that it is open, as {chain[0]!r} is", target=name
            )
        if isinstance(base, EntityType) and isinstance(declared, EntityType):
            if declared.abstract and not base.abstract:
                yield laws.CONCRETE_BASE.broken(
                    declared.location,
                    f"{name!r} is abstract, but its base type {chain[0]!r} is not",
                    target=name,
                )
            if base.has_stream and not declared.has_stream:
                yield laws.NO_STREAM_DERIVED.broken(
                    declared.location,
                    f"{name!r} does not say that it has a stream, as {chain[0]!r} has",
                    target=name,
                )


def definitions_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A type definition is based on a primitive type (11.1)."""
    for declared in facts.graph.type_definitions():
        underlying = declared.underlying_type
        if underlying in PRIMITIVE_TYPES or not underlying.startswith("Edm."):
            continue
        if underlying == "Edm.PrimitiveType" and not facts.is_40(declared.location):
            continue
        if underlying in facts.graph.unresolved:
            continue
        yield laws.DEFINITION_UNDERLYING.broken(
            declared.location,
            f"{declared.qualified_name!r} is based on {underlying!r}, which is no primitive type",
            target=declared.qualified_name,
        )


class _Mention(NamedTuple):
    """A type where it is used, and what for."""

    type: TypeRef
    kind: str
    path: str
    location: Location


def built_in_types_stand_where_they_may(facts: Facts) -> Iterator[Diagnostic]:
    """Abstract, path and stream types have no meaning in some places, and others none in version 4.0 (3.3 to 3.5, 17)."""
    for mention in _special_mentions(facts):
        name, is_collection = mention.type
        primitive = facts.primitive_of(mention.type).name
        told = f"{mention.path!r} is of type {mention.type}"
        if name == "Edm.PrimitiveType" and is_collection:
            yield laws.ABSTRACT_COLLECTION.broken(mention.location, told, target=mention.path)
        if primitive == "Edm.Stream" and (is_collection or mention.kind == "argument"):
            yield laws.STREAM.broken(mention.location, told, target=mention.path)
        if name in _PATHS and mention.kind not in ("term", "complex"):
            yield laws.PATH_TYPE.broken(mention.location, told, target=mention.path)
        if not facts.is_40(mention.location):
            continue
        if name == "Edm.Untyped" or (name == "Edm.ComplexType" and is_collection):
            yield laws.UNTYPED_40.broken(
                mention.location, f"{told}, which version 4.0 does not know", target=mention.path
            )
        if name in _NEW_PATHS:
            yield laws.PATH_TYPE_40.broken(
                mention.location, f"{told}, which version 4.0 does not know", target=mention.path
            )


def _special_mentions(facts: Facts) -> Iterator[_Mention]:
    """The uses of types that may not stand everywhere."""
    special = _SPECIAL | {
        each.qualified_name for each in facts.graph.type_definitions() if each.underlying_type in _SPECIAL
    }
    for declared in facts.structured():
        kind = "complex" if isinstance(declared, ComplexType) else "entity"
        for member in declared.properties:
            if member.type.name in special:
                path = f"{declared.qualified_name}/{member.name}"
                yield _Mention(member.type, kind, path, member.location)
    for operation in facts.graph.operations:
        for parameter in operation.parameters:
            if parameter.type.name in special:
                path = f"{operation.signature}/{parameter.name}"
                is_binding = operation.is_bound and parameter is operation.parameters[0]
                kind = "binding" if is_binding else "argument"
                yield _Mention(parameter.type, kind, path, parameter.location)
        result = operation.return_type
        if result and result.type.name in special:
            yield _Mention(result.type, "result", f"{operation.signature}/$ReturnType", result.location)
    for term in facts.graph.terms.values():
        if term.type.name in special:
            yield _Mention(term.type, "term", term.qualified_name, term.location)


def paths_stay_in_terms(facts: Facts) -> Iterator[Diagnostic]:
    """A complex type with a path is not the type of data (3.5)."""
    holders = {
        declared.qualified_name
        for declared in facts.graph.complex_types()
        if any(member.type.name in _PATHS for member in declared.properties)
    }
    if not holders:
        return
    for declared in facts.entity_types():
        for member in declared.properties:
            if member.type.name in holders:
                path = f"{declared.qualified_name}/{member.name}"
                yield laws.PATH_TYPE.broken(
                    member.location, f"{path!r} is of type {member.type}, which holds paths", target=path
                )


def sources_have_a_declared_type(facts: Facts) -> Iterator[Diagnostic]:
    """Edm.EntityType is not the type of an entity set or singleton (3.4)."""
    for container in facts.graph.containers:
        for child in container.navigation_sources:
            if child.type == "Edm.EntityType":
                yield laws.BUILT_IN_SOURCE.broken(
                    child.location,
                    f"{child.name!r} holds entities of any type",
                    target=f"{container.qualified_name}/{child.name}",
                )
