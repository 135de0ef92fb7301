"""A model without inheritance, for a server that has none: each type has what it inherits and what derives from it."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path

from csdlgen.csdl import Format, write_document
from csdlgen.edm import ComplexType, EntityType, NamedType
from csdlgen.graph import TypeGraph
from csdlgen.understanding import resolve


def flattened(schemas: list[Path]) -> str:
    """All schemas of some documents in one document."""
    graph, documents = resolve(schemas, None, schemas[0].parent)
    each = [
        replace(schema, alias="", types=tuple(_flat(declared, graph) for declared in schema.types))
        for document in documents
        for schema in document.schemas
    ]
    text, _ = write_document(replace(documents[0], references=(), schemas=tuple(each)), Format.XML)
    return text


def _flat(declared: NamedType, graph: TypeGraph) -> NamedType:
    if not isinstance(declared, EntityType | ComplexType):
        return declared
    family = (declared.qualified_name, *_descendants(declared.qualified_name, graph))
    properties = {
        member.declared.name: member.declared
        for member in chain.from_iterable(graph.properties[name] for name in family)
    }
    navigation = {
        member.declared.name: member.declared
        for member in chain.from_iterable(graph.navigation_properties[name] for name in family)
    }
    flat = replace(
        declared,
        base="",
        abstract=False,
        properties=tuple(properties.values()),
        navigation_properties=tuple(navigation.values()),
    )
    return replace(flat, key=graph.keys[flat.qualified_name]) if isinstance(flat, EntityType) else flat


def _descendants(name: str, graph: TypeGraph) -> list[str]:
    found = list(graph.children[name])
    for each in found:
        found.extend(graph.children[each])
    return found
