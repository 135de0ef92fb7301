"""What the examples of the laws do not show: several documents, and the corners of single rules."""

from __future__ import annotations

import pytest

from csdlgen import laws
from csdlgen.edm import EntityType
from csdlgen.graph import build
from csdlgen.graph.rules.identifiers import is_simple_identifier
from csdlgen.graph.rules.literals import IS_LITERAL
from tests.csdl import CORE, codes, document, edmx, entity, graph, graph_of, nav, prop, schema

SET = '<EntitySet Name="{}" EntityType="ns.{}">{}</EntitySet>'


def container(*children: str) -> str:
    return f'<EntityContainer Name="k">{"".join(children)}</EntityContainer>'


def bound(path: str, target: str) -> str:
    return f'<NavigationPropertyBinding Path="{path}" Target="{target}"/>'


def included(*namespaces: str, uri: str = "https://example.org/x.xml", alias: str = "") -> str:
    more = f' Alias="{alias}"' if alias else ""
    inside = "".join(f'<edmx:Include Namespace="{each}"{more}/>' for each in namespaces)
    return f'<edmx:Reference Uri="{uri}">{inside}</edmx:Reference>'


def test_a_key_may_come_from_a_base_type_that_no_input_defines() -> None:
    text = edmx(schema('<EntityType Name="x" BaseType="far.entity"/>'), before=included("far"), version="4.0")
    found = graph_of(text)
    assert codes(found.diagnostics) == ["CSDL202"]
    assert isinstance(found.types["ns.x"], EntityType)


def test_what_is_neither_defined_nor_included_is_out_of_scope() -> None:
    assert codes(graph(entity("e", prop("p", "far.t"))).diagnostics) == ["CSDL212"]


def test_an_alias_of_another_document_is_understood_and_reported() -> None:
    one = edmx(schema('<ComplexType Name="base"/>', namespace="one", alias="first"))
    two = edmx(schema('<ComplexType Name="t" BaseType="first.base"/>', namespace="two", alias="second"))
    found = graph_of(one, two)
    assert codes(found.diagnostics) == ["CSDL214"]
    assert found.ancestors["two.t"] == ("one.base",)


def test_an_alias_of_two_other_documents_means_nothing() -> None:
    texts = [edmx(schema(namespace=each, alias="a")) for each in ("one", "two")]
    user = edmx(schema('<ComplexType Name="t" BaseType="a.base"/>', namespace="three", alias="b"))
    assert codes(graph_of(*texts, user).diagnostics) == ["CSDL214"]


def test_text_is_never_taken_for_a_name() -> None:
    one = edmx(schema(namespace="one", alias="first"))
    two = edmx(
        schema(
            '<ComplexType Name="t"><Annotation Term="Core.Description" String="first.base"/></ComplexType>',
            namespace="two",
            alias="second",
        )
    )
    assert graph_of(one, two).descriptions["two.t"] == "first.base"


def test_a_document_that_is_at_hand_defines_what_is_included_from_it() -> None:
    one = document(edmx(schema(namespace="one")), "folder/one.xml")[0]
    text = edmx(schema(namespace="two"), before=CORE + included("one", "lost", uri="one.xml"))
    two = document(text, "folder/two.xml")[0]
    assert codes(build((one, two)).diagnostics) == ["CSDL324"]


def test_a_schema_stays_in_one_document() -> None:
    texts = [edmx(schema(alias=f"a{each}")) for each in range(2)]
    assert codes(graph_of(*texts).diagnostics) == ["CSDL317"]


def test_a_binding_leads_through_containment_and_casts() -> None:
    found = graph(
        entity("owner"),
        entity("part", nav("owner", "ns.owner")),
        entity("screw", nav("bolt", "ns.owner"), BaseType="ns.part"),
        entity("box", nav("parts", "Collection(ns.part)", ContainsTarget="true")),
        container(
            SET.format("owners", "owner", ""),
            SET.format(
                "boxes", "box", bound("parts/owner", "owners") + bound("parts/ns.screw/bolt", "owners")
            ),
        ),
    )
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("path", "target", "code"),
    [
        ("parts/bolt", "owners", "CSDL386"),  # the property of a subtype without the cast
        ("ns.owner/parts", "owners", "CSDL386"),
        ("parts", "owners", "CSDL387"),
        ("boss/boss", "owners", "CSDL387"),
        ("boss", "nowhere", "CSDL311"),
        ("boss", "ns.k/nowhere", "CSDL311"),
        ("boss", "boxes", "CSDL390"),
        ("bosses", "top", "CSDL390"),
    ],
)
def test_a_binding_that_leads_astray(path: str, target: str, code: str) -> None:
    found = graph(
        entity("owner", nav("boss", "ns.owner")),
        entity("part"),
        entity("screw", nav("bolt", "ns.owner"), BaseType="ns.part"),
        entity(
            "box",
            nav("parts", "Collection(ns.part)", ContainsTarget="true"),
            nav("boss", "ns.owner"),
            nav("bosses", "Collection(ns.owner)"),
        ),
        container(
            SET.format("owners", "owner", ""),
            SET.format("boxes", "box", bound(path, target)),
            '<Singleton Name="top" Type="ns.owner"/>',
        ),
    )
    assert codes(found.diagnostics) == [code]


def test_a_path_in_an_open_type_may_lead_anywhere() -> None:
    found = graph(
        entity("e", OpenType="true"),
        '<Term Name="t" Type="Edm.String"/>',
        '<Annotations Target="ns.e"><Annotation Term="ns.t" Path="whatever/there/is"/></Annotations>',
    )
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("path", "found"),
    [("it/p", []), ("$ReturnType", []), ("x", []), ("nothing", ["CSDL828"]), ("it/nothing", ["CSDL828"])],
)
def test_a_path_in_an_operation_begins_with_a_parameter(path: str, found: list[str]) -> None:
    model = graph(
        entity("e", prop("p")),
        '<Term Name="t" Type="Edm.String"/>',
        '<Function Name="f" IsBound="true"><Parameter Name="it" Type="ns.e"/>'
        '<Parameter Name="x" Type="Edm.String"/><ReturnType Type="Edm.String"/>'
        f'<Annotation Term="ns.t" Path="{path}"/></Function>',
    )
    assert codes(model.diagnostics) == found


@pytest.mark.parametrize("name", ["a", "_", "é", "x1", "中文", "a" * 128, "ªb"])
def test_simple_identifiers(name: str) -> None:
    assert is_simple_identifier(name)


@pytest.mark.parametrize("name", ["", "1a", "a-b", "a b", "a" * 129, "\u2028", "é-", "\u0301a", "a.b"])
def test_no_simple_identifiers(name: str) -> None:
    assert not is_simple_identifier(name)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Binary", ""), ("Binary", "T0RhdGE"), ("Binary", "T0RhdGE="), ("Bool", "true"), ("Date", "2026-01-31"),
        ("DateTimeOffset", "2026-01-31T12:00Z"), ("DateTimeOffset", "2026-01-31T12:00:00.5+01:00"),
        ("Decimal", "-3.14"), ("Decimal", "INF"), ("Duration", "P1DT2H3M4.5S"), ("Duration", "-PT5M"),
        ("Float", "1e-7"), ("Float", "-INF"), ("Float", "NaN"), ("Guid", "21EC2020-3AEA-1069-A2DD-08002B30309D"),
        ("Int", "-9223372036854775808"), ("TimeOfDay", "23:59:59.999"), ("TimeOfDay", "07:59"),
    ],
)  # fmt: skip
def test_literals(kind: str, text: str) -> None:
    assert IS_LITERAL[kind](text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("Binary", "123"), ("Binary", "a+b="), ("Bool", "yes"), ("Date", "2026-02-32"), ("Date", "2026-01-31Z"),
        ("DateTimeOffset", "2026-01-31T12:00:00"), ("Decimal", "1,5"), ("Duration", "P"), ("Duration", "PT"),
        ("Duration", "P1Y"), ("Float", "fast"), ("Guid", "21EC2020"), ("Int", "9223372036854775808"), ("Int", "٣"),
        ("TimeOfDay", "24:00"), ("TimeOfDay", "7:59"), ("Int", ""),
    ],
)  # fmt: skip
def test_no_literals(kind: str, text: str) -> None:
    assert not IS_LITERAL[kind](text)


def test_a_containment_that_leads_to_no_structured_type_is_no_way_out_of_it() -> None:
    contains = '<NavigationProperty Name="n" Type="ns.c" ContainsTarget="true" Partner="{}"/>'
    found = graph(
        '<EnumType Name="c"><Member Name="a"/></EnumType>',
        entity("e", contains.format("up"), contains.replace('"n"', '"m"').format("down")),
    )
    assert set(codes(found.diagnostics)) == {"CSDL207", "CSDL362"}


def test_numbers_of_thousands_of_digits_are_reported() -> None:
    digits = "9" * 5000
    found = graph(
        '<ComplexType Name="a">'
        f'<Property Name="b" Type="Edm.String" MaxLength="{digits}"/>'
        f'<Property Name="c" Type="Edm.Decimal" Precision="3" Scale="{digits}"/>'
        f'<Property Name="d" Type="Edm.Int32" DefaultValue="{digits}"/></ComplexType>'
    )
    assert {laws.SCALE_PRECISION.code, laws.DEFAULT_VALUE.code} <= set(codes(found.diagnostics))
