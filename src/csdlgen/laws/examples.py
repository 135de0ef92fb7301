"""What the examples of the laws stand in."""

from __future__ import annotations

STAGE = (
    '<EntityType Name="Thing"><Key><PropertyRef Name="Id"/></Key>'
    '<Property Name="Id" Type="Edm.Int32" Nullable="false"/><Property Name="Name" Type="Edm.String"/>'
    '<NavigationProperty Name="Owner" Type="self.Person"/></EntityType>'
    '<EntityType Name="Person"><Key><PropertyRef Name="Id"/></Key>'
    '<Property Name="Id" Type="Edm.Int32" Nullable="false"/></EntityType>'
    '<ComplexType Name="Size"><Property Name="Width" Type="Edm.Int32"/></ComplexType>'
    '<EnumType Name="Colour"><Member Name="Red" Value="0"/><Member Name="Blue" Value="1"/></EnumType>'
    '<Term Name="Note" Type="Edm.String"/><Term Name="Extent" Type="self.Size"/>'
)
"""The declarations that the examples refer to."""


def document(children: str, version: str = "4.01") -> str:
    """The document around the children of a schema, with the stage beside them."""
    return (
        f'<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="{version}"><edmx:DataServices>'
        f'<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="example" Alias="self">'
        f"{STAGE}{children}</Schema></edmx:DataServices></edmx:Edmx>"
    )


def v40(children: str) -> str:
    """The children of a schema in a document of version 4.0."""
    return f"<!-- version 4.0 -->{children}"


def whole(example: str) -> str:
    """An example as a document that can be read."""
    if example.startswith(("<edmx:Edmx", "<?xml", "<!DOCTYPE", "<html", "<Schema")):
        return example
    return document(example, "4.0" if example.startswith("<!-- version 4.0 -->") else "4.01")
