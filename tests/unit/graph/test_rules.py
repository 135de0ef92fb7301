"""Each rule: a model that breaks it, and one that keeps it."""

from __future__ import annotations

import pytest

from csdlgen.edm import EntityType
from csdlgen.graph.rules import is_simple_identifier
from tests.csdl import codes, entity, graph, prop

KEYLESS = '<EntityType Name="x"><Property Name="p" Type="Edm.String"/></EntityType>'


@pytest.mark.parametrize(
    ("declarations", "code"),
    [
        (('<ComplexType Name="a-b"/>',), "CSDL301"),
        ((entity("e", prop("1x")),), "CSDL301"),
        (('<EnumType Name="m"><Member Name="a b"/></EnumType>',), "CSDL301"),
        (('<Action Name="a"><Parameter Name="../x" Type="Edm.String"/></Action>',), "CSDL301"),
        (('<EntityContainer Name="k-l"/>',), "CSDL301"),
        (('<ComplexType Name="a.b"/>',), "CSDL301"),
        ((KEYLESS,), "CSDL302"),
        (('<EntityType Name="x"><Key><PropertyRef Name="nope"/></Key></EntityType>',), "CSDL303"),
        (
            (
                entity("a"),
                '<EntityType Name="b" BaseType="ns.a"><Key><PropertyRef Name="id"/></Key></EntityType>',
            ),
            "CSDL304",
        ),
        (('<EnumType Name="m"/>',), "CSDL305"),
        (
            ('<EnumType Name="m" UnderlyingType="Edm.Byte"><Member Name="a" Value="256"/></EnumType>',),
            "CSDL306",
        ),
        (('<EnumType Name="m" UnderlyingType="Edm.String"><Member Name="a"/></EnumType>',), "CSDL307"),
        (('<EnumType Name="m" IsFlags="true"><Member Name="a" Value="-1"/></EnumType>',), "CSDL308"),
        (('<Action Name="a" IsBound="true"/>',), "CSDL309"),
        (('<Function Name="f"/>',), "CSDL310"),
        (
            (
                entity("e"),
                (
                    '<EntityContainer Name="k"><EntitySet Name="s" EntityType="ns.e">'
                    '<NavigationPropertyBinding Path="p" Target="t"/></EntitySet></EntityContainer>'
                ),
            ),
            "CSDL311",
        ),
    ],
)
def test_a_broken_rule_is_reported(declarations: tuple[str, ...], code: str) -> None:
    assert codes(graph(*declarations).diagnostics) == [code]


@pytest.mark.parametrize(
    "declarations",
    [
        ('<EntityType Name="x" Abstract="true"/>',),
        (entity("a"), '<EntityType Name="b" BaseType="ns.a"/>'),
        ('<EnumType Name="m" UnderlyingType="Edm.SByte"><Member Name="a" Value="-128"/></EnumType>',),
        (
            entity("e"),
            (
                '<EntityContainer Name="k"><EntitySet Name="s" EntityType="ns.e">'
                '<NavigationPropertyBinding Path="p" Target="s"/>'
                '<NavigationPropertyBinding Path="q" Target="s/deep"/></EntitySet></EntityContainer>'
            ),
        ),
    ],
)
def test_a_kept_rule_is_not(declarations: tuple[str, ...]) -> None:
    assert graph(*declarations).diagnostics == ()


def test_a_key_may_come_from_a_base_type_that_no_input_defines() -> None:
    found = graph('<EntityType Name="x" BaseType="far.entity"/>')
    assert codes(found.diagnostics) == ["CSDL202"]
    assert isinstance(found.types["ns.x"], EntityType)


@pytest.mark.parametrize("name", ["a", "_", "é", "x1", "中文", "a" * 128, "ªb"])
def test_simple_identifiers(name: str) -> None:
    assert is_simple_identifier(name)


@pytest.mark.parametrize("name", ["", "1a", "a-b", "a b", "a" * 129, "\u2028", "é-", "\u0301a", "a.b"])
def test_no_simple_identifiers(name: str) -> None:
    assert not is_simple_identifier(name)
