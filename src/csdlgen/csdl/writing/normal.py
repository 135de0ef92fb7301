"""A document as both formats can say it: what one leaves to a default that the other lacks is written out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

from csdlgen.csdl.from_json.expressions import ONE
from csdlgen.csdl.known import Known
from csdlgen.csdl.writing.spelling import in_order
from csdlgen.edm import (
    Annotation,
    Annotations,
    Document,
    Dynamic,
    EnumMember,
    Facets,
    NavigationProperty,
    Null,
    Parameter,
    Property,
    PropertyValue,
    Reference,
    ReturnType,
    Schema,
    Term,
    TypeDefinition,
)

T = TypeVar("T")


def normal(document: Document) -> Document:
    """The document with the same meaning that CSDL XML and CSDL JSON can both say, and that each reads the same.

    References to one document become one, and so do schemas of one namespace, annotations of one target, and
    overloads side by side; annotations have a value; defaults that differ between the formats are settled.
    """
    merged = replace(
        document,
        base="",
        references=_references(document),
        schemas=tuple(map(_schema, _grouped(document.schemas, "namespace"))),
    )
    settled: Document = _settled(merged, Known(merged.schemas))
    return settled


def _grouped(found: Iterable[T], key: str) -> Iterable[list[T]]:
    """Values with the same key together, in the order of the first ones."""
    groups: dict[str, list[T]] = {}
    for each in found:
        groups.setdefault(getattr(each, key), []).append(each)
    return groups.values()


def _references(document: Document) -> tuple[Reference, ...]:
    resolved = (replace(each, uri=document.resolved(each.uri)) for each in document.references)
    return tuple(map(_joined, _grouped(resolved, "uri")))


def _joined(found: list[T]) -> T:
    """The first of several values of a kind, with what the others hold."""
    first: Any = found[0]
    if len(found) == 1:
        return found[0]
    changes = {
        each.name: tuple(item for value in found for item in getattr(value, each.name))
        for each in fields(first)
        if isinstance(getattr(first, each.name), tuple) and each.name != "location"
    }
    joined: T = replace(first, **changes)
    return joined


def _schema(found: list[Schema]) -> Schema:
    schema = _joined(found)
    alias = next((each.alias for each in found if each.alias), "")
    blocks = map(_unqualified, schema.external_annotations)
    return replace(
        schema,
        alias=alias,
        **_by_name(schema),
        external_annotations=tuple(map(_joined, _grouped(blocks, "target"))),
    )


def _by_name(schema: Schema) -> dict[str, Any]:
    """The children of a schema by kind, all that share a name where the first of them stands."""
    kinds = ("types", "operations", "terms", "containers")
    first: dict[str, int] = {}
    for each in in_order(*(getattr(schema, kind) for kind in kinds)):
        first.setdefault(each.qualified_name, len(first))
    return {
        kind: tuple(sorted(getattr(schema, kind), key=lambda each: first[each.qualified_name]))
        for kind in kinds
    }


def _unqualified(block: Annotations) -> Annotations:
    """A block that leaves its qualifier to its annotations (14.2.1)."""
    if not block.qualifier:
        return block
    qualified = tuple(
        replace(each, qualifier=each.qualifier or block.qualifier) for each in block.annotations
    )
    return replace(block, qualifier="", annotations=qualified)


def _settled(value: Any, known: Known) -> Any:
    """A value of the model, and all values in it, with nothing left to defaults that differ."""
    if isinstance(value, PropertyValue):
        return PropertyValue(*(_settled(each, known) for each in value))
    if type(value) is tuple:
        return tuple(_settled(each, known) for each in value)
    if not (names := _names(value.__class__)):
        return value
    changes = {name: _settled(getattr(value, name), known) for name in names}
    match value:
        case Annotation(value=None):
            changes["value"] = known.default(value.term)
        case Property() | Parameter() | ReturnType() | Term():
            changes["facets"] = _facets(value.facets, value.type.name, is_collection=value.type.collection)
        case TypeDefinition():
            changes["facets"] = _limits(value.facets, value.underlying_type)
        case NavigationProperty() if not value.type.collection:
            changes["nullable"] = value.nullable and None
        case EnumMember():
            changes["is_implied"] = False
        case Dynamic() if value.kind in ONE:
            changes["operands"] = changes["operands"][:1] or (Null(),)
        case _:
            pass
    settled: Any = replace(value, **changes)
    return settled


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass; there are few kinds and many values."""
    return tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()


def _facets(found: Facets, type_name: str, *, is_collection: bool) -> Facets:
    # A single value may be null unless XML says no; a collection may hold nulls if it says so.
    nullable = bool(found.nullable) if is_collection else found.nullable and None
    return replace(_limits(found, type_name), nullable=nullable)


def _limits(found: Facets, type_name: str) -> Facets:
    is_zero = type_name == "Edm.Decimal" and found.scale == "0"
    # "max" means what silence means, and JSON has no word for it (7.2.2).
    max_length = None if found.max_length == "max" else found.max_length
    return replace(found, scale=None if is_zero else found.scale, max_length=max_length)
