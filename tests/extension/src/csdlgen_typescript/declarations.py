"""What stands in the file: an interface for each structured type, a union or an enum for each enumeration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.edm import ComplexType, EntityType, EnumType, TypeRef
from csdlgen.extension import NameTable, TypeGraph

from .text import TypeScript, comment, string, word

_PRIMITIVES = {
    "Edm.Boolean": TypeScript("boolean"),
    **dict.fromkeys(
        ("Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Single", "Edm.Double"), TypeScript("number")
    ),
    **dict.fromkeys(("Edm.Int64", "Edm.Decimal"), TypeScript("number | string")),
    **dict.fromkeys(
        (
            "Edm.String", "Edm.Guid", "Edm.Binary", "Edm.Date", "Edm.DateTimeOffset", "Edm.Duration", "Edm.Stream",
            "Edm.TimeOfDay",
        ),
        TypeScript("string"),
    ),
}  # fmt: skip
_UNKNOWN = TypeScript("unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A member of an interface, or of an enum."""

    name: TypeScript
    says: TypeScript
    type: TypeScript


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceView:
    """An interface; ``base`` is empty without one."""

    name: TypeScript
    says: TypeScript
    base: TypeScript
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumView:
    """An enumeration."""

    name: TypeScript
    says: TypeScript
    is_enum: bool
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """The whole file."""

    enums: tuple[EnumView, ...]
    interfaces: tuple[InterfaceView, ...]


def declarations(graph: TypeGraph, names: NameTable, *, with_enums: bool) -> FileView:
    """The declarations of all types that have a name."""
    types = [each for each in graph.types.values() if each.qualified_name in names.types]
    return FileView(
        enums=tuple(
            EnumView(
                name=word(names.types[each.qualified_name].cls),
                says=_says(graph, each.qualified_name),
                is_enum=with_enums,
                members=tuple(_value(graph, each, value.name) for value in each.members),
            )
            for each in types
            if isinstance(each, EnumType)
        ),
        interfaces=tuple(
            InterfaceView(
                name=word(names.types[each.qualified_name].cls),
                says=_says(graph, each.qualified_name),
                base=word(names.types[each.base].cls) if each.base in names.types else TypeScript(""),
                members=tuple(_members(graph, names, each)),
            )
            for each in types
            if isinstance(each, EntityType | ComplexType)
        ),
    )


def _members(graph: TypeGraph, names: NameTable, declared: EntityType | ComplexType) -> Iterator[MemberView]:
    owner = declared.qualified_name
    own = [(each.name, each.type, each.facets.nullable) for each in declared.properties]
    own += [(each.name, each.type, each.nullable) for each in declared.navigation_properties]
    for name, ref, nullable in own:
        plain = _type(graph, names, ref)
        is_null = nullable is not False and not ref.collection
        yield MemberView(
            name=string(name),
            says=_says(graph, f"{owner}/{name}"),
            type=TypeScript.of("{} | null", plain) if is_null else plain,
        )


def _type(graph: TypeGraph, names: NameTable, ref: TypeRef) -> TypeScript:
    name = graph.primitive_of(ref).name
    if isinstance(declared := graph.types.get(name), EnumType) and declared.is_flags:
        plain = TypeScript("string")
    elif name in names.types:
        plain = word(names.types[name].cls)
    else:
        plain = _PRIMITIVES.get(name, _UNKNOWN)
    return TypeScript.of("Array<{}>", plain) if ref.collection else plain


def _value(graph: TypeGraph, declared: EnumType, name: str) -> MemberView:
    says = _says(graph, f"{declared.qualified_name}/{name}")
    return MemberView(name=string(name), says=says, type=string(name))


def _says(graph: TypeGraph, path: str) -> TypeScript:
    return comment(graph.descriptions.get(path, ""))
