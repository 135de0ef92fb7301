"""What an XML document holds that has no meaning in CSDL: text between declarations, attributes (sections 4 and 17)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import get_args

from csdlgen import laws
from csdlgen.csdl.source import EDM, EDMX, Source, shape_of
from csdlgen.edm.annotations import ConstantKind

_FACETS = "MaxLength Precision Scale Unicode SRID"
_TYPED = f"Name Type Nullable DefaultValue {_FACETS}"
_CONSTANTS = " ".join(get_args(ConstantKind))
_ATTRIBUTES = {
    kind: frozenset(names.split())
    for kind, names in {
        "Edmx": "Version",
        "Reference": "Uri",
        "Include": "Namespace Alias",
        "IncludeAnnotations": "TermNamespace Qualifier TargetNamespace",
        "Schema": "Namespace Alias",
        "EntityType": "Name BaseType Abstract OpenType HasStream",
        "ComplexType": "Name BaseType Abstract OpenType",
        "PropertyRef": "Name Alias",
        "Property": _TYPED,
        "NavigationProperty": "Name Type Nullable Partner ContainsTarget",
        "ReferentialConstraint": "Property ReferencedProperty",
        "OnDelete": "Action",
        "EnumType": "Name UnderlyingType IsFlags",
        "Member": "Name Value",
        "TypeDefinition": f"Name UnderlyingType DefaultValue {_FACETS}",
        "Term": f"{_TYPED} BaseTerm AppliesTo",
        "Action": "Name IsBound EntitySetPath IsComposable",
        "Function": "Name IsBound EntitySetPath IsComposable",
        "Parameter": _TYPED,
        "ReturnType": f"Type Nullable {_FACETS}",
        "EntityContainer": "Name Extends",
        "EntitySet": "Name EntityType IncludeInServiceDocument",
        "Singleton": "Name Type Nullable",
        "ActionImport": "Name Action EntitySet",
        "FunctionImport": "Name Function EntitySet IncludeInServiceDocument",
        "NavigationPropertyBinding": "Path Target",
        "Annotations": "Target Qualifier",
        "Annotation": f"Term Qualifier UrlRef {_CONSTANTS}",
        "PropertyValue": f"Property UrlRef {_CONSTANTS}",
        "LabeledElement": f"Name UrlRef {_CONSTANTS}",
        "LabeledElementReference": "Name",
        "Apply": "Function",
        "Cast": f"Type {_FACETS}",
        "IsOf": f"Type {_FACETS}",
        "IsType": f"Type {_FACETS}",
        "Record": "Type",
    }.items()
}
_NONE: frozenset[str] = frozenset()
_WITH_TEXT = frozenset((*get_args(ConstantKind), "LabeledElementReference"))
_TEXT = re.compile(r">\s*[^<\s]")
_START = re.compile(r"<(?:[^\s<>/:]*:)?([^\s<>/:]+)[^<>]*(?<!/)\Z")


def report_strays(source: Source) -> None:
    """Note attributes and text without a meaning."""
    if strange := {shape: unknown for shape in source.shapes if (unknown := tuple(_unknown(*shape)))}:
        _report_attributes(source, strange)
    if _may_hold_text(source.text):
        _report_text(source)


def _unknown(tag: str, *names: str) -> Iterator[str]:
    """The attributes without a meaning among those of an element."""
    if tag.startswith((EDM, EDMX)):
        known = _ATTRIBUTES.get(tag.rpartition("}")[2], _NONE)
        yield from (name for name in names if name not in known and not name.startswith("{"))


def _report_attributes(source: Source, strange: Mapping[tuple[str, ...], tuple[str, ...]]) -> None:
    for element in source.root.iter("*"):
        for name in strange.get(shape_of(element), ()):
            kind = element.tag.rpartition("}")[2]
            message = f"{kind} knows no attribute {name}; it is passed over"
            source.report(laws.UNKNOWN_ATTRIBUTE, element, message)


def _may_hold_text(text: str) -> bool:
    """Whether text stands where none should: a guess that is fast and never too optimistic, but for entities."""
    for match in _TEXT.finditer(text):
        start = text.rfind("<", 0, match.start())
        tag = _START.match(text, max(start, 0), match.start()) if start >= 0 else None
        if tag is None or tag[1] not in _WITH_TEXT:
            return True
    return False


def _report_text(source: Source) -> None:
    """Report each piece of text in an element of CSDL that holds none; foreign elements may hold what they like."""
    for element in source.root.iter("*"):
        if not element.tag.startswith((EDM, EDMX)):
            continue
        pieces = [child.tail for child in element]
        if element.tag.rpartition("}")[2] not in _WITH_TEXT:
            pieces.append(element.text)
        for piece in pieces:
            if piece and (text := piece.strip()):
                source.report(laws.STRAY_TEXT, element, f"the text {text[:40]!r} has no meaning here")
