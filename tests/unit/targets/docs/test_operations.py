from __future__ import annotations

import json

import pytest

from tests.csdl import description, entity, prop
from tests.unit.targets.docs.written import (
    container,
    entity_set,
    fence,
    operation,
    pages,
    returns,
    rows,
    section,
)

TYPES = (
    '<EnumType Name="status"><Member Name="on"/></EnumType>',
    '<TypeDefinition Name="code" UnderlyingType="Edm.String"/>',
    f'<ComplexType Name="error">{prop("text")}</ComplexType>',
    entity("item", prop("createdDateTime", "Edm.DateTimeOffset"), prop("why", "self.error")),
    entity("run"),
    container(entity_set("runs", "self.run")),
)
ITEM = {
    "@odata.type": "#ns.item",
    "id": "String (identifier)",
    "createdDateTime": "String (timestamp)",
    "why": {"@odata.type": "ns.error"},
}


def page(kind: str, /, *children: str, **parameters: str) -> str:
    return pages(*TYPES, operation(kind, "Do", *children, it="self.run", **parameters))["api/run-do.md"]


def body(text: str, heading: str) -> object:
    return json.loads(fence(text, heading).split("\n\n", 1)[1])


def test_the_title_names_type_and_operation_and_the_description_is_the_first_sentence() -> None:
    text = page("Action", description("Does it | now."))
    assert '\ntitle: "run: Do"\ndescription: "Does it | now."\n' in text
    assert "\n# run: Do\nNamespace: ns\n" in text
    assert "\n\nDoes it \\| now.\n\n## Permissions\n" in text
    assert '"name": "run_do"' in text


def test_without_a_description_the_placeholder_is_the_first_sentence() -> None:
    text = page("Action")
    assert '\ndescription: "**TODO: Add Description**"\n' in text
    assert "\n\n**TODO: Add Description**\n\n## Permissions\n" in text


def test_an_action_without_parameters_has_neither_content_type_nor_body() -> None:
    text = page("Action")
    assert "Content-Type|" not in text
    assert fence(text, "### Request") == "POST https://host/runs/{runsId}/Do\n"
    assert "|Parameter|" not in text


def test_an_action_that_returns_nothing_answers_204() -> None:
    answer = section(page("Action"), "### Response")
    assert '{\n  "blockType": "response",\n  "truncated": true\n}' in answer
    assert answer.endswith("``` http\nHTTP/1.1 204 No Content\n```\n\n")


def test_the_parameters_of_an_action_stand_in_a_table_and_in_the_example() -> None:
    text = page("Action", name="Edm.String", state="self.status", why="self.error", id="Edm.String")
    assert rows(text, "## Request body") == [
        ["name", "String", "**TODO: Add Description**"],
        ["state", "status", "**TODO: Add Description**"],
        ["why", "[error](../resources/error.md)", "**TODO: Add Description**"],
        ["id", "String", "**TODO: Add Description**"],
    ]
    assert "|Parameter|Type|Description|\n|:---|:---|:---|\n" in text
    assert "|\n\n\n\n## Response\n" in text
    assert body(text, "### Request") == {
        "name": "String",
        "state": "String",
        "why": {"@odata.type": "ns.error"},
        "id": "String",
    }
    assert "|Content-Type|application/json. Required.|" in text


def test_entities_among_the_parameters_are_expanded_with_all_members() -> None:
    text = page("Action", one="self.item", many="Collection(self.item)", faults="Collection(self.error)")
    assert body(text, "### Request") == {
        "one": ITEM,
        "many": [ITEM],
        "faults": [{"@odata.type": "ns.error"}],
    }


@pytest.mark.parametrize(
    ("returned", "odata_type", "value"),
    [
        ("self.item", "ns.item", ITEM),
        ("Collection(self.item)", "Collection(ns.item)", [ITEM]),
        ("self.error", "ns.error", {"@odata.type": "ns.error"}),
        ("Collection(self.error)", "Collection(ns.error)", [{"@odata.type": "ns.error"}]),
        ("Edm.Int32", "Int32", "Integer"),
        ("Collection(Edm.String)", "Collection(String)", ["String"]),
        ("self.status", "ns.status", "String"),
        ("self.code", "String", "String"),
        ("other.thing", "other.thing", {"@odata.type": "other.thing"}),
    ],
)
@pytest.mark.parametrize("kind", ["Action", "Function"])
def test_a_result_is_wrapped_in_value_and_named_in_the_comment(
    kind: str, returned: str, odata_type: str, value: object
) -> None:
    text = page(kind, returns(returned))
    assert body(text, "### Response") == {"value": value}
    assert f'  "truncated": true,\n  "@odata.type": "{odata_type}"\n}}' in text
    assert "\nHTTP/1.1 200 OK\n" in text


def test_a_function_shows_the_bare_path_and_an_example_with_its_arguments() -> None:
    text = page(
        "Function",
        returns("Edm.String"),
        p="Edm.String",
        q="Edm.Int32",
        t="Edm.DateTimeOffset",
        s="self.status",
        c="Collection(Edm.String)",
        n="Collection(Edm.Int64)",
        d="self.code",
        e="self.error",
    )
    assert fence(text, "## HTTP request") == "GET /runs/{runsId}/Do\n"
    assert fence(text, "### Request") == (
        "GET https://host/runs/{runsId}/Do(p='parameterValue',q=Integer,t=String (timestamp),"
        "s='parameterValue',c='parameterValue',n=Integer,d='parameterValue',e=ns.error)\n"
    )
    assert "Content-Type|" not in text
    assert [row[0] for row in rows(text, "## Function parameters")] == list("pqtscnde")
    assert "|\n\n\n## Request headers\n" in text


def test_a_function_without_parameters_has_no_section_for_them_and_no_parentheses() -> None:
    text = page("Function", returns("Edm.String"))
    assert "## Function parameters" not in text
    assert fence(text, "### Request") == "GET https://host/runs/{runsId}/Do\n"


def test_enumeration_parameters_show_no_possible_values() -> None:
    assert "possible values" not in page("Action", state="self.status")


def test_an_operation_bound_to_a_collection_is_called_on_the_collection() -> None:
    found = pages(*TYPES, operation("Action", "Do", them="Collection(self.run)"))
    assert fence(found["api/run-do.md"], "## HTTP request") == "POST /runs/Do\n"


def test_an_operation_bound_to_a_collection_without_a_url_says_so() -> None:
    found = pages(*TYPES, operation("Action", "Do", them="Collection(self.item)", a="Edm.String"))
    text = found["api/item-do.md"]
    assert fence(text, "## HTTP request") == "POST ** Collection URI for ns.item not found/Do\n"
    assert fence(text, "### Request").startswith(
        "POST https://host** Collection URI for ns.item not found/Do\nContent-Type"
    )


def test_an_operation_bound_to_an_entity_without_a_url_has_empty_blocks() -> None:
    text = pages(*TYPES, operation("Action", "Do", it="self.item", a="Edm.String"))["api/item-do.md"]
    assert fence(text, "## HTTP request") == ""
    assert fence(text, "### Request") == "\n"


def test_descriptions_of_parameters_stand_in_the_table() -> None:
    parameter = f'<Parameter Name="a" Type="Edm.String">{description("Why | not.")}</Parameter>'
    binding = '<Parameter Name="it" Type="self.run"/>'
    text = pages(*TYPES, f'<Action Name="Do" IsBound="true">{binding}{parameter}</Action>')["api/run-do.md"]
    assert "|a|String|Why \\| not.|\n" in text
