from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from csdlgen import laws
from csdlgen.config import Config
from csdlgen.naming import settle
from csdlgen.targets import docs
from tests.csdl import codes, description, edmx, entity, graph_of, nav, prop, schema
from tests.unit.targets.docs.written import (
    container,
    entity_set,
    operation,
    output,
    pages,
    rendered,
    returns,
    rows,
)


def test_without_a_docs_table_there_are_no_pages() -> None:
    model = graph_of(edmx(schema(entity("run"))))
    config = Config(file=Path("/c.toml"), schema=())
    names, _ = settle(model, config)
    assert not list(docs.pages(model, names, config).pages)


def test_the_table_of_contents_names_every_page_by_namespace_and_type() -> None:
    found = pages(
        entity("run", nav("next", "self.run")),
        '<ComplexType Name="Error"/>',
        container(entity_set("runs", "self.run")),
    )
    toc = yaml.safe_load(found["toc.yml"])
    (namespace,) = toc["items"]
    assert namespace["name"] == "ns"
    error, run = namespace["items"]
    assert error == {"name": "Error", "href": "resources/error.md"}
    assert run["href"] == "resources/run.md"
    assert [page["name"] for page in run["items"]] == [
        "List runs",
        "Get run",
        "Update run",
        "Delete run",
        "List run",
        "Add run",
    ]
    hrefs = {error["href"], run["href"], *(page["href"] for page in run["items"])}
    assert hrefs == set(found) - {"toc.yml"}


def test_the_table_of_contents_of_nothing_is_empty() -> None:
    assert yaml.safe_load(pages('<EnumType Name="e"/>')["toc.yml"]) == {"items": []}


def test_front_matter_of_the_configuration_replaces_the_placeholders() -> None:
    model = graph_of(edmx(schema(entity("run"))))
    values = {
        "author": 'a"b',
        "ms.prod": "p",
        "ms.localizationpriority": "high",
        "ms.topic": "x: y",
        "title": "mine",
    }
    page = rendered(output(model, front_matter=values))["resources/run.md"]
    front = page.split("---\n")[1]
    assert yaml.safe_load(front) == {
        "title": "run resource type",
        "description": "**TODO: Add Description**",
        "author": 'a"b',
        "ms.localizationpriority": "high",
        "ms.prod": "p",
        "doc_type": "resourcePageType",
        "ms.topic": "x: y",
    }


@pytest.mark.parametrize(
    ("include_file", "notice"),
    [
        ("v1.md", "\n\n[!INCLUDE [v1](../../includes/v1.md)]\n\n"),
        ("note.txt", "\n\n[!INCLUDE [note.txt](../../includes/note.txt)]\n\n"),
        ("", "\n\n"),
    ],
)
def test_the_notice_is_what_the_configuration_names(include_file: str, notice: str) -> None:
    model = graph_of(edmx(schema(entity("run"))))
    found = rendered(output(model, include_file=include_file))
    assert f"\nNamespace: ns{notice}**TODO: Add Description**\n" in found["resources/run.md"]
    assert f"\nNamespace: ns{notice}Deletes a [run]" in found["api/run-delete.md"]


def test_the_second_type_of_a_file_has_its_own_files_and_links_find_them() -> None:
    model = graph_of(
        edmx(
            schema(entity("run"), namespace="ms.graph", alias="a"),
            schema(entity("run", prop("other", "ms.data.run")), namespace="ms.data", alias="b"),
        )
    )
    result = output(model, root="ms.graph")
    found = rendered(result)
    assert codes(result.diagnostics) == [laws.SHARED_PAGE_FILE.code]
    page = found["resources/ms-data-run.md"]
    assert "|other|[run](../resources/ms-data-run.md)|" in page
    assert "[Get run](../api/ms-data-run-get.md)" in page
    assert "api/ms-data-run-get.md" in found


def test_when_two_pages_claim_one_file_the_loser_is_reported_and_its_row_links_to_the_winner() -> None:
    model = graph_of(
        edmx(
            schema(
                entity("run", nav("x", "self.run")),
                operation("Action", "delete", it="self.run"),
                operation("Action", "List-X", it="self.run"),
            )
        )
    )
    result = output(model)
    found = rendered(result)
    assert [(finding.code, finding.target) for finding in result.diagnostics] == [
        (laws.CLAIMED_PAGE_FILE.code, "ns.delete(ns.run)"),
        (laws.CLAIMED_PAGE_FILE.code, "ns.run/x"),
    ]
    assert "\n# Delete run\n" in found["api/run-delete.md"]
    assert "\n# run: List-X\n" in found["api/run-list-x.md"]
    labels = {row[0] for row in rows(found["resources/run.md"], "## Methods")}
    assert {"[delete](../api/run-delete.md)", "[List run](../api/run-list-x.md)"} <= labels


HOSTILE = 'x](y) | `z` <b> --> ``` {{ 7 }} \\ "q" &amp; [!INCLUDE [a](b)] *e* __f__ # ~~~ \r\n---\n'


def test_hostile_text_changes_no_structure() -> None:
    def described(text: str) -> dict[str, str]:
        model = graph_of(
            edmx(
                schema(
                    entity(
                        "run",
                        description("T"),
                        f'<Property Name="p" Type="Edm.String">{description("T")}</Property>',
                    ),
                    operation(
                        "Function",
                        "f",
                        description("T"),
                        returns("Edm.String"),
                        it="self.run",
                        a="Edm.String",
                    ),
                    container(entity_set("runs", "self.run")),
                )
            )
        )
        texts = dict.fromkeys(model.descriptions, text)
        return rendered(output(replace(model, descriptions=texts), operations="all"))

    def structure(page: str) -> list[str]:
        body = page.split("\n---\n", 1)[-1]
        kept = [re.sub(r"(?<!\\)\|", "\0", line) for line in body.split("\n")]
        return [
            line if line.startswith(("#", "`", "<!--", "---", "}", "{")) else str(line.count("\0"))
            for line in kept
        ]

    plain, hostile = described("plain"), described(HOSTILE)
    assert plain.keys() == hostile.keys()
    for path, page in plain.items():
        assert structure(page) == structure(hostile[path]), path
        if path != "toc.yml":
            front = yaml.safe_load(hostile[path].split("---\n")[1].rpartition("\n")[0])
            assert front["doc_type"] in {"resourcePageType", "apiPageType"}


def test_hostile_names_stay_inside_their_comments_links_and_folders() -> None:
    found = pages(
        entity("a-->b", prop("c --> d")),
        entity("x](javascript:alert(1))", nav("../../up", "self.a-->b")),
        entity("con", BaseType="self.a--&gt;b"),
        container(entity_set("../s", "self.con")),
        operations="all",
    )
    for path, page in found.items():
        assert path == "toc.yml" or re.fullmatch(r"(api|resources)/[^/]+\.md", path)
        assert page.count("<!-- {") == len(re.findall(r"\n-->\n", page))
        body = page.split("\n---\n", 1)[-1]
        body = re.sub(r"(?s)\n``` .*?\n```\n|<!--.*?-->", "", body)
        targets = re.findall(r"(?<!\\)\[(?:\\.|[^\[\]\\])*\]\(([^)]*)\)", body)
        assert all(re.match(r"\.\./|/graph/", target) for target in targets), path


def test_pages_do_not_depend_on_anything_but_the_input() -> None:
    model = graph_of(edmx(schema(entity("run", nav("next", "self.run")))))
    assert rendered(output(model)) == rendered(output(model))
