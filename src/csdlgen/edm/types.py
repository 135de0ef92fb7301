"""The types and terms that a schema declares (CSDL 4.01, sections 6, 9 to 11 and 14.1)."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.diagnostics import Location
from csdlgen.edm.annotations import Annotation
from csdlgen.edm.members import Facets, NavigationProperty, Property, PropertyRef
from csdlgen.edm.names import TypeRef, namespace_of, simple_name

PRIMITIVE_TYPES = frozenset(
    "Edm." + name
    for name in (
        "Binary", "Boolean", "Byte", "Date", "DateTimeOffset", "Decimal", "Double", "Duration",
        "Guid", "Int16", "Int32", "Int64", "SByte", "Single", "Stream", "String", "TimeOfDay",
        "Geography", "GeographyPoint", "GeographyLineString", "GeographyPolygon",
        "GeographyMultiPoint", "GeographyMultiLineString", "GeographyMultiPolygon", "GeographyCollection",
        "Geometry", "GeometryPoint", "GeometryLineString", "GeometryPolygon",
        "GeometryMultiPoint", "GeometryMultiLineString", "GeometryMultiPolygon", "GeometryCollection",
    )
)  # fmt: skip
"""The primitive types of section 3.3."""
OLDER_PRIMITIVE_TYPES = frozenset(("Edm.DateTime", "Edm.Time"))
"""Those that only OData 1.0 to 3.0 has: a moment without offset, and a time of day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Declared:
    qualified_name: str
    annotations: tuple[Annotation, ...] = ()
    location: Location

    @property
    def name(self) -> str:
        """The name without its namespace."""
        return simple_name(self.qualified_name)

    @property
    def namespace(self) -> str:
        """The namespace of the declaring schema."""
        return namespace_of(self.qualified_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Structured(_Declared):
    base: str = ""
    """The qualified name of the base type, or empty."""
    abstract: bool = False
    open: bool = False
    properties: tuple[Property, ...] = ()
    navigation_properties: tuple[NavigationProperty, ...] = ()

    @property
    def members(self) -> tuple[Property | NavigationProperty, ...]:
        """What the type itself declares: structural, then navigation properties."""
        return (*self.properties, *self.navigation_properties)


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplexType(_Structured):
    """A complex type (section 9)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityType(_Structured):
    """An entity type (section 6). ``key`` holds what the type itself declares."""

    key: tuple[PropertyRef, ...] = ()
    has_stream: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumMember:
    """A member of an enumeration (10.3). ``value`` is what is written or implied, None where neither makes sense."""

    name: str
    value: int | None
    is_implied: bool = False
    """Whether the document leaves the value to the order of the members."""
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumType(_Declared):
    """An enumeration type (section 10)."""

    underlying_type: str = "Edm.Int32"
    is_underlying_written: bool = False
    """Whether the document names the underlying type, even if it is ``Edm.Int32``."""
    is_flags: bool = False
    members: tuple[EnumMember, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeDefinition(_Declared):
    """A named primitive type with facets (section 11)."""

    underlying_type: str
    facets: Facets


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(_Declared):
    """A term that annotations may apply (14.1)."""

    type: TypeRef
    facets: Facets
    base_term: str = ""
    applies_to: tuple[str, ...] = ()


StructuredType = EntityType | ComplexType
NamedType = EntityType | ComplexType | EnumType | TypeDefinition
