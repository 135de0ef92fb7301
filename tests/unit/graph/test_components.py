"""Cyclic groups."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from csdlgen.graph.components import cyclic_groups
from tests.csdl import entity, graph, nav, prop


def test_groups_hold_exactly_what_reaches_itself() -> None:
    found = graph(
        entity("a", nav("b", "ns.b")),
        entity("b", prop("c", "Collection(ns.c)")),
        f'<ComplexType Name="c">{nav("a", "ns.a")}</ComplexType>',
        entity("selfish", nav("me", "ns.selfish")),
        entity("leaf", BaseType="ns.a"),
        '<EnumType Name="m"><Member Name="x"/></EnumType>',
    )
    assert set(found.cyclic_groups) == {frozenset({"ns.a", "ns.b", "ns.c"}), frozenset({"ns.selfish"})}


@given(st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 7)), max_size=8))
def test_a_group_is_what_mutual_reachability_says(edges: dict[int, set[int]]) -> None:
    types = graph(
        *(entity(f"t{i}", *(nav(f"n{j}", f"ns.t{j}") for j in sorted(edges.get(i, ())))) for i in range(8))
    ).types

    def reach(start: int) -> set[int]:
        seen: set[int] = set()
        pending = [start]
        while pending:
            for target in edges.get(pending.pop(), ()):
                if target not in seen:
                    seen.add(target)
                    pending.append(target)
        return seen

    reached = {i: reach(i) for i in range(8)}
    expected = {
        frozenset(f"ns.t{j}" for j in reached[i] if i in reached[j]) for i in range(8) if i in reached[i]
    }
    assert set(cyclic_groups(types)) == expected
