"""Layout "namespace": a module for each namespace, and none that needs itself."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.config import Config
from csdlgen.edm import NamedType, namespace_of
from csdlgen.naming import settle
from tests.factories import complex_type, config, definition, enum, model, nav


def by_namespace(root: str = "", **rename: str) -> Config:
    plain = config(root, **rename)
    assert plain.models is not None
    return replace(plain, models=replace(plain.models, layout="namespace"))


def modules(*types: NamedType, root: str = "", **rename: str) -> dict[str, str]:
    table, findings = settle(model(*types), by_namespace(root, **rename))
    assert findings == ()
    return {name: str(spelled.module) for name, spelled in table.types.items()}


@pytest.mark.parametrize(
    ("root", "namespace", "module"),
    [
        ("microsoft.graph", "microsoft.graph", "graph"),
        ("microsoft.graph", "microsoft.graph.callRecords", "call_records"),
        ("microsoft.graph", "microsoft.graph.a.B2B", "a_b2b"),
        ("microsoft.graph", "microsoft.graphs", "microsoft_graphs"),
        ("", "Settings.v1_1_10", "settings_v1_1_10"),
        ("r", "r.class", "class_"),
        ("r", "r.con", "con_"),
        ("r", "r.1st", "n1st"),
    ],
)
def test_a_module_is_named_after_its_namespace(root: str, namespace: str, module: str) -> None:
    assert modules(complex_type(f"{namespace}.t"), root=root) == {f"{namespace}.t": module}


def test_a_module_holds_all_kinds_of_types() -> None:
    found = modules(complex_type("r.x.a"), enum("r.x.b", "on"), definition("r.x.c"), root="r")
    assert set(found.values()) == {"x"}


def test_a_module_is_never_named_like_a_class() -> None:
    assert modules(complex_type("r.x.a"), root="r", **{"r.x.a": "x"}) == {"r.x.a": "x_"}


def test_namespaces_that_python_spells_alike_share_a_module() -> None:
    found = modules(
        complex_type("r.r.c"),
        complex_type("r.runFlow.x"),
        complex_type("r.run_flow.y"),
        complex_type("r.z"),
        root="r",
    )
    assert found == {"r.z": "r", "r.r.c": "r", "r.runFlow.x": "run_flow", "r.run_flow.y": "run_flow"}


def test_namespaces_that_derive_from_each_other_in_a_circle_share_a_module() -> None:
    found = modules(
        complex_type("r.b.y"),
        complex_type("r.a.x", base="r.b.y"),
        complex_type("r.a.w"),
        complex_type("r.b.z", base="r.c.d.v"),
        complex_type("r.c.d.v", base="r.a.w"),
        complex_type("r.e.u", base="r.a.x"),
        root="r",
    )
    assert found == {
        **dict.fromkeys(("r.a.x", "r.b.y", "r.a.w", "r.b.z", "r.c.d.v"), "a"),
        "r.e.u": "e",
    }


def test_the_root_namespace_gives_its_name_to_what_it_shares() -> None:
    found = modules(
        complex_type("r.a.x", base="r.s.y"),
        complex_type("r.s.y"),
        complex_type("r.s.z", base="r.a.w"),
        complex_type("r.a.w"),
        root="r.s",
    )
    assert set(found.values()) == {"s"}


def test_members_make_no_circle() -> None:
    found = modules(
        complex_type("r.a.x", nav("y", "r.b.y")), complex_type("r.b.y", nav("x", "r.a.x")), root="r"
    )
    assert found == {"r.a.x": "a", "r.b.y": "b"}


@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"), st.sampled_from(["", *(f"{n}{i}" for n in "abcdef" for i in range(4))])
        ),
        max_size=24,
    ),
    st.randoms(use_true_random=False),
)
def test_whatever_derives_from_what_no_module_needs_itself(
    wanted: list[tuple[str, str]], shuffler: random.Random
) -> None:
    types: dict[str, NamedType] = {}
    for namespace, base in wanted:
        name = f"r.{namespace}.{namespace}{sum(namespace_of(n) == f'r.{namespace}' for n in types)}"
        # Where a circle of bases is cut depends on the order of the types.
        wanted_base = f"r.{base[:1]}.{base}"
        types[name] = complex_type(name, base=wanted_base if wanted_base in types else "")
    graph = model(*types.values())
    table, _ = settle(graph, by_namespace("r"))
    needs: dict[str, set[str]] = {}
    for name, ancestors in graph.ancestors.items():
        own = needs.setdefault(table.types[name].module, set())
        own.update(str(table.types[base].module) for base in ancestors[:1])
    done: set[str] = set()
    while ready := [m for m in needs if m not in done and needs[m] <= done | {m}]:
        done.update(ready)
    assert done == needs.keys()
    shuffled = list(types.values())
    shuffler.shuffle(shuffled)
    again, _ = settle(model(*shuffled), by_namespace("r"))
    assert {n: t.module for n, t in again.types.items()} == {n: t.module for n, t in table.types.items()}
