"""Entity containers and their children from XML (CSDL 4.01, section 13)."""

from __future__ import annotations

from typing import Literal

from lxml import etree

from csdlgen.csdl.annotations import read_annotations
from csdlgen.csdl.source import Source
from csdlgen.edm import (
    EntityContainer,
    EntitySet,
    NavigationPropertyBinding,
    OperationImport,
    Singleton,
)


def read_container(element: etree._Element, namespace: str, source: Source) -> EntityContainer | None:
    """An entity container, or None if it has no name."""
    name = source.declared_name(element, namespace)
    if not name:
        return None
    sets: list[EntitySet] = []
    singletons: list[Singleton] = []
    imports: list[OperationImport] = []
    for kind, child in source.children(element):
        if kind == "EntitySet":
            sets.extend(_entity_set(child, source))
        elif kind == "Singleton":
            singletons.extend(_singleton(child, source))
        elif kind == "ActionImport":
            imports.extend(_import("ActionImport", "Action", child, source))
        elif kind == "FunctionImport":
            imports.extend(_import("FunctionImport", "Function", child, source))
        elif kind != "Annotation":
            source.unknown(kind, child)
    extends = element.get("Extends", "")
    return EntityContainer(
        qualified_name=name,
        extends=source.qualified(extends) if extends else "",
        entity_sets=tuple(sets),
        singletons=tuple(singletons),
        imports=tuple(imports),
        annotations=read_annotations(element, source),
        location=source.place(element),
    )


def _entity_set(element: etree._Element, source: Source) -> tuple[EntitySet, ...]:
    name = source.required(element, "Name")
    type_name = source.required(element, "EntityType")
    if not name or not type_name:
        return ()
    in_document = source.boolean(element, "IncludeInServiceDocument")
    return (
        EntitySet(
            name=name,
            type=source.qualified(type_name),
            bindings=_bindings(element, source),
            include_in_service_document=in_document is not False,
            annotations=read_annotations(element, source),
            location=source.place(element),
        ),
    )


def _singleton(element: etree._Element, source: Source) -> tuple[Singleton, ...]:
    name = source.required(element, "Name")
    type_name = source.required(element, "Type")
    if not name or not type_name:
        return ()
    return (
        Singleton(
            name=name,
            type=source.qualified(type_name),
            nullable=bool(source.boolean(element, "Nullable")),
            bindings=_bindings(element, source),
            annotations=read_annotations(element, source),
            location=source.place(element),
        ),
    )


def _import(
    kind: Literal["ActionImport", "FunctionImport"],
    attribute: Literal["Action", "Function"],
    element: etree._Element,
    source: Source,
) -> tuple[OperationImport, ...]:
    name = source.required(element, "Name")
    operation = source.required(element, attribute)
    if not name or not operation:
        return ()
    entity_set = element.get("EntitySet", "")
    return (
        OperationImport(
            kind=kind,
            name=name,
            operation=source.qualified(operation),
            entity_set=source.path(entity_set),
            include_in_service_document=bool(source.boolean(element, "IncludeInServiceDocument")),
            annotations=read_annotations(element, source),
            location=source.place(element),
        ),
    )


def _bindings(element: etree._Element, source: Source) -> tuple[NavigationPropertyBinding, ...]:
    bindings = []
    for kind, child in source.children(element):
        if kind == "NavigationPropertyBinding":
            path, target = source.required(child, "Path"), source.required(child, "Target")
            if path and target:
                bindings.append(
                    NavigationPropertyBinding(
                        path=source.path(path),
                        target=source.path(target),
                        location=source.place(child),
                    )
                )
                source.childless(child)
        elif kind != "Annotation":
            source.unknown(kind, child)
    return tuple(bindings)
