"""What a schema declares from JSON: types, terms and operations (CSDL JSON 4.01, sections 5 to 12 and 14.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from re import fullmatch
from typing import Any, Literal

from csdlgen import laws
from csdlgen.csdl.from_json.container import read_container
from csdlgen.csdl.from_json.expressions import read_annotations, read_external
from csdlgen.csdl.from_json.members import (
    read_facets,
    read_key,
    read_navigation_property,
    read_own_facets,
    read_parameter,
    read_property,
    read_return_type,
)
from csdlgen.csdl.from_json.source import JsonObject, JsonSource
from csdlgen.csdl.from_json.tokens import Json, Number
from csdlgen.edm import (
    Annotations,
    ComplexType,
    EntityContainer,
    EntityType,
    EnumMember,
    EnumType,
    NamedType,
    NavigationProperty,
    Operation,
    Property,
    ReturnType,
    Schema,
    Term,
    TypeDefinition,
)

Declared = NamedType | Term | Operation | EntityContainer


def read_schema(namespace: str, found: JsonObject) -> Schema:
    """A schema (section 5)."""
    source = found.source
    declared: list[Declared] = []
    for name in tuple(found.named):
        declared.extend(_declared(f"{namespace}.{name.strip()}", name, found.named.pop(name), source))
    schema = Schema(
        namespace=namespace,
        alias=found.text("$Alias"),
        types=tuple(each for each in declared if isinstance(each, NamedType)),
        operations=tuple(each for each in declared if isinstance(each, Operation)),
        terms=tuple(each for each in declared if isinstance(each, Term)),
        containers=tuple(each for each in declared if isinstance(each, EntityContainer)),
        external_annotations=tuple(_blocks(found)),
        annotations=read_annotations(found),
        location=found.location,
    )
    found.close()
    return schema


def _blocks(found: JsonObject) -> Iterator[Annotations]:
    json = found.own.pop("$Annotations", None)
    targets = found.source.object(json, "$Annotations") if json else None
    if targets is None:
        return
    # A target may be the path of an annotation, and then it looks like one.
    members = json.value if json and isinstance(json.value, dict) else {}
    for target, block in members.items():
        if made := read_external(target, block, found.source):
            yield made


def _declared(qualified: str, name: str, json: Json, source: JsonSource) -> Iterator[Declared]:
    """What a member declares: overloads in an array, anything else as an object.

    An array may hold more than overloads: a schema that uses a name twice has no other way to say so.
    """
    declarations = source.objects(json, name) if isinstance(json.value, list) else [source.object(json, name)]
    for found in filter(None, declarations):
        kind = found.text("$Kind")
        if reader := _READERS.get(kind):
            source.counts[kind] += 1
            made = reader(qualified, found)
            found.close()
            if made:
                yield made
        else:
            source.unknown(f"{name} of kind {kind!r}", found.json)


def _entity_type(name: str, found: JsonObject) -> EntityType:
    key = read_key(found)
    return EntityType(key=key, has_stream=bool(found.flag("$HasStream")), **_structured(name, found))


def _complex_type(name: str, found: JsonObject) -> ComplexType:
    return ComplexType(**_structured(name, found))


def _structured(qualified: str, found: JsonObject) -> dict[str, Any]:
    """What entity and complex types have in common."""
    source = found.source
    properties: list[Property] = []
    navigation: list[NavigationProperty] = []
    for name in tuple(found.named):
        member = source.object(found.named.pop(name), name)
        if member is None:
            continue
        kind = member.text("$Kind") or "Property"
        if kind == "NavigationProperty":
            link = read_navigation_property(name.strip(), member)
            navigation.extend((link,) if link else ())
        elif kind == "Property":
            declared = read_property(name.strip(), member)
            properties.extend((declared,) if declared else ())
        else:
            source.unknown(f"{name} of kind {kind!r}", member.json)
            continue
        source.counts[kind] += 1
        member.close()
    return {
        "qualified_name": qualified,
        "base": found.name("$BaseType"),
        "abstract": bool(found.flag("$Abstract")),
        "open": bool(found.flag("$OpenType")),
        "properties": tuple(properties),
        "navigation_properties": tuple(navigation),
        "annotations": read_annotations(found),
        "location": found.location,
    }


def _enum_type(qualified: str, found: JsonObject) -> EnumType:
    source = found.source
    text = found.text("$UnderlyingType")
    underlying = source.type_named(text, found.location) if text else None
    members = []
    for name in tuple(found.named):
        json = found.named.pop(name)
        source.counts["Member"] += 1
        members.append(
            EnumMember(
                name=name.strip(),
                value=_member_value(json, source),
                annotations=read_annotations(found, name),
                location=source.place(json),
            )
        )
    return EnumType(
        qualified_name=qualified,
        underlying_type=underlying.name if underlying else "Edm.Int32",
        is_underlying_written=underlying is not None,
        is_flags=bool(found.flag("$IsFlags")),
        members=tuple(members),
        annotations=read_annotations(found),
        location=found.location,
    )


def _member_value(json: Json, source: JsonSource) -> int | None:
    # An Int64 may be a text, for the sake of those whose numbers are all floating.
    text = json.value.text if isinstance(json.value, Number) else json.value
    if isinstance(text, str) and fullmatch(r"\s*[+-]?[0-9]{1,40}\s*", text):
        return int(text)
    source.report(laws.INTEGER, json, "the value of a member is not a whole number and is ignored")
    return None


def _definition(qualified: str, found: JsonObject) -> TypeDefinition | None:
    text = found.required("$UnderlyingType", "TypeDefinition")
    underlying = found.source.type_named(text, found.location) if text else None
    if underlying is None:
        return None
    return TypeDefinition(
        qualified_name=qualified,
        underlying_type=underlying.name,
        facets=read_own_facets(found, underlying.name),
        annotations=read_annotations(found),
        location=found.location,
    )


def _term(qualified: str, found: JsonObject) -> Term | None:
    type_ref = found.type_ref()
    if type_ref is None:
        return None
    return Term(
        qualified_name=qualified,
        type=type_ref,
        facets=read_facets(found, type_ref),
        base_term=found.name("$BaseTerm"),
        applies_to=tuple(" ".join(found.texts("$AppliesTo")).split()),
        annotations=read_annotations(found),
        location=found.location,
    )


def _action(qualified: str, found: JsonObject) -> Operation:
    return _operation("Action", qualified, found)


def _function(qualified: str, found: JsonObject) -> Operation:
    return _operation("Function", qualified, found)


def _operation(kind: Literal["Action", "Function"], qualified: str, found: JsonObject) -> Operation:
    source = found.source
    parameters = []
    for each in source.objects(found.own.pop("$Parameter", None), "$Parameter"):
        source.counts["Parameter"] += 1
        if parameter := read_parameter(each):
            parameters.append(parameter)
        each.close()
    return Operation(
        kind=kind,
        qualified_name=qualified,
        is_bound=bool(found.flag("$IsBound")),
        is_composable=bool(found.flag("$IsComposable")),
        entity_set_path=found.path("$EntitySetPath"),
        parameters=tuple(parameters),
        return_type=_return_type(found),
        annotations=read_annotations(found),
        location=found.location,
    )


def _return_type(found: JsonObject) -> ReturnType | None:
    json = found.own.pop("$ReturnType", None)
    result = found.source.object(json, "$ReturnType", "ReturnType") if json else None
    if result is None:
        return None
    made = read_return_type(result)
    result.close()
    return made


_READERS: dict[str, Callable[[str, JsonObject], Declared | None]] = {
    "EntityType": _entity_type,
    "ComplexType": _complex_type,
    "EnumType": _enum_type,
    "TypeDefinition": _definition,
    "Term": _term,
    "Action": _action,
    "Function": _function,
    "EntityContainer": read_container,
}
