"""What the rules ask of a model beyond the graph itself: versions, members by name, the standard vocabularies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from csdlgen.diagnostics import Location
from csdlgen.edm import (
    EntityType,
    EnumType,
    NamedType,
    NavigationProperty,
    Operation,
    Property,
    PropertyRef,
    StructuredType,
    Term,
    TypeDefinition,
    TypeRef,
    namespace_of,
)
from csdlgen.graph.inherit import Inheritance, inherit
from csdlgen.graph.model import TypeGraph
from csdlgen.graph.rules.containers import Containers
from csdlgen.vocabularies import standard

Member = Property | NavigationProperty

INTEGERS: Mapping[str, tuple[int, int]] = {
    "Edm.SByte": (-(2**7), 2**7 - 1),
    "Edm.Byte": (0, 2**8 - 1),
    "Edm.Int16": (-(2**15), 2**15 - 1),
    "Edm.Int32": (-(2**31), 2**31 - 1),
    "Edm.Int64": (-(2**63), 2**63 - 1),
}
"""The least and the greatest value of each integer type (3.3)."""


@cache
def _standard_inheritance() -> Inheritance:
    return inherit(standard().types)[0]


class Facts:
    """A model under examination. Types and terms include those of the standard vocabularies."""

    def __init__(self, graph: TypeGraph) -> None:
        self.graph = graph
        known, inherited = standard(), _standard_inheritance()
        self.types: Mapping[str, NamedType] = {**known.types, **graph.types}
        self.terms: Mapping[str, Term] = {**known.terms, **graph.terms}
        self.namespaces = graph.namespaces | known.namespaces
        self.ancestors: Mapping[str, tuple[str, ...]] = {**inherited.ancestors, **graph.ancestors}
        self.bases = {chain[0] for chain in self.ancestors.values() if chain}
        self.keys: Mapping[str, tuple[PropertyRef, ...]] = graph.keys
        self.containers = Containers(graph.containers)
        self.overloads: dict[str, list[Operation]] = {}
        for operation in graph.operations:
            self.overloads.setdefault(operation.qualified_name, []).append(operation)
        self._versions = {document.file: document.version for document in graph.documents}
        self._effective = (
            (inherited.properties, inherited.navigation_properties),
            (graph.properties, graph.navigation_properties),
        )
        self._members: dict[str, dict[str, Member]] = {}
        self._enum_values: dict[str, frozenset[str]] = {}
        self._required: dict[str, tuple[str, ...]] = {}
        self._certain: dict[str, bool] = {}
        self._descendants: dict[str, tuple[str, ...]] = {}

    def is_40(self, location: Location) -> bool:
        """Whether what stands there is in a document of version 4.0, or of an older one that is read as such."""
        return self._versions.get(location.file) != "4.01"

    def structured(self) -> Iterator[StructuredType]:
        """The structured types of the input, in schema order."""
        return (declared for declared in self.graph.types.values() if isinstance(declared, StructuredType))

    def entity_types(self) -> tuple[EntityType, ...]:
        """The entity types of the input, in schema order."""
        return self.graph.entity_types()

    def members(self, name: str) -> Mapping[str, Member]:
        """The members of a structured type by name, inherited ones too; empty for anything else."""
        found = self._members.get(name)
        if found is None:
            found = self._members[name] = {}
            for properties, links in self._effective:
                if name in properties:
                    found.update((member.declared.name, member.declared) for member in properties[name])
                    found.update((member.declared.name, member.declared) for member in links[name])
        return found

    def enum_values(self, name: str) -> frozenset[str]:
        """What the members of an enumeration are called, and their values."""
        found = self._enum_values.get(name)
        if found is None:
            declared = self.types[name]
            members = declared.members if isinstance(declared, EnumType) else ()
            texts = (text for each in members for text in (each.name, str(each.value)))
            found = self._enum_values[name] = frozenset(texts)
        return found

    def required(self, name: str) -> tuple[str, ...]:
        """The properties of a structured type that each value must give."""
        found = self._required.get(name)
        if found is None:
            found = self._required[name] = tuple(
                member.name
                for member in self.members(name).values()
                if isinstance(member, Property)
                and member.facets.nullable is False
                and member.facets.default_value is None
                and not member.type.collection
            )
        return found

    def is_certain(self, name: str) -> bool:
        """Whether the members of a type are all that its values can have: no open type, no unknown base among them."""
        found = self._certain.get(name)
        if found is None:
            chain = [self.types.get(each) for each in (name, *self.ancestors.get(name, ()))]
            found = self._certain[name] = all(
                isinstance(each, StructuredType) and not each.open for each in chain
            ) and not self._is_rootless(name)
        return found

    def is_rooted(self, name: str) -> bool:
        """Whether the whole base chain of a structured type is known."""
        return name in self.ancestors and not self._is_rootless(name)

    def _is_rootless(self, name: str) -> bool:
        root = self.types[(name, *self.ancestors[name])[-1]]
        return isinstance(root, StructuredType) and bool(root.base)

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a structured type is ``ancestor`` or derives from it."""
        return name == ancestor or ancestor in self.ancestors.get(name, ())

    def may_be(self, name: str, other: str) -> bool:
        """Whether a value of one type can be of the other: one derives from the other, or too little is known."""
        if name not in self.types or other not in self.types:
            return True
        if self.is_a(name, other) or self.is_a(other, name):
            return True
        return not (self.is_rooted(name) and self.is_rooted(other))

    def descendants(self, name: str) -> tuple[str, ...]:
        """All types below a structured type."""
        if name not in self._descendants:
            self._descendants[name] = self.graph.descendants(name)
        return self._descendants[name]

    def primitive_of(self, type_ref: TypeRef) -> TypeRef:
        """The reference with a type definition, also one of a standard vocabulary, replaced by its underlying type."""
        found = self.types.get(type_ref.name)
        if isinstance(found, TypeDefinition) and type_ref.name not in self.graph.types:
            return TypeRef(found.underlying_type, type_ref.collection)
        return self.graph.primitive_of(type_ref)

    def owns(self, name: str) -> bool:
        """Whether the namespace of a qualified name is known, so that what is not there does not exist."""
        return namespace_of(name) in self.namespaces
