"""Every base chain ends; a type has what its ancestors have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.graph.inherit import MAX_DEPTH
from tests.csdl import codes, entity, graph, nav, prop


def test_a_base_that_is_ignored_is_none_and_one_that_no_input_defines_is_kept() -> None:
    found = graph(
        entity("a", BaseType="ns.b"),
        entity("b", BaseType="ns.a"),
        entity("c", BaseType="ns.missing"),
        entity("d", BaseType="ns.value"),
        '<ComplexType Name="value"/>',
    )
    assert [found.base(f"ns.{name}") for name in ("a", "b", "c", "d", "value")] == [
        "",
        "ns.a",
        "ns.missing",
        "",
        "",
    ]


def test_members_come_base_first_in_declaration_order() -> None:
    found = graph(
        entity("c", prop("z"), nav("v", "ns.a"), BaseType="ns.b"),
        entity("b", prop("y"), BaseType="ns.a"),
        entity("a", prop("x"), nav("u", "ns.a")),
    )
    assert found.ancestors["ns.c"] == ("ns.b", "ns.a")
    assert [(m.declared.name, m.declaring) for m in found.properties["ns.c"]] == [
        ("id", "ns.a"),
        ("x", "ns.a"),
        ("y", "ns.b"),
        ("z", "ns.c"),
    ]
    assert [m.declared.name for m in found.navigation_properties["ns.c"]] == ["u", "v"]
    assert [k.name for k in found.keys["ns.c"]] == ["id"]
    assert found.children["ns.a"] == ("ns.b",)
    assert found.descendants("ns.a") == ("ns.b", "ns.c")
    assert found.is_a("ns.c", "ns.a")
    assert not found.is_a("ns.a", "ns.c")


def test_a_redeclared_member_counts_once_where_it_was() -> None:
    found = graph(
        entity("a", prop("x", "ns.t"), prop("y")),
        entity("b", prop("x", "ns.u"), BaseType="ns.a"),
        '<ComplexType Name="t"/>',
        '<ComplexType Name="u" BaseType="ns.t"/>',
    )
    assert [(m.declared.name, m.declaring) for m in found.properties["ns.b"]] == [
        ("id", "ns.a"),
        ("x", "ns.b"),
        ("y", "ns.a"),
    ]


def test_a_cycle_is_cut_at_its_first_type_and_named() -> None:
    found = graph(
        entity("d", BaseType="ns.b"),
        entity("b", BaseType="ns.c"),
        entity("a", BaseType="ns.b"),
        entity("c", BaseType="ns.a"),
    )
    assert codes(found.diagnostics)[:1] == ["CSDL205"]
    assert "ns.b -> ns.c -> ns.a -> ns.b" in found.diagnostics[0].message
    assert found.ancestors["ns.b"] == ()
    assert found.ancestors["ns.d"] == ("ns.b",)
    assert found.ancestors["ns.c"] == ("ns.a", "ns.b")


def test_a_type_that_is_its_own_base_has_none() -> None:
    found = graph('<ComplexType Name="a" BaseType="ns.a"/>')
    assert codes(found.diagnostics) == ["CSDL205"]
    assert found.ancestors["ns.a"] == ()


@pytest.mark.parametrize("depth", [5 * MAX_DEPTH, 10_000])
def test_a_chain_of_any_depth_is_borne(depth: int) -> None:
    types = (f'<ComplexType Name="t{i}" BaseType="ns.t{i + 1}"/>' for i in range(depth))
    found = graph(*types, f'<ComplexType Name="t{depth}"/>')
    assert set(codes(found.diagnostics)) == {"CSDL210"}
    assert max(map(len, found.ancestors.values())) == MAX_DEPTH - 1


@given(st.lists(st.integers(0, 9), min_size=1, max_size=10))
def test_whatever_the_bases_every_chain_ends(bases: list[int]) -> None:
    found = graph(*(f'<ComplexType Name="t{i}" BaseType="ns.t{base}"/>' for i, base in enumerate(bases)))
    for name, chain in found.ancestors.items():
        assert name not in chain
        assert len(set(chain)) == len(chain)
    for name, children in found.children.items():
        assert all(found.ancestors[child][0] == name for child in children)
