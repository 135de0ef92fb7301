"""What a JSON document declares becomes the values that XML gives, at its place, with JSON's own defaults."""

from __future__ import annotations

import json
from typing import Any

import pytest

from csdlgen.csdl import read_document
from csdlgen.diagnostics import Diagnostic, InputError
from csdlgen.edm import ComplexType, Document, EntityType, EnumType, Facets, PropertyRef, TypeRef
from tests.csdl import codes, document, edmx, schema
from tests.places import unplaced


def read(children: dict[str, Any], **root: Any) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A document with one schema, namespace ``ns`` and alias ``self``."""
    whole = {"$Version": "4.01", **root, "ns": {"$Alias": "self", **children}}
    return read_document(json.dumps(whole, indent=1).encode(), "in.json")


def same(children: dict[str, Any], xml: str) -> None:
    """JSON and XML say the same."""
    found, findings = read(children)
    expected, _ = document(edmx(schema(xml), before=""))
    assert findings == ()
    assert unplaced(found) == unplaced(expected)
    assert found.counts == expected.counts


@pytest.mark.parametrize(
    ("children", "xml"),
    [
        ({"t": {"$Kind": "EntityType"}}, '<EntityType Name="t"/>'),
        (
            {
                "t": {
                    "$Kind": "EntityType",
                    "$BaseType": "self.b",
                    "$Abstract": True,
                    "$OpenType": True,
                    "$HasStream": True,
                }
            },
            '<EntityType Name="t" BaseType="self.b" Abstract="true" OpenType="true" HasStream="true"/>',
        ),
        (
            {"t": {"$Kind": "EntityType", "$Key": ["id", {"other": "info/id"}]}},
            (
                '<EntityType Name="t"><Key><PropertyRef Name="id"/>'
                '<PropertyRef Name="info/id" Alias="other"/></Key></EntityType>'
            ),
        ),
        (
            {"c": {"$Kind": "ComplexType", "p": {}, "q": {"$Nullable": True}, "r": {"$Collection": True}}},
            (
                '<ComplexType Name="c"><Property Name="p" Type="Edm.String" Nullable="false"/>'
                '<Property Name="q" Type="Edm.String"/>'
                '<Property Name="r" Type="Collection(Edm.String)" Nullable="false"/></ComplexType>'
            ),
        ),
        (
            {
                "c": {
                    "$Kind": "ComplexType",
                    "p": {"$Type": "Edm.Decimal", "$Precision": 5, "$Nullable": True},
                    "q": {"$Type": "Edm.Decimal", "$Scale": 0, "$Nullable": True, "$DefaultValue": 1.50},
                    "r": {"$Type": "Edm.Geometry", "$SRID": "variable", "$MaxLength": 7, "$Unicode": False},
                }
            },
            (
                '<ComplexType Name="c"><Property Name="p" Type="Edm.Decimal" Precision="5" Scale="variable"/>'
                '<Property Name="q" Type="Edm.Decimal" DefaultValue="1.5"/>'
                '<Property Name="r" Type="Edm.Geometry" SRID="variable" MaxLength="7" Unicode="false" Nullable="false"/>'
                "</ComplexType>"
            ),
        ),
        (
            {
                "c": {
                    "$Kind": "ComplexType",
                    "n": {
                        "$Kind": "NavigationProperty",
                        "$Type": "self.t",
                        "$Partner": "back",
                        "$ContainsTarget": True,
                        "$ReferentialConstraint": {"a": "b", "a@self.T": 1},
                        "$OnDelete": "Cascade",
                        "$OnDelete@self.T": 2,
                    },
                    "m": {"$Kind": "NavigationProperty", "$Type": "self.t", "$Collection": True},
                }
            },
            (
                '<ComplexType Name="c"><NavigationProperty Name="n" Type="self.t" Nullable="false" Partner="back" '
                'ContainsTarget="true"><ReferentialConstraint Property="a" ReferencedProperty="b">'
                '<Annotation Term="self.T" Int="1"/></ReferentialConstraint><OnDelete Action="Cascade">'
                '<Annotation Term="self.T" Int="2"/></OnDelete></NavigationProperty>'
                '<NavigationProperty Name="m" Type="Collection(self.t)"/></ComplexType>'
            ),
        ),
        (
            {"e": {"$Kind": "EnumType", "$IsFlags": True, "a": 1, "a@self.T": "x", "b": "2"}},
            (
                '<EnumType Name="e" IsFlags="true"><Member Name="a" Value="1"><Annotation Term="self.T" String="x"/>'
                '</Member><Member Name="b" Value="2"/></EnumType>'
            ),
        ),
        (
            {"d": {"$Kind": "TypeDefinition", "$UnderlyingType": "Edm.String", "$MaxLength": 3}},
            '<TypeDefinition Name="d" UnderlyingType="Edm.String" MaxLength="3"/>',
        ),
        (
            {
                "t": {
                    "$Kind": "Term",
                    "$BaseTerm": "self.b",
                    "$AppliesTo": ["Term", "Property"],
                    "$DefaultValue": True,
                }
            },
            (
                '<Term Name="t" Type="Edm.String" Nullable="false" BaseTerm="self.b" AppliesTo="Term Property" '
                'DefaultValue="true"/>'
            ),
        ),
        (
            {
                "f": [
                    {
                        "$Kind": "Function",
                        "$IsBound": True,
                        "$IsComposable": True,
                        "$EntitySetPath": "it/self.t/n",
                        "$Parameter": [{"$Name": "it", "$Type": "self.t"}],
                        "$ReturnType": {"$Type": "self.t", "$Collection": True},
                    },
                    {"$Kind": "Action"},
                ]
            },
            (
                '<Function Name="f" IsBound="true" IsComposable="true" EntitySetPath="it/self.t/n">'
                '<Parameter Name="it" Type="self.t" Nullable="false"/>'
                '<ReturnType Type="Collection(self.t)" Nullable="false"/></Function><Action Name="f"/>'
            ),
        ),
        (
            {
                "c": {
                    "$Kind": "EntityContainer",
                    "$Extends": "self.b",
                    "s": {
                        "$Collection": True,
                        "$Type": "self.t",
                        "$IncludeInServiceDocument": False,
                        "$NavigationPropertyBinding": {"self.t/n": "s"},
                    },
                    "o": {"$Type": "self.t", "$Nullable": True},
                    "a": {"$Action": "self.f", "$EntitySet": "s"},
                    "f": {"$Function": "self.f", "$IncludeInServiceDocument": True},
                }
            },
            (
                '<EntityContainer Name="c" Extends="self.b"><EntitySet Name="s" EntityType="self.t" '
                'IncludeInServiceDocument="false"><NavigationPropertyBinding Path="self.t/n" Target="s"/></EntitySet>'
                '<Singleton Name="o" Type="self.t" Nullable="true"/>'
                '<ActionImport Name="a" Action="self.f" EntitySet="s"/>'
                '<FunctionImport Name="f" Function="self.f" IncludeInServiceDocument="true"/></EntityContainer>'
            ),
        ),
        (
            {"$Annotations": {"self.t/p": {"@self.T": 1}, "self.t/@self.T#q": {"@self.U": 2}}},
            (
                '<Annotations Target="self.t/p"><Annotation Term="self.T" Int="1"/></Annotations>'
                '<Annotations Target="self.t/@self.T#q"><Annotation Term="self.U" Int="2"/></Annotations>'
            ),
        ),
    ],
)
def test_json_and_xml_say_the_same(children: dict[str, Any], xml: str) -> None:
    same(children, xml)


def test_references_are_read_and_their_aliases_serve() -> None:
    found, findings = read(
        {"c": {"$Kind": "ComplexType", "$BaseType": "f.b"}},
        **{
            "$Reference": {
                "away.json": {
                    "$Include": [{"$Namespace": "far.away", "$Alias": "f", "@f.T": 1}],
                    "$IncludeAnnotations": [
                        {"$TermNamespace": "v", "$Qualifier": "q", "$TargetNamespace": "n"}
                    ],
                    "@f.U": 2,
                }
            }
        },
    )
    (reference,) = found.references
    assert findings == ()
    assert (reference.uri, reference.includes[0].namespace) == ("away.json", "far.away")
    assert reference.includes[0].annotations[0].term == "far.away.T"
    assert reference.included_annotations[0].target_namespace == "n"
    assert reference.annotations[0].term == "far.away.U"
    assert found.schemas[0].types[0].base == "far.away.b"  # type: ignore[union-attr]


def test_every_declaration_has_its_place() -> None:
    found, _ = read({"c": {"$Kind": "ComplexType", "p": {}}, "e": {"$Kind": "EnumType", "a": 0}})
    complex_type, enum = found.schemas[0].types
    assert isinstance(complex_type, ComplexType)
    assert isinstance(enum, EnumType)
    assert str(complex_type.location) == "in.json:5:3"
    assert str(complex_type.properties[0].location) == "in.json:7:4"
    assert str(enum.members[0].location) == "in.json:11:4"


def test_a_container_of_another_document_is_remembered() -> None:
    assert read({}, **{"$EntityContainer": "far.Away"})[0].entity_container == "far.Away"
    own = {"C": {"$Kind": "EntityContainer"}}
    assert read(own, **{"$EntityContainer": "ns.C"})[0].entity_container == ""


@pytest.mark.parametrize(
    ("children", "expected"),
    [
        ({"x": {"$Kind": "Gadget"}}, ["CSDL108"]),
        ({"x": 1}, ["CSDL120"]),
        ({"x": [1]}, ["CSDL120"]),
        ({"c": {"$Kind": "ComplexType", "$Key": ["a"]}}, ["CSDL108"]),
        ({"c": {"$Kind": "ComplexType", "$Abstract": 1, "$BaseType": []}}, ["CSDL120", "CSDL120"]),
        ({"c": {"$Kind": "ComplexType", "p": {"$Kind": "EntityType"}, "q": 1}}, ["CSDL108", "CSDL120"]),
        ({"c": {"$Kind": "ComplexType", "p": {"$Precision": "x", "$Scale": []}}}, ["CSDL120", "CSDL113"]),
        ({"c": {"$Kind": "ComplexType", "p@self.T": 1}}, ["CSDL108"]),
        ({"c": {"$Kind": "ComplexType", "p": {"$Type": "Collection("}}}, ["CSDL110"]),
        ({"e": {"$Kind": "EnumType", "a": 1.5, "b": None}}, ["CSDL113", "CSDL113"]),
        ({"d": {"$Kind": "TypeDefinition"}}, ["CSDL109"]),
        ({"f": [{"$Kind": "Function", "$Parameter": [{}], "$ReturnType": 1}]}, ["CSDL109", "CSDL120"]),
        ({"f": [{"$Kind": "Function", "$Parameter": {}}]}, ["CSDL120"]),
        ({"t": {"$Kind": "EntityType", "$Key": [1, {"a": 1}]}}, ["CSDL120", "CSDL120"]),
        ({"t": {"$Kind": "EntityType", "$Key": "id"}}, ["CSDL120"]),
        ({"t": {"$Kind": "Term", "$AppliesTo": ["a", 1]}}, ["CSDL120"]),
        ({"c": {"$Kind": "EntityContainer", "s": {"$Collection": True}}}, ["CSDL109"]),
        (
            {
                "c": {
                    "$Kind": "EntityContainer",
                    "s": {"$Type": "self.t", "$NavigationPropertyBinding": {"a": 1}},
                }
            },
            ["CSDL120"],
        ),
        ({"$Annotations": {"self.t": 1}}, ["CSDL120"]),
        ({"$Annotations": []}, ["CSDL120"]),
        ({"$Gadget": 1}, ["CSDL108"]),
    ],
)
def test_what_makes_no_sense_is_reported_and_passed_over(
    children: dict[str, Any], expected: list[str]
) -> None:
    _, findings = read(children)
    assert codes(findings) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[]", "CSDL104"),
        ("{}", "CSDL104"),
        ('{"$Version": 4.01}', "CSDL104"),
        ('{"$Version": "5.0"}', "CSDL105"),
        ('{"$Version": "4.01", "ns": {"a": 1, "a": 2}}', "CSDL119"),
        ('{"é": 1}', "CSDL104"),
    ],
)
def test_what_is_no_csdl_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(text.encode(), "in.json")
    assert codes(caught.value.diagnostics) == [code]


def test_json_is_unicode() -> None:
    text = '{"$Version": "4.01", "é": {}}'
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert read_document(text.encode(encoding), "in.json")[0].schemas[0].namespace == "é"
    with pytest.raises(InputError) as caught:
        read_document(text.encode("latin-1"), "in.json")
    assert codes(caught.value.diagnostics) == ["CSDL102"]


def test_a_name_may_be_shared_in_an_array() -> None:
    found, findings = read({"x": [{"$Kind": "EntityType"}, {"$Kind": "Function"}]})
    assert findings == ()
    assert isinstance(found.schemas[0].types[0], EntityType)
    assert found.schemas[0].operations[0].qualified_name == "ns.x"


def test_a_key_and_facets_are_those_of_the_model() -> None:
    found, _ = read({"t": {"$Kind": "EntityType", "$Key": [{"i": "self.u/id"}], "p": {"$Type": "self.w"}}})
    (entity,) = found.schemas[0].types
    assert isinstance(entity, EntityType)
    assert isinstance(entity.key[0], PropertyRef)
    assert (entity.key[0].name, entity.key[0].alias) == ("ns.u/id", "i")
    assert entity.properties[0].type == TypeRef("ns.w")
    assert entity.properties[0].facets == Facets(nullable=False)
