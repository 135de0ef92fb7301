"""Members of structured types, parameters and results from JSON (CSDL JSON 4.01, sections 6.5 to 8 and 12)."""

from __future__ import annotations

from csdlgen.csdl.from_json.expressions import read_annotations
from csdlgen.csdl.from_json.source import JsonObject
from csdlgen.csdl.from_json.tokens import Json
from csdlgen.edm import (
    Facets,
    NavigationProperty,
    Parameter,
    Property,
    PropertyRef,
    ReferentialConstraint,
    ReturnType,
    TypeRef,
)


def read_facets(found: JsonObject, type_ref: TypeRef) -> Facets:
    """The facets of a property, parameter, return type or term (7.2), in the terms of XML.

    Where JSON and XML imply different things, what one implies the other says.
    """
    return _facets(found, type_ref.name, nullable=_nullable(found, is_collection=type_ref.collection))


def read_own_facets(found: JsonObject, underlying_type: str) -> Facets:
    """The facets of a type definition (11.2)."""
    return _facets(found, underlying_type, nullable=found.flag("$Nullable"))


def _nullable(found: JsonObject, *, is_collection: bool) -> bool | None:
    nullable = bool(found.flag("$Nullable"))
    return None if nullable and not is_collection else nullable


def _facets(found: JsonObject, type_name: str, *, nullable: bool | None) -> Facets:
    scale = found.scalar("$Scale")
    if type_name == "Edm.Decimal":
        scale = {None: "variable", "0": None}.get(scale, scale)
    return Facets(
        nullable=nullable,
        max_length=found.scalar("$MaxLength"),
        precision=found.integer("$Precision"),
        scale=scale,
        unicode=found.flag("$Unicode"),
        srid=found.scalar("$SRID"),
        default_value=found.scalar("$DefaultValue"),
    )


def read_property(name: str, found: JsonObject) -> Property | None:
    """A structural property (section 7)."""
    type_ref = found.type_ref()
    if type_ref is None:
        return None
    return Property(
        name=name,
        type=type_ref,
        facets=read_facets(found, type_ref),
        annotations=read_annotations(found),
        location=found.location,
    )


def read_navigation_property(name: str, found: JsonObject) -> NavigationProperty | None:
    """A navigation property (section 8)."""
    type_ref = found.type_ref()
    if type_ref is None:
        return None
    is_collection = type_ref.collection
    on_delete = found.text("$OnDelete")
    found.source.counts["OnDelete"] += bool(on_delete)
    return NavigationProperty(
        name=name,
        type=type_ref,
        nullable=found.flag("$Nullable") if is_collection else _nullable(found, is_collection=False),
        partner=found.path("$Partner"),
        contains_target=bool(found.flag("$ContainsTarget")),
        constraints=_constraints(found),
        on_delete=on_delete,
        on_delete_annotations=read_annotations(found, "$OnDelete"),
        annotations=read_annotations(found),
        location=found.location,
    )


def _constraints(found: JsonObject) -> tuple[ReferentialConstraint, ...]:
    source = found.source
    json = found.own.pop("$ReferentialConstraint", None)
    pairs = source.object(json, "$ReferentialConstraint") if json else None
    if pairs is None:
        return ()
    constraints = []
    for name in tuple(pairs.named):
        principal = pairs.named.pop(name)
        if isinstance(principal.value, str) and principal.value.strip():
            source.counts["ReferentialConstraint"] += 1
            constraints.append(
                ReferentialConstraint(
                    property=name.strip(),
                    referenced_property=principal.value.strip(),
                    annotations=read_annotations(pairs, name),
                    location=source.place(principal),
                )
            )
        else:
            source.wrong(name, principal, "the path of a property")
    pairs.close()
    return tuple(constraints)


def read_key(found: JsonObject) -> tuple[PropertyRef, ...]:
    """The properties of ``$Key`` (6.5): each a name, or an object with a path under its alias."""
    source = found.source
    json = found.own.pop("$Key", None)
    if json is None:
        return ()
    if not isinstance(json.value, list):
        source.wrong("$Key", json, "an array")
        return ()
    source.counts["Key"] += 1
    return tuple(ref for item in json.value for ref in _property_refs(item, found))


def _property_refs(item: Json, found: JsonObject) -> list[PropertyRef]:
    source = found.source
    if isinstance(item.value, str):
        paths = [("", item)]
    else:
        aliased = source.object(item, "an item of $Key")
        paths = list(aliased.named.items()) if aliased else []
    refs = []
    for alias, path in paths:
        if isinstance(path.value, str) and path.value.strip():
            source.counts["PropertyRef"] += 1
            name = source.path(path.value)
            refs.append(PropertyRef(name=name, alias=alias, location=source.place(path)))
        else:
            source.wrong("an item of $Key", path, "the path of a property")
    return refs


def read_parameter(found: JsonObject) -> Parameter | None:
    """A parameter of an operation (12.9)."""
    name = found.required("$Name", "Parameter")
    type_ref = found.type_ref()
    if not name or type_ref is None:
        return None
    return Parameter(
        name=name,
        type=type_ref,
        facets=read_facets(found, type_ref),
        annotations=read_annotations(found),
        location=found.location,
    )


def read_return_type(found: JsonObject) -> ReturnType | None:
    """What an operation returns (12.8)."""
    type_ref = found.type_ref()
    if type_ref is None:
        return None
    return ReturnType(
        type=type_ref,
        facets=read_facets(found, type_ref),
        annotations=read_annotations(found),
        location=found.location,
    )
