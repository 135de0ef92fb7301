"""The entity container: what a service offers (CSDL 4.01, section 13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from csdlgen.diagnostics import Location
from csdlgen.edm.annotations import Annotation
from csdlgen.edm.names import namespace_of, simple_name


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationPropertyBinding:
    """Where the entities behind a navigation property live (13.4)."""

    path: str
    target: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class EntitySet:
    """A collection of entities at the root of a service (13.2)."""

    name: str
    type: str
    bindings: tuple[NavigationPropertyBinding, ...] = ()
    include_in_service_document: bool = True
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Singleton:
    """A single entity at the root of a service (13.3)."""

    name: str
    type: str
    nullable: bool = False
    bindings: tuple[NavigationPropertyBinding, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationImport:
    """An unbound operation offered at the root of a service (13.5, 13.6)."""

    kind: Literal["ActionImport", "FunctionImport"]
    name: str
    operation: str
    entity_set: str = ""
    include_in_service_document: bool = False
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityContainer:
    """An entity container (section 13); each kind of child in document order."""

    qualified_name: str
    extends: str = ""
    entity_sets: tuple[EntitySet, ...] = ()
    singletons: tuple[Singleton, ...] = ()
    imports: tuple[OperationImport, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    location: Location

    @property
    def navigation_sources(self) -> tuple[EntitySet | Singleton, ...]:
        """Where navigation can start: the entity sets, then the singletons."""
        return (*self.entity_sets, *self.singletons)

    @property
    def children(self) -> tuple[EntitySet | Singleton | OperationImport, ...]:
        """Everything that the container declares, kind by kind."""
        return (*self.entity_sets, *self.singletons, *self.imports)

    @property
    def name(self) -> str:
        """The name without its namespace."""
        return simple_name(self.qualified_name)

    @property
    def namespace(self) -> str:
        """The namespace of the declaring schema."""
        return namespace_of(self.qualified_name)
