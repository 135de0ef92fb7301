"""Whole schemas of Microsoft Graph's size: the package imports and loses nothing, the pages hang together."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from csdlgen.csdl import read_files
from csdlgen.edm import EnumType, StructuredType, TypeDefinition
from csdlgen.graph import TypeGraph, build
from tests import synthetic
from tests.runs import files_in, run
from tests.whole.samples import sample

pytestmark = pytest.mark.slow

GRAPH = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere")) / "graph-v1.0"
LINK = re.compile(r"\]\(\.\./((?:resources|api)/[^)\s]+\.md)\)")


@dataclass(frozen=True, slots=True)
class Made:
    """What came out of a schema, and what went in."""

    graph: TypeGraph
    folder: Path


@pytest.fixture(
    scope="module",
    params=[
        "synthetic",
        pytest.param(
            "published",
            marks=[pytest.mark.corpus, pytest.mark.skipif(not GRAPH.is_dir(), reason="no corpus")],
        ),
    ],
)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp(request.param)
    schema = folder / "schema.xml"
    if request.param == "synthetic":
        schema.write_text(synthetic.schema(), encoding="utf-8")
    else:
        schema.write_bytes((GRAPH / "v1.0-Prod.csdl").read_bytes())
    (folder / "csdlgen.toml").write_text(
        'schema = ["schema.xml"]\nroot_namespace = "microsoft.graph"\n'
        f'[models]\noutput = "models"\npackage = "whole_{request.param}"\n'
        '[docs]\noutput = "docs"\n',
        encoding="utf-8",
    )
    finished = run(folder, "generate")
    assert finished.code == 0, finished.stderr
    documents, _ = read_files([schema], folder)
    return Made(build(documents), folder)


@pytest.fixture
def package(made: Made, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(made.folder / "models"))
    return __import__(next(path.name for path in (made.folder / "models").iterdir() if path.is_dir()))


@pytest.fixture
def classes(package: Any) -> dict[str, Any]:
    """Every generated class, by the qualified CSDL name of its type."""
    index = __import__(f"{package.__name__}._index", fromlist=["TYPES"])
    return {name: getattr(package, spelled) for name, spelled in index.TYPES.items()}


def test_every_type_is_there_and_members_are_those_of_the_schema(made: Made, classes: dict[str, Any]) -> None:
    expected = {n for n, t in made.graph.types.items() if not isinstance(t, TypeDefinition)}
    assert set(classes) == expected
    for name, cls in classes.items():
        declared = made.graph.types[name]
        if isinstance(declared, EnumType):
            assert len(cls.__members__) == len(declared.members)
            continue
        wire = [f.metadata["odata"][0] for f in cls.__dataclass_fields__.values() if "odata" in f.metadata]
        members = [m.declared.name for m in made.graph.properties[name]]
        members += [m.declared.name for m in made.graph.navigation_properties[name]]
        assert sorted(wire) == sorted(members)


def test_classes_inherit_as_types_do(made: Made, classes: dict[str, Any]) -> None:
    for name, chain in made.graph.ancestors.items():
        mro = [cls.odata_type for cls in classes[name].__mro__ if getattr(cls, "odata_type", "")]
        assert mro == [name, *chain]


def test_every_type_survives_the_way_through_its_root(made: Made, classes: dict[str, Any]) -> None:
    for name, declared in made.graph.types.items():
        if not isinstance(declared, StructuredType):
            continue
        root = classes[[name, *made.graph.ancestors[name]][-1]]
        given = sample(name, made.graph)
        read = root.from_dict(given)
        assert type(read) is classes[name]
        assert read.to_dict() == given
        assert read.to_patch() == {}
        assert root.from_json(read.to_json()) == read
        assert json.loads(json.dumps(read.to_dict())) == given
        assert classes[name]().to_patch() == {}


def test_every_published_list_of_members_is_met(made: Made, classes: dict[str, Any]) -> None:
    if "published" not in made.folder.name:
        pytest.skip("only Microsoft Graph publishes lists of its members")
    for kind in ("entity", "complex"):
        for namespace, types in json.loads((GRAPH / f"v1.0-{kind}-types.json").read_text("utf-8")).items():
            for name, members in types.items():
                cls = classes[f"{namespace}.{name}"]
                own = cls.__annotations__.keys() - {"odata_type"}
                wire = {cls.__dataclass_fields__[attribute].metadata["odata"][0] for attribute in own}
                assert wire == {*members["properties"], *members.get("navigationProperties", ())}
    for namespace, enums in json.loads((GRAPH / "v1.0-enum-types.json").read_text("utf-8")).items():
        for name, members in enums.items():
            assert len(classes[f"{namespace}.{name}"].__members__) == len(members)


def test_pages_exist_and_link_to_pages(made: Made) -> None:
    docs = made.folder / "docs"
    pages = {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.glob("*/*.md")}
    titles = {re.search(r"^# (.+) resource type$", text, re.MULTILINE) for text in pages.values()}
    structured = [t for t in made.graph.types.values() if isinstance(t, StructuredType)]
    assert len({match for match in titles if match}) == len(structured)
    linked = {target for text in pages.values() for target in LINK.findall(text)}
    undefined = {f"resources/{name.rpartition('.')[2].lower()}.md" for name in made.graph.unresolved}
    assert {target for target in linked if target not in pages} <= undefined
    assert {name for name in pages if name.startswith("api/")} <= linked


def test_every_bound_operation_has_its_page(made: Made) -> None:
    names = {path.stem for path in (made.folder / "docs" / "api").iterdir()}
    for operation in made.graph.operations:
        if operation.binding and operation.binding.name in made.graph.types:
            assert any(name.endswith(f"-{operation.name.lower()}") for name in names), operation.signature


def test_no_path_is_long(made: Made) -> None:
    paths = list(files_in(made.folder))  # what Python caches beside them is not ours
    assert max(map(len, paths)) < 120
    assert len({path.casefold() for path in paths}) == len(paths)


def test_a_second_run_changes_nothing(made: Made) -> None:
    assert run(made.folder, "generate", "--fail-on-change").code == 0
    assert run(made.folder, "check").code == 0
