"""Properties, navigation properties, keys and facets from XML (CSDL 4.01, sections 6.5 to 8)."""

from __future__ import annotations

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.annotations import read_annotations
from csdlgen.csdl.source import Source
from csdlgen.edm import (
    Annotation,
    Facets,
    NavigationProperty,
    Property,
    PropertyRef,
    ReferentialConstraint,
)

_FACETS = frozenset(("Nullable", "MaxLength", "Precision", "Scale", "Unicode", "SRID", "DefaultValue"))


def read_facets(element: etree._Element, source: Source) -> Facets:
    """The facets of a property, parameter, return type, term or type definition (7.2)."""
    written = tuple([pair for pair in element.items() if pair[0] in _FACETS])
    known = source.facets.get(written)
    if known is None:
        sound = len(source.findings)
        known = Facets(
            nullable=source.boolean(element, "Nullable"),
            max_length=element.get("MaxLength"),
            precision=source.integer(element, "Precision"),
            scale=element.get("Scale"),
            unicode=source.boolean(element, "Unicode"),
            srid=element.get("SRID"),
            default_value=element.get("DefaultValue"),
        )
        if len(source.findings) == sound:  # what is wrong with some is told each time
            source.facets[written] = known
    return known


def read_property(element: etree._Element, source: Source) -> Property | None:
    """A structural property (section 7), or None if it has no name or type."""
    name = source.required(element, "Name")
    type_ref = source.type_ref(element)
    if not name or type_ref is None:
        return None
    return Property(
        name=name,
        type=type_ref,
        facets=read_facets(element, source),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def read_navigation_property(element: etree._Element, source: Source) -> NavigationProperty | None:
    """A navigation property (section 8), or None if it has no name or type."""
    name = source.required(element, "Name")
    type_ref = source.type_ref(element)
    if not name or type_ref is None:
        return None
    constraints: list[ReferentialConstraint] = []
    on_delete = ""
    on_delete_annotations: tuple[Annotation, ...] = ()
    for kind, child in source.children(element):
        if kind == "ReferentialConstraint":
            constraints.extend(_constraint(child, source))
        elif kind == "OnDelete" and on_delete:
            source.report(laws.SECOND_ON_DELETE, child, "a second OnDelete is passed over")
        elif kind == "OnDelete":
            on_delete = source.required(child, "Action")
            on_delete_annotations = read_annotations(child, source)
        elif kind != "Annotation":
            source.unknown(kind, child)
    return NavigationProperty(
        name=name,
        type=type_ref,
        nullable=source.boolean(element, "Nullable"),
        partner=source.path(element.get("Partner", "")),
        contains_target=bool(source.boolean(element, "ContainsTarget")),
        constraints=tuple(constraints),
        on_delete=on_delete,
        on_delete_annotations=on_delete_annotations,
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def _constraint(element: etree._Element, source: Source) -> tuple[ReferentialConstraint, ...]:
    dependent = source.required(element, "Property")
    principal = source.required(element, "ReferencedProperty")
    if not dependent or not principal:
        return ()
    return (
        ReferentialConstraint(
            property=dependent,
            referenced_property=principal,
            annotations=read_annotations(element, source),
            location=source.place(element),
        ),
    )


def read_key(element: etree._Element, source: Source) -> tuple[PropertyRef, ...]:
    """The properties of a ``Key`` (6.5)."""
    refs = []
    for kind, child in source.children(element):
        if kind == "PropertyRef":
            if name := source.required(child, "Name"):
                alias = child.get("Alias", "")
                refs.append(PropertyRef(name=source.path(name), alias=alias, location=source.place(child)))
                source.childless(child)
        else:
            source.unknown(kind, child)
    if not len(element):
        source.report(laws.EMPTY_KEY, element, "the Key names no property")
    return tuple(refs)
