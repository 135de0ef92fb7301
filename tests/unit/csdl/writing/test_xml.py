"""XML as it is written: pretty, with the aliases of the document, and honest about what it cannot hold."""

from __future__ import annotations

import json

import pytest

from csdlgen.csdl import read_document
from csdlgen.csdl.writing import write_xml
from tests.csdl import codes, document, edmx, schema
from tests.places import unplaced


def test_a_document_looks_like_one_that_a_person_wrote() -> None:
    text = edmx(
        schema(
            '<EntityType Name="t"><Key><PropertyRef Name="id"/></Key>',
            '<Annotation Term="Core.Description" String="a &lt; b"/><Property Name="id" Type="Edm.Int32"/>',
            '<NavigationProperty Name="n" Type="Collection(self.t)"/></EntityType>',
        )
    )
    assert write_xml(document(text)[0])[0] == (
        """\
<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" xmlns="http://docs.oasis-open.org/odata/ns/edm" Version="4.01">
  <edmx:Reference Uri="https://example.org/core.xml">
    <edmx:Include Namespace="Org.OData.Core.V1" Alias="Core"/>
  </edmx:Reference>
  <edmx:DataServices>
    <Schema Namespace="ns" Alias="self">
      <EntityType Name="t">
        <Key>
          <PropertyRef Name="id"/>
        </Key>
        <Annotation Term="Core.Description" String="a &lt; b"/>
        <Property Name="id" Type="Edm.Int32"/>
        <NavigationProperty Name="n" Type="Collection(self.t)"/>
      </EntityType>
    </Schema>
  </edmx:DataServices>
</edmx:Edmx>
"""
    )


@pytest.mark.parametrize("text", ["\t\n\r\r\n", " \"&<>'", "]]>", "\u2028\x85", "😀"])
def test_every_text_comes_back(text: str) -> None:
    source = {"$Version": "4.01", "ns": {"@n.T": text, "@n.U": {"$Apply": [text], "$Function": "f"}}}
    found, _ = read_document(json.dumps(source).encode(), "in.json")
    again, _ = read_document(write_xml(found)[0].encode(), "in.xml")
    assert unplaced(again) == unplaced(found)


def test_what_xml_cannot_hold_is_replaced_and_reported() -> None:
    source = {"$Version": "4.01", "$EntityContainer": "far.C", "ns": {"@n.T": "a\x00b\x1bc\ufffe"}}
    found, _ = read_document(json.dumps(source).encode(), "in.json")
    text, unsaid = write_xml(found)
    assert 'String="a\ufffdb\ufffdc\ufffd"' in text
    assert codes(unsaid) == ["CSDL121"] * 4
    assert "U+001B" in unsaid[1].message


def test_what_is_only_implied_stays_implied() -> None:
    text = edmx(
        schema(
            '<EnumType Name="e"><Member Name="a"/><Member Name="b" Value="1"/></EnumType>',
            '<EnumType Name="f" UnderlyingType="Edm.Int32"/><Annotation Term="self.T"/>',
        )
    )
    written = write_xml(document(text)[0])[0]
    for line in (
        '<Member Name="a"/>',
        '<Member Name="b" Value="1"/>',
        'Name="f" UnderlyingType="Edm.Int32"/>',
    ):
        assert line in written
    assert '<Annotation Term="self.T"/>' in written


def test_the_base_of_uris_is_kept() -> None:
    text = edmx(schema()).replace("<edmx:Edmx ", '<edmx:Edmx xml:base="https://example.org/a/" ')
    found, _ = document(text)
    assert found.base == "https://example.org/a/"
    assert found.resolved("b.xml") == "https://example.org/a/b.xml"
    assert 'xml:base="https://example.org/a/"' in write_xml(found)[0]
