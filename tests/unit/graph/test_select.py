"""A part of a model is whole: what is chosen has all that it cannot do without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.csdl import read_document
from csdlgen.edm import EntityType
from csdlgen.graph import TypeGraph, build, select, unmatched
from tests.csdl import entity, graph, nav, prop
from tests.strategies import models

MODEL = graph(
    entity("base", nav("owner", "ns.user")),
    entity("run", prop("status", "ns.status"), prop("parts", "Collection(ns.part)"), BaseType="ns.base"),
    entity("other", BaseType="ns.base"),
    entity("user", nav("runs", "Collection(ns.run)")),
    '<ComplexType Name="part"><Property Name="weight" Type="ns.weight"/></ComplexType>',
    '<ComplexType Name="order"/>',
    '<ComplexType Name="answer"/>',
    '<EnumType Name="status"><Member Name="on"/></EnumType>',
    '<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>',
    '<Function Name="ask" IsBound="true"><Parameter Name="b" Type="ns.run"/>'
    '<Parameter Name="o" Type="ns.order"/><ReturnType Type="ns.answer"/></Function>',
    '<Action Name="greet" IsBound="true"><Parameter Name="b" Type="ns.user"/></Action>',
    '<Action Name="alone"><Parameter Name="u" Type="ns.other"/></Action>',
    '<Action Name="free"/>',
    '<EntityContainer Name="k"><EntitySet Name="users" EntityType="ns.user"/>'
    '<EntitySet Name="others" EntityType="ns.other"/><Singleton Name="me" Type="ns.user"/></EntityContainer>',
)


def types(found: TypeGraph) -> set[str]:
    return {name.removeprefix("ns.") for name in found.types}


def test_the_default_is_everything() -> None:
    assert select(MODEL, ["*"], []) is MODEL


def test_bases_properties_parameters_and_results_come_along_and_navigation_targets_do_not() -> None:
    found = select(MODEL, ["ns.run"], [])
    assert types(found) == {"run", "base", "status", "part", "weight", "order", "answer"}
    assert [m.declared.name for m in found.navigation_properties["ns.run"]] == ["owner"]
    assert found.type("ns.user") is None


def test_what_is_not_chosen_leaves_no_trace() -> None:
    found = select(MODEL, ["ns.run"], [])
    assert found.children["ns.base"] == ("ns.run",)
    assert [o.name for o in found.operations] == ["ask", "free"]
    assert found.containers[0].navigation_sources == ()
    assert all(edge.owner in found.types for edge in found.walk.edges)
    assert set(found.users) <= set(found.types)


def test_urls_are_those_of_the_whole_service() -> None:
    found = select(MODEL, ["ns.run"], [])
    assert found.walk.collection_urls["ns.run"] == MODEL.walk.collection_urls["ns.run"]
    assert found.walk.collection_urls["ns.run"] == ("/users/{usersId}/runs",)


def test_excluded_types_are_left_out_unless_something_needs_them() -> None:
    assert types(MODEL) - types(select(MODEL, ["*"], ["ns.user", "ns.part"])) == {"user"}


@pytest.mark.parametrize(
    ("pattern", "names"), [("ns.*s", {"status"}), ("ns.st?tus", {"status"}), ("NS.*", set())]
)
def test_patterns_match_whole_qualified_names(pattern: str, names: set[str]) -> None:
    assert types(select(MODEL, [pattern], [])) == names


def test_a_pattern_that_matches_nothing_is_known() -> None:
    assert unmatched(MODEL, ["ns.run", "ns.x*", "*"]) == ("ns.x*",)


@given(st.data())
def test_a_selection_needs_nothing_outside(data: st.DataObject) -> None:
    document, _ = read_document(data.draw(models()).encode(), "in.xml")
    whole = build([document])
    found = select(whole, data.draw(st.lists(st.sampled_from([*whole.types, "*"]), max_size=3)), [])
    for name, declared in found.types.items():
        assert all(ancestor in found.types for ancestor in found.ancestors.get(name, ()))
        for member in found.properties.get(name, ()):
            assert member.declared.type.name in found.types or member.declared.type.name not in whole.types
        assert not isinstance(declared, EntityType) or name in found.keys
