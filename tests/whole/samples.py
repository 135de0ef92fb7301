"""JSON samples of types: every property set, values of every primitive type."""

from __future__ import annotations

from typing import Any

from csdlgen.edm import EnumType, StructuredType, TypeRef
from csdlgen.graph import TypeGraph

PRIMITIVES: dict[str, Any] = {
    "Edm.Binary": "AAEC_w==",
    "Edm.Boolean": True,
    "Edm.Byte": 255,
    "Edm.Date": "2026-03-01",
    "Edm.DateTimeOffset": "2026-03-01T06:00:00.1234567Z",
    "Edm.Decimal": 12.5,
    "Edm.Double": 1.5,
    "Edm.Duration": "PT60M",
    "Edm.Guid": "8B1C5D3E-0000-4000-8000-00000000000A",
    "Edm.Int16": -3,
    "Edm.Int32": 3,
    "Edm.Int64": 9007199254740993,
    "Edm.SByte": -1,
    "Edm.Single": 0.5,
    "Edm.String": 'a "quoted"\n\u2028 text',
    "Edm.TimeOfDay": "06:00:00.5",
}


def sample(name: str, graph: TypeGraph, *, deep: bool = True) -> dict[str, Any]:
    """A JSON object of a structured type: every property, and one level of the values inside."""
    found: dict[str, Any] = {"@odata.type": f"#{name}"}
    for member in graph.properties[name]:
        found[member.declared.name] = _value(graph.primitive_of(member.declared.type), graph, deep=deep)
    if deep:
        for link in graph.navigation_properties[name]:
            found[link.declared.name] = _value(link.declared.type, graph, deep=True)
    return found


def _value(type_ref: TypeRef, graph: TypeGraph, *, deep: bool) -> Any:
    item = _item(type_ref.name, graph, deep=deep)
    return [item, item] if type_ref.collection else item


def _item(name: str, graph: TypeGraph, *, deep: bool) -> Any:
    declared = graph.types.get(name)
    if isinstance(declared, StructuredType):
        return sample(name, graph, deep=False) if deep else {}
    if isinstance(declared, EnumType):
        return declared.members[-1].name if declared.members else "newMember"
    if name.startswith(("Edm.Geo",)):
        return {"type": "Point", "coordinates": [1.0, 2.0]}
    return PRIMITIVES.get(name, {"free": [1, None]})
