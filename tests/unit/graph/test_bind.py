"""Operations and the types that offer them."""

from __future__ import annotations

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
