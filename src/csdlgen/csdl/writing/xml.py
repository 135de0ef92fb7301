"""A document as CSDL XML 4.01."""

from __future__ import annotations

from collections.abc import Iterable

from csdlgen import laws
from csdlgen.csdl.writing.elements import UNSAYABLE, Element, Value
from csdlgen.csdl.writing.spelling import VERSIONS, Spelling, in_order
from csdlgen.csdl.writing.xml_annotations import annotated, annotation, block
from csdlgen.csdl.writing.xml_schema import action_or_function, container, declared_type, term
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import (
    Annotation,
    Annotations,
    Document,
    EntityContainer,
    Include,
    IncludeAnnotations,
    NamedType,
    Operation,
    Reference,
    Schema,
    Term,
)

_EDMX = "http://docs.oasis-open.org/odata/ns/edmx"
_EDM = "http://docs.oasis-open.org/odata/ns/edm"


def write_xml(document: Document) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a document, and what of it XML cannot say. What was of an older version is of 4.01 by now."""
    spelling = Spelling(document)
    root = Element(
        "edmx:Edmx",
        {
            "xmlns:edmx": _EDMX,
            "xmlns": _EDM,
            "Version": document.version if document.version in VERSIONS else "4.01",
            "xml:base": document.base or None,
        },
        (
            *(_reference(each, spelling) for each in document.references),
            Element("edmx:DataServices", {}, tuple(_schema(each, spelling) for each in document.schemas)),
        ),
    )
    lines = ('<?xml version="1.0" encoding="UTF-8"?>', *root.lines(), "")
    text = "\n".join(lines)
    return UNSAYABLE.sub("\ufffd", text), tuple(_unsayable(document, text))


def _unsayable(document: Document, text: str) -> Iterable[Diagnostic]:
    place = Location(document.file)
    for character in sorted(set(UNSAYABLE.findall(text))):
        yield laws.UNSAYABLE.broken(place, f"XML has no character U+{ord(character):04X}; U+FFFD replaces it")
    if document.entity_container:
        message = f"XML has no place for $EntityContainer; {document.entity_container!r} is left out"
        yield laws.UNSAYABLE.broken(place, message)


def _reference(found: Reference, spelling: Spelling) -> Element:
    children: Iterable[Include | IncludeAnnotations | Annotation] = in_order(
        found.includes, found.included_annotations, found.annotations
    )
    return Element(
        "edmx:Reference", {"Uri": found.uri}, tuple(_in_reference(each, spelling) for each in children)
    )


def _in_reference(found: Include | IncludeAnnotations | Annotation, spelling: Spelling) -> Element:
    if isinstance(found, Annotation):
        return annotation(found, spelling)
    attributes: dict[str, Value]
    if isinstance(found, IncludeAnnotations):
        attributes = {
            "TermNamespace": found.term_namespace,
            "Qualifier": found.qualifier or None,
            "TargetNamespace": found.target_namespace or None,
        }
        return Element("edmx:IncludeAnnotations", attributes)
    attributes = {"Namespace": found.namespace, "Alias": found.alias or None}
    return Element("edmx:Include", attributes, annotated(found.annotations, spelling))


def _schema(found: Schema, spelling: Spelling) -> Element:
    children: Iterable[NamedType | Operation | Term | EntityContainer | Annotations | Annotation] = in_order(
        found.types,
        found.operations,
        found.terms,
        found.containers,
        found.external_annotations,
        found.annotations,
    )
    return Element(
        "Schema",
        {"Namespace": found.namespace, "Alias": found.alias or None},
        tuple(_in_schema(each, spelling) for each in children),
    )


def _in_schema(
    found: NamedType | Operation | Term | EntityContainer | Annotations | Annotation, spelling: Spelling
) -> Element:
    match found:
        case Annotation():
            return annotation(found, spelling)
        case Annotations():
            return block(found, spelling)
        case Operation():
            return action_or_function(found, spelling)
        case Term():
            return term(found, spelling)
        case EntityContainer():
            return container(found, spelling)
        case _:
            return declared_type(found, spelling)
