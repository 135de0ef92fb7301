"""Values of the Entity Data Model for tests, without a document in between: names may be as hostile as they like."""

from __future__ import annotations

from pathlib import Path

from csdlgen.config import Config, ModelsConfig
from csdlgen.diagnostics import Location
from csdlgen.edm import (
    Annotation,
    ComplexType,
    Constant,
    Document,
    EntityType,
    EnumMember,
    EnumType,
    Facets,
    NamedType,
    NavigationProperty,
    Property,
    Schema,
    TypeDefinition,
    TypeRef,
    namespace_of,
)
from csdlgen.graph import TypeGraph, build

HERE = Location("in.xml", 1, 1)
STRING = "Edm.String"


def described(text: str) -> tuple[Annotation, ...]:
    """The annotation that describes an element."""
    term = "Org.OData.Core.V1.Description"
    return (Annotation(term=term, value=Constant("String", text), location=HERE),) if text else ()


def prop(name: str, type_name: str = STRING, *, text: str = "") -> Property:
    """A structural property; ``type_name`` may be ``Collection(ns.t)``."""
    return Property(
        name=name, type=ref(type_name), facets=Facets(), annotations=described(text), location=HERE
    )


def nav(name: str, type_name: str) -> NavigationProperty:
    """A navigation property."""
    return NavigationProperty(name=name, type=ref(type_name), location=HERE)


def ref(text: str) -> TypeRef:
    """The reference that CSDL writes so."""
    inner = text.removeprefix("Collection(")
    return TypeRef(inner.removesuffix(")"), True) if inner != text else TypeRef(text)


def _split(
    members: tuple[Property | NavigationProperty | str, ...],
) -> tuple[tuple[Property, ...], tuple[NavigationProperty, ...]]:
    made = [prop(member) if isinstance(member, str) else member for member in members]
    return (
        tuple(member for member in made if isinstance(member, Property)),
        tuple(member for member in made if isinstance(member, NavigationProperty)),
    )


def entity(
    name: str, *members: Property | NavigationProperty | str, base: str = "", text: str = ""
) -> EntityType:
    """An entity type; a member that is text is a property of type ``Edm.String``."""
    properties, navigation = _split(members)
    return EntityType(
        qualified_name=name,
        base=base,
        properties=properties,
        navigation_properties=navigation,
        annotations=described(text),
        location=HERE,
    )


def complex_type(
    name: str,
    *members: Property | NavigationProperty | str,
    base: str = "",
    is_open: bool = False,
    abstract: bool = False,
) -> ComplexType:
    """A complex type; members as for ``entity``."""
    properties, navigation = _split(members)
    return ComplexType(
        qualified_name=name,
        base=base,
        open=is_open,
        abstract=abstract,
        properties=properties,
        navigation_properties=navigation,
        location=HERE,
    )


def enum(name: str, *members: str | EnumMember, is_flags: bool = False, text: str = "") -> EnumType:
    """An enumeration; members that are text count from 0, or through powers of 2."""
    made = tuple(
        member if isinstance(member, EnumMember) else value(member, 1 << index if is_flags else index)
        for index, member in enumerate(members)
    )
    return EnumType(
        qualified_name=name, is_flags=is_flags, members=made, annotations=described(text), location=HERE
    )


def value(name: str, number: int | None, *, text: str = "") -> EnumMember:
    """A member of an enumeration."""
    return EnumMember(name=name, value=number, annotations=described(text), location=HERE)


def definition(name: str, underlying: str = "Edm.Decimal", *, text: str = "") -> TypeDefinition:
    """A type definition."""
    return TypeDefinition(
        qualified_name=name,
        underlying_type=underlying,
        facets=Facets(),
        annotations=described(text),
        location=HERE,
    )


def model(*types: NamedType) -> TypeGraph:
    """The graph of one document with these types, a schema for each namespace."""
    schemas: dict[str, list[NamedType]] = {}
    for declared in types:
        schemas.setdefault(namespace_of(declared.qualified_name), []).append(declared)
    made = tuple(
        Schema(namespace=namespace, types=tuple(found), location=HERE) for namespace, found in schemas.items()
    )
    return build((Document(file="in.xml", version="4.01", schemas=made, counts={}),))


def config(root_namespace: str = "", **rename: str) -> Config:
    """A configuration with ``[models]``; keywords are entries of ``[rename]``."""
    return Config(
        file=Path("/project/csdlgen.toml"),
        schema=("in.xml",),
        root_namespace=root_namespace,
        rename=rename,
        models=ModelsConfig(output=Path("/project/out"), package="service"),
    )
