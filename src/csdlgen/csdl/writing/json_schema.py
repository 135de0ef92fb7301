"""What a schema declares as JSON (CSDL JSON 4.01, sections 6 to 13 and 14.1)."""

from __future__ import annotations

from csdlgen.csdl.writing.json_annotations import annotate, default_value, scalar
from csdlgen.csdl.writing.json_draft import Draft, Object
from csdlgen.csdl.writing.json_text import Node
from csdlgen.csdl.writing.spelling import in_order
from csdlgen.edm import (
    Annotation,
    ComplexType,
    EntityContainer,
    EntitySet,
    EntityType,
    EnumType,
    Facets,
    NamedType,
    NavigationProperty,
    NavigationPropertyBinding,
    Operation,
    OperationImport,
    Parameter,
    Property,
    PropertyRef,
    ReferentialConstraint,
    ReturnType,
    Singleton,
    Term,
    TypeDefinition,
    TypeRef,
)

Child = NamedType | Term | Operation | EntityContainer


def write_child(found: Child, draft: Draft) -> Object:
    """A child of a schema: a type, a term, one overload, a container."""
    draft.here = found.location
    match found:
        case EnumType():
            return _enum_type(found, draft)
        case TypeDefinition():
            return _definition(found, draft)
        case Term():
            return _term(found, draft)
        case Operation():
            return _operation(found, draft)
        case EntityContainer():
            return _container(found, draft)
        case _:
            return _structured(found, draft)


def given(members: Object) -> Object:
    """The members that have a value: what is empty, false or not there is left out."""
    return {name: member for name, member in members.items() if member not in ("", None, False)}


def _annotated(
    node: Object, found: Child | Property | NavigationProperty | Parameter | ReturnType, draft: Draft
) -> Object:
    annotate(node, found.annotations, draft)
    return node


def _structured(found: EntityType | ComplexType, draft: Draft) -> Object:
    node = given(
        {
            "$Kind": type(found).__name__,
            "$BaseType": _name(found.base, draft),
            "$Abstract": found.abstract,
            "$OpenType": found.open,
        }
    )
    if isinstance(found, EntityType):
        key: list[Node] = [_property_ref(each, draft) for each in found.key]
        node.update(given({"$HasStream": found.has_stream, "$Key": key or None}))
    for each in in_order(found.properties, found.navigation_properties, found.annotations):
        if isinstance(each, Annotation):
            annotate(node, (each,), draft)
        else:
            write = _property if isinstance(each, Property) else _navigation_property
            draft.put(node, each.name, write(each, draft), each.location)
    return node


def _name(qualified: str, draft: Draft) -> str:
    return draft.spelling.name(qualified) if qualified else ""


def _property_ref(found: PropertyRef, draft: Draft) -> Node:
    path = draft.spelling.path(found.name)
    return {found.alias: path} if found.alias else path


def _property(found: Property, draft: Draft) -> Object:
    return _annotated(_typed(found.type, found.facets, draft), found, draft)


def _typed(type_ref: TypeRef, facets: Facets, draft: Draft) -> Object:
    """Type and facets; ``Edm.String`` goes without saying."""
    return {
        **given({"$Collection": type_ref.collection}),
        **({} if type_ref.name == "Edm.String" else {"$Type": draft.spelling.name(type_ref.name)}),
        **given({"$Nullable": facets.nullable is not False if not type_ref.collection else facets.nullable}),
        **_limits(facets, type_ref.name, draft),
    }


def _limits(found: Facets, type_name: str, draft: Draft) -> Object:
    """The facets but ``$Nullable``. A scale that is not told is zero in XML and variable in JSON (7.2.4)."""
    scale: Node = None if found.scale is None else scalar(found.scale)
    if type_name == "Edm.Decimal":
        scale = 0 if found.scale is None else None if found.scale == "variable" else scale
    members: Object = {
        "$MaxLength": None if found.max_length is None else scalar(found.max_length),
        "$Precision": found.precision,
        "$Scale": scale,
        "$Unicode": found.unicode,
        "$SRID": found.srid,
        "$DefaultValue": None
        if found.default_value is None
        else default_value(found.default_value, type_name, draft),
    }
    return {name: member for name, member in members.items() if member is not None}


def _navigation_property(found: NavigationProperty, draft: Draft) -> Object:
    is_collection = found.type.collection
    node: Object = {
        "$Kind": "NavigationProperty",
        **given({"$Collection": is_collection}),
        "$Type": draft.spelling.name(found.type.name),
    }
    if is_collection and found.nullable is not None:
        node["$Nullable"] = found.nullable
    elif not is_collection and found.nullable is not False:
        node["$Nullable"] = True
    node.update(
        given({"$Partner": draft.spelling.path(found.partner), "$ContainsTarget": found.contains_target})
    )
    if found.constraints:
        node["$ReferentialConstraint"] = _constraints(found.constraints, draft)
    if found.on_delete:
        node["$OnDelete"] = found.on_delete
        annotate(node, found.on_delete_annotations, draft, "$OnDelete")
    return _annotated(node, found, draft)


def _constraints(found: tuple[ReferentialConstraint, ...], draft: Draft) -> Object:
    node: Object = {}
    for each in found:
        if draft.put(node, each.property, each.referenced_property, each.location):
            annotate(node, each.annotations, draft, each.property)
    return node


def _enum_type(found: EnumType, draft: Draft) -> Object:
    is_written = found.is_underlying_written or found.underlying_type != "Edm.Int32"
    node = given(
        {
            "$Kind": "EnumType",
            "$UnderlyingType": _name(found.underlying_type, draft) if is_written else "",
            "$IsFlags": found.is_flags,
        }
    )
    for each in in_order(found.members, found.annotations):
        if isinstance(each, Annotation):
            annotate(node, (each,), draft)
        elif draft.put(node, each.name, each.value, each.location):
            annotate(node, each.annotations, draft, each.name)
    return node


def _definition(found: TypeDefinition, draft: Draft) -> Object:
    node: Object = {
        "$Kind": "TypeDefinition",
        "$UnderlyingType": draft.spelling.name(found.underlying_type),
        **({} if found.facets.nullable is None else {"$Nullable": found.facets.nullable}),
        **_limits(found.facets, found.underlying_type, draft),
    }
    return _annotated(node, found, draft)


def _term(found: Term, draft: Draft) -> Object:
    node: Object = {
        "$Kind": "Term",
        **_typed(found.type, found.facets, draft),
        **given({"$BaseTerm": _name(found.base_term, draft), "$AppliesTo": list(found.applies_to) or None}),
    }
    return _annotated(node, found, draft)


def _operation(found: Operation, draft: Draft) -> Object:
    node = given(
        {
            "$Kind": found.kind,
            "$IsBound": found.is_bound,
            "$EntitySetPath": draft.spelling.path(found.entity_set_path),
            "$IsComposable": found.is_composable,
        }
    )
    if found.parameters:
        node["$Parameter"] = [_parameter(each, draft) for each in found.parameters]
    if found.return_type:
        result = found.return_type
        node["$ReturnType"] = _annotated(_typed(result.type, result.facets, draft), result, draft)
    return _annotated(node, found, draft)


def _parameter(found: Parameter, draft: Draft) -> Object:
    return _annotated({"$Name": found.name, **_typed(found.type, found.facets, draft)}, found, draft)


def _container(found: EntityContainer, draft: Draft) -> Object:
    node = given({"$Kind": "EntityContainer", "$Extends": _name(found.extends, draft)})
    for each in in_order(found.entity_sets, found.singletons, found.imports, found.annotations):
        if isinstance(each, Annotation):
            annotate(node, (each,), draft)
        else:
            draft.put(node, each.name, _in_container(each, draft), each.location)
    return node


def _in_container(found: EntitySet | Singleton | OperationImport, draft: Draft) -> Object:
    node: Object = {}
    match found:
        case EntitySet():
            node = {"$Collection": True, "$Type": _name(found.type, draft)}
            if not found.include_in_service_document:
                node["$IncludeInServiceDocument"] = False
        case Singleton():
            node = {"$Type": _name(found.type, draft), **given({"$Nullable": found.nullable})}
        case OperationImport():
            node = given(
                {
                    f"${found.kind.removesuffix('Import')}": _name(found.operation, draft),
                    "$EntitySet": draft.spelling.path(found.entity_set),
                    "$IncludeInServiceDocument": found.include_in_service_document,
                }
            )
    if not isinstance(found, OperationImport) and found.bindings:
        node["$NavigationPropertyBinding"] = _bindings(found.bindings, draft)
    annotate(node, found.annotations, draft)
    return node


def _bindings(found: tuple[NavigationPropertyBinding, ...], draft: Draft) -> Object:
    node: Object = {}
    for each in found:
        draft.put(node, draft.spelling.path(each.path), draft.spelling.path(each.target), each.location)
    return node
