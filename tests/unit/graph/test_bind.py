"""Operations and the types that offer them."""

from __future__ import annotations

from csdlgen.edm import TypeRef
from csdlgen.graph import of_collections, overloads
from tests.csdl import entity, graph


def operation(name: str, binding: str, kind: str = "Action") -> str:
    result = '<ReturnType Type="Edm.String"/>' if kind == "Function" else ""
    return f'<{kind} Name="{name}" IsBound="true"><Parameter Name="b" Type="{binding}"/>{result}</{kind}>'


def test_operations_of_an_ancestor_are_inherited_unless_they_are_bound_to_its_collection() -> None:
    found = graph(
        operation("z", "ns.b"),
        operation("y", "ns.a", "Function"),
        operation("x", "Collection(ns.a)"),
        operation("w", "Collection(ns.c)"),
        operation("v", "far.away"),
        '<Action Name="u"/>',
        entity("a"),
        entity("b", BaseType="ns.a"),
        entity("c", BaseType="ns.b"),
    )
    assert {name: [o.name for o in bound] for name, bound in found.bound.items()} == {
        "ns.a": ["y", "x"],
        "ns.b": ["z", "y"],
        "ns.c": ["z", "y", "w"],
    }


def test_collections_of_a_derived_type_offer_what_those_of_its_base_do_unless_they_have_that_name() -> None:
    found = graph(
        operation("own", "Collection(ns.c)"),
        operation("own", "Collection(ns.a)", "Function"),
        operation("above", "Collection(ns.a)", "Function"),
        operation("one", "ns.a"),
        entity("a"),
        entity("b", BaseType="ns.a"),
        entity("c", BaseType="ns.b"),
        entity("d"),
    )
    offered = of_collections(overloads(found.operations), found.ancestors, found.ancestors)
    told = {
        to and to.name: [(name, *(each.kind for each in group)) for name, group in groups.items()]
        for to, groups in offered.items()
    }
    assert told == {
        "ns.a": [("ns.own", "Function"), ("ns.above", "Function")],
        "ns.b": [("ns.own", "Function"), ("ns.above", "Function")],
        "ns.c": [("ns.own", "Action"), ("ns.above", "Function")],
    }
    assert all(to and to == TypeRef(to.name, collection=True) for to in offered)
