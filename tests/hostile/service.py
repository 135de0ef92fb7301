"""A service, its file and its configuration, of which every name and text can be replaced."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import get_args, get_type_hints
from xml.sax.saxutils import escape

from csdlgen.config import Config, ModelsConfig
from csdlgen.csdl import Format, read_document, write_document
from csdlgen.targets import TARGETS

_SCHEMA = (Path(__file__).parent / "schema.xml").read_text(encoding="utf-8")
_SLOT = re.compile(r"slot_(\w+)")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_A_VALUE = re.compile("[\0\ud800-\udfff]")
_NOT_A_FILE = re.compile("[/\0\ud800-\udfff]")

DECLARED = frozenset(_SLOT.findall(_SCHEMA))
"""What the schema holds."""
CONFIGURED = frozenset(
    {"title", "service_root", "include_file", "front_matter", "field_of_pages", "overlay", "exclude", "moved",
     "rename_key", "root_namespace"}
)  # fmt: skip
"""Values of the configuration that reach the output or a finding; an overlay is a text of the file of ``[descriptions]``."""
SLOTS = DECLARED | CONFIGURED | {"file_name"}
NUMBERS = frozenset({"facet", "enum_value"})
TEXTS = frozenset(
    {"description", "long_description", "annotation", "default", "applies", "file_name"}
    | (CONFIGURED - {"service_root", "root_namespace"})
)
NAMES = SLOTS - NUMBERS - TEXTS
LONGEST_NAME = 900
"""A name with what is put behind it is no longer than names may be; longer ones are refused (``test_limits``)."""
LONGEST_KEY = 100
"""A key of front matter is no longer (``test_load``)."""
FLAVORS: tuple[str, ...] = get_args(get_type_hints(ModelsConfig)["flavor"])
LAYOUTS: tuple[str, ...] = get_args(get_type_hints(ModelsConfig)["layout"])
OF_A_FLAVOR = frozenset({"models", "client", "stubs"})
"""The targets that differ between flavors and between layouts."""

Fill = Callable[[str], str]
"""What stands in a slot."""


def harmless(slot: str) -> str:
    """What stands in a slot of the twin."""
    if slot == "service_root":
        return "https://harmless.example/service_root"
    if slot == "root_namespace":
        return "harmless_namespace"
    return "3" if slot in NUMBERS else f"harmless_{slot}"


def reaches(slot: str, text: str) -> bool:
    """Whether a slot can hold a text: some files of a configuration and some names of files cannot."""
    if slot == "file_name":
        return not _NOT_A_FILE.search(text) and len(text.encode()) < 250  # with its suffix
    if slot in NAMES and len(text) > LONGEST_NAME:
        return False
    if slot == "field_of_pages" and len(text) > LONGEST_KEY:
        return False
    return slot in DECLARED or not _NOT_A_VALUE.search(text)


def is_xml(text: str) -> bool:
    """Whether XML can say a text, if only escaped."""
    return not _NOT_XML.search(text)


def document(fill: Fill) -> tuple[str, bytes]:
    """The service with its slots filled, and the suffix of its format: XML, or JSON where XML cannot say it."""
    if not all(is_xml(fill(slot)) for slot in DECLARED):
        text = _SLOT.sub(lambda found: json.dumps(fill(found[1]))[1:-1], _as_json())
        return "json", text.encode()
    marks = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
    return "xml", _SLOT.sub(lambda found: escape(fill(found[1]), marks), _SCHEMA).encode()


def _as_json() -> str:
    plain = _SLOT.sub(lambda found: "3" if found[1] in NUMBERS else found[0], _SCHEMA)
    return write_document(read_document(plain.encode(), "in.xml")[0], Format.JSON)[0]


def _toml(text: str) -> str:
    """A text as TOML has it, which knows no surrogates and no bare DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def configuration(
    schema: str,
    *,
    flavor: str,
    layout: str,
    fill: Fill = harmless,
    targets: frozenset[str] | None = None,
    top: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A configuration with every target there is, or those wanted; a new one joins by its line in ``TARGETS``.

    ``schema`` is a pattern, and its values are those of their slots; ``top`` has more, as TOML.
    """
    hints = get_type_hints(Config)
    values = {name: _toml(fill(name)) for name in ("title", "service_root")}
    values["include_file"] = _toml(f"{fill('include_file')}.md")
    lines = [f"schema = [{_toml(schema)}]", f"root_namespace = {_toml(fill('root_namespace'))}"]
    lines += [f"{key} = {value}" for key, value in top.items()]
    for target in TARGETS:
        if targets is not None and target.name not in targets:
            continue
        known = {each.name for each in fields(get_args(hints[target.name])[0])}
        lines.append(f"[{target.name}]")
        if "output" in known and home(target.name) == target.name:
            lines.append(f'output = "out/{target.name}"')
        lines += [f"{name} = {value}" for name, value in values.items() if name in known]
        if "front_matter" in known:
            entries = ", ".join(
                f"{_toml(key)} = {_toml(fill('front_matter'))}"
                for key in ("author", "ms.prod", f"ms.{fill('field_of_pages')}")
            )
            lines.append(f"front_matter = {{ {entries} }}")
        if target.name == "models":
            lines += ['package = "p"', f'flavor = "{flavor}"', f'layout = "{layout}"']
            lines.append('distribution = "harmless-distribution==1.0"')
    return "\n".join(lines)


def wanted(schema: str, *, flavor: str, layout: str, fill: Fill, targets: frozenset[str] | None) -> str:
    """The same with what is asked of names: those that there are, and those that there are not."""
    top = {"exclude": f"[{_toml('gone.' + fill('exclude'))}]"}
    tables = {
        "rename": {f"gone.{fill('rename_key')}": "Gone"},
        "moved": {f"gone.{fill('moved')}": f"nowhere.{fill('moved')}"},
        "descriptions": {"file": "descriptions.toml"},
    }
    lines = [configuration(schema, flavor=flavor, layout=layout, fill=fill, targets=targets, top=top)]
    for name, entries in tables.items():
        lines.append(f"[{name}]")
        lines += [f"{_toml(key)} = {_toml(value)}" for key, value in entries.items()]
    return "\n".join((*lines, ""))


def descriptions(fill: Fill) -> str:
    """The file of ``[descriptions]``, about a type that the schema does not describe."""
    return f"{_toml(undescribed(fill))} = {_toml(fill('overlay'))}\n"


def undescribed(fill: Fill) -> str:
    """The name of that type, as far as a file of descriptions can say it."""
    return f"{_NOT_A_VALUE.sub('_', fill('namespace'))}.derived"


def home(target: str) -> str:
    """The output folder of a target: a client stands in the package of the models."""
    return "models" if target == "client" else target
