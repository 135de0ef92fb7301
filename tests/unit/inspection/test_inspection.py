"""The resolved model as a tree, as data, as a diagram."""

from __future__ import annotations

import json

import pytest

from csdlgen.inspection import STYLES, UnknownTypeError, chosen, facts, tree
from tests.csdl import entity, graph, nav, prop

MODEL = (
    entity("run", prop("status", "ns.status"), nav("flow", "ns.flow"), Abstract="true", OpenType="true"),
    entity("inRun", prop("extra", "Collection(ns.part)"), BaseType="ns.run", HasStream="true"),
    entity("flow", nav("runs", "Collection(ns.run)", ContainsTarget="true")),
    entity("lost", BaseType="far.away"),
    f'<ComplexType Name="part">{prop("weight", "ns.weight")}</ComplexType>',
    '<EnumType Name="status" IsFlags="true"><Member Name="on" Value="1"/></EnumType>',
    '<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>',
    '<Action Name="stop" IsBound="true"><Parameter Name="b" Type="ns.run"/><Parameter Name="now" Type="Edm.Boolean"/></Action>',
    '<Function Name="ask"><ReturnType Type="Edm.String"/></Function>',
)


def test_a_tree_puts_types_below_their_bases_and_names_who_declares_a_member() -> None:
    assert tree(graph(*MODEL), ["ns.run"]).splitlines() == [
        "ns.run (EntityType, abstract, open)",
        "    id: Edm.String, key",
        "    status: ns.status",
        "    flow -> ns.flow",
        "    stop(now: Edm.Boolean)",
        "  ns.inRun (EntityType, media)",
        "      id: Edm.String, key  [ns.run]",
        "      status: ns.status  [ns.run]",
        "      extra: Collection(ns.part)",
        "      flow -> ns.flow  [ns.run]",
        "      stop(now: Edm.Boolean)  [ns.run]",
    ]


def test_a_tree_shows_every_kind_of_type_and_what_is_undefined() -> None:
    text = tree(graph(*MODEL))
    assert "ns.status (EnumType, Edm.Int32, flags)\n    on = 1" in text
    assert "ns.weight (TypeDefinition, Edm.Decimal)" in text
    assert "ns.lost (EntityType, base far.away)" in text
    assert "runs -> Collection(ns.run), contained" in text
    assert text.endswith("undefined\n  far.away")


def test_a_tree_says_nothing_to_a_terminal() -> None:
    assert "\x1b" not in tree(graph('<ComplexType Name="a&#x85;b"/>')).replace("\n", "")
    assert "\\x85" in tree(graph('<ComplexType Name="a&#x85;b"/>'))


def test_facts_have_every_key_of_the_contract() -> None:
    model = graph(*MODEL)
    found = json.loads(STYLES["json"](model, model.documents, ()))
    assert found["counts"]["EntityType"] == 4
    assert found["unresolved"] == ["far.away"]
    by_name = {each["name"]: each for each in found["types"]}
    assert list(by_name) == list(model.types)
    assert by_name["ns.inRun"] == {
        "name": "ns.inRun",
        "kind": "EntityType",
        "base": "ns.run",
        "abstract": False,
        "open": False,
        "depth": 1,
        "properties": ["id", "status", "extra"],
        "navigation_properties": ["flow"],
    }
    assert by_name["ns.lost"]["base"] == "far.away"
    assert by_name["ns.lost"]["depth"] == 0
    assert (by_name["ns.status"]["properties"], by_name["ns.weight"]["base"]) == ([], None)
    assert found["operations"] == [
        {
            "name": "ns.stop",
            "kind": "Action",
            "binding": "ns.run",
            "parameters": [{"name": "now", "type": "Edm.Boolean"}],
            "returns": None,
        },
        {"name": "ns.ask", "kind": "Function", "binding": None, "parameters": [], "returns": "Edm.String"},
    ]


def test_facts_of_some_types_hold_no_others() -> None:
    model = graph(*MODEL)
    found = facts(model, (), ["ns.inRun"])
    assert [each["name"] for each in found["types"]] == ["ns.inRun"]
    assert [each["name"] for each in found["operations"]] == ["ns.stop"]
    assert found["counts"] == {}


def test_a_class_diagram_shows_inheritance_and_links() -> None:
    lines = STYLES["mermaid"](graph(*MODEL), (), ["ns.inRun"]).splitlines()
    assert lines[0] == "classDiagram"
    assert '  class t0["ns.run"] {' in lines
    assert "  t0 <|-- t1" in lines
    assert "  t1 --> t3 : extra" in lines
    assert not [line for line in lines if "ns.lost" in line]


def test_a_digraph_is_quoted() -> None:
    text = STYLES["dot"](graph(*MODEL, '<ComplexType Name="a&quot;b\\"/>'), (), ())
    assert text.startswith("digraph model {")
    assert '"ns.inRun" -> "ns.run" [arrowhead=empty];' in text
    assert '"ns.flow" -> "ns.run" [label="runs", arrowhead=vee];' in text
    assert '"ns.a\\"b\\\\" [label="ns.a\\"b\\\\"];' in text


def test_a_diagram_takes_no_name_for_syntax() -> None:
    text = STYLES["mermaid"](graph('<ComplexType Name="a&quot;] --> x&#10;click"/>'), (), ())
    assert text.splitlines() == ["classDiagram", '  class t0["ns.a_______x_click"] {', "  }"]


def test_types_are_chosen_with_or_without_their_namespace() -> None:
    model = graph(*MODEL)
    assert chosen(model, ["run", "ns.flow", "ns.run"]) == ("ns.run", "ns.flow")


@pytest.mark.parametrize(("name", "message"), [("rum", "did you mean ns.run"), ("zzz", "'zzz'$")])
def test_an_unknown_type_is_refused_with_a_suggestion(name: str, message: str) -> None:
    with pytest.raises(UnknownTypeError, match=message):
        chosen(graph(*MODEL), [name])
