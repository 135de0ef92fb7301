"""Annotations and expressions from XML (CSDL 4.01, section 14)."""

from __future__ import annotations

from typing import get_args

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.source import EDM, Source
from csdlgen.edm import (
    Annotation,
    Annotations,
    Collection,
    Constant,
    Dynamic,
    Expression,
    Null,
    Record,
)
from csdlgen.edm.annotations import ConstantKind

_CONSTANTS: dict[str, ConstantKind] = {kind: kind for kind in get_args(ConstantKind)}
_DYNAMIC = frozenset(
    (
        "And", "Or", "Not", "Eq", "Ne", "Gt", "Ge", "Lt", "Le", "Has", "In",
        "Add", "Sub", "Neg", "Mul", "Div", "DivBy", "Mod",
        "Apply", "Cast", "If", "IsOf", "LabeledElement", "LabeledElementReference", "UrlRef",
    )
)  # fmt: skip
_ANNOTATION = f"{EDM}Annotation"


def read_annotations(element: etree._Element, source: Source) -> tuple[Annotation, ...]:
    """The annotations that stand inside an element."""
    if len(element) == 0:
        return ()
    return tuple(
        annotation
        for child in element.iterchildren(_ANNOTATION)
        if (annotation := _annotation(child, source))
    )


def read_external(element: etree._Element, source: Source) -> Annotations | None:
    """An ``Annotations`` block (14.2.1), or None if it does not say what it is about."""
    target = element.get("Target", "")
    if not target.strip():
        source.report(laws.NO_TARGET, element, "Annotations lacks Target and is skipped")
        return None
    for name, child in source.children(element):
        if name != "Annotation":
            source.unknown(name, child)
    return Annotations(
        target=source.path(target),
        qualifier=element.get("Qualifier", ""),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def _annotation(element: etree._Element, source: Source) -> Annotation | None:
    term = source.required(element, "Term")
    if not term:
        return None
    return Annotation(
        term=source.qualified(term),
        qualifier=element.get("Qualifier", ""),
        value=_value(element, source),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def _value(element: etree._Element, source: Source) -> Expression | None:
    """The expression of an annotation or property value: an attribute or the first child that is one."""
    for attribute, text in source.attributes(element):
        if attribute in _CONSTANTS:
            return _constant(_CONSTANTS[attribute], text, source)
        if attribute == "UrlRef":
            return Dynamic("UrlRef", operands=(Constant("String", text),))
    return next(iter(_operands(element, source)), None)


def _operands(element: etree._Element, source: Source) -> tuple[Expression, ...]:
    return tuple(
        _expression(name, child, source)
        for name, child in source.children(element)
        if name != "Annotation" and _known(name, child, source)
    )


def _known(name: str, element: etree._Element, source: Source) -> bool:
    if name in _CONSTANTS or name in _DYNAMIC or name in ("Record", "Collection", "Null"):
        return True
    source.unknown(name, element)
    return False


def _expression(name: str, element: etree._Element, source: Source) -> Expression:
    if name in _CONSTANTS:
        return _constant(_CONSTANTS[name], element.text or "", source)
    if name == "Record":
        return _record(element, source)
    if name == "Collection":
        return Collection(_operands(element, source))
    if name == "Null":
        return Null()
    attributes = tuple(
        (key, source.qualified(text) if key in ("Type", "Name", "Function") else text)
        for key, text in source.attributes(element)
    )
    return Dynamic(name, attributes, _operands(element, source))


def _record(element: etree._Element, source: Source) -> Record:
    values = []
    for name, child in source.children(element):
        if name == "PropertyValue":
            key = source.required(child, "Property")
            value = _value(child, source)
            if key and value is not None:
                values.append((key, value))
        elif name != "Annotation":
            source.unknown(name, child)
    record_type = element.get("Type", "")
    return Record(
        tuple(values),
        source.qualified(record_type) if record_type else "",
        read_annotations(element, source),
    )


def _constant(kind: ConstantKind, text: str, source: Source) -> Constant:
    if kind == "EnumMember":  # Type/Member, a list of them for flags: the type may carry an alias
        text = " ".join(map(source.path, text.split()))
    elif kind.endswith("Path"):
        text = source.path(text)
    return Constant(kind, text)
