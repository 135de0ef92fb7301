"""What a schema declares as XML (CSDL XML 4.01, sections 6 to 13 and 14.1)."""

from __future__ import annotations

from csdlgen.csdl.writing.elements import Element, Value
from csdlgen.csdl.writing.spelling import Spelling, in_order
from csdlgen.csdl.writing.xml_annotations import annotated, annotation
from csdlgen.edm import (
    Annotation,
    ComplexType,
    EntityContainer,
    EntitySet,
    EntityType,
    EnumMember,
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


def declared_type(found: NamedType, spelling: Spelling) -> Element:
    """A type (sections 6, 9, 10 and 11)."""
    match found:
        case EnumType():
            return _enum_type(found, spelling)
        case TypeDefinition():
            return _definition(found, spelling)
        case _:
            return _structured(found, spelling)


def _structured(found: EntityType | ComplexType, spelling: Spelling) -> Element:
    attributes: dict[str, Value] = {
        "Name": found.name,
        "BaseType": spelling.name(found.base) if found.base else None,
        "Abstract": found.abstract or None,
        "OpenType": found.open or None,
    }
    key: tuple[Element, ...] = ()
    if isinstance(found, EntityType):
        attributes["HasStream"] = found.has_stream or None
        refs = tuple(_property_ref(each, spelling) for each in found.key)
        key = (Element("Key", {}, refs),) if refs else ()
    members = in_order(found.properties, found.navigation_properties, found.annotations)
    children = (*key, *(_member(each, spelling) for each in members))
    return Element(type(found).__name__, attributes, children)


def _property_ref(found: PropertyRef, spelling: Spelling) -> Element:
    return Element("PropertyRef", {"Name": spelling.path(found.name), "Alias": found.alias or None})


def _member(found: Property | NavigationProperty | Annotation, spelling: Spelling) -> Element:
    match found:
        case Annotation():
            return annotation(found, spelling)
        case Property():
            return Element(
                "Property",
                {"Name": found.name, **_typed(found.type, found.facets, spelling)},
                annotated(found.annotations, spelling),
            )
        case NavigationProperty():
            return _navigation_property(found, spelling)


def _navigation_property(found: NavigationProperty, spelling: Spelling) -> Element:
    attributes: dict[str, Value] = {
        "Name": found.name,
        "Type": spelling.type(found.type),
        "Nullable": found.nullable,
        "Partner": spelling.path(found.partner) or None,
        "ContainsTarget": found.contains_target or None,
    }
    children = [
        _constraint(each, spelling) if isinstance(each, ReferentialConstraint) else annotation(each, spelling)
        for each in in_order(found.constraints, found.annotations)
    ]
    if found.on_delete:
        own = annotated(found.on_delete_annotations, spelling)
        children.append(Element("OnDelete", {"Action": found.on_delete}, own))
    return Element("NavigationProperty", attributes, tuple(children))


def _constraint(found: ReferentialConstraint, spelling: Spelling) -> Element:
    attributes = {"Property": found.property, "ReferencedProperty": found.referenced_property}
    return Element("ReferentialConstraint", attributes, annotated(found.annotations, spelling))


def _typed(type_ref: TypeRef, facets: Facets, spelling: Spelling) -> dict[str, Value]:
    return {"Type": spelling.type(type_ref), **_facets(facets)}


def _facets(found: Facets) -> dict[str, Value]:
    return {
        "Nullable": found.nullable,
        "MaxLength": found.max_length,
        "Precision": found.precision,
        "Scale": found.scale,
        "Unicode": found.unicode,
        "SRID": found.srid,
        "DefaultValue": found.default_value,
    }


def _enum_type(found: EnumType, spelling: Spelling) -> Element:
    is_written = found.is_underlying_written or found.underlying_type != "Edm.Int32"
    attributes: dict[str, Value] = {
        "Name": found.name,
        "UnderlyingType": spelling.name(found.underlying_type) if is_written else None,
        "IsFlags": found.is_flags or None,
    }
    children = tuple(
        _enum_member(each, spelling) if isinstance(each, EnumMember) else annotation(each, spelling)
        for each in in_order(found.members, found.annotations)
    )
    return Element("EnumType", attributes, children)


def _enum_member(found: EnumMember, spelling: Spelling) -> Element:
    attributes: dict[str, Value] = {"Name": found.name, "Value": None if found.is_implied else found.value}
    return Element("Member", attributes, annotated(found.annotations, spelling))


def _definition(found: TypeDefinition, spelling: Spelling) -> Element:
    attributes: dict[str, Value] = {
        "Name": found.name,
        "UnderlyingType": spelling.name(found.underlying_type),
        **_facets(found.facets),
    }
    return Element("TypeDefinition", attributes, annotated(found.annotations, spelling))


def term(found: Term, spelling: Spelling) -> Element:
    """A term (14.1)."""
    attributes: dict[str, Value] = {
        "Name": found.name,
        **_typed(found.type, found.facets, spelling),
        "BaseTerm": spelling.name(found.base_term) if found.base_term else None,
        "AppliesTo": " ".join(found.applies_to) or None,
    }
    return Element("Term", attributes, annotated(found.annotations, spelling))


def action_or_function(found: Operation, spelling: Spelling) -> Element:
    """One overload of an action or function (section 12)."""
    attributes: dict[str, Value] = {
        "Name": found.name,
        "IsBound": found.is_bound or None,
        "IsComposable": found.is_composable or None,
        "EntitySetPath": spelling.path(found.entity_set_path) or None,
    }
    returned = (found.return_type,) if found.return_type else ()
    children = in_order(found.parameters, returned, found.annotations)
    return Element(found.kind, attributes, tuple(_in_operation(each, spelling) for each in children))


def _in_operation(found: Parameter | ReturnType | Annotation, spelling: Spelling) -> Element:
    match found:
        case Annotation():
            return annotation(found, spelling)
        case Parameter():
            attributes = {"Name": found.name, **_typed(found.type, found.facets, spelling)}
            return Element("Parameter", attributes, annotated(found.annotations, spelling))
        case ReturnType():
            attributes = _typed(found.type, found.facets, spelling)
            return Element("ReturnType", attributes, annotated(found.annotations, spelling))


def container(found: EntityContainer, spelling: Spelling) -> Element:
    """An entity container (section 13)."""
    attributes: dict[str, Value] = {
        "Name": found.name,
        "Extends": spelling.name(found.extends) if found.extends else None,
    }
    children = in_order(found.entity_sets, found.singletons, found.imports, found.annotations)
    return Element("EntityContainer", attributes, tuple(_in_container(each, spelling) for each in children))


def _in_container(found: EntitySet | Singleton | OperationImport | Annotation, spelling: Spelling) -> Element:
    attributes: dict[str, Value]
    match found:
        case Annotation():
            return annotation(found, spelling)
        case EntitySet():
            attributes = {"EntityType": spelling.name(found.type)}
            attributes["IncludeInServiceDocument"] = None if found.include_in_service_document else False
        case Singleton():
            attributes = {"Type": spelling.name(found.type), "Nullable": found.nullable or None}
        case OperationImport():
            attributes = {
                found.kind.removesuffix("Import"): spelling.name(found.operation),
                "EntitySet": spelling.path(found.entity_set) or None,
                "IncludeInServiceDocument": found.include_in_service_document or None,
            }
    bindings: tuple[NavigationPropertyBinding, ...] = (
        () if isinstance(found, OperationImport) else found.bindings
    )
    children = tuple(
        _binding(each, spelling)
        if isinstance(each, NavigationPropertyBinding)
        else annotation(each, spelling)
        for each in in_order(bindings, found.annotations)
    )
    kind = found.kind if isinstance(found, OperationImport) else type(found).__name__
    return Element(kind, {"Name": found.name, **attributes}, children)


def _binding(found: NavigationPropertyBinding, spelling: Spelling) -> Element:
    attributes = {"Path": spelling.path(found.path), "Target": spelling.path(found.target)}
    return Element("NavigationPropertyBinding", attributes)
