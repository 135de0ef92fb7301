"""The laws that a sound model obeys, one function each: a model in, findings out.

Resolving, inheriting and annotating report what they stumble over themselves; here is what nothing stumbles over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import EntityType, Schema, TypeDefinition
from csdlgen.graph.model import TypeGraph

_RANGES = {
    "Edm.SByte": (-(2**7), 2**7 - 1),
    "Edm.Byte": (0, 2**8 - 1),
    "Edm.Int16": (-(2**15), 2**15 - 1),
    "Edm.Int32": (-(2**31), 2**31 - 1),
    "Edm.Int64": (-(2**63), 2**63 - 1),
}
_SIMPLE = "use a letter or underscore, then letters, digits and underscores, at most 128"
_FIRST = {"Lu", "Ll", "Lt", "Lm", "Lo", "Nl"}
_LATER = _FIRST | {"Nd", "Mn", "Mc", "Pc", "Cf"}


def is_simple_identifier(name: str) -> bool:
    """Whether a name obeys the grammar of section 15.2."""
    if len(name) > 128:
        return False
    if name.isascii():
        return name.isidentifier()
    return (name[0] == "_" or unicodedata.category(name[0]) in _FIRST) and all(
        unicodedata.category(character) in _LATER for character in name
    )


def names_are_simple_identifiers(graph: TypeGraph) -> Iterator[Diagnostic]:
    """Names are simple identifiers, namespaces are made of them (15.1, 15.2)."""
    for schema in (schema for document in graph.documents for schema in document.schemas):
        if not all(map(is_simple_identifier, schema.namespace.split("."))):
            yield laws.SIMPLE_IDENTIFIER.broken(
                schema.location,
                f"the namespace {schema.namespace!r} is not made of simple identifiers",
                target=schema.namespace,
                hint=_SIMPLE,
            )
        for path, name, location in _named(schema):
            if not is_simple_identifier(name):
                yield laws.SIMPLE_IDENTIFIER.broken(
                    location, f"{name!r} is not a simple identifier", target=path, hint=_SIMPLE
                )


def _named(schema: Schema) -> Iterator[tuple[str, str, Location]]:
    """Path, name and place of everything in a schema that has a name."""
    own = len(schema.namespace) + 1
    for declared in schema.types:
        yield declared.qualified_name, declared.qualified_name[own:], declared.location
        if not isinstance(declared, TypeDefinition):
            for member in declared.members:
                yield f"{declared.qualified_name}/{member.name}", member.name, member.location
    for operation in schema.operations:
        yield operation.signature, operation.qualified_name[own:], operation.location
        for parameter in operation.parameters:
            yield f"{operation.signature}/{parameter.name}", parameter.name, parameter.location
    for container in schema.containers:
        yield container.qualified_name, container.qualified_name[own:], container.location
        for child in container.children:
            yield f"{container.qualified_name}/{child.name}", child.name, child.location


def keys_are_sound(graph: TypeGraph) -> Iterator[Diagnostic]:
    """A concrete entity type has one key, declared once in its chain, of properties that it has (6.5)."""
    for declared in graph.entity_types():
        name = declared.qualified_name
        inherited = [a for a in graph.ancestors[name] if _own_key(graph, a)]
        if declared.key and inherited:
            yield laws.KEY_REDECLARED.broken(
                declared.location,
                f"{name!r} declares a key, but inherits one from {inherited[0]!r}",
                target=name,
            )
        # The key may come from a base type that no input defines.
        rooted = not graph.structured((name, *graph.ancestors[name])[-1]).base
        if not graph.keys[name] and not declared.abstract and rooted:
            yield laws.NO_KEY.broken(declared.location, f"{name!r} has no key", target=name)
        members = {m.declared.name for m in graph.properties[name]}
        members.update(m.declared.name for m in graph.navigation_properties[name])
        for ref in declared.key:
            if rooted and ref.name.partition("/")[0] not in members:
                yield laws.KEY_PROPERTY.broken(
                    ref.location,
                    f"the key of {name!r} names {ref.name!r}, which is no property of it",
                    target=name,
                )


def _own_key(graph: TypeGraph, name: str) -> bool:
    declared = graph.types[name]
    return isinstance(declared, EntityType) and bool(declared.key)


def enums_are_sound(graph: TypeGraph) -> Iterator[Diagnostic]:
    """An enumeration has members, each with a value that its underlying integer type can hold (section 10)."""
    for enum in graph.enum_types():
        name = enum.qualified_name
        if not enum.members:
            yield laws.EMPTY_ENUM.broken(enum.location, f"{name!r} has no members", target=name)
        if enum.underlying_type not in _RANGES:
            yield laws.ENUM_UNDERLYING.broken(
                enum.location,
                f"{name!r} is based on {enum.underlying_type!r}, which is no integer type",
                target=name,
                hint="use Edm.Byte, Edm.SByte, Edm.Int16, Edm.Int32 or Edm.Int64",
            )
            continue
        least, most = _RANGES[enum.underlying_type]
        for member in enum.members:
            if member.value is None or not least <= member.value <= most:
                yield laws.ENUM_VALUE.broken(
                    member.location,
                    f"the value of {member.name!r} does not fit {enum.underlying_type}",
                    target=f"{name}/{member.name}",
                )
            elif enum.is_flags and member.value < 0:
                yield laws.FLAGS_VALUE.broken(
                    member.location,
                    f"{member.name!r} is a member of flags and has the negative value {member.value}",
                    target=f"{name}/{member.name}",
                )


def operations_are_sound(graph: TypeGraph) -> Iterator[Diagnostic]:
    """A bound operation has a binding parameter, a function a result (section 12)."""
    for operation in graph.operations:
        if operation.is_bound and not operation.parameters:
            yield laws.NO_BINDING_PARAMETER.broken(
                operation.location,
                f"{operation.qualified_name!r} is bound but has no parameter to bind it",
                target=operation.signature,
            )
        if operation.kind == "Function" and operation.return_type is None:
            yield laws.FUNCTION_RESULT.broken(
                operation.location,
                f"the function {operation.qualified_name!r} has no ReturnType",
                target=operation.signature,
            )


def bindings_are_sound(graph: TypeGraph) -> Iterator[Diagnostic]:
    """A navigation property binding names an entity set or singleton that is there (13.4)."""
    names = {c.name for k in graph.containers for c in k.navigation_sources}
    for container in graph.containers:
        for child in container.navigation_sources:
            for binding in child.bindings:
                if "/" not in binding.target and binding.target not in names:
                    yield laws.UNKNOWN_BINDING.broken(
                        binding.location,
                        f"{binding.path!r} is bound to {binding.target!r}, which no container has",
                        target=f"{container.qualified_name}/{child.name}",
                    )


RULES: tuple[Callable[[TypeGraph], Iterator[Diagnostic]], ...] = (
    names_are_simple_identifiers,
    keys_are_sound,
    enums_are_sound,
    operations_are_sound,
    bindings_are_sound,
)
"""All rules, in the order in which they are checked."""
