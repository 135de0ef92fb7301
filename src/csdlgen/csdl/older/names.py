"""The names of OData 1.0 to 3.0: namespaces of XML, and the versions that they belong to."""

from __future__ import annotations

import re

from lxml import etree

from csdlgen.csdl.source import EDM

M = "{http://schemas.microsoft.com/ado/2007/08/dataservices/metadata}"
SAP = "{http://www.sap.com/Protocols/SAPData}"
STORE = "{http://schemas.microsoft.com/ado/2009/02/edm/annotation}"
CORE = "Org.OData.Core.V1"
CAPABILITIES = "Org.OData.Capabilities.V1"

_SCHEMA = re.compile(r"\{http://schemas\.microsoft\.com/ado/([0-9]{4}/[0-9]{2})/edm\}")
_WRAPPER = re.compile(r"\{http://schemas\.microsoft\.com/ado/([0-9]{4}/[0-9]{2})/edmx\}")
_TRUE = frozenset(("true", "1"))


def is_older(root: etree._Element) -> bool:
    """Whether the root element is that of a document of OData 1.0 to 3.0."""
    tag = str(root.tag)
    namespace, name = tag[: -len(local(root))], local(root)
    pattern = {"Edmx": _WRAPPER, "Schema": _SCHEMA}.get(name)
    return pattern is not None and pattern.fullmatch(namespace) is not None


def is_of_schema(element: etree._Element) -> bool:
    """Whether an element belongs to the Entity Data Model of an older version."""
    return _SCHEMA.match(str(element.tag)) is not None


def is_of_wrapper(element: etree._Element) -> bool:
    """Whether an element belongs to the packaging of an older version."""
    return _WRAPPER.match(str(element.tag)) is not None


def version_of(schema: etree._Element | None) -> str:
    """The version of OData that a schema was written for, by its namespace: ``2.0`` if there is none."""
    match = None if schema is None else _SCHEMA.match(str(schema.tag))
    month = match[1] if match else "2008/09"
    return "3.0" if month >= "2009/11" else "2.0" if month >= "2008/01" else "1.0"


def local(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def edm(name: str) -> str:
    """A name in the namespace of CSDL 4.0."""
    return f"{EDM}{name}"


def is_true(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text is not None and text.strip().lower() in _TRUE
