"""A CSDL document: its references and its schemas (CSDL 4.01, sections 4 and 5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin

from csdlgen.diagnostics import Location
from csdlgen.edm.annotations import Annotation, Annotations
from csdlgen.edm.container import EntityContainer
from csdlgen.edm.operations import Operation
from csdlgen.edm.types import NamedType, Term

OLDER_VERSIONS = ("1.0", "2.0", "3.0")
"""The versions of OData before the model was that of CSDL 4.0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Include:
    """A schema that a reference brings into scope (4.2)."""

    namespace: str
    alias: str = ""
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class IncludeAnnotations:
    """Annotations that a reference brings into scope (4.3): all of a term namespace, or some of them."""

    term_namespace: str
    qualifier: str = ""
    target_namespace: str = ""
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A reference to another document (4.1); ``uri`` as written."""

    uri: str
    includes: tuple[Include, ...] = ()
    included_annotations: tuple[IncludeAnnotations, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """One schema (section 5); each kind of child in document order, all types and all operations mixed."""

    namespace: str
    alias: str = ""
    types: tuple[NamedType, ...] = ()
    operations: tuple[Operation, ...] = ()
    terms: tuple[Term, ...] = ()
    containers: tuple[EntityContainer, ...] = ()
    external_annotations: tuple[Annotations, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One CSDL document. ``counts`` are its elements by local name, every occurrence, before any recovery."""

    file: str
    version: str
    base: str = ""
    """What relative URIs are relative to (``xml:base``); empty for the place of the document itself."""
    entity_container: str = ""
    """The container of the service where CSDL JSON names one and no schema of the document declares it."""
    references: tuple[Reference, ...] = ()
    schemas: tuple[Schema, ...] = ()
    counts: Mapping[str, int]

    @property
    def is_older(self) -> bool:
        """Whether it was written for OData 1.0 to 3.0 and holds what 4.0 makes of it."""
        return self.version in OLDER_VERSIONS

    def resolved(self, uri: str) -> str:
        """A URI of this document, relative to its place alone; as it is where it makes no sense."""
        try:
            return urljoin(self.base, uri)
        except ValueError:
            return uri
