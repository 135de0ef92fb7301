"""Terms and annotations of CSDL 3.0, which have other names in 4.0."""

from __future__ import annotations

import re

from lxml import etree

from csdlgen.csdl.older.names import edm
from csdlgen.csdl.older.tree import Tree

_RENAMED = {"ValueTerm": "Term", "ValueAnnotation": "Annotation", "IsType": "IsOf", "AssertType": "Cast"}
_CONSTANTS = {"Time": "TimeOfDay", "DateTime": "DateTimeOffset"}
_OFFSET = re.compile(r"(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})\s*\Z")


def convert_annotations(tree: Tree) -> None:
    """A value annotation is an annotation; an annotation by a type has no successor."""
    for element in tree.all("TypeAnnotation"):
        tree.drop_unread(element)
    for element in tree.all("Function"):
        if element.get("ReturnType") or element.find(edm("DefiningExpression")) is not None:
            tree.drop_unread(element, "it is defined by an expression over a store")
    for old, new in _RENAMED.items():
        for element in tree.all(old):
            element.tag = edm(new)
    for element in tree.all("Annotation", "PropertyValue"):
        for old, new in _CONSTANTS.items():
            if (text := tree.take(element, old)) is not None:
                element.set(new, _moment(new, text))
    for element in tree.all(*_CONSTANTS):
        _convert_constant(element)


def _convert_constant(element: etree._Element) -> None:
    kind = _CONSTANTS[str(element.tag).rpartition("}")[2]]
    element.tag = edm(kind)
    element.text = _moment(kind, element.text or "")


def _moment(kind: str, text: str) -> str:
    """A date and time of 3.0 had no offset; one of 4.0 must have one."""
    return f"{text.strip()}Z" if kind == "DateTimeOffset" and not _OFFSET.search(text) else text
