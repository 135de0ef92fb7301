"""Entity, complex and enumeration types, type definitions and terms from XML (CSDL 4.01, sections 6 to 11 and 14.1)."""

from __future__ import annotations

from typing import Any

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.annotations import read_annotations
from csdlgen.csdl.members import read_facets, read_key, read_navigation_property, read_property
from csdlgen.csdl.source import EDM, Source
from csdlgen.edm import (
    ComplexType,
    EntityType,
    EnumMember,
    EnumType,
    NavigationProperty,
    Property,
    PropertyRef,
    Term,
    TypeDefinition,
)

_KEY = f"{EDM}Key"


def read_entity_type(element: etree._Element, namespace: str, source: Source) -> EntityType | None:
    """An entity type (section 6)."""
    common = _structured(element, namespace, source)
    if common is None:
        return None
    return EntityType(
        key=_key(element, source),
        has_stream=bool(source.boolean(element, "HasStream")),
        **common,
    )


def read_complex_type(element: etree._Element, namespace: str, source: Source) -> ComplexType | None:
    """A complex type (section 9)."""
    common = _structured(element, namespace, source)
    for key in element.iterchildren(_KEY):
        source.report(laws.KEY_OF_COMPLEX, key, "a complex type has no Key; this one is passed over")
    return None if common is None else ComplexType(**common)


def _key(element: etree._Element, source: Source) -> tuple[PropertyRef, ...]:
    keys = list(element.iterchildren(_KEY))
    for extra in keys[1:]:
        source.report(laws.SECOND_KEY, extra, "a type has at most one Key; this one is skipped")
    return read_key(keys[0], source) if keys else ()


def _structured(element: etree._Element, namespace: str, source: Source) -> dict[str, Any] | None:
    """What entity and complex types have in common, or None without a name."""
    name = source.declared_name(element, namespace)
    if not name:
        return None
    properties: list[Property] = []
    navigation: list[NavigationProperty] = []
    for kind, child in source.children(element):
        if kind == "Property":
            if declared := read_property(child, source):
                properties.append(declared)
        elif kind == "NavigationProperty":
            if link := read_navigation_property(child, source):
                navigation.append(link)
        elif kind not in ("Key", "Annotation"):
            source.unknown(kind, child)
    base = element.get("BaseType", "").strip()
    return {
        "qualified_name": name,
        "base": source.qualified(base) if base else "",
        "abstract": bool(source.boolean(element, "Abstract")),
        "open": bool(source.boolean(element, "OpenType")),
        "properties": tuple(properties),
        "navigation_properties": tuple(navigation),
        "annotations": read_annotations(element, source),
        "location": source.place(element),
    }


def read_enum_type(element: etree._Element, namespace: str, source: Source) -> EnumType | None:
    """An enumeration type (section 10)."""
    name = source.declared_name(element, namespace)
    if not name:
        return None
    is_written = element.get("UnderlyingType") is not None
    underlying = source.type_ref(element, "UnderlyingType") if is_written else None
    is_flags = bool(source.boolean(element, "IsFlags"))
    members: list[EnumMember] = []
    for kind, child in source.children(element):
        if kind == "Member":
            if member := _enum_member(child, len(members), is_flags, source):
                members.append(member)
        elif kind != "Annotation":
            source.unknown(kind, child)
    return EnumType(
        qualified_name=name,
        underlying_type=underlying.name if underlying else "Edm.Int32",
        is_underlying_written=underlying is not None,
        is_flags=is_flags,
        members=tuple(members),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def _enum_member(element: etree._Element, index: int, is_flags: bool, source: Source) -> EnumMember | None:
    name = source.required(element, "Name")
    if not name:
        return None
    value = source.integer(element, "Value")
    is_implied = value is None and element.get("Value") is None
    if is_implied and is_flags:
        source.report(
            laws.FLAGS_VALUE, element, f"{name!r} is a member of flags and has no Value; {index} is taken"
        )
    return EnumMember(
        name=name,
        value=index if is_implied else value,
        is_implied=is_implied,
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def read_type_definition(element: etree._Element, namespace: str, source: Source) -> TypeDefinition | None:
    """A type definition (section 11)."""
    name = source.declared_name(element, namespace)
    underlying = source.type_ref(element, "UnderlyingType")
    if not name or underlying is None:
        return None
    return TypeDefinition(
        qualified_name=name,
        underlying_type=underlying.name,
        facets=read_facets(element, source),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def read_term(element: etree._Element, namespace: str, source: Source) -> Term | None:
    """A term (14.1)."""
    name = source.declared_name(element, namespace)
    type_ref = source.type_ref(element)
    if not name or type_ref is None:
        return None
    base = element.get("BaseTerm", "")
    return Term(
        qualified_name=name,
        type=type_ref,
        facets=read_facets(element, source),
        base_term=source.qualified(base) if base else "",
        applies_to=tuple(element.get("AppliesTo", "").split()),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )
