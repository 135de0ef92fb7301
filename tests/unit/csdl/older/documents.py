"""Small documents of OData 1.0 to 3.0, and what is read from them."""

from __future__ import annotations

from csdlgen.csdl import read_document
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import ComplexType, Document, EntityType, Schema

M = "http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"
SAP = "http://www.sap.com/Protocols/SAPData"
STORE = "http://schemas.microsoft.com/ado/2009/02/edm/annotation"
V1, V2, V3 = (f"http://schemas.microsoft.com/ado/{month}/edm" for month in ("2006/04", "2008/09", "2009/11"))


def schema(*children: str, edm: str = V2, namespace: str = "ns", alias: str = "self") -> str:
    """The text of one schema."""
    return f'<Schema xmlns="{edm}" Namespace="{namespace}" Alias="{alias}">{"".join(children)}</Schema>'


def edmx(*schemas: str, version: str = "", edmx_version: str = "1.0", before: str = "") -> str:
    """A document around the text of its schemas."""
    declared = f' m:DataServiceVersion="{version}"' if version else ""
    return (
        f'<edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" Version="{edmx_version}" '
        f'xmlns:m="{M}" xmlns:sap="{SAP}" xmlns:store="{STORE}">{before}'
        f"<edmx:DataServices{declared}>{''.join(schemas)}</edmx:DataServices></edmx:Edmx>"
    )


def document(text: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document read from its text."""
    return read_document(text.encode(), "in.xml")


def read(*children: str, edm: str = V2) -> tuple[Schema, tuple[Diagnostic, ...]]:
    """One schema, namespace ``ns`` and alias ``self``, read from the text of its children."""
    found, findings = document(edmx(schema(*children, edm=edm)))
    return found.schemas[0], findings


def structured(read_schema: Schema, name: str) -> EntityType | ComplexType:
    """An entity or complex type of a schema, by its simple name."""
    found = next(each for each in read_schema.types if each.name == name)
    assert isinstance(found, EntityType | ComplexType)
    return found


def entity(name: str, *children: str, base: str = "") -> str:
    """The text of an entity type with the key ``ID``, or derived from another one."""
    if base:
        return f'<EntityType Name="{name}" BaseType="{base}">{"".join(children)}</EntityType>'
    key = '<Key><PropertyRef Name="ID"/></Key><Property Name="ID" Type="Edm.Int32" Nullable="false"/>'
    return f'<EntityType Name="{name}">{key}{"".join(children)}</EntityType>'


def codes(findings: tuple[Diagnostic, ...]) -> list[str]:
    """The codes of some findings."""
    return [each.code for each in findings]
