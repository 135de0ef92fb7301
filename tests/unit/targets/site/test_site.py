"""The site of our own schema and of small models: complete, linked, true, and safe to build."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from csdlgen.artifacts import Markdown, Page
from csdlgen.config import Config, SiteConfig
from csdlgen.csdl import read_files
from csdlgen.graph import TypeGraph, build
from csdlgen.naming import settle
from csdlgen.render import Renderer
from csdlgen.targets import site
from csdlgen.targets.site._escape import diagram_text, span, text
from csdlgen.targets.site.examples import examples_of
from tests.csdl import edmx, entity, graph_of, nav, prop, schema
from tests.links import dangling

ROOT = Path(__file__).parents[4]
FENCE = re.compile(r"^```json\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def written(graph: TypeGraph) -> dict[str, str]:
    config = Config(
        file=Path("/csdlgen.toml"),
        schema=(),
        site=SiteConfig(output=Path("/site"), service_root="https://host/v1"),
    )
    renderer = Renderer("site", Markdown)
    pages = site.pages(graph, settle(graph, config)[0], config).pages
    made = [renderer.artifact(page) for page in pages if isinstance(page, Page)]
    assert len({each.path.lower() for each in made}) == len(made)
    return {each.path: each.text for each in made}


@pytest.fixture(scope="module")
def own_graph() -> TypeGraph:
    return build(read_files(sorted((ROOT / "schema").glob("*.xml")), ROOT)[0])


@pytest.fixture(scope="module")
def own(own_graph: TypeGraph) -> dict[str, str]:
    return written(own_graph)


@pytest.fixture(scope="module")
def models() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "generated" / "models"))
    try:
        yield importlib.import_module("industry_data")
    finally:
        sys.path.pop(0)


def test_everything_that_has_a_name_has_a_page(own_graph: TypeGraph, own: dict[str, str]) -> None:
    operations = {each.qualified_name for each in own_graph.operations}
    namespaces = {each.namespace for each in (*own_graph.types.values(), *own_graph.operations)}
    pages = [path for path in own if path.endswith(".md")]
    assert len(pages) == 1 + len(own_graph.types) + len(operations) + len(namespaces)


def test_no_link_leads_nowhere_and_paths_are_short(own: dict[str, str]) -> None:
    assert dangling(own) == []
    assert max(map(len, own)) <= 120


def test_the_navigation_names_every_page_once(own: dict[str, str]) -> None:
    pages = sorted(path.removeprefix("docs/") for path in own if path.endswith(".md"))
    mkdocs = re.findall(r'(?:: |- )"?([^" ]+\.md)"?$', own["mkdocs.yml"], re.MULTILINE)
    toc = re.findall(r'href: "?([^"\n]+)', own["docs/toc.yml"])
    assert yaml.safe_load(own["docs/toc.yml"])
    assert sorted(mkdocs) == sorted(toc) == pages


def test_the_models_read_every_example_without_a_remainder(own_graph: TypeGraph, models: ModuleType) -> None:
    examples = examples_of(own_graph)
    names, _ = settle(own_graph, Config(file=Path("/csdlgen.toml"), schema=()))
    assert len(own_graph.properties) > 20
    for name in own_graph.properties:
        value = examples.object(name)
        loaded = getattr(models, names.types[name].cls).from_json(json.dumps(value).encode())
        assert loaded.to_dict() == value, name
        assert loaded.additional_data == {}, name


def test_json_blocks_are_json_and_none_says_not_found(own: dict[str, str]) -> None:
    blocks = [block for page in own.values() for block in FENCE.findall(page)]
    assert len(blocks) > 40
    for block in blocks:
        json.loads(block)
    assert not any("not found" in page for page in own.values())


def test_only_allowed_operations_are_shown(own: dict[str, str]) -> None:
    run = own["docs/microsoft-graph-industrydata/incomingflowrun.md"]
    assert "### List incomingFlowRuns" in run
    assert "### Delete incomingFlowRun" not in run
    assert "`IndustryData-Run.Read.All`" in run


def test_requests_take_the_shortest_way_and_no_singleton_is_deleted() -> None:
    def pages(root: str) -> dict[str, str]:
        model = edmx(
            schema(
                entity(
                    "user",
                    nav("messages", "Collection(ns.message)", ContainsTarget="true"),
                    nav("boss", "ns.user"),
                ),
                entity("message"),
                f'<EntityContainer Name="k">{root}</EntityContainer>',
            )
        )
        return written(graph_of(model))

    me = '<Singleton Name="me" Type="ns.user"/>'
    user = pages(f'<EntitySet Name="users" EntityType="ns.user"/>{me}')["docs/ns/user.md"]
    assert "GET /me\n" in user
    assert "DELETE /users/{usersId}\n" in user
    assert "DELETE /me\n" not in user
    assert "GET /me/messages\n" in pages(me)["docs/ns/message.md"]
    assert "DELETE /me/boss\n" in pages(me)["docs/ns/user.md"]


def test_inherited_members_stand_with_the_type_that_declares_them(own: dict[str, str]) -> None:
    page = own["docs/microsoft-graph-industrydata/outgoingflowrun.md"]
    own_part, run_part = page.split("### Properties of run")
    assert "| `receipt` |" in own_part
    assert "| `status` |" not in own_part
    assert "| `status` | [runStatus](runstatus.md) |" in run_part


def test_all_overloads_stand_on_one_page(own: dict[str, str]) -> None:
    page = own["docs/microsoft-graph-industrydata/operations/start.md"]
    assert "## runProcess: start(reason, notBefore)" in page
    assert "## Collection of runProcess: start(domains)" in page


def test_a_deprecated_type_says_so() -> None:
    revisions = (
        '<Annotation Term="Org.OData.Core.V1.Revisions"><Collection><Record>'
        '<PropertyValue Property="Date" Date="2026-01-01"/>'
        '<PropertyValue Property="Kind"><EnumMember>Org.OData.Core.V1.RevisionKind/Deprecated</EnumMember>'
        '</PropertyValue><PropertyValue Property="Description" String="Use b."/>'
        "</Record></Collection></Annotation>"
    )
    page = written(graph_of(edmx(schema(entity("a", prop("id"), revisions)))))["docs/ns/a.md"]
    assert "> **Deprecated** since 2026-01-01. Use b." in page


def test_names_that_differ_in_case_alone_have_pages_of_their_own() -> None:
    pages = written(
        graph_of(edmx(schema(entity("Run", prop("id")), entity("run", prop("id"), nav("n", "ns.Run")))))
    )
    assert dangling(pages) == []
    assert sum(path.startswith("docs/ns/run") for path in pages) == 2


def test_a_page_has_blank_lines_around_headings_fences_and_tables(own: dict[str, str]) -> None:
    for path, page in own.items():
        if not path.endswith(".md"):
            continue
        assert page.rstrip("\n") + "\n" == page, path
        assert "\n\n\n" not in page, path
        outside = re.sub(r"^```.*?^```$", "```", page, flags=re.MULTILINE | re.DOTALL)
        for before, line, after in zip(
            outside.split("\n"), outside.split("\n")[1:], outside.split("\n")[2:], strict=False
        ):
            if line.startswith("#"):
                assert (before, after) == ("", ""), (path, line)
            if line.startswith("|") and not before.startswith("|"):
                assert before == "", (path, line)


HOSTILE = '|"`<>{}[]()%*_~#\\&;:\n\r!$^-+=.1a@é/'


@given(
    st.text(HOSTILE)
    | st.sampled_from(["<script>x</script>", "{{ 7*7 }}", "[x](javascript:a)", "---", "%%{init: {}}%%"])
)
def test_text_stays_text(raw: str) -> None:
    shown = text(raw)
    assert not set(shown) & set("|<>{}[]\n")
    kinds = {child.type for token in MarkdownIt("commonmark").parse(shown) for child in token.children or []}
    assert kinds <= {"text", "text_special", "code_inline"}, shown
    blocks = [token.type for token in MarkdownIt("commonmark").parse(shown)]
    assert blocks in ([], ["paragraph_open", "inline", "paragraph_close"]), shown
    assert not set(span(raw)) & set("|<>{}[]\n")


@given(st.text())
def test_no_text_ends_a_label_of_a_diagram(raw: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_. ]+", diagram_text(raw))


def test_a_diagram_that_leaves_something_out_says_so() -> None:
    graph = graph_of(
        edmx(schema(entity("base"), *(entity(f"d{n}", BaseType="self.base") for n in range(30))))
    )
    assert "```\n\nNot drawn: 6 more.\n" in written(graph)["docs/ns/base.md"]
    assert "Not drawn" not in written(graph)["docs/ns/d1.md"]


def test_what_is_said_not_to_be_computed_is_supplied() -> None:
    def computed(name: str, value: str) -> str:
        note = f'<Annotation Term="Org.OData.Core.V1.Computed"{value}/>'
        return f'<Property Name="{name}" Type="Edm.String">{note}</Property>'

    graph = graph_of(edmx(schema(entity("run", computed("a", ""), computed("b", ' Bool="false"')))))
    assert set(examples_of(graph).request("ns.run")) == {"b"}
    page = written(graph)["docs/ns/run.md"]
    assert "| `a` | `String` | | computed |" in page
    assert "| `b` | `String` | | |" in page


@pytest.mark.parametrize(
    ("returned", "answer"),
    [
        ("self.place", {"a": "A"}),
        ("self.run", {"id": "bdfdcd04-809f-51d1-af67-eef88eb20adb", "b": "B"}),
        ("Edm.Int32", {"value": 42}),
        ("Collection(self.place)", {"value": [{"a": "A"}]}),
    ],
)
def test_an_answer_wraps_all_but_an_object_of_a_type(returned: str, answer: object) -> None:
    function = f'<Function Name="f"><ReturnType Type="{returned}" Nullable="false"/></Function>'
    place = f'<ComplexType Name="place">{prop("a")}</ComplexType>'
    container = '<EntityContainer Name="c"><FunctionImport Name="f" Function="self.f"/></EntityContainer>'
    graph = graph_of(edmx(schema(place, entity("run", prop("b")), function, container)))
    (block,) = FENCE.findall(written(graph)["docs/ns/operations/f.md"])
    assert json.loads(block) == answer
