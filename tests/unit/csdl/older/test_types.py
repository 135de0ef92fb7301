from __future__ import annotations

import pytest

from csdlgen.diagnostics import Severity
from csdlgen.edm import Constant, EntityType, EnumType
from tests.unit.csdl.older.documents import V3, codes, entity, read, structured


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Edm.Int32", "Edm.Int32"),
        ("String", "Edm.String"),
        ("Edm.DateTime", "Edm.DateTime"),
        ("Time", "Edm.Time"),
        ("Edm.Float", "Edm.Double"),
        ("self.Address", "ns.Address"),
        ("Address", "Address"),
        ("Collection(Edm.String)", "Collection(Edm.String)"),
        ("Bag(String)", "Collection(Edm.String)"),
        ("MultiValue(self.Address)", "Collection(ns.Address)"),
    ],
)
def test_a_type_is_respelled(written: str, read_as: str) -> None:
    found, findings = read(entity("A", f'<Property Name="P" Type="{written}"/>'))
    assert str(structured(found, "A").properties[1].type) == read_as
    assert findings == ()


def test_a_kind_of_collection_makes_a_collection() -> None:
    found, findings = read(entity("A", '<Property Name="P" Type="Int32" CollectionKind="List"/>'))
    assert str(structured(found, "A").properties[1].type) == "Collection(Edm.Int32)"
    assert findings == ()


def test_facets_are_those_of_today() -> None:
    found, findings = read(
        entity(
            "A",
            '<Property Name="P" Type="Edm.String" Nullable="false" MaxLength="Max" Unicode="true" DefaultValue="x"/>',
            '<Property Name="Q" Type="Edm.Decimal" Precision="10" Scale="2"/>',
        )
    )
    text, number = (each.facets for each in structured(found, "A").properties[1:])
    assert (text.nullable, text.max_length, text.unicode, text.default_value) == (False, "max", True, "x")
    assert (number.precision, number.scale) == (10, "2")
    assert findings == ()


def test_streams_media_types_and_generated_values_are_kept() -> None:
    stream = entity("A").replace("<EntityType", '<EntityType m:HasStream="true"')
    found, findings = read(
        stream,
        entity("B", '<Property Name="P" Type="Edm.Binary" m:MimeType="image/png"/>'),
        entity("C", '<Property Name="P" Type="Edm.Int32" store:StoreGeneratedPattern="Identity"/>'),
    )
    first = structured(found, "A")
    assert isinstance(first, EntityType)
    assert first.has_stream
    (media,) = structured(found, "B").properties[1].annotations
    assert (media.term, media.value) == ("Org.OData.Core.V1.MediaType", Constant("String", "image/png"))
    (computed,) = structured(found, "C").properties[1].annotations
    assert computed.term == "Org.OData.Core.V1.Computed"
    assert findings == ()


def test_enumerations_and_open_types_of_3_0_are_read() -> None:
    found, findings = read(
        '<EnumType Name="E" UnderlyingType="Byte" IsFlags="true"><Member Name="a" Value="1"/></EnumType>',
        '<EntityType Name="A" OpenType="true"/>',
        edm=V3,
    )
    enum = found.types[0]
    assert isinstance(enum, EnumType)
    assert (enum.underlying_type, enum.is_flags, enum.members[0].value) == ("Edm.Byte", True, 1)
    assert structured(found, "A").open
    assert findings == ()


def test_what_has_no_meaning_is_reported_once_for_each_kind() -> None:
    lost = 'FixedLength="true" Collation="x" ConcurrencyMode="Fixed" m:FC_TargetPath="t" sap:visible="false"'
    _, findings = read(entity("A", *(f'<Property Name="{name}" Type="Edm.String" {lost}/>' for name in "PQ")))
    assert [each.message.partition(" has")[0] for each in findings] == [
        "FixedLength",
        "Collation",
        "ConcurrencyMode",
        "m:FC_TargetPath",
        "sap:visible",
    ]
    assert all(each.code == "CSDL151" and each.severity is Severity.INFO for each in findings)
    assert all(each.message.endswith("(2 of them)") for each in findings)


def test_what_says_nothing_is_not_reported() -> None:
    _, findings = read(
        entity(
            "A",
            '<Property Name="P" Type="Edm.String" ConcurrencyMode="None" other:x="" xmlns:other="urn:o"/>',
        ),
        '<EntityContainer Name="C" m:IsDefaultEntityContainer="true" store:LazyLoadingEnabled="true"/>',
    )
    assert codes(findings) == []
