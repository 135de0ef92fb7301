"""Every class and every module has a name of its own, whatever the order of the files."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.edm import NamedType
from csdlgen.filesystems import DEVICES
from csdlgen.naming import NameTable, settle
from csdlgen.naming.reserved import CLASSES, MODULES
from tests.factories import complex_type, config, model


def types(*names: str) -> list[NamedType]:
    return [complex_type(name) for name in names]


def classes(table: NameTable) -> dict[str, str]:
    return {name: str(spelled.cls) for name, spelled in table.types.items()}


def test_a_type_in_the_root_namespace_keeps_its_name() -> None:
    table, findings = settle(model(*types("r.security.alert", "r.alert", "r.x.y.alert")), config("r"))
    assert classes(table) == {
        "r.security.alert": "SecurityAlert",
        "r.alert": "Alert",
        "r.x.y.alert": "XYAlert",
    }
    assert not findings


def test_without_one_in_the_root_all_parties_get_their_namespace_in_front() -> None:
    table, _ = settle(model(*types("r.a.alert", "r.b.alert", "r.b.other")), config("r"))
    assert classes(table) == {"r.a.alert": "AAlert", "r.b.alert": "BAlert", "r.b.other": "Other"}


def test_a_namespace_outside_the_root_is_put_in_front_whole() -> None:
    table, _ = settle(model(*types("Settings.v1_1_10.Settings", "Settings.v1_2_0.Settings")), config())
    assert list(classes(table).values()) == ["SettingsV1_1_10Settings", "SettingsV1_2_0Settings"]


@given(st.randoms(use_true_random=False))
def test_names_do_not_depend_on_the_order_of_the_types(shuffler: random.Random) -> None:
    declared = types(
        "r.run", "r.a.run", "r.b.run", "r.HTTPRun", "r.HttpRun", "r.a.x", "r.b.X", "A.run", "r.none"
    )
    expected = classes(settle(model(*declared), config("r"))[0])
    shuffler.shuffle(declared)
    assert classes(settle(model(*declared), config("r"))[0]) == expected


def test_an_explicit_name_wins() -> None:
    table, findings = settle(model(*types("r.list", "r.run")), config("r", **{"r.list": "SharePointList"}))
    assert classes(table) == {"r.list": "SharePointList", "r.run": "Run"}
    assert table.types["r.list"].module == "share_point_list"
    assert not findings


def test_an_explicit_name_that_another_type_wants_is_taken_from_it() -> None:
    table, findings = settle(model(*types("r.x.run", "r.a.job")), config("r", **{"r.a.job": "Run"}))
    assert classes(table) == {"r.x.run": "XRun", "r.a.job": "Run"}
    assert not findings


@pytest.mark.parametrize("wanted", ["class", "not a name", "_Private", "", "ODataObject", "ﬁ"])
def test_an_explicit_name_that_is_none_is_reported_and_ignored(wanted: str) -> None:
    table, findings = settle(model(*types("r.run")), config("r", **{"r.run": wanted}))
    assert classes(table) == {"r.run": "Run"}
    assert [finding.code for finding in findings] == ["CSDL403"]


def test_an_explicit_name_for_nothing_is_reported() -> None:
    _, findings = settle(model(*types("r.run")), config("r", **{"r.gone": "Gone", "r.run/gone": "gone"}))
    assert [(finding.code, finding.target) for finding in findings] == [
        ("CSDL404", "r.gone"),
        ("CSDL404", "r.run/gone"),
    ]


def test_a_clash_without_a_cure_names_both_parties_and_the_line_that_cures_it() -> None:
    table, findings = settle(model(*types("r.HttpRun", "r.HTTPRun")), config("r"))
    assert classes(table) == {"r.HTTPRun": "HTTPRun"}
    (finding,) = findings
    assert finding.code == "CSDL401"
    assert "'r.HTTPRun' and 'r.HttpRun'" in finding.message
    assert finding.hint.endswith('"r.HttpRun" = "RHttpRun"')
    cured, none = settle(model(*types("r.HttpRun", "r.HTTPRun")), config("r", **{"r.HttpRun": "RHttpRun"}))
    assert len(cured.types) == 2
    assert not none


@pytest.mark.parametrize(
    ("name", "cls", "module"),
    [
        ("r.none", "None_", "none"),
        ("r.true", "True_", "true"),
        ("r.class", "Class", "class_"),
        ("r.oDataObject", "ODataObject_", "odata_object"),
        ("r.unset", "Unset_", "unset"),
        ("r.con", "Con", "con_"),
        ("r.LPT1", "LPT1", "lpt1_"),
        ("r.conftest", "Conftest", "conftest_"),
        ("r.sitecustomize", "Sitecustomize", "sitecustomize_"),
        ("r.__init__", "Init", "init"),
        ("r._runtime", "Runtime", "runtime"),
        ("r.运行", "运行", "运行_"),
        ("r.../../etc/passwd", "EtcPasswd", "etc_passwd"),
    ],
)
def test_reserved_names_get_an_underscore(name: str, cls: str, module: str) -> None:
    spelled = settle(model(*types(name)), config("r"))[0].types[name]
    assert (spelled.cls, spelled.module) == (cls, module)


def test_a_name_of_any_length_fits_a_file_system() -> None:
    names = [f"r.{'語' * 127}{last}" for last in "甲乙"]
    table, findings = settle(model(*types(*names)), config("r"))
    assert all(len(spelled.module.encode()) <= 201 for spelled in table.types.values())
    assert len({spelled.module for spelled in table.types.values()}) == 2
    assert not findings


@given(st.lists(st.text(st.sampled_from("aBß_1.é語ıK"), min_size=1, max_size=4), max_size=8, unique=True))
def test_no_two_types_share_a_class_or_a_file(names: list[str]) -> None:
    graph = model(*types(*(f"r.{name}" for name in names)))
    table, findings = settle(graph, config("r"))
    assert len({spelled.cls for spelled in table.types.values()}) == len(table.types)
    assert len({spelled.module.casefold() for spelled in table.types.values()}) == len(table.types)
    assert len(table.types) + len(findings) == len(graph.types)
    for spelled in table.types.values():
        assert spelled.cls not in CLASSES
        assert spelled.module not in MODULES | DEVICES | set(classes(table).values())


def test_a_finding_about_rename_shows_the_entry(tmp_path: Path) -> None:
    file = tmp_path / "sub" / "csdlgen.toml"
    file.parent.mkdir()
    file.write_text('schema = ["in.xml"]\n\n[rename]\n"r.t" = "a-b"\n"r.gone" = "X"\n', encoding="utf-8")
    entries = {"r.t": "a-b", "r.gone": "X"}
    _, findings = settle(model(*types("r.t")), replace(config("r", **entries), file=file), tmp_path)
    assert sorted(str(finding.location) for finding in findings) == [
        "sub/csdlgen.toml:4:1",
        "sub/csdlgen.toml:5:1",
    ]
