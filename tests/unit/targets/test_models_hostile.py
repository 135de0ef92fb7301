"""Whatever a schema says, the package is Python that means what it should and nothing else."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import black
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csdlgen.config import Config
from csdlgen.edm import NamedType
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, settle
from tests.csdl import graph_of
from tests.factories import complex_type, config, definition, entity, enum, model, prop
from tests.strategies import models
from tests.unit.targets.generated import imported, package, stub_tree

HOSTILE = (
    "", "a-b", "../../x", "\u2028", "1st", "\u202eevil", "a\rb", '"', '"""', "\\", "{{ x }}", "None", "class", "list", "member",
    "odata_type", "__init__", "__class__", "con", "a" * 128, "語" * 128, "x\nimport os", "'", "#", "é", "ﬁ", "Any", "datetime",
    "ClassVar", "Unset", "str", "dataclass", "TYPE_CHECKING", "_", "__", "A b", "\x00", "self", "mro", "value", "TypeAlias",
)  # fmt: skip
ANY = st.characters(exclude_categories=("Cn", "Co"))
TEXTS = st.lists(st.sampled_from(HOSTILE) | st.text(ANY, max_size=30), max_size=6).map(" ".join)
NAMES = st.sampled_from(HOSTILE) | st.text(ANY, max_size=12)
ALLOWED = (
    ast.Module, ast.Expr, ast.Constant, ast.ImportFrom, ast.Import, ast.alias, ast.If, ast.Name, ast.Load, ast.Store,
    ast.ClassDef, ast.Call, ast.keyword, ast.AnnAssign, ast.Assign, ast.BinOp, ast.BitOr, ast.Subscript, ast.Attribute, ast.Tuple,
)  # fmt: skip
MODULES = {"__future__", "builtins", "dataclasses", "datetime", "decimal", "typing", "uuid"}


@st.composite
def hostile_types(draw: st.DrawFn) -> list[NamedType]:
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique=True))
    types: list[NamedType] = []
    for name in (f"r.{name}" for name in names):
        members = draw(st.lists(NAMES, max_size=5, unique=True))
        kinds = [
            draw(st.sampled_from(("Edm.String", "Edm.Date", "Edm.Guid", *(f"r.{n}" for n in names))))
            for _ in members
        ]
        properties = [
            prop(member, kind, text=draw(TEXTS)) for member, kind in zip(members, kinds, strict=True)
        ]
        base = draw(st.sampled_from(["", *(t.qualified_name for t in types)]))
        choices: list[NamedType] = [
            entity(name, *properties, base=base, text=draw(TEXTS)),
            complex_type(name, *properties, base=base),
            enum(name, *members, is_flags=draw(st.booleans()), text=draw(TEXTS)),
            definition(name, draw(st.sampled_from(["Edm.Decimal", "Edm.GeographyPoint"]))),
        ]
        types.append(draw(st.sampled_from(choices)))
    return types


def by_namespace() -> Config:
    plain = config("r")
    assert plain.models is not None
    return replace(plain, models=replace(plain.models, layout="namespace"))


def assert_sound(path: str, text: str) -> None:
    tree = ast.parse(text)
    assert "\r" not in text
    assert black.format_str(text, mode=black.Mode(is_pyi=path.endswith(".pyi"))) == text
    if path.startswith(("__init__.", "_runtime/", "filters.")):
        return
    for node in ast.walk(tree):
        assert isinstance(node, (*ALLOWED, ast.Dict))
        if isinstance(node, ast.Import):
            assert {alias.name for alias in node.names} <= MODULES
        if isinstance(node, ast.ImportFrom):
            assert node.level == 1 or node.module in MODULES


@given(hostile_types())
@settings(max_examples=20, deadline=None)
def test_hostile_names_and_texts_change_nothing_but_names_and_texts(types: list[NamedType]) -> None:
    for chosen in (config("r"), by_namespace()):
        files = {**package(model(*types), chosen), **stub_tree(model(*types), chosen)}
        for path, text in files.items():
            assert_sound(path, text)


@given(models())
@settings(max_examples=10, deadline=None)
def test_awkward_documents_become_sound_packages(document: str) -> None:
    for path, text in package(graph_of(document), config("ns")).items():
        assert_sound(path, text)


def assert_imports(graph: TypeGraph, chosen: Config, folder: Path) -> None:
    table: NameTable = settle(graph, chosen)[0]
    with imported(graph, chosen, folder) as service:
        for name, spelled in table.types.items():
            found = getattr(service, spelled.cls)
            if name in graph.ancestors:
                assert found.odata_type == name
                assert set(table.members[name].values()) <= set(found.__dataclass_fields__)
            elif name in service._index.TYPES:
                assert set(table.members[name].values()) <= {member.name for member in found}


@given(hostile_types())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_hostile_package_can_be_imported(
    tmp_path_factory: pytest.TempPathFactory, types: list[NamedType]
) -> None:
    for chosen in (config("r"), by_namespace()):
        assert_imports(model(*types), chosen, tmp_path_factory.mktemp("package"))
