"""What the modules of a package declare, in models and in stubs alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import (
    EnumMember,
    EnumType,
    NavigationProperty,
    Property,
    StructuredType,
    TypeDefinition,
    TypeRef,
)
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, TypeName, nearest_class
from csdlgen.targets._annotations import annotated_type
from csdlgen.targets._imports import ModuleScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A member that a type declares itself. ``type``: what the annotation says, which may be less than the schema does."""

    member: Property | NavigationProperty
    spelled: Python
    type: TypeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredClass:
    """The class of an entity or complex type, and the class that it derives from, if that is a generated one."""

    declared: StructuredType
    name: TypeName
    base: TypeName | None
    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """What stands for a type definition."""

    declared: TypeDefinition
    name: TypeName


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumClass:
    """The class of an enumeration; ``are_flags``: its members combine."""

    declared: EnumType
    name: TypeName
    are_flags: bool
    members: Mapping[Python, EnumMember]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """The types of one module, in the order in which they are declared there: a base before what derives from it."""

    name: Python
    aliases: tuple[Alias, ...]
    enumerations: tuple[EnumClass, ...]
    structured: tuple[StructuredClass, ...]

    def types(self) -> tuple[Alias | EnumClass | StructuredClass, ...]:
        """All of them."""
        return (*self.aliases, *self.classes())

    def classes(self) -> tuple[EnumClass | StructuredClass, ...]:
        """Those that are classes."""
        return (*self.enumerations, *self.structured)

    def scope(self, names: NameTable) -> ModuleScope:
        """The names at the top of the module."""
        own = {each.name.cls for each in self.types()}
        used = {attribute.type.name for each in self.structured for attribute in each.attributes}
        siblings = {names.types[name].cls for name in used if name in names.types}
        siblings.update(each.base.cls for each in self.structured if each.base)
        return ModuleScope(own, siblings)


def modules(names: NameTable) -> dict[Python, list[str]]:
    """The types in every module that holds some, in schema order."""
    found: dict[Python, list[str]] = {}
    for name, spelled in names.types.items():
        found.setdefault(spelled.module, []).append(name)
    return found


def module_of(name: Python, held: Iterable[str], graph: TypeGraph, names: NameTable) -> Module:
    """A module with the types that it holds."""
    types = [graph.types[each] for each in held]
    structured = _base_first([t.qualified_name for t in types if isinstance(t, StructuredType)], graph)
    return Module(
        name=name,
        aliases=tuple(
            Alias(declared=t, name=names.types[t.qualified_name])
            for t in types
            if isinstance(t, TypeDefinition)
        ),
        enumerations=tuple(_enum_class(t, names) for t in types if isinstance(t, EnumType)),
        structured=tuple(_structured_class(graph.structured(each), graph, names) for each in structured),
    )


def _base_first(names: list[str], graph: TypeGraph) -> Iterable[str]:
    """In schema order, except that the ancestors of a type come before it."""
    if len(names) < 2:
        return names
    here = frozenset(names)
    placed: dict[str, None] = {}
    for name in names:
        placed.update(dict.fromkeys(each for each in reversed(graph.ancestors[name]) if each in here))
        placed[name] = None
    return placed


def _structured_class(declared: StructuredType, graph: TypeGraph, names: NameTable) -> StructuredClass:
    """A type with its own members, the first of each name, if they have a name in Python."""
    name = declared.qualified_name
    spelled = names.members[name]
    own: dict[str, Property | NavigationProperty] = {}
    for member in declared.members:
        if member.name in spelled:
            own.setdefault(member.name, member)
    base = nearest_class(name, graph, names.types)
    return StructuredClass(
        declared=declared,
        name=names.types[name],
        base=names.types[base] if base else None,
        attributes=tuple(
            Attribute(
                member=member,
                spelled=spelled[member.name],
                type=annotated_type(name, member, graph, names),
            )
            for member in own.values()
        ),
    )


def _enum_class(declared: EnumType, names: NameTable) -> EnumClass:
    """An enumeration with its members, the first of each name.

    Flags need a value for each member that is not negative; one that lacks it is an enumeration without flags.
    """
    spelled = names.members[declared.qualified_name]
    members: dict[Python, EnumMember] = {}
    for member in declared.members:
        if member.name in spelled:
            members.setdefault(spelled[member.name], member)
    return EnumClass(
        declared=declared,
        name=names.types[declared.qualified_name],
        are_flags=declared.is_flags and all(m.value is not None and m.value >= 0 for m in members.values()),
        members=members,
    )
