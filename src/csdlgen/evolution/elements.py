"""A model as a flat map of elements, each with the facts that a client can depend on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from csdlgen.diagnostics import Location
from csdlgen.edm import (
    ComplexType,
    EntityContainer,
    EntitySet,
    EntityType,
    EnumType,
    Facets,
    NamedType,
    NavigationProperty,
    Operation,
    OperationImport,
    Property,
    Singleton,
    Term,
    TypeDefinition,
    TypeRef,
)
from csdlgen.graph import Names, TypeGraph

Fact = bool | str | float | tuple[object, ...] | TypeRef
OPTIONAL_PARAMETER = "Org.OData.Core.V1.OptionalParameter"
COMPUTED = "Org.OData.Core.V1.Computed"
_UNLIMITED = float("inf")
_TEMPORAL = frozenset({"Edm.DateTime", "Edm.DateTimeOffset", "Edm.Duration", "Edm.TimeOfDay"})


class Element(NamedTuple):
    """A model element: its family, where it is declared, and its facts with the defaults of section 7.2 filled in."""

    family: str
    location: Location
    facts: Mapping[str, Fact]
    is_required: bool = False
    """Whether those who write must supply it."""


def elements(graph: TypeGraph, names: Names) -> dict[str, Element]:
    """Types, terms, containers and what they declare, by path; operations stand apart, because overloads share a name."""
    found: dict[str, Element] = {}
    for declared in graph.types.values():
        found.update(_type(declared, graph, names))
    for term in graph.terms.values():
        found[names.name(term.qualified_name)] = _term(term, names)
    for container in graph.containers:
        found.update(_container(container, names))
    return found


def operation(declared: Operation, names: Names) -> Element:
    """An operation without its parameters."""
    result = declared.return_type
    facts: dict[str, Fact] = {
        "kind": declared.kind,
        "composable": declared.is_composable,
        "entity-set-path": declared.entity_set_path,
        "returns": str(names.ref(result.type)) if result else "nothing",
        "return-facets": tuple(_facets(result.facets, result.type.name).values()) if result else (),
    }
    return Element("operation", declared.location, facts)


def parameters(declared: Operation, graph: TypeGraph, names: Names) -> Iterator[tuple[str, Element]]:
    """What a caller supplies, by name."""
    signature = declared.signature
    for each in declared.arguments:
        facets = _facets(each.facets, each.type.name)
        nullable = bool(facets.pop("nullable"))
        path = f"{signature}/{each.name}"
        optional = graph.annotation(path, OPTIONAL_PARAMETER) is not None or any(
            note.term == OPTIONAL_PARAMETER for note in graph.annotations.get(path, ())
        )
        is_trailing_null = declared.kind == "Action" and nullable
        facts: dict[str, Fact] = {
            "type": str(names.ref(each.type)),
            "nullable": nullable,
            "facets": tuple(facets.values()),
            "optional": optional,
        }
        yield each.name, Element("parameter", each.location, facts, not (optional or is_trailing_null))


def _type(declared: NamedType, graph: TypeGraph, names: Names) -> Iterator[tuple[str, Element]]:
    old = declared.qualified_name
    path = names.name(old)
    facts: dict[str, Fact] = {"kind": type(declared).__name__}
    if isinstance(declared, EntityType | ComplexType):
        facts |= {"base": names.name(declared.base), "abstract": declared.abstract, "open": declared.open}
        for member in declared.properties:
            required = _needs_value(member, f"{old}/{member.name}", graph)
            yield names.path(f"{old}/{member.name}"), _property(member, names, is_required=required)
        for navigation in declared.navigation_properties:
            yield names.path(f"{old}/{navigation.name}"), _navigation(navigation, names)
    if isinstance(declared, EntityType):
        key = sorted((names.member(old, each.name), each.alias) for each in declared.key)
        facts |= {"key": tuple(key), "has-stream": declared.has_stream}
    if isinstance(declared, EnumType):
        facts |= {"flags": declared.is_flags, "underlying": declared.underlying_type}
        for value in declared.members:
            value_facts: dict[str, Fact] = {"value": str(value.value)}
            yield names.path(f"{old}/{value.name}"), Element("enum-member", value.location, value_facts)
    if isinstance(declared, TypeDefinition):
        facts |= {
            "underlying": TypeRef(declared.underlying_type),
            "facets": tuple(_facets(declared.facets, declared.underlying_type).values()),
        }
    yield path, Element("type", declared.location, facts)


def _needs_value(member: Property, path: str, graph: TypeGraph) -> bool:
    facets = member.facets
    is_free = facets.nullable is not False or facets.default_value is not None or member.type.collection
    return not is_free and all(note.term != COMPUTED for note in graph.annotations.get(path, ()))


def _property(member: Property, names: Names, *, is_required: bool) -> Element:
    ref = names.ref(member.type)
    facts: dict[str, Fact] = {
        "type": TypeRef(ref.name),
        "collection": ref.collection,
        **_facets(member.facets, member.type.name),
    }
    return Element("property", member.location, facts, is_required)


def _navigation(member: NavigationProperty, names: Names) -> Element:
    ref = names.ref(member.type)
    facts: dict[str, Fact] = {
        "type": TypeRef(ref.name),
        "collection": ref.collection,
        "nullable": member.nullable is not False,
        "partner": member.partner,
        "contains-target": member.contains_target,
        "on-delete": member.on_delete,
        "constraints": tuple(
            sorted((each.property, each.referenced_property) for each in member.constraints)
        ),
    }
    return Element("navigation", member.location, facts, member.nullable is False and not ref.collection)


_MOST_DIGITS = 100
"""More is no length of anything, and Python refuses to read some thousands."""


def _facets(facets: Facets, type_name: str) -> dict[str, Fact]:
    """With the defaults of section 7.2: seconds have no fractions, and a decimal any number of digits."""
    precision = 0 if type_name in _TEMPORAL else _UNLIMITED
    return {
        "nullable": facets.nullable is not False,
        "max-length": _number(facets.max_length, _UNLIMITED),
        "precision": precision if facets.precision is None else facets.precision,
        "scale": _number(facets.scale, 0),
        "unicode": facets.unicode is not False,
        "srid": facets.srid or "",
        "default-value": "" if facets.default_value is None else f"={facets.default_value}",
    }


def _number(text: str | None, silent: float) -> float:
    if text is None:
        return silent
    return int(text) if text.isdecimal() and len(text) < _MOST_DIGITS else _UNLIMITED


def _term(term: Term, names: Names) -> Element:
    declared = (
        str(names.ref(term.type)),
        *_facets(term.facets, term.type.name).values(),
        names.name(term.base_term),
    )
    return Element("term", term.location, {"declared": (*declared, *sorted(term.applies_to))})


def _container(container: EntityContainer, names: Names) -> Iterator[tuple[str, Element]]:
    path = names.name(container.qualified_name)
    yield path, Element("container", container.location, {"extends": container.extends})
    for child in container.children:
        own = f"{path}/{names.member(container.qualified_name, child.name)}"
        yield own, _child(child, names)
        if not isinstance(child, OperationImport):
            for each in child.bindings:
                yield f"{own}/{each.path}", Element("bindings", each.location, {"target": each.target})


def _child(child: EntitySet | Singleton | OperationImport, names: Names) -> Element:
    facts: dict[str, Fact]
    if isinstance(child, EntitySet):
        facts = {"type": names.name(child.type), "listed": child.include_in_service_document}
        return Element("entity-set", child.location, facts)
    if isinstance(child, Singleton):
        facts = {"type": names.name(child.type), "nullable": child.nullable}
        return Element("singleton", child.location, facts)
    facts = {
        "kind": child.kind,
        "operation": names.name(child.operation),
        "entity-set": child.entity_set,
        "listed": child.include_in_service_document,
    }
    return Element("import", child.location, facts)
