"""Types and their facets: what properties, parameters, terms and enumerations say of their values."""

from __future__ import annotations

import re

from lxml import etree

from csdlgen.csdl.older.names import STORE, M
from csdlgen.csdl.older.tree import Tree
from csdlgen.edm import OLDER_PRIMITIVE_TYPES, PRIMITIVE_TYPES

_COLLECTION = re.compile(r"\s*(?:Collection|MultiValue|Bag|List)\s*\(([^()]*)\)\s*")
_RESPELLED = {"Edm.Float": "Edm.Double"}
_TYPED = (
    "Property",
    "Parameter",
    "ReturnType",
    "ValueTerm",
    "Term",
    "End",
    "IsType",
    "AssertType",
    "IsOf",
    "Cast",
)


def convert_types(tree: Tree) -> None:
    """A type is a qualified name or a collection of it; streams and lengths are written as in 4.0."""
    for element in tree.all(*_TYPED):
        _respell(element, "Type")
    for element in tree.all("FunctionImport"):
        _respell(element, "ReturnType")
    for element in tree.all("EnumType"):
        _respell(element, "UnderlyingType")
    for element in tree.all("EntityType"):
        if (text := tree.take(element, f"{M}HasStream")) is not None:
            element.set("HasStream", text)
    for element in tree.all("Property"):
        _property(element, tree)


def _respell(element: etree._Element, attribute: str) -> None:
    if text := element.get(attribute):
        match = _COLLECTION.fullmatch(text)
        name = _qualified((match[1] if match else text).strip())
        element.set(attribute, f"Collection({name})" if match else name)


def _qualified(name: str) -> str:
    """Primitive types were allowed to stand without their namespace."""
    full = name if "." in name else f"Edm.{name}"
    full = _RESPELLED.get(full, full)
    return full if full in PRIMITIVE_TYPES or full in OLDER_PRIMITIVE_TYPES else name


def _property(element: etree._Element, tree: Tree) -> None:
    if element.get("MaxLength") == "Max":
        element.set("MaxLength", "max")
    kind = tree.take(element, "CollectionKind")
    type_name = element.get("Type", "")
    if kind in ("List", "Bag") and not _COLLECTION.fullmatch(type_name):
        element.set("Type", f"Collection({type_name})")
    if (media_type := tree.take(element, f"{M}MimeType")) is not None:
        tree.annotate(element, "Org.OData.Core.V1.MediaType", element, String=media_type)
    if tree.take(element, f"{STORE}StoreGeneratedPattern") in ("Identity", "Computed"):
        tree.annotate(element, "Org.OData.Core.V1.Computed", element, Bool="true")
