"""The packaging of older documents (MC-EDMX): Edmx, DataServices, references, Using."""

from __future__ import annotations

import re

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.older.names import M, is_of_schema, is_of_wrapper, local, version_of
from csdlgen.csdl.older.tree import Tree
from csdlgen.csdl.source import EDM, EDMX
from csdlgen.diagnostics import InputError

_EDMX_VERSIONS = frozenset(("1.0", "2.0", "3.0"))


def unwrap(tree: Tree) -> str:
    """Names belong to the namespaces of 4.0, and every alias is declared. Returns the version of OData.

    Raises InputError for another version of the packaging.
    """
    root = tree.root
    version = _version(root)
    if is_of_wrapper(root):
        if root.get("Version", "") not in _EDMX_VERSIONS:
            raise InputError(
                laws.VERSION.broken(
                    tree.source.place(root),
                    f"an OData {version} document of Edmx Version {root.get('Version', '')!r}, "
                    "which is not supported",
                    hint="documents of OData 1.0 to 3.0 have the Version 1.0 (or 2.0, 3.0: Entity Framework)",
                )
            )
        _find_conceptual_models(root)
        for element in list(root):
            _package(element, tree)
        root.tag = f"{EDMX}Edmx"
    elements: list[etree._Element] = [each for each in root.iter("*") if is_of_schema(each)]
    for element in elements:
        element.tag = f"{EDM}{local(element)}"
    _declare_aliases(tree)
    return version


def _version(root: etree._Element) -> str:
    schema = (
        root if is_of_schema(root) else next((each for each in root.iter("*") if is_of_schema(each)), None)
    )
    services = root.find("{*}DataServices")
    declared = "" if services is None else services.get(f"{M}DataServiceVersion", "").strip()
    return declared if re.fullmatch(r"[123]\.0", declared) else version_of(schema)


def _find_conceptual_models(root: etree._Element) -> None:
    """A file of Entity Framework has its model one step deeper, beside the store and the mapping."""
    models = root.find("{*}Runtime/{*}ConceptualModels")
    if models is not None and root.find("{*}DataServices") is None:
        root.append(models)
        models.tag = str(root.tag).replace("Edmx", "DataServices")


def _package(element: etree._Element, tree: Tree) -> None:
    name = local(element)
    if not is_of_wrapper(element):
        return  # a Reference of 4.0 may stand in an older document
    if name == "DataServices":
        element.tag = f"{EDMX}DataServices"
        for attribute in ("DataServiceVersion", "MaxDataServiceVersion"):
            tree.take(element, f"{M}{attribute}")
    elif name == "Reference":
        element.tag = f"{EDMX}Reference"
        if (url := tree.take(element, "Url")) is not None:
            element.set("Uri", url)
    elif name in ("Runtime", "Designer"):
        tree.drop(element)
    else:
        tree.drop_unread(element)


def _declare_aliases(tree: Tree) -> None:
    """``Using`` and ``Schema`` give aliases; those of references of 4.0 count as well."""
    usings, schemas = tree.all("Using"), tree.all("Schema")
    includes = tree.root.iter(f"{EDMX}Include")
    tree.source.declare_aliases(
        {
            alias: namespace
            for element in (*includes, *usings, *schemas)
            if (alias := element.get("Alias", "")) and (namespace := element.get("Namespace", ""))
        }
    )
    for using in usings:
        tree.drop(using)
