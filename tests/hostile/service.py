"""A service whose every name and text can be replaced, and all that the program makes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import get_args, get_type_hints
from xml.sax.saxutils import escape

from csdlgen.config import Config, ModelsConfig
from csdlgen.csdl import Format, read_document, write_document
from csdlgen.pipeline import TARGETS
from tests.runs import files_in, run

_SCHEMA = (Path(__file__).parent / "schema.xml").read_text(encoding="utf-8")
_SLOT = re.compile(r"slot_(\w+)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

SLOTS = frozenset(_SLOT.findall(_SCHEMA))
NUMBERS = frozenset({"facet", "enum_value"})
TEXTS = frozenset({"description", "long_description", "annotation", "default", "applies"})
NAMES = SLOTS - NUMBERS - TEXTS
FLAVORS: tuple[str, ...] = get_args(get_type_hints(ModelsConfig)["flavor"])
LAYOUTS: tuple[str, ...] = get_args(get_type_hints(ModelsConfig)["layout"])

REPORTS = {
    **{f"validate {style}": ("validate", "--format", style) for style in ("text", "json", "sarif", "github")},
    **{f"inspect {style}": ("inspect", "--format", style) for style in ("text", "json", "mermaid", "dot")},
}


def harmless(slot: str) -> str:
    """What stands in a slot of the twin."""
    return "3" if slot in NUMBERS else f"harmless_{slot}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The files of each target, the output of each report, and what was said while generating."""

    code: int
    said: str
    files: Mapping[str, Mapping[str, str]]
    reports: Mapping[str, str]


def is_xml(text: str) -> bool:
    """Whether XML can say a text, if only escaped."""
    return not _NOT_XML.search(text)


def document(fill: Callable[[str], str]) -> tuple[str, bytes]:
    """The service with its slots filled, and the suffix of its format: XML, or JSON where XML cannot say it."""
    if not all(is_xml(fill(slot)) for slot in SLOTS):
        text = _SLOT.sub(lambda found: json.dumps(fill(found[1]))[1:-1], _as_json())
        return "json", text.encode()
    marks = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    return "xml", _SLOT.sub(lambda found: escape(fill(found[1]), marks), _SCHEMA).encode()


def _as_json() -> str:
    plain = _SLOT.sub(lambda found: "3" if found[1] in NUMBERS else found[0], _SCHEMA)
    return write_document(read_document(plain.encode(), "in.xml")[0], Format.JSON)[0]


_CLIENT = "p/client/"


def configuration(schema: str, *, flavor: str, layout: str) -> str:
    """A configuration with every target there is; a new one joins by its line in ``TARGETS``."""
    hints = get_type_hints(Config)
    lines = [f"schema = [{json.dumps(schema)}]", 'root_namespace = "harmless_namespace"']
    for target in TARGETS:
        known = {each.name for each in fields(get_args(hints[target.name])[0])}
        lines.append(f"[{target.name}]")
        if "output" in known and _home(target.name) == target.name:
            lines.append(f'output = "out/{target.name}"')
        if target.name == "models":
            lines += ['package = "p"', f'flavor = "{flavor}"', f'layout = "{layout}"']
    return "\n".join(lines)


def _home(target: str) -> str:
    """The output folder of a target: a client stands in the package of the models."""
    return "models" if target == "client" else target


def made(
    folder: Path,
    fill: Callable[[str], str],
    *,
    flavor: str = "dataclass",
    layout: str = "type",
    reports: bool = True,
) -> Made:
    """Everything that the program makes of the service with its slots filled."""
    folder.mkdir(parents=True, exist_ok=True)
    suffix, data = document(fill)
    schema = f"service.{suffix}"
    (folder / schema).write_bytes(data)
    (folder / "csdlgen.toml").write_text(
        configuration(schema, flavor=flavor, layout=layout), encoding="utf-8"
    )
    done = run(folder, "generate")
    files = {
        target.name: {
            name: content.decode()
            for name, content in files_in(folder / "out" / _home(target.name)).items()
            if name.startswith(_CLIENT) is (target.name == "client")
        }
        for target in TARGETS
    }
    printed: dict[str, str] = {}
    for name, arguments in REPORTS.items() if reports else ():
        finished = run(folder, arguments[0], schema, *arguments[1:])
        printed[name] = finished.stdout
        printed[f"{name} (stderr)"] = finished.stderr
    return Made(code=done.code, said=done.stderr, files=files, reports=printed)


def pages(found: Made, suffix: str) -> Iterator[tuple[str, str, str]]:
    """Target, name and text of every generated file of a kind, without what is copied as it stands."""
    for target, files in found.files.items():
        for name, text in files.items():
            if name.endswith(suffix) and "_runtime/" not in name:
                yield target, name, text
