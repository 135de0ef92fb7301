"""Every key of a configuration with its default and what it means, as the text of a first ``csdlgen.toml``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

_COLUMN = 42


class Setting(NamedTuple):
    """A key, its default as TOML (an example where the names are free), and what it means."""

    key: str
    default: str
    says: str = ""


class Section(NamedTuple):
    """A table, what it is for, and its keys."""

    header: str
    says: str
    settings: tuple[Setting, ...]


_TEMPLATES = Setting("templates", '""', "a folder whose templates go before ours")
_ROOT = Setting(
    "service_root", '"https://graph.microsoft.com/beta"', "what stands before the path in examples"
)

TOP = (
    Setting("schema", "[]", "files or patterns; all of them are one model"),
    Setting("root_namespace", '""', "the namespace that names of files and links leave out"),
    Setting("requires", '""', 'versions of csdlgen that may run, such as ">=0.1,<1"'),
    Setting("include", '["*"]', "patterns of qualified type names; what they need comes along"),
    Setting("exclude", "[]", "patterns of types that are left out"),
    Setting("rules", "[]", "rules of other packages that models are held to"),
)
SECTIONS = (
    Section("[models]", "A Python package: a class for each type.", (
        Setting("output", '"generated/models"', "the package is written to output/package"),
        Setting("package", '"models"', "what is imported"),
        Setting("flavor", '"dataclass"', 'or "pydantic", "msgspec", which need that library'),
        Setting("layout", '"type"', 'a module for each type, or for each "namespace"'),
        Setting("distribution", '""', '"contoso-api==1.4.0" also writes a pyproject.toml to output'),
        _TEMPLATES,
    )),
    Section("[client]", "A typed client for the service, inside the package of [models].", (_TEMPLATES,)),
    Section("[stubs]", "The same package as .pyi files for type checkers.", (
        Setting("output", '"generated/stubs"', "they are written to output/package-stubs"),
        _TEMPLATES,
    )),
    Section("[docs]", "Reference pages in Markdown, on which people may write.", (
        Setting("output", '"generated/docs"', "the pages are written to output/resources and output/api"),
        Setting("operations", '"reachable"', '"all" documents how to create a type even where no URL leads to it'),
        _ROOT,
        Setting("include_file", '"beta-disclaimer.md"', 'the notice at the top of each page; "" for none'),
        _TEMPLATES,
    )),
    Section("[docs.front_matter]", "", (Setting("author", '"…"', "values for fields of the front matter"),)),
    Section("[site]", "The same facts for readers, as a project for MkDocs.", (
        Setting("output", '"generated/site"', "mkdocs.yml is written there, and the pages to output/docs"),
        Setting("title", '"API reference"', "what the site is called"),
        _ROOT,
        _TEMPLATES,
    )),
    Section("[rename]", "CSDL names and what they are called in Python.", (
        Setting('"contoso.list"', '"SharePointList"'), Setting('"contoso.run/class"', '"school_class"'),
    )),
    Section("[moved]", "Old CSDL names and what became of them; what people wrote on pages and `csdlgen diff` follow.", (
        Setting('"contoso.old"', '"contoso.new"'),
    )),
    Section("[descriptions]", "Texts for a schema that is not yours.", (
        Setting("file", '"descriptions.toml"', '"contoso.run/status" = "The present state."'),
    )),
    Section("[severity]", 'Codes and how grave they are: "error", "warning", "info" or "off".', (Setting("CSDL201", '"error"'),)),
    Section("[[suppress]]", "A finding that is known and accepted.", (
        Setting("code", '"CSDL201"'), Setting("target", '"*"', "a pattern"), Setting("reason", '"…"'),
    )),
    Section("[limits]", "How much of a schema is read.", (
        Setting("size", "200_000_000", "bytes of a document"),
        Setting("elements", "2_000_000", "elements of XML, or values of JSON"),
        Setting("depth", "100", "elements, or objects and arrays, inside each other"),
        Setting("name", "1_000", "characters of a name or a namespace"),
    )),
)  # fmt: skip
"""In the order in which they are written; the free names of some are examples."""


_ELSEWHERE = "https://api.example.com/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a first configuration says; ``service_root`` is empty where nobody knows it."""

    schema: tuple[str, ...]
    root_namespace: str = ""
    package: str = "models"
    targets: tuple[str, ...] = ()
    service_root: str = ""

    def values(self) -> dict[str, dict[str, str]]:
        """What is not left to a default, for each target that is wanted or needed by one that is."""
        root = {"service_root": self.service_root or _ELSEWHERE}
        told = {
            "models": {"output": "generated/models", "package": self.package},
            "client": {},
            "stubs": {"output": "generated/stubs"},
            "docs": {"output": "generated/docs", "include_file": "", **root},
            "site": {"output": "generated/site", **root},
        }
        wanted = {*self.targets, *(("models",) if {"client", "stubs"} & {*self.targets} else ())}
        return {name: values for name, values in told.items() if name in wanted}


def configuration(choices: Choices) -> str:
    """The text of a ``csdlgen.toml``: what was chosen, and all else with its default behind a ``#``."""
    return "\n".join(_lines(choices)) + "\n"


def _lines(choices: Choices) -> Iterator[str]:
    yield "# What csdlgen makes of metadata. A key behind a # has the value that it shows anyway, or is an example."
    yield "# `csdlgen generate` writes, `csdlgen check` tells whether anything is stale."
    yield ""
    top = {"schema": _array(choices.schema), "root_namespace": _string(choices.root_namespace)}
    yield from (_line(each, top.get(each.key)) for each in TOP)
    values = choices.values()
    for section in SECTIONS:
        chosen = values.get(section.header.strip("[]"))
        yield ""
        if section.says:
            yield f"# {section.says}"
        yield section.header if chosen is not None else f"# {section.header}"
        for each in section.settings:
            value = _string(chosen[each.key]) if chosen and each.key in chosen else None
            yield _line(each, value)


def _line(setting: Setting, value: str | None) -> str:
    said = f"# {setting.key} = {setting.default}" if value is None else f"{setting.key} = {value}"
    return f"{said:<{_COLUMN}} # {setting.says}" if setting.says else said


def _array(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_string, values))}]"


def _string(value: str) -> str:
    """A TOML string; what JSON escapes TOML does, but for DEL and halves of pairs, which are escaped or replaced here."""
    sound = value.encode("utf-8", "replace").decode()
    return json.dumps(sound, ensure_ascii=False).replace("\x7f", "\\u007f")
