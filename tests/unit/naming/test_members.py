"""Every member of a type has a name of its own, inherited members included."""

from __future__ import annotations

import pytest

from csdlgen.naming import NameTable, settle
from csdlgen.naming.reserved import ENUM_MEMBERS, MEMBERS
from tests.factories import complex_type, config, enum, model, nav


def names(table: NameTable, type_name: str) -> dict[str, str]:
    return {name: str(spelled) for name, spelled in table.members[type_name].items()}


def members_of(*csdl: str) -> dict[str, str]:
    return names(settle(model(complex_type("r.t", *csdl)), config("r"))[0], "r.t")


def test_a_member_that_is_written_as_wanted_goes_before_one_that_is_converted() -> None:
    assert members_of("startTime", "start_time") == {"startTime": "startTime", "start_time": "start_time"}


def test_otherwise_the_first_one_goes_first() -> None:
    assert members_of("StartTime", "startTime") == {"StartTime": "start_time", "startTime": "startTime"}


def test_base_types_are_named_first() -> None:
    graph = model(
        complex_type("r.derived", "start_time", "own", base="r.base"), complex_type("r.base", "StartTime")
    )
    table, findings = settle(graph, config("r"))
    assert names(table, "r.base") == {"StartTime": "start_time"}
    assert names(table, "r.derived") == {"own": "own"}
    assert [finding.code for finding in findings] == ["CSDL402"]


def test_a_member_that_is_declared_again_keeps_its_name() -> None:
    graph = model(complex_type("r.base", "startTime"), complex_type("r.derived", "startTime", base="r.base"))
    table, findings = settle(graph, config("r"))
    assert names(table, "r.derived") == {"startTime": "start_time"}
    assert not findings


def test_navigation_properties_are_named_after_structural_ones() -> None:
    graph = model(complex_type("r.t", nav("_SalesOrder", "r.t"), "SalesOrder"))
    table, findings = settle(graph, config("r"))
    assert names(table, "r.t") == {"SalesOrder": "sales_order", "_SalesOrder": "SalesOrder"}
    assert not findings


@pytest.mark.parametrize(
    ("csdl", "python"),
    [
        ("from", "from_"),
        ("None", "none"),
        ("copy", "copy_"),
        ("json", "json_"),
        ("schema", "schema_"),
        ("additionalData", "additional_data_"),
        ("toDict", "to_dict_"),
        ("odataType", "odata_type_"),
        ("self", "self_"),
        ("id", "id"),
        ("type", "type"),
        ("list", "list"),
        ("model", "model"),
        ("match", "match"),
        ("__class__", "class_"),
        ("@odata.type", "odata_type_"),
    ],
)
def test_reserved_names_get_an_underscore(csdl: str, python: str) -> None:
    assert members_of(csdl) == {csdl: python}


def test_a_reserved_name_can_clash_too() -> None:
    assert members_of("From", "from", "FROM") == {"From": "From", "from": "from_", "FROM": "FROM"}


def test_a_member_is_not_named_like_its_class() -> None:
    table, _ = settle(model(complex_type("r.运行", "运行")), config("r"))
    assert names(table, "r.运行") == {"运行": "运行_"}


def test_an_explicit_name_wins() -> None:
    graph = model(complex_type("r.t", "id", "key"))
    table, findings = settle(graph, config("r", **{"r.t/id": "secret", "r.t/key": "id"}))
    assert names(table, "r.t") == {"id": "secret", "key": "id"}
    assert not findings


def test_what_loses_its_name_to_an_explicit_one_is_reported() -> None:
    table, findings = settle(model(complex_type("r.t", "id", "key")), config("r", **{"r.t/key": "id"}))
    assert names(table, "r.t") == {"key": "id"}
    assert [(finding.code, finding.target) for finding in findings] == [("CSDL402", "r.t/id")]


def test_a_clash_without_a_cure_names_both_parties_and_the_line_that_cures_it() -> None:
    graph = model(complex_type("r.t", "foo_bar", "foo-bar", "fooBar"))
    table, findings = settle(graph, config("r"))
    assert names(table, "r.t") == {"foo_bar": "foo_bar", "fooBar": "fooBar"}
    (finding,) = findings
    assert "'r.t/foo_bar' and 'r.t/foo-bar' are both named foo_bar" in finding.message
    assert finding.hint.endswith('"r.t/foo-bar" = "foo_bar_2"')


def test_enumeration_members_keep_their_spelling() -> None:
    declared = (
        "remoteControlSoftware",
        "remote_Control_Software",
        "None",
        "name",
        "value",
        "mro",
        "import",
        "_x_",
        "1st",
    )
    table, findings = settle(model(enum("r.e", *declared)), config("r"))
    assert list(names(table, "r.e").values()) == [
        "remoteControlSoftware",
        "remote_Control_Software",
        "None_",
        "name_",
        "value_",
        "mro_",
        "import_",
        "x",
        "n1st",
    ]
    assert not findings


def test_reserved_words_are_what_python_and_the_runtime_say_they_are() -> None:
    import dataclasses
    import enum as enums
    import keyword

    from csdlgen.runtime import ODataEnum, ODataFlags, ODataObject

    assert set(keyword.kwlist) <= MEMBERS & ENUM_MEMBERS
    public = {name for name in dir(ODataObject) if not name.startswith("_")}
    assert (
        public | {field.name for field in dataclasses.fields(ODataObject) if field.name[0] != "_"} <= MEMBERS
    )
    for kind in (ODataEnum, ODataFlags, enums.Flag):
        assert {name for name in (*dir(kind), "mro") if not name.startswith("_")} <= ENUM_MEMBERS


def test_classes_are_not_named_like_what_the_package_exports() -> None:
    from csdlgen import runtime
    from csdlgen.naming.reserved import CLASSES

    assert {name for name in runtime.__all__ if not name.islower()} <= CLASSES
