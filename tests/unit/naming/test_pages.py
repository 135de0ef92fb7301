from __future__ import annotations

from dataclasses import dataclass

import pytest

from csdlgen import laws
from csdlgen.diagnostics import Location
from csdlgen.naming.pages import PageFiles, Rank, grant, page_files, printed_namespace
from tests.csdl import codes, edmx, entity, graph_of, schema

ROOT = "microsoft.graph"
PLACE = Location("in.xml", 1, 1)


@pytest.mark.parametrize(
    ("namespace", "root", "printed"),
    [
        ("microsoft.graph", ROOT, "microsoft.graph"),
        ("microsoft.graph.industryData", ROOT, "microsoft.graph.industryData"),
        ("microsoft.industryData", ROOT, "microsoft.graph"),
        ("microsoft.graphics", ROOT, "microsoft.graph"),
        ("any.thing", "", "any.thing"),
    ],
)
def test_the_printed_namespace_is_the_root_unless_it_lies_under_it(
    namespace: str, root: str, printed: str
) -> None:
    assert printed_namespace(namespace, root) == printed


def test_a_file_carries_the_namespace_below_the_root_in_lowercase_with_dashes() -> None:
    files = PageFiles(root=ROOT, stems={})
    assert (
        files.resource("microsoft.graph.industryData.outgoingFlowRun")
        == "resources/industrydata-outgoingflowrun.md"
    )
    assert files.resource("microsoft.graph.a.b.C") == "resources/a-b-c.md"
    assert files.resource("microsoft.graph.run") == "resources/run.md"
    assert files.resource("microsoft.industryData.run") == "resources/run.md"


def test_parts_of_an_api_page_are_lowercase() -> None:
    files = PageFiles(root=ROOT, stems={})
    assert files.api("microsoft.graph.incomingFlow", "post", "Runs") == "api/incomingflow-post-runs.md"
    assert files.api("microsoft.graph.x.run", "doThis") == "api/x-run-dothis.md"


def test_the_second_type_of_a_file_carries_its_namespace_in_front_and_is_reported() -> None:
    model = graph_of(
        edmx(
            schema(entity("run"), namespace="microsoft.graph", alias="a"),
            schema(entity("Run"), namespace="microsoft.industryData", alias="b"),
        )
    )
    files, findings = page_files(model, ROOT)
    assert files.resource("microsoft.graph.run") == "resources/run.md"
    assert files.resource("microsoft.industryData.Run") == "resources/microsoft-industrydata-run.md"
    assert files.api("microsoft.industryData.Run", "get") == "api/microsoft-industrydata-run-get.md"
    assert codes(findings) == [laws.SHARED_PAGE_FILE.code]
    assert "'microsoft.graph.run'" in findings[0].message


def test_an_undefined_base_type_never_shares_the_file_of_another_type() -> None:
    found = graph_of(edmx(schema(entity("item", BaseType="far.item"), namespace="ns")))
    files, findings = page_files(found, "ns")
    assert files.resource("ns.item") == "resources/item.md"
    assert files.resource("far.item") == "resources/far-item.md"
    assert codes(findings) == ["CSDL501"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../x", "resources/x.md"),
        ("/etc/passwd", "resources/-etc-passwd.md"),
        ("C:\\windows", "resources/c-windows.md"),
        ("con", "resources/con_.md"),
        ("NUL", "resources/nul_.md"),
        ("", "resources/_.md"),
        ("a\u0301", "resources/\u00e1.md"),
        ("\u202eevil", "resources/-evil.md"),
    ],
)
def test_a_hostile_name_makes_a_safe_path(name: str, path: str) -> None:
    found = PageFiles(root="", stems={}).resource(name)
    assert found.startswith("resources/")
    assert ".." not in found
    assert found.count("/") == 1
    if name != "../../x":
        assert found == path


def test_a_long_name_is_cut_to_what_file_systems_hold() -> None:
    files = PageFiles(root="", stems={})
    first, second = files.api("x" * 300, "get"), files.api("x" * 300, "list")
    assert len(first) < 255
    assert first != second


@dataclass(frozen=True)
class _Wish:
    path: str
    rank: Rank
    subject: str
    location: Location = PLACE


def test_a_file_goes_to_the_type_then_to_operations_then_to_navigation_pages() -> None:
    navigation = _Wish("api/a-b.md", Rank.NAVIGATION, "navigation")
    operation = _Wish("api/A-b.md", Rank.OPERATION, "operation")
    own = _Wish("api/a-B.md", Rank.TYPE, "own")
    other = _Wish("api/other.md", Rank.NAVIGATION, "other")
    granted, findings = grant([navigation, operation, own, other])
    assert granted == (own, other)
    assert [finding.target for finding in findings] == ["navigation", "operation"]
    assert set(codes(findings)) == {laws.CLAIMED_PAGE_FILE.code}


def test_among_equals_the_first_wins() -> None:
    first, second = (_Wish("a.md", Rank.NAVIGATION, subject) for subject in ("first", "second"))
    granted, _ = grant([first, second])
    assert granted == (first,)
