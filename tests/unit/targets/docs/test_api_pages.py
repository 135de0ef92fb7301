from __future__ import annotations

import json
import re

import pytest

from tests.csdl import edmx, entity, graph_of, nav, prop, schema
from tests.unit.targets.docs.written import (
    container,
    entity_set,
    fence,
    output,
    pages,
    rendered,
    rows,
    section,
)

STATUS = '<EnumType Name="status"><Member Name="on"/></EnumType>'
SERVICE = (
    STATUS,
    entity("base", prop("Name"), prop("createdDateTime", "Edm.DateTimeOffset"), prop("kind", "self.status")),
    entity("run", prop("lastModifiedBy"), prop("size", "Edm.Int64"), BaseType="self.base"),
    entity("flow", nav("runs", "Collection(self.run)", ContainsTarget="true"), nav("last", "self.run")),
    container(entity_set("Flows", "self.flow"), entity_set("AllRuns", "self.run")),
)


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    return pages(*SERVICE, operations="all")


def test_a_page_follows_the_skeleton(found: dict[str, str]) -> None:
    page = found["api/run-get.md"]
    headings = [line for line in page.split("\n") if re.match("#+ ", line)]
    assert headings == [
        "# Get run", "## Permissions", "## HTTP request", "## Optional query parameters", "## Request headers",
        "## Request body", "## Response", "## Examples", "### Request", "### Response",
    ]  # fmt: skip
    assert (
        "\n---\n\n# Get run\nNamespace: ns\n\n[!INCLUDE [beta-disclaimer](../../includes/beta-disclaimer.md)]\n\n"
        in page
    )


@pytest.mark.parametrize(
    ("path", "title", "sentence", "name"),
    [
        ("run-get", "Get run", "Read the properties and relationships of a run object.", "get_run"),
        ("run-list", "List runs", "Get a list of the run objects and their properties.", "list_run"),
        ("run-post-allruns", "Create run", "Create a new run object.", "create_run_from_allruns"),
        ("base-create", "Create base", "Create a new base object.", "create_base_from_"),
        ("run-update", "Update run", "Update the properties of a run object.", "update_run"),
        ("run-delete", "Delete run", "Deletes a run object.", "delete_run"),
        (
            "flow-list-runs",
            "List runs",
            "Get the run resources from the runs navigation property.",
            "list_run",
        ),
        (
            "flow-list-last",
            "List run",
            "Get the run resources from the last navigation property.",
            "list_run",
        ),
        ("flow-post-runs", "Create run", "Create a new run object.", "create_run_from_allruns"),
        (
            "flow-post-last",
            "Add run",
            "Add last by posting to the last collection.",
            "create_run_from_allruns",
        ),
    ],
)
def test_title_first_sentence_and_example_name(
    found: dict[str, str], path: str, title: str, sentence: str, name: str
) -> None:
    page = found[f"api/{path}.md"]
    assert f'\ntitle: "{title}"\ndescription: "{sentence}"\n' in page
    assert f"\n# {title}\n" in page
    first = page.split("disclaimer.md)]\n\n", 1)[1].split("\n", 1)[0]
    assert re.sub(r"\[(\w+)\]\([^)]*\)", r"\1", first) == sentence
    assert f'\n  "blockType": "request",\n  "name": "{name}"\n}}\n-->\n' in page


@pytest.mark.parametrize(
    ("path", "requests"),
    [
        (
            "run-get",
            ["GET /AllRuns/{AllRunsId}", "GET /Flows/{FlowsId}/last", "GET /Flows/{FlowsId}/runs/{runId}"],
        ),
        ("run-list", ["GET /AllRuns", "GET /Flows/{FlowsId}/runs"]),
        ("run-post-allruns", ["POST /AllRuns", "POST /Flows/{FlowsId}/runs"]),
        (
            "run-update",
            [
                "PATCH /AllRuns/{AllRunsId}",
                "PATCH /Flows/{FlowsId}/last",
                "PATCH /Flows/{FlowsId}/runs/{runId}",
            ],
        ),
        ("flow-delete", ["DELETE /Flows/{FlowsId}"]),
        ("flow-list-runs", ["GET /Flows/{FlowsId}/runs"]),
        ("flow-post-runs", ["POST /Flows/{FlowsId}/runs"]),
        ("flow-post-last", ["POST /Flows/{FlowsId}/last/$ref"]),
    ],
)
def test_urls_are_listed_shortest_first_and_the_example_uses_the_first(
    found: dict[str, str], path: str, requests: list[str]
) -> None:
    page = found[f"api/{path}.md"]
    listed = fence(page, "## HTTP request").splitlines()
    assert sorted(listed) == sorted(requests)
    assert listed == sorted(listed, key=len)
    verb, url = listed[0].split(" ", 1)
    assert fence(page, "### Request").split("\n", 1)[0] == f"{verb} https://host{url}"


@pytest.mark.parametrize(
    ("path", "status", "odata_type"),
    [
        ("run-get", "200 OK", "ns.run"),
        ("run-list", "200 OK", "Collection(ns.run)"),
        ("run-post-allruns", "201 Created", "ns.run"),
        ("run-update", "200 OK", ""),
        ("run-delete", "204 No Content", ""),
        ("flow-list-last", "200 OK", "Collection(ns.run)"),
        ("flow-post-runs", "201 Created", "ns.run"),
        ("flow-post-last", "204 No Content", ""),
    ],
)
def test_every_response_is_truncated_and_names_the_type_of_its_body_except_after_an_update(
    found: dict[str, str], path: str, status: str, odata_type: str
) -> None:
    answer = section(found[f"api/{path}.md"], "### Response")
    named = f',\n  "@odata.type": "{odata_type}"' if odata_type else ""
    assert (
        f'<!-- {{\n  "blockType": "response",\n  "truncated": true{named}\n}}\n-->\n``` http\nHTTP/1.1 {status}\n'
        in answer
    )
    assert ("Content-Type: application/json\n\n{" in answer) == (status != "204 No Content")


def _answer(page: str) -> dict[str, object]:
    answer = json.loads(fence(page, "### Response").split("\n\n", 1)[1])
    assert isinstance(answer, dict)
    return answer


def test_a_get_wraps_the_entity_and_a_list_a_collection_of_it(found: dict[str, str]) -> None:
    created = _answer(found["api/run-post-allruns.md"])
    assert _answer(found["api/run-get.md"]) == {"value": created}
    assert _answer(found["api/run-list.md"]) == {"value": [created]}
    assert _answer(found["api/flow-list-last.md"]) == {"value": [created]}
    assert _answer(found["api/run-update.md"]) == created


def test_an_answer_shows_every_property_base_first_and_a_sample_id(found: dict[str, str]) -> None:
    created = _answer(found["api/run-post-allruns.md"])
    assert list(created) == ["@odata.type", "id", "Name", "createdDateTime", "kind", "lastModifiedBy", "size"]
    assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", str(created["id"]))
    assert created["id"] != _answer(found["api/base-create.md"])["id"]
    assert _answer(pages(*SERVICE)["api/run-update.md"])["id"] == created["id"]


def test_a_request_leaves_out_what_the_service_sets_and_its_table_keeps_it(found: dict[str, str]) -> None:
    page = found["api/run-post-allruns.md"]
    body = json.loads(fence(page, "### Request").split("\n\n", 1)[1])
    assert body == {"@odata.type": "#ns.run", "Name": "String", "kind": "String", "size": "Integer"}
    base = "**TODO: Add Description** Inherited from [base](../resources/base.md)"
    assert [(row[0], row[2]) for row in rows(page, "## Request body")] == [
        ("id", base),
        ("Name", base),
        ("createdDateTime", base),
        ("kind", f"{base}. The possible values are: `on`."),
        ("lastModifiedBy", "**TODO: Add Description**"),
        ("size", "**TODO: Add Description**"),
    ]


def test_content_length_counts_bytes_with_crlf_line_ends() -> None:
    found = pages(entity("run", prop("größe")), operations="all")
    page = pages(entity("run", prop("größe")), container(entity_set("runs", "self.run")), operations="all")[
        "api/run-update.md"
    ]
    request = fence(page, "### Request")
    body = request.split("\n\n", 1)[1].removesuffix("\n")
    assert body == '{\n  "@odata.type": "#ns.run",\n  "größe": "String"\n}'
    assert f"\nContent-length: {len(body.replace(chr(10), chr(13) + chr(10)).encode())}\n" in request
    assert "Content-length" not in fence(found["api/run-update.md"], "### Request")


def test_only_requests_with_a_body_have_a_content_type(found: dict[str, str]) -> None:
    for path, page in found.items():
        if path.startswith("api/"):
            sent = any(word in path for word in ("create", "post", "update"))
            assert ("|Content-Type|application/json. Required.|" in page) == sent, path


def test_without_an_entity_url_the_block_is_empty_and_the_example_has_neither_headers_nor_body() -> None:
    found = pages(entity("run"))
    for kind in ("get", "update", "delete"):
        page = found[f"api/run-{kind}.md"]
        assert section(page, "## HTTP request").endswith("\n-->\n``` http\n```\n")
        assert fence(page, "### Request") == "\n"


def test_without_a_collection_url_a_text_says_so_glued_to_the_host_in_the_example() -> None:
    found = pages(entity("run"), operations="all")
    for kind, verb in (("list", "GET"), ("create", "POST")):
        page = found[f"api/run-{kind}.md"]
        text = "** Collection URI for ns.run not found"
        assert fence(page, "## HTTP request") == f"{verb} {text}\n"
        assert fence(page, "### Request").split("\n", 1)[0] == f"{verb} https://host{text}"
    assert "Content-length: " in fence(found["api/run-create.md"], "### Request")


def test_a_navigation_page_without_a_recorded_url_has_empty_blocks() -> None:
    found = pages(entity("run"), entity("flow", nav("runs", "Collection(self.run)", ContainsTarget="true")))
    for path in ("flow-list-runs", "flow-post-runs"):
        assert fence(found[f"api/{path}.md"], "## HTTP request") == ""
        assert fence(found[f"api/{path}.md"], "### Request") == "\n"


def test_a_derived_type_falls_back_on_the_edges_of_the_type_that_declares_them() -> None:
    found = pages(
        entity("part"),
        entity("base", nav("parts", "Collection(self.part)")),
        entity("run", BaseType="self.base"),
        container(entity_set("bases", "self.base")),
    )
    assert fence(found["api/run-list-parts.md"], "## HTTP request") == "GET /bases/{basesId}/parts\n"


def test_blank_lines_are_those_of_the_samples(found: dict[str, str]) -> None:
    page = found["api/run-update.md"]
    assert "|\n\n\n\n## Response\n\nIf successful" in page
    assert "}\n```\n\n\n### Response\n>**Note:**" in page
    assert "\n```\n\n## Request headers\n|Name|" in page
    assert "\n```\n\n## Optional query parameters\n" in found["api/run-list.md"]
    assert "\n\n## Request body\n" in found["api/run-delete.md"]
    assert not re.search(r"\n{5}", page)


def test_a_navigation_page_prints_the_namespace_of_the_target_and_its_file_the_prefix_of_the_owner() -> None:
    model = graph_of(
        edmx(
            schema(entity("run", prop("self_", "g.run")), namespace="g", alias="a"),
            schema(
                entity("flow", nav("runs", "Collection(g.run)", ContainsTarget="true")),
                namespace="g.data",
                alias="b",
            ),
        )
    )
    page = rendered(output(model, root="g"))["api/data-flow-post-runs.md"]
    assert "\nNamespace: g\n" in page
    assert "(../resources/run.md)" in page
    assert "|[run](../resources/run.md)|" in page


def test_an_article_fits_the_name() -> None:
    found = pages(entity("order"), entity("userFlow"))
    assert "of an [order](" in found["api/order-get.md"]
    assert "of a [userFlow](" in found["api/userflow-get.md"]


def test_the_service_root_of_the_configuration_stands_in_examples() -> None:
    model = graph_of(edmx(schema(entity("run"), container(entity_set("runs", "self.run")))))
    page = rendered(output(model, service_root="https://example.org/v1/"))["api/run-list.md"]
    assert fence(page, "### Request") == "GET https://example.org/v1/runs\n"
