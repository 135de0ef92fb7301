"""What is stated of the navigation properties behind an element (``Org.OData.Capabilities.V1.NavigationRestrictions``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdlgen.edm import Collection, Constant, Expression, Record
from csdlgen.graph import TypeGraph
from csdlgen.reads import Derived

TERM = "Org.OData.Capabilities.V1.NavigationRestrictions"

Restricted = Derived[str, Mapping[str, Sequence[Expression]]]
"""By the path of an element, then by that of the navigation property from there: the restrictions in the order given."""


def restricted(graph: TypeGraph) -> Restricted:
    """The restrictions that a graph states; an element can have many, and each of its properties asks for some."""
    return Derived(_stated, graph)


def _stated(graph: TypeGraph, path: str) -> dict[str, list[Expression]]:
    found: dict[str, list[Expression]] = {}
    stated = graph.annotation(path, TERM)
    properties = stated.get("RestrictedProperties") if isinstance(stated, Record) else None
    for each in properties.items if isinstance(properties, Collection) else ():
        named = each.get("NavigationProperty") if isinstance(each, Record) else None
        if isinstance(named, Constant):
            found.setdefault(named.text, []).append(each)
    return found
