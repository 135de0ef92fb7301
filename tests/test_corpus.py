"""Published schemas are read whole: what the reader counts is what plain lxml counts."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from csdlgen.csdl import read_files
from csdlgen.diagnostics import Severity
from csdlgen.edm import EnumType, StructuredType
from csdlgen.graph import TypeGraph, build
from tests.published_faults import FAULTS, LESSER

CORPUS = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="CSDLGEN_CORPUS names no folder of published schemas"),
]

FOLDERS = ("edmlib-invalid",)
PUBLISHED = sorted(
    path
    for pattern in ("*/*.xml", "*/*.csdl")
    for path in CORPUS.glob(pattern)
    if path.parent.name not in FOLDERS
)


@pytest.fixture(scope="module")
def microsoft_graph() -> TypeGraph:
    documents, findings = read_files([CORPUS / "graph-v1.0" / "v1.0-Prod.csdl"], CORPUS)
    assert findings == ()
    return build(documents)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_nothing_is_unaccounted_for(path: Path) -> None:
    documents, _ = read_files([path], CORPUS)
    tags = (element.tag for element in etree.parse(path).iter("*"))
    assert dict(documents[0].counts) == Counter(etree.QName(tag).localname for tag in tags)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_every_declaration_becomes_a_value_at_its_line(path: Path) -> None:
    documents, _ = read_files([path], CORPUS)
    schemas = documents[0].schemas
    counts = documents[0].counts
    types = [declared for schema in schemas for declared in schema.types]
    assert Counter(type(declared).__name__ for declared in types) == {
        kind: counts[kind]
        for kind in ("EntityType", "ComplexType", "EnumType", "TypeDefinition")
        if kind in counts
    }
    structured = [declared for declared in types if isinstance(declared, StructuredType)]
    assert sum(len(declared.properties) for declared in structured) == counts.get("Property", 0)
    assert sum(len(d.navigation_properties) for d in structured) == counts.get("NavigationProperty", 0)
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    for declared in types:
        place = declared.location
        assert lines[place.line - 1][place.column - 1] == "<"


def published_list(kind: str) -> dict[str, Any]:
    """The types of a kind in the list beside the schema, by qualified name."""
    text = (CORPUS / "graph-v1.0" / f"v1.0-{kind}-types.json").read_text(encoding="utf-8")
    namespaces = json.loads(text).items()
    return {
        f"{namespace}.{name}": members for namespace, types in namespaces for name, members in types.items()
    }


def test_the_members_of_microsoft_graph_are_those_of_the_published_lists(microsoft_graph: TypeGraph) -> None:
    for kind in ("entity", "complex"):
        for name, members in published_list(kind).items():
            declared = microsoft_graph.structured(name)
            assert sorted(p.name for p in declared.properties) == sorted(members["properties"])
            links = sorted(n.name for n in declared.navigation_properties)
            assert links == sorted(members.get("navigationProperties", ()))
    for name, members in published_list("enum").items():
        enum = microsoft_graph.types[name]
        assert isinstance(enum, EnumType)
        assert sorted(member.name for member in enum.members) == sorted(members)


@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_published_documents_have_genuine_errors_only(path: Path) -> None:
    documents, read = read_files([path], path.parent)
    found = sorted(
        (each.code, each.location.line, each.target)
        for each in (*read, *build(documents).diagnostics)
        if each.severity is Severity.ERROR
    )
    known = [fault.split(" ", 2) for fault in FAULTS.get(path.name, ())]
    assert [(code, line) for code, line, _ in found] == [(code, int(line)) for code, line, _ in known]
    assert all(target.startswith(start) for (_, _, target), (_, _, start) in zip(found, known, strict=True))


def test_the_lesser_faults_of_microsoft_graph_are_known(microsoft_graph: TypeGraph) -> None:
    lesser = (each.code for each in microsoft_graph.diagnostics if each.severity is not Severity.ERROR)
    assert Counter(lesser) == LESSER


def test_redfish_is_one_model_over_many_files() -> None:
    documents, _ = read_files(sorted((CORPUS / "redfish").glob("*.xml")), CORPUS)
    graph = build(documents)
    assert max(map(len, graph.ancestors.values())) == 18
    assert {finding.code for finding in graph.diagnostics} == {"CSDL202", "CSDL347", "CSDL348", "CSDL807"}


@pytest.mark.parametrize("path", sorted(CORPUS.glob("edmlib-invalid/*.xml")), ids=lambda path: path.name)
def test_invalid_documents_are_borne(path: Path) -> None:
    documents, _ = read_files([path], CORPUS)
    build(documents)
