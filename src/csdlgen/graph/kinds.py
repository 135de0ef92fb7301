"""What each type is, and what is below type definitions: all that most users of a type ask about it."""

from __future__ import annotations

from collections.abc import Mapping

from csdlgen.edm import ComplexType, EntityType, EnumType, NamedType, TypeDefinition
from csdlgen.graph.model import TypeKind

_KINDS: Mapping[type[NamedType], TypeKind] = {
    ComplexType: "ComplexType",
    EntityType: "EntityType",
    EnumType: "EnumType",
    TypeDefinition: "TypeDefinition",
}

MOST_DEFINITIONS = 100
"""How far a chain of type definitions is followed; CSDL knows none, for what underlies a definition is primitive."""


def kinds(types: Mapping[str, NamedType]) -> dict[str, TypeKind]:
    """The kind of each type."""
    return {name: _KINDS[type(declared)] for name, declared in types.items()}


def underlying(types: Mapping[str, NamedType]) -> dict[str, str]:
    """The primitive type below each type definition."""
    found = {}
    for name, declared in types.items():
        if isinstance(declared, TypeDefinition):
            below = name
            for _ in range(MOST_DEFINITIONS):
                if not isinstance(definition := types.get(below), TypeDefinition):
                    break
                below = definition.underlying_type
            found[name] = below
    return found
