"""Annotations reach their elements from wherever they stand."""

from __future__ import annotations

import pytest

from tests.csdl import CORE, codes, description, edmx, entity, graph, graph_of, prop, schema

MODEL = (
    entity("e", prop("p"), f'<Property Name="q" Type="Edm.String">{description("inline")}</Property>'),
    entity("d", BaseType="ns.e"),
    '<ComplexType Name="c"/>',
    '<EnumType Name="m"><Member Name="a"/></EnumType>',
    '<Action Name="go" IsBound="true"><Parameter Name="b" Type="ns.e"/><Parameter Name="x" Type="Edm.Int32"/></Action>',
    '<Action Name="go" IsBound="true"><Parameter Name="b" Type="ns.d"/></Action>',
    '<Function Name="ask"><Parameter Name="y" Type="Collection(ns.c)"/><ReturnType Type="Edm.String"/></Function>',
    '<Term Name="t" Type="Edm.String"/>',
    '<EntityContainer Name="k"><EntitySet Name="s" EntityType="ns.e"/></EntityContainer>',
)


def block(target: str, text: str = "external") -> str:
    return f'<Annotations Target="{target}">{description(text)}</Annotations>'


@pytest.mark.parametrize(
    ("target", "paths"),
    [
        ("self.e", ["ns.e"]),
        ("ns.e/p", ["ns.e/p"]),
        ("ns.d/p", ["ns.d/p"]),
        ("ns.m/a", ["ns.m/a"]),
        ("ns.t", ["ns.t"]),
        ("ns.k", ["ns.k"]),
        ("ns.k/s", ["ns.k/s"]),
        ("ns.go(ns.e,Edm.Int32)", ["ns.go(ns.e,Edm.Int32)"]),
        ("ns.go(ns.e, Edm.Int32)", ["ns.go(ns.e,Edm.Int32)"]),
        ("self.go(self.e)", ["ns.go(ns.e,Edm.Int32)"]),
        ("ns.go(ns.d)", ["ns.go(ns.d)"]),
        ("ns.go", ["ns.go(ns.e,Edm.Int32)", "ns.go(ns.d)"]),
        ("ns.go/x", ["ns.go(ns.e,Edm.Int32)/x"]),
        ("ns.ask(Collection(self.c))/y", ["ns.ask(Collection(ns.c))/y"]),
        ("ns.ask()/$ReturnType", ["ns.ask(Collection(ns.c))/$ReturnType"]),
        ("ns.e/p/deeper", ["ns.e/p/deeper"]),
    ],
)
def test_every_form_of_target_is_understood(target: str, paths: list[str]) -> None:
    found = graph(*MODEL, block(target))
    assert codes(found.diagnostics) == []
    assert {path for path, text in found.descriptions.items() if text == "external"} == set(paths)


@pytest.mark.parametrize("target", ["ns.missing", "ns.e/missing", "ns.go(Edm.String)", "ns.e/missing/x"])
def test_a_target_that_is_not_there_is_reported(target: str) -> None:
    found = graph(*MODEL, block(target))
    assert codes(found.diagnostics) == ["CSDL209"]


def test_a_target_in_a_namespace_of_others_is_their_affair() -> None:
    included = edmx(
        schema(*MODEL, block("far.e")),
        before=CORE
        + '<edmx:Reference Uri="https://x/far.xml"><edmx:Include Namespace="far"/></edmx:Reference>',
    )
    assert graph_of(included).diagnostics == ()
    assert codes(graph(*MODEL, block("far.e")).diagnostics) == ["CSDL209"]


def test_the_inline_description_wins_and_of_two_the_first() -> None:
    found = graph(*MODEL, block("ns.e/q"), block("ns.e", "first"), block("ns.e", "second"))
    assert found.descriptions["ns.e/q"] == "inline"
    assert found.descriptions["ns.e"] == "first"
    assert [a.value.text for a in found.annotations["ns.e/q"]] == ["inline", "external"]  # type: ignore[union-attr]


def test_qualified_descriptions_are_not_the_description() -> None:
    found = graph(
        *MODEL,
        f'<Annotations Target="ns.e" Qualifier="q">{description("qualified")}</Annotations>',
        f'<Annotations Target="ns.c">{description("  ")}</Annotations>',
    )
    assert "ns.e" not in found.descriptions
    assert found.annotations["ns.e"][0].qualifier == "q"
    assert "ns.c" not in found.descriptions
    assert found.annotation("ns.c", "Org.OData.Core.V1.Description") is not None
    assert found.annotation("ns.e", "Org.OData.Core.V1.Description") is None


def test_one_document_annotates_another() -> None:
    far = edmx(schema(block("ns.c"), namespace="notes", alias="notes"))
    found = graph_of(far, edmx(schema('<ComplexType Name="c"/>')))
    assert found.descriptions["ns.c"] == "external"


def test_long_descriptions_are_kept_apart() -> None:
    found = graph(
        '<ComplexType Name="c"><Annotation Term="Core.LongDescription" String=" long "/></ComplexType>'
    )
    assert found.long_descriptions == {"ns.c": "long"}
    assert found.descriptions == {}
