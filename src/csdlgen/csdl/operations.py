"""Actions and functions from XML (CSDL 4.01, section 12)."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.annotations import read_annotations
from csdlgen.csdl.members import read_facets
from csdlgen.csdl.source import Source
from csdlgen.edm import Operation, Parameter, ReturnType


def read_operation(
    kind: Literal["Action", "Function"], element: etree._Element, namespace: str, source: Source
) -> Operation | None:
    """One overload, or None if it has no name."""
    name = source.declared_name(element, namespace)
    if not name:
        return None
    parameters: list[Parameter] = []
    returned: ReturnType | None = None
    for tag, child in source.children(element):
        if tag == "Parameter":
            parameters.extend(_parameter(child, source))
        elif tag == "ReturnType" and returned is None:
            returned = _return_type(child, source)
        elif tag == "ReturnType":
            source.report(laws.SECOND_RETURN_TYPE, child, "a second ReturnType is skipped")
        elif tag != "Annotation":
            source.unknown(tag, child)
    if kind == "Action" and element.get("IsComposable") is not None:
        source.report(laws.COMPOSABLE_ACTION, element, "an action is never composable; this is passed over")
    return Operation(
        kind=kind,
        qualified_name=name,
        is_bound=bool(source.boolean(element, "IsBound")),
        is_composable=bool(source.boolean(element, "IsComposable")),
        entity_set_path=source.path(element.get("EntitySetPath", "")),
        parameters=tuple(parameters),
        return_type=returned,
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def _parameter(element: etree._Element, source: Source) -> tuple[Parameter, ...]:
    name = source.required(element, "Name")
    type_ref = source.type_ref(element)
    if not name or type_ref is None:
        return ()
    return (
        Parameter(
            name=name,
            type=type_ref,
            facets=read_facets(element, source),
            annotations=read_annotations(element, source),
            location=source.place(element),
        ),
    )


def _return_type(element: etree._Element, source: Source) -> ReturnType | None:
    type_ref = source.type_ref(element)
    if type_ref is None:
        return None
    return ReturnType(
        type=type_ref,
        facets=read_facets(element, source),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )
