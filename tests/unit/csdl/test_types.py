"""Types, members, operations and containers as the reader sees them."""

from __future__ import annotations

import pytest

from csdlgen.edm import ComplexType, EntityType, EnumType, Facets, TypeDefinition, TypeRef
from tests.csdl import codes, description, nav, prop, read


def test_an_entity_type_has_its_parts_in_document_order() -> None:
    schema, findings = read(
        '<EntityType Name="run" BaseType="self.entity" Abstract="true" OpenType="true" HasStream="true">'
        '<Key><PropertyRef Name="id"/><PropertyRef Name="a/b" Alias="ab"/></Key>',
        prop("b"),
        nav(
            "flow",
            "Collection(self.flow)",
            '<ReferentialConstraint Property="flowId" ReferencedProperty="id"/>',
            '<OnDelete Action="Cascade"/>',
            Partner="runs",
            ContainsTarget="true",
            Nullable="false",
        ),
        prop("a"),
        "</EntityType>",
    )
    run = schema.types[0]
    assert findings == ()
    assert isinstance(run, EntityType)
    assert (run.qualified_name, run.name, run.namespace, run.base) == ("ns.run", "run", "ns", "ns.entity")
    assert (run.abstract, run.open, run.has_stream) == (True, True, True)
    assert [p.name for p in run.properties] == ["b", "a"]
    assert [(k.name, k.alias) for k in run.key] == [("id", ""), ("a/b", "ab")]
    flow = run.navigation_properties[0]
    assert flow.type == TypeRef("ns.flow", collection=True)
    assert (flow.partner, flow.contains_target, flow.nullable, flow.on_delete) == (
        "runs", True, False, "Cascade",
    )  # fmt: skip
    assert [(c.property, c.referenced_property) for c in flow.constraints] == [("flowId", "id")]


def test_facets_are_kept_as_written() -> None:
    schema, _ = read(
        '<ComplexType Name="c"><Property Name="p" Type="Edm.Decimal" Nullable="false" Precision="9" '
        'Scale="variable" MaxLength="max" Unicode="false" SRID="variable" DefaultValue="1"/></ComplexType>'
    )
    found = schema.types[0]
    assert isinstance(found, ComplexType)
    assert found.properties[0].facets == Facets(
        nullable=False,
        precision=9,
        scale="variable",
        max_length="max",
        unicode=False,
        srid="variable",
        default_value="1",
    )


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Edm.String", TypeRef("Edm.String")),
        ("Collection(self.x)", TypeRef("ns.x", collection=True)),
        (" Collection( self.x ) ", TypeRef("ns.x", collection=True)),
        ("far.x", TypeRef("far.x")),
        ("far.x y", TypeRef("far.x y")),
    ],
)
def test_types_are_names_or_collections(written: str, read_as: TypeRef) -> None:
    schema, findings = read(f'<ComplexType Name="c">{prop("p", written)}</ComplexType>')
    assert schema.types[0].properties[0].type == read_as  # type: ignore[union-attr]
    assert findings == ()


def test_an_unqualified_primitive_is_read_with_a_warning() -> None:
    schema, findings = read(f'<ComplexType Name="c">{prop("p", "Collection(Int32)")}</ComplexType>')
    assert schema.types[0].properties[0].type == TypeRef("Edm.Int32", collection=True)  # type: ignore[union-attr]
    assert codes(findings) == ["CSDL111"]


@pytest.mark.parametrize("written", ["Collection()", "Collection(Collection(a.b))", "a.b)", "Collection(a.b"])
def test_a_type_that_is_no_name_skips_its_property(written: str) -> None:
    schema, findings = read(f'<ComplexType Name="c">{prop("p", written)}{prop("q")}</ComplexType>')
    assert [p.name for p in schema.types[0].properties] == ["q"]  # type: ignore[union-attr]
    assert codes(findings) == ["CSDL110"]


@pytest.mark.parametrize(
    ("child", "kept"),
    [
        ("<Property/>", 0),
        ('<Property Name="p"/>', 0),
        ('<Property Type="Edm.String"/>', 0),
        ("<NavigationProperty/>", 0),
    ],
)
def test_a_member_without_name_or_type_is_reported_and_skipped(child: str, kept: int) -> None:
    schema, findings = read(f'<EntityType Name="e">{child}</EntityType>')
    assert len(schema.types[0].members) == kept  # type: ignore[union-attr]
    assert set(codes(findings)) == {"CSDL109"}


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [("true", True, []), ("1", True, []), ("True", True, ["CSDL112"]), ("maybe", False, ["CSDL131"])],
)
def test_truth_values_are_read_with_tolerance(text: str, value: bool, found: list[str]) -> None:
    schema, findings = read(f'<ComplexType Name="c" Abstract="{text}"/>')
    assert schema.types[0].abstract is value  # type: ignore[union-attr]
    assert codes(findings) == found


def test_enum_members_have_written_or_implied_values() -> None:
    schema, findings = read(
        '<EnumType Name="e" IsFlags="true" UnderlyingType="Edm.Byte">'
        '<Member Name="a"/><Member Name="b"/><Member Name="c" Value="8"/><Member Name="d" Value="x"/>'
        "<Member/></EnumType>"
    )
    enum = schema.types[0]
    assert isinstance(enum, EnumType)
    assert [(m.name, m.value) for m in enum.members] == [("a", 0), ("b", 1), ("c", 8), ("d", None)]
    assert (enum.is_flags, enum.underlying_type) == (True, "Edm.Byte")
    assert codes(findings) == ["CSDL308", "CSDL308", "CSDL113", "CSDL109"]


def test_type_definitions_and_terms_have_types_and_facets() -> None:
    schema, _ = read(
        '<TypeDefinition Name="t" UnderlyingType="Edm.Decimal" Precision="5"/>',
        '<Term Name="x" Type="self.t" BaseTerm="self.y" AppliesTo="Property  EntityType"/>',
    )
    definition, term = schema.types[0], schema.terms[0]
    assert isinstance(definition, TypeDefinition)
    assert (definition.underlying_type, definition.facets.precision) == ("Edm.Decimal", 5)
    assert (term.type.name, term.base_term, term.applies_to) == ("ns.t", "ns.y", ("Property", "EntityType"))


def test_operations_keep_their_order_and_their_parts() -> None:
    schema, findings = read(
        '<Function Name="f" IsBound="true" IsComposable="true" EntitySetPath="b/c">'
        '<Parameter Name="b" Type="self.e"/><Parameter Name="x" Type="Collection(Edm.Int32)"/>'
        '<ReturnType Type="Edm.String" Nullable="false"/><ReturnType Type="Edm.Guid"/></Function>',
        '<Action Name="a"><Parameter Name="y" Type="Edm.String"/><Parameter Name="z"/></Action>',
    )
    function, action = schema.operations
    assert (function.kind, action.kind) == ("Function", "Action")
    assert function.signature == "ns.f(ns.e,Collection(Edm.Int32))"
    assert function.binding == TypeRef("ns.e")
    assert [p.name for p in function.arguments] == ["x"]
    assert function.return_type is not None
    assert function.return_type.type.name == "Edm.String"
    assert action.binding is None
    assert [p.name for p in action.arguments] == ["y"]
    assert codes(findings) == ["CSDL116", "CSDL109"]


def test_a_container_holds_sets_singletons_imports_and_bindings() -> None:
    schema, findings = read(
        '<EntityContainer Name="c" Extends="self.d"><EntitySet Name="runs" EntityType="self.run" '
        'IncludeInServiceDocument="false"><NavigationPropertyBinding Path="self.in/flow" Target="flows"/>'
        '<NavigationPropertyBinding Path="x"/></EntitySet><Singleton Name="me" Type="self.user" Nullable="true"/>'
        '<ActionImport Name="go" Action="self.go" EntitySet="runs"/>'
        '<FunctionImport Name="ask" Function="self.ask" IncludeInServiceDocument="true"/>'
        "<EntitySet/><Singleton/><ActionImport/></EntityContainer>"
    )
    container = schema.containers[0]
    assert (container.qualified_name, container.name, container.namespace, container.extends) == (
        "ns.c", "c", "ns", "ns.d",
    )  # fmt: skip
    assert [(s.name, s.type) for s in container.navigation_sources] == [("runs", "ns.run"), ("me", "ns.user")]
    assert not container.entity_sets[0].include_in_service_document
    assert [(b.path, b.target) for b in container.entity_sets[0].bindings] == [("ns.in/flow", "flows")]
    assert [(i.kind, i.operation) for i in container.imports] == [
        ("ActionImport", "ns.go"),
        ("FunctionImport", "ns.ask"),
    ]
    assert set(codes(findings)) == {"CSDL109"}


def test_descriptions_stand_inside_every_element() -> None:
    schema, _ = read(
        f'<ComplexType Name="c">{description("type")}'
        f'<Property Name="p" Type="Edm.String">{description("property")}</Property></ComplexType>'
    )
    found = schema.types[0]
    assert found.annotations[0].term == "Org.OData.Core.V1.Description"
    assert found.properties[0].annotations[0].value.text == "property"  # type: ignore[union-attr]
