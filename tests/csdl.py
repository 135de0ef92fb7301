"""Small CSDL documents for tests, and what the program makes of them."""

from __future__ import annotations

from csdlgen.csdl import read_document
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import Document, Schema
from csdlgen.graph import TypeGraph, build

EDMX = "http://docs.oasis-open.org/odata/ns/edmx"
EDM = "http://docs.oasis-open.org/odata/ns/edm"
CORE = (
    '<edmx:Reference Uri="https://example.org/core.xml">'
    '<edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/></edmx:Reference>'
)


def edmx(*schemas: str, version: str = "4.01", before: str = CORE) -> str:
    """A document around the text of its schemas."""
    return (
        f'<edmx:Edmx xmlns:edmx="{EDMX}" Version="{version}">{before}'
        f"<edmx:DataServices>{''.join(schemas)}</edmx:DataServices></edmx:Edmx>"
    )


def schema(*children: str, namespace: str = "ns", alias: str = "self") -> str:
    """The text of one schema."""
    return f'<Schema xmlns="{EDM}" Namespace="{namespace}" Alias="{alias}">{"".join(children)}</Schema>'


def document(text: str, file: str = "in.xml") -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document read from its text."""
    return read_document(text.encode(), file)


def read(*children: str) -> tuple[Schema, tuple[Diagnostic, ...]]:
    """One schema, namespace ``ns`` and alias ``self``, read from the text of its children."""
    found, findings = document(edmx(schema(*children)))
    return found.schemas[0], findings


def graph(*children: str) -> TypeGraph:
    """The graph of one schema, namespace ``ns`` and alias ``self``."""
    return graph_of(edmx(schema(*children)))


def graph_of(*texts: str) -> TypeGraph:
    """The graph of several documents; the reader must have found nothing wrong with them."""
    documents = []
    for index, text in enumerate(texts):
        found, findings = document(text, f"in{index}.xml")
        assert not findings, findings
        documents.append(found)
    return build(documents)


def codes(findings: tuple[Diagnostic, ...]) -> list[str]:
    """The codes of findings, in order."""
    return [finding.code for finding in findings]


def entity(name: str, *children: str, **attributes: str) -> str:
    """The text of an entity type with a key ``id``, unless it has a base type."""
    key = '<Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/>'
    own = "" if "BaseType" in attributes else key
    extra = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<EntityType Name="{name}"{extra}>{own}{"".join(children)}</EntityType>'


def prop(name: str, type_name: str = "Edm.String") -> str:
    """The text of a structural property."""
    return f'<Property Name="{name}" Type="{type_name}"/>'


def nav(name: str, type_name: str, *children: str, **attributes: str) -> str:
    """The text of a navigation property."""
    extra = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<NavigationProperty Name="{name}" Type="{type_name}"{extra}>{"".join(children)}</NavigationProperty>'


def description(text: str) -> str:
    """The text of a Core.Description annotation."""
    return f'<Annotation Term="Core.Description" String="{text}"/>'
