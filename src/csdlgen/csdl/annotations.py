"""Annotations and expressions from XML (CSDL 4.01, section 14)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

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
    PropertyValue,
    Record,
)
from csdlgen.edm.annotations import ConstantKind

_CONSTANTS: dict[str, ConstantKind] = {kind: kind for kind in get_args(ConstantKind)}
_OPERATORS = frozenset(
    (
        "And", "Or", "Not", "Eq", "Ne", "Gt", "Ge", "Lt", "Le", "Has", "In",
        "Add", "Sub", "Neg", "Mul", "Div", "DivBy", "Mod", "If", "UrlRef",
    )
)  # fmt: skip
_TYPED = ("Type", "MaxLength", "Precision", "Scale", "Unicode", "SRID")
_ATTRIBUTES = {
    "Apply": ("Function",),
    "Cast": _TYPED,
    "IsOf": _TYPED,
    "LabeledElement": ("Name",),
    "LabeledElementReference": ("Name",),
    **dict.fromkeys(_OPERATORS, ()),
}
"""What may be written at an expression beside its operands."""
_ANNOTATION = f"{EDM}Annotation"


def read_annotations(element: etree._Element, source: Source) -> tuple[Annotation, ...]:
    """The annotations that stand inside an element."""
    if len(element) == 0:
        return ()
    found = [_annotation(child, source) for child in element.iterchildren(_ANNOTATION)]
    return tuple(filter(None, found))


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
    """The expression of an annotation or property value: an attribute, or the first child that is one."""
    found = _attribute_value(element, source)
    if len(element):
        for child, expression in _expressions(element, source):
            if found is None:
                found = expression
            else:
                kind = child.tag.rpartition("}")[2]
                source.report(laws.SECOND_VALUE, child, f"{kind} is a second value and is passed over")
    return found


def _attribute_value(element: etree._Element, source: Source) -> Expression | None:
    """The expression that an attribute holds."""
    found: Expression | None = None
    pairs: Any = element.items()  # which the stubs of lxml take for bytes, too
    for attribute, text in pairs:
        if attribute not in _CONSTANTS and attribute != "UrlRef":
            continue
        if found is not None:
            source.report(laws.SECOND_VALUE, element, f"{attribute} is a second value and is passed over")
        elif kind := _CONSTANTS.get(attribute):
            found = _constant(kind, text, element, source)
        else:
            place = source.place(element)
            found = Dynamic("UrlRef", operands=(Constant("String", text, place),), location=place)
    return found


def _operands(element: etree._Element, source: Source) -> tuple[Expression, ...]:
    return tuple(expression for _, expression in _expressions(element, source))


def _expressions(element: etree._Element, source: Source) -> Iterator[tuple[etree._Element, Expression]]:
    """The expressions among the children of an element; what is neither that nor an annotation is noted."""
    for name, child in source.children(element):
        if name in _CONSTANTS:
            yield child, _constant(_CONSTANTS[name], child.text or "", child, source)
        elif name == "Record":
            yield child, _record(child, source)
        elif name == "Collection":
            yield child, _collection(child, source)
        elif name == "Null":
            yield child, Null(read_annotations(child, source), source.place(child))
        elif name in _ATTRIBUTES:
            yield child, _dynamic(name, child, source)
        elif name == "IsType":
            source.report(laws.UNKNOWN_ELEMENT, child, "IsType has no meaning here and is read as IsOf")
            yield child, _dynamic("IsOf", child, source)
        elif name != "Annotation":
            source.unknown(name, child)


def _collection(element: etree._Element, source: Source) -> Collection:
    for child in element.iterchildren(_ANNOTATION):
        source.unknown("Annotation", child)
    return Collection(_operands(element, source), source.place(element))


def _dynamic(name: str, element: etree._Element, source: Source) -> Dynamic:
    attributes = [
        (key, _attribute(key, text, source))
        for key in _ATTRIBUTES[name]
        if (text := element.get(key)) is not None
    ]
    if name == "LabeledElementReference" and not attributes:
        attributes = [("Name", source.qualified(element.text or ""))]
    operands = _operands(element, source)
    if name == "LabeledElement" and (value := _attribute_value(element, source)):
        operands = (value, *operands)
    return Dynamic(
        name,
        tuple(attributes),
        operands,
        read_annotations(element, source),
        source.place(element),
    )


def _attribute(key: str, text: str, source: Source) -> str:
    if key == "Type":
        return source.path(text)
    return source.qualified(text) if key in ("Function", "Name") else text


def _record(element: etree._Element, source: Source) -> Record:
    values = []
    for name, child in source.children(element):
        if name == "PropertyValue":
            key = source.required(child, "Property")
            value = _value(child, source)
            if value is None:
                source.report(laws.NO_VALUE, child, f"PropertyValue {key} has no value and is skipped")
            elif key:
                values.append(PropertyValue(key, value, read_annotations(child, source)))
        elif name != "Annotation":
            source.unknown(name, child)
    record_type = element.get("Type", "")
    return Record(
        tuple(values),
        source.qualified(record_type) if record_type else "",
        read_annotations(element, source),
        source.place(element),
    )


def _constant(kind: ConstantKind, text: str, element: etree._Element, source: Source) -> Constant:
    if kind == "EnumMember":  # Type/Member, a list of them for flags: the type may carry an alias
        text = " ".join(map(source.path, text.split()))
    elif kind.endswith("Path"):
        text = source.path(text)
    return Constant(kind, text, source.place(element))
