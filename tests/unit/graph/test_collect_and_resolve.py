"""Names are unique, and each stands for what its place asks for."""

from __future__ import annotations

import pytest

from csdlgen.diagnostics import Severity
from csdlgen.graph import Unresolved, Use
from tests.csdl import codes, edmx, entity, graph, graph_of, nav, prop, schema


def test_the_first_declaration_of_a_name_wins() -> None:
    found = graph_of(
        edmx(schema('<ComplexType Name="a"/>')),
        edmx(schema('<EnumType Name="a"><Member Name="m"/></EnumType>')),
    )
    assert type(found.types["ns.a"]).__name__ == "ComplexType"
    assert codes(found.diagnostics) == ["CSDL203", "CSDL317"]
    assert "in0.xml" in found.diagnostics[0].message
    assert found.diagnostics[0].location.file == "in1.xml"


def test_the_first_member_of_a_name_wins() -> None:
    found = graph(
        entity("e", prop("p", "Edm.Int32"), prop("p"), nav("p", "ns.e"), nav("n", "ns.e"), nav("n", "ns.e")),
        '<EnumType Name="m"><Member Name="a"/><Member Name="a" Value="5"/></EnumType>',
    )
    declared = found.structured("ns.e")
    assert [p.type.name for p in declared.properties if p.name == "p"] == ["Edm.Int32"]
    assert [n.name for n in declared.navigation_properties] == ["n"]
    assert [m.value for m in found.enum_types()[0].members] == [0]
    assert codes(found.diagnostics) == ["CSDL204"] * 4


def test_equal_overloads_are_reported_and_others_kept() -> None:
    one = '<Action Name="go" IsBound="true"><Parameter Name="b" Type="ns.e"/></Action>'
    two = '<Action Name="go" IsBound="true"><Parameter Name="b" Type="Collection(ns.e)"/></Action>'
    renamed = one.replace('"b"', '"another"')
    found = graph(entity("e"), one, two, one, renamed)
    assert [o.signature for o in found.operations] == ["ns.go(ns.e)", "ns.go(Collection(ns.e))"]
    assert codes(found.diagnostics) == ["CSDL208"] * 2


@pytest.mark.parametrize(
    ("name", "code", "severity"),
    [
        ("ns.missing", "CSDL201", Severity.ERROR),
        ("Edm.Missing", "CSDL201", Severity.ERROR),
        ("missing", "CSDL213", Severity.ERROR),
        ("far.missing", "CSDL212", Severity.WARNING),
    ],
)
def test_an_undefined_name_is_kept_and_reported(name: str, code: str, severity: Severity) -> None:
    found = graph(entity("e", prop("p", name)))
    assert codes(found.diagnostics) == [code]
    assert found.diagnostics[0].severity is severity
    assert found.diagnostics[0].target == "ns.e/p"
    assert isinstance(found.type(name), Unresolved)
    assert found.type("Edm.String") is None
    assert found.properties["ns.e"][-1].declared.type.name == name


def test_file_order_does_not_matter() -> None:
    base = edmx(schema(entity("base"), namespace="b"))
    derived = edmx(schema(entity("derived", BaseType="b.base"), namespace="d"))
    for texts in ((base, derived), (derived, base)):
        found = graph_of(*texts)
        assert found.ancestors["d.derived"] == ("b.base",)
        assert found.diagnostics == ()


@pytest.mark.parametrize(
    "declaration",
    [
        entity("x", prop("p", "ns.e")),
        entity("x", nav("n", "ns.c")),
        '<EntityContainer Name="k"><EntitySet Name="s" EntityType="ns.c"/></EntityContainer>',
        '<EntityContainer Name="k"><Singleton Name="s" Type="ns.c"/></EntityContainer>',
        '<TypeDefinition Name="x" UnderlyingType="ns.c"/>',
    ],
)
def test_a_name_of_the_wrong_kind_is_reported(declaration: str) -> None:
    found = graph(entity("e"), '<ComplexType Name="c"/>', declaration)
    assert codes(found.diagnostics) == ["CSDL207"]


def test_a_base_type_of_another_kind_is_ignored() -> None:
    found = graph(entity("e"), '<ComplexType Name="c" BaseType="ns.e"/>')
    assert codes(found.diagnostics) == ["CSDL206"]
    assert found.ancestors["ns.c"] == ()


def test_an_import_of_nothing_is_reported() -> None:
    found = graph('<EntityContainer Name="k"><ActionImport Name="i" Action="ns.go"/></EntityContainer>')
    assert codes(found.diagnostics) == ["CSDL201"]


def test_users_of_a_type_are_listed_in_schema_order() -> None:
    found = graph(
        '<ComplexType Name="c"/>',
        '<ComplexType Name="d" BaseType="ns.c"/>',
        entity("e", prop("p", "Collection(ns.c)"), nav("n", "ns.e")),
        '<Function Name="f"><Parameter Name="a" Type="ns.c"/><ReturnType Type="ns.c"/></Function>',
        '<Term Name="t" Type="ns.c"/>',
        '<EntityContainer Name="k"><EntitySet Name="s" EntityType="ns.e"/></EntityContainer>',
    )
    assert found.users["ns.c"] == (
        Use("ns.d", "ns.d"),
        Use("ns.e/p", "ns.e"),
        Use("ns.f(ns.c)/a", ""),
        Use("ns.f(ns.c)/$ReturnType", ""),
        Use("ns.t", ""),
    )
    assert found.users["ns.e"] == (Use("ns.e/n", "ns.e"), Use("ns.k/s", ""))


def test_type_definitions_resolve_to_their_primitive_even_in_a_cycle() -> None:
    found = graph(
        '<TypeDefinition Name="a" UnderlyingType="ns.b"/>',
        '<TypeDefinition Name="b" UnderlyingType="Edm.Guid"/>',
        '<TypeDefinition Name="x" UnderlyingType="ns.y"/>',
        '<TypeDefinition Name="y" UnderlyingType="ns.x"/>',
        entity("e", prop("p", "Collection(ns.a)"), prop("q", "ns.x")),
    )
    p, q = (m.declared.type for m in found.properties["ns.e"][1:])
    assert str(found.primitive_of(p)) == "Collection(Edm.Guid)"
    assert found.primitive_of(q).name in ("ns.x", "ns.y")
