"""Annotations and expressions as XML (CSDL XML 4.01, section 14)."""

from __future__ import annotations

from collections.abc import Iterable

from csdlgen.csdl.writing.elements import Element, Value
from csdlgen.csdl.writing.spelling import Spelling
from csdlgen.edm import (
    Annotation,
    Annotations,
    Collection,
    Constant,
    Dynamic,
    Expression,
    Null,
    PropertyValue,
    Record,
)


def annotated(found: Iterable[Annotation], spelling: Spelling) -> tuple[Element, ...]:
    """Annotations as the children of what they annotate."""
    return tuple(annotation(each, spelling) for each in found)


def annotation(found: Annotation, spelling: Spelling) -> Element:
    """One annotation."""
    attributes: dict[str, Value] = {
        "Term": spelling.name(found.term),
        "Qualifier": found.qualifier or None,
    }
    return _with_value("Annotation", attributes, found.value, found.annotations, spelling)


def block(found: Annotations, spelling: Spelling) -> Element:
    """Annotations of something that is declared elsewhere (14.2.1)."""
    attributes: dict[str, Value] = {
        "Target": spelling.path(found.target),
        "Qualifier": found.qualifier or None,
    }
    return Element("Annotations", attributes, annotated(found.annotations, spelling))


def _with_value(
    name: str,
    attributes: dict[str, Value],
    value: Expression | None,
    own: Iterable[Annotation],
    spelling: Spelling,
) -> Element:
    """An element with a value: in an attribute where it is a constant, else in a child."""
    children = annotated(own, spelling)
    match value:
        case Constant():
            attributes = {**attributes, value.kind: _constant(value, spelling)}
        case Dynamic("UrlRef", (), (Constant("String", text),), ()):
            attributes = {**attributes, "UrlRef": text}
        case None:
            pass
        case _:
            children = (_expression(value, spelling), *children)
    return Element(name, attributes, children)


def _constant(found: Constant, spelling: Spelling) -> str:
    is_path = found.kind == "EnumMember" or found.kind.endswith("Path")
    return spelling.path(found.text) if is_path else found.text


def _expression(found: Expression, spelling: Spelling) -> Element:
    match found:
        case Constant(kind):
            return Element(kind, {}, text=_constant(found, spelling))
        case Null(own):
            return Element("Null", {}, annotated(own, spelling))
        case Collection(items):
            return Element("Collection", {}, tuple(_expression(item, spelling) for item in items))
        case Record():
            return _record(found, spelling)
        case Dynamic():
            return _dynamic(found, spelling)


def _record(found: Record, spelling: Spelling) -> Element:
    return Element(
        "Record",
        {"Type": spelling.name(found.type) if found.type else None},
        (
            *(_property_value(each, spelling) for each in found.values),
            *annotated(found.annotations, spelling),
        ),
    )


def _property_value(found: PropertyValue, spelling: Spelling) -> Element:
    return _with_value("PropertyValue", {"Property": found.name}, found.value, found.annotations, spelling)


def _dynamic(found: Dynamic, spelling: Spelling) -> Element:
    if found.kind == "LabeledElementReference":
        return Element(found.kind, {}, text=spelling.name(found.get("Name")))
    attributes = {key: _attribute(key, text, spelling) for key, text in found.attributes}
    operands = tuple(_expression(operand, spelling) for operand in found.operands)
    return Element(found.kind, attributes, (*operands, *annotated(found.annotations, spelling)))


def _attribute(key: str, text: str, spelling: Spelling) -> str:
    if key == "Type":
        return spelling.path(text)
    return spelling.name(text) if key in ("Function", "Name") else text
