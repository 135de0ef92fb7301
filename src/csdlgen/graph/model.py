"""The type graph: everything that generation asks of a model, computed once and immutable afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import (
    Annotation,
    ComplexType,
    Document,
    EntityContainer,
    EntityType,
    EnumType,
    Expression,
    NamedType,
    NavigationProperty,
    Operation,
    Property,
    PropertyRef,
    StructuredType,
    Term,
    TypeDefinition,
    TypeRef,
)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that no input defines. ``diagnostic`` says where it is used and what became of it."""

    qualified_name: str
    diagnostic: Diagnostic


TypeKind = Literal["ComplexType", "EntityType", "EnumType", "TypeDefinition"]
M = TypeVar("M", Property, NavigationProperty)


class Effective(NamedTuple, Generic[M]):
    """A member as a type has it: the declaration, and the qualified name of the type that declares it."""

    declared: M
    declaring: str


class Use(NamedTuple):
    """One place where a type is used: the CSDL path of the user, and the type that owns it (empty for operations)."""

    path: str
    owner: str


class Edge(NamedTuple):
    """A navigation property as the path walk met it: the type it was reached through and the declaring one."""

    owner: str
    declaring: str
    navigation: NavigationProperty
    url: str


@dataclass(frozen=True, slots=True)
class Walk:
    """What the path walk found (every map in walk order; URLs shortest first, stable).

    * ``edges``: each navigation property met, once per visit, in walk order.
    * ``entity_urls``, ``collection_urls``: by qualified type name.
    * ``edge_urls``: by (type, navigation property name); an edge met through a derived type counts for
      the derived type and for the declaring one.
    * ``too_far``: the types that were met at the end of URLs which are too long, and nowhere else.
    """

    edges: Sequence[Edge]
    entity_urls: Mapping[str, tuple[str, ...]]
    collection_urls: Mapping[str, tuple[str, ...]]
    edge_urls: Mapping[tuple[str, str], tuple[str, ...]]
    too_far: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeGraph:
    """A whole model, resolved. Maps are keyed by qualified name, in schema order unless said otherwise.

    Schema order is the order of the documents as given and, inside each, of the declarations as written.
    Every map that is keyed by structured types has a key for each of them.
    """

    documents: Sequence[Document]
    namespaces: frozenset[str]
    """The namespaces that the input defines."""
    types: Mapping[str, NamedType]
    kinds: Mapping[str, TypeKind]
    """What each of the types is."""
    underlying: Mapping[str, str]
    """The primitive type below each type definition; one of them, where they run in a circle."""
    terms: Mapping[str, Term]
    operations: Sequence[Operation]
    containers: Sequence[EntityContainer]
    unresolved: Mapping[str, Unresolved]
    """Names of types that are used and not defined, sorted."""
    ancestors: Mapping[str, tuple[str, ...]]
    """The defined ancestors of a structured type, nearest first; cut where a chain would close on itself."""
    children: Mapping[str, tuple[str, ...]]
    """The types that name a structured type as their base, in schema order."""
    properties: Mapping[str, tuple[Effective[Property], ...]]
    """Structural properties of a structured type: base first, declaration order; a redeclared one counts once."""
    navigation_properties: Mapping[str, tuple[Effective[NavigationProperty], ...]]
    keys: Mapping[str, tuple[PropertyRef, ...]]
    """The key of an entity type, its own or inherited; empty without one."""
    users: Mapping[str, tuple[Use, ...]]
    """Where a type is used, in schema order."""
    cyclic_groups: Sequence[frozenset[str]]
    """Sets of two or more types (or one that uses itself) that reach each other through base types and members."""
    bound: Mapping[str, tuple[Operation, ...]]
    """Operations bound to a structured type: those bound to it, single or collection, and those bound to a single ancestor; schema order."""
    walk: Walk
    """Depth-first: where reference pages say that types are found."""
    nearest: Walk
    """Breadth-first: the shortest ways to all types."""
    descriptions: Mapping[str, str]
    """``Org.OData.Core.V1.Description`` by element path: ``ns.type``, ``ns.type/property``, ``ns.enum/member``,
    ``signature`` of an operation, ``signature/parameter``, ``ns.Container/set``. Stripped; only present, never empty."""
    long_descriptions: Mapping[str, str]
    annotations: Mapping[str, tuple[Annotation, ...]]
    """All annotations by element path (as above): inline ones first, then external ones in schema order."""
    diagnostics: tuple[Diagnostic, ...]

    def type(self, name: str) -> NamedType | Unresolved | None:
        """What a type name means: its declaration, ``Unresolved`` if nothing defines it, None for a built-in ``Edm`` type."""
        return self.types.get(name) or self.unresolved.get(name)

    def structured(self, name: str) -> StructuredType:
        """The entity or complex type of that name. Raises KeyError if there is none."""
        found = self.types[name]
        if not isinstance(found, EntityType | ComplexType):
            raise KeyError(name)
        return found

    def base(self, name: str) -> str:
        """The base type of a structured type, defined or not; empty without one, and for one that is ignored."""
        base = self.structured(name).base
        return "" if base in self.types and base not in self.ancestors[name] else base

    def entity_types(self) -> tuple[EntityType, ...]:
        """The entity types, in schema order."""
        return tuple(t for t in self.types.values() if isinstance(t, EntityType))

    def complex_types(self) -> tuple[ComplexType, ...]:
        """The complex types, in schema order."""
        return tuple(t for t in self.types.values() if isinstance(t, ComplexType))

    def enum_types(self) -> tuple[EnumType, ...]:
        """The enumeration types, in schema order."""
        return tuple(t for t in self.types.values() if isinstance(t, EnumType))

    def type_definitions(self) -> tuple[TypeDefinition, ...]:
        """The type definitions, in schema order."""
        return tuple(t for t in self.types.values() if isinstance(t, TypeDefinition))

    def descendants(self, name: str) -> tuple[str, ...]:
        """All types below a structured type, parents before children."""
        found: list[str] = []
        pending = list(reversed(self.children.get(name, ())))
        while pending:
            child = pending.pop()
            found.append(child)
            pending.extend(reversed(self.children.get(child, ())))
        return tuple(found)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a structured type is ``ancestor`` or derives from it."""
        return name == ancestor or ancestor in self.ancestors.get(name, ())

    def primitive_of(self, type_ref: TypeRef) -> TypeRef:
        """The reference with a type definition replaced by its underlying primitive type; others as they are."""
        primitive = self.underlying.get(type_ref.name)
        return type_ref if primitive is None else TypeRef(primitive, type_ref.collection)

    def annotation(self, path: str, term: str) -> Expression | None:
        """The value of the first unqualified annotation with that term on an element, or None."""
        for each in self.annotations.get(path, ()):
            if each.term == term and not each.qualifier:
                return each.value
        return None
