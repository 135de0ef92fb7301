"""A document at a limit passes through the whole program, one beyond it is told where and which line raises the limit."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from csdlgen.config import HIGHEST, Limits
from csdlgen.csdl import Format, read_document, write_document
from csdlgen.diagnostics import InputError
from tests.csdl import edmx, schema
from tests.hostile.service import configuration
from tests.runs import run

_AROUND = 5
"""Edmx, DataServices, Schema, the type and its annotation stand around a value."""

Nested = Callable[[int], str]
NESTED: Mapping[str, Nested] = {
    "collections": lambda count: "<Collection>" * count + "</Collection>" * count,
    "negations": lambda count: "<Not>" * (count - 1) + "<Null/>" + "</Not>" * (count - 1),
    "choices": lambda count: "<If><Null/><Null/>" * (count - 1) + "<Null/>" + "</If>" * (count - 1),
    "records": lambda count: (
        '<Record><PropertyValue Property="a">' * (count // 2)
        + "<Null/>" * (count % 2)
        + "</PropertyValue></Record>" * (count // 2)
    ),
    "annotations": lambda count: '<Annotation Term="ns.T">' * count + "</Annotation>" * count,
    "foreign elements": lambda count: '<x:x xmlns:x="urn:x">' * count + "</x:x>" * count,
}
COMMANDS = (
    ("validate", "{file}"),
    ("inspect", "{file}", "--format", "json"),
    ("diff", "{file}", "{file}"),
    ("diff", "{file}", "other.xml"),
    ("generate",),
    ("check",),
)
BOTH = pytest.mark.parametrize("depth", [Limits().depth, HIGHEST.depth], ids=["usual", "highest"])


def whole(depth: int, nested: Nested) -> bytes:
    inner = nested(depth - _AROUND)
    return edmx(
        schema(f'<ComplexType Name="a"><Annotation Term="ns.T">{inner}</Annotation></ComplexType>')
    ).encode()


def as_json(data: bytes, limits: Limits) -> bytes:
    """The same document in JSON, where values nest less deep."""
    document, _ = read_document(data, "in.xml", limits)
    return write_document(document, Format.JSON)[0].encode()


@BOTH
@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("name", NESTED)
def test_what_nests_as_deep_as_allowed_passes_through(
    name: str, format_: Format, depth: int, tmp_path: Path
) -> None:
    is_twice_as_deep = format_ is Format.JSON and name == "choices"  # objects in arrays
    data = whole(depth // 2 if is_twice_as_deep else depth, NESTED[name])
    limits = Limits(depth=depth)
    file = f"in.{format_}"
    (tmp_path / file).write_bytes(data if format_ is Format.XML else as_json(data, limits))
    (tmp_path / "other.xml").write_bytes(edmx(schema('<ComplexType Name="a"/>')).encode())
    text = configuration(file, flavor="dataclass", layout="type")
    (tmp_path / "csdlgen.toml").write_text(f"{text}\n[limits]\ndepth = {depth}\n", encoding="utf-8")
    for command, *arguments in COMMANDS:
        chosen = ("--config", "csdlgen.toml", *(each.format(file=file) for each in arguments))
        finished = run(tmp_path, command, *chosen)
        assert finished.code in (0, 1), (command, finished.stderr)
        assert "CSDL156" not in finished.stderr


@BOTH
@pytest.mark.parametrize("name", NESTED)
def test_what_nests_deeper_is_refused_at_its_place(name: str, depth: int) -> None:
    data = whole(depth + 1 + (name == "records"), NESTED[name])
    with pytest.raises(InputError) as caught:
        read_document(data, "in.xml", Limits(depth=depth))
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.location.line) == (
        "CSDL156",
        data.decode().count("\n", 0, data.find(b"<Annotation")) + 1,
    )
    assert finding.location.column > 1


@pytest.mark.parametrize(
    "data",
    [b"<x>" * 100_000 + b"</x>" * 100_000, b"[" * 100_000 + b"]" * 100_000, b"<x>" * 3000, b'{"a":' * 3000],
)
def test_what_nests_far_too_deep_is_refused_alike(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_document(data, "in")
    (finding,) = caught.value.diagnostics
    assert finding.code in ("CSDL101", "CSDL156")
    assert (finding.location.line, finding.location.column > 0) == (1, True)


def annotations_of_annotations(count: int) -> dict[str, Any]:
    return {"$Kind": "ComplexType", **{"@ns.T" * each: 1 for each in range(1, count + 1)}}


@BOTH
def test_annotations_of_annotations_in_json_end_somewhere(depth: int, tmp_path: Path) -> None:
    content = {"$Version": "4.01", "ns": {"a": annotations_of_annotations(2 * depth)}}
    (tmp_path / "in.json").write_text(json.dumps(content), encoding="utf-8")
    text = configuration("in.json", flavor="dataclass", layout="type")
    (tmp_path / "csdlgen.toml").write_text(f"{text}\n[limits]\ndepth = {depth}\n", encoding="utf-8")
    assert run(tmp_path, "generate").code == 0


@pytest.mark.parametrize("which", [each.name for each in fields(Limits)])
@pytest.mark.parametrize("file", ["in.xml", "in.json"])
def test_each_limit_is_one_that_the_document_may_reach(which: str, file: str, tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_bytes(edmx(schema('<ComplexType Name="long_enough"/>'), before="").encode())
    (tmp_path / "in.json").write_text(
        '{"$Version": "4.01", "ns": {"long_enough": {"$Kind": "ComplexType"}}}', encoding="utf-8"
    )
    sizes = {each.name: (tmp_path / each.name).stat().st_size for each in tmp_path.iterdir()}
    most = {
        "size": sizes[file],
        "elements": 4 if file == "in.xml" else 5,
        "depth": 4 if file == "in.xml" else 3,
        "name": len("long_enough"),
    }[which]
    for limit, code in ((most, 0), (most - 1, 1)):
        (tmp_path / "csdlgen.toml").write_text(
            f'schema = ["{file}"]\nlimits.{which} = {limit}', encoding="utf-8"
        )
        finished = run(tmp_path, "validate")
        assert finished.code == code, finished.stderr
        assert (f"[limits] {which} = {limit * 2}" in finished.stderr) is bool(code)
