"""Members of structured types: structural and navigation properties (CSDL 4.01, sections 6.5 to 8)."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.diagnostics import Location
from csdlgen.edm.annotations import Annotation
from csdlgen.edm.names import TypeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The facets of a type reference (7.2) as written; None where the document is silent.

    ``max_length`` is a number or ``max``; ``scale`` a number, ``variable`` or ``floating``; ``srid`` a number or ``variable``.
    """

    nullable: bool | None = None
    max_length: str | None = None
    precision: int | None = None
    scale: str | None = None
    unicode: bool | None = None
    srid: str | None = None
    default_value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A structural property (section 7)."""

    name: str
    type: TypeRef
    facets: Facets
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferentialConstraint:
    """A property of the dependent that equals one of the principal (8.5)."""

    property: str
    referenced_property: str
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationProperty:
    """A navigation property (section 8). ``on_delete`` is the action as written, or empty (8.6)."""

    name: str
    type: TypeRef
    nullable: bool | None = None
    partner: str = ""
    contains_target: bool = False
    constraints: tuple[ReferentialConstraint, ...] = ()
    on_delete: str = ""
    on_delete_annotations: tuple[Annotation, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRef:
    """One property, or path to one, of an entity key (6.5)."""

    name: str
    alias: str = ""
    location: Location
