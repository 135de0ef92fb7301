"""The doors hold: sources and templates keep to them, and what goes around one is caught."""

from __future__ import annotations

from pathlib import Path

import pytest

import csdlgen
from csdlgen import program
from tests.doors import breaches, template_breaches

SOURCES = Path(csdlgen.__file__).parent


def test_no_module_goes_around_a_door() -> None:
    found = [
        breach
        for path in sorted(SOURCES.rglob("*.py"))
        for breach in breaches(path.read_text(encoding="utf-8"), path.relative_to(SOURCES).as_posix())
    ]
    assert found == []


def test_no_template_makes_text() -> None:
    templates = sorted(program.templates().rglob("*.j2"))
    found = [
        breach
        for path in templates
        for breach in template_breaches(
            path.read_text(encoding="utf-8"), path.relative_to(program.templates()).as_posix()
        )
    ]
    assert templates
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "from csdlgen.artifacts import Python as P",
        "x = Python(name)",
        "x = artifacts.Markdown(name)",
        "make = Python",
        "xs = map(Python, names)",
        "x = Python.__new__(Python, name)",
        "x = str.__new__(Python, name)",
        "x = type(good)(name)",
        "x = good.__class__(name)",
        "x = type(good).__new__(name)",
        "x = cast(Python, name)",
        "x = typing.cast('Python', name)",
        "x = Python.of(name)",
        "x = Python.of(f'{name}')",
        "x = Python.of('a' + name)",
        "x = Python.of(*parts)",
        "x = Python.of()",
        "x = Python.of('a' if good else name)",
        "x = artifacts.Python.of(name)",
        "x = Markdown.joined(name, parts)",
        "xs = map(Python.of, names)",
        "x = Artifact(path, text)",
        "x = Artifact(path=path, text=text)",
        "x = Artifact(*parts)",
        "class RunView:\n    name: str",
        "class RunView:\n    names: tuple[str, ...]",
        "class RunView:\n    name: 'str'",
        "class RunView:\n    name: Any | None",
        "import jinja2",
        "import black",
        "from jinja2 import Template",
        "import markupsafe",
        "from lxml import etree",
        "def f():\n    import lxml.etree",
        "import shutil",
        "import subprocess",
        "import urllib.request",
        "from urllib import request",
        "import http.client",
        "import socket",
        "import ssl",
        "import asyncio",
        "import httpx",
        "from webbrowser import open",
        "open(path, 'w')",
        "open(path, mode='ab')",
        "open(path, mode)",
        "path.open('r+')",
        "path.open(mode='x')",
        "path.write_text('')",
        "path.write_bytes(b'')",
        "os.replace(a, b)",
        "path.replace(target)",
        "path.unlink()",
        "path.mkdir()",
        "os.makedirs(a)",
        "os.remove(a)",
        "path.rename(b)",
        "path.symlink_to(b)",
    ],
)
def test_what_goes_around_a_door_is_caught(source: str) -> None:
    assert len(breaches(source, "targets/new.py")) >= 1


@pytest.mark.parametrize(
    ("source", "module"),
    [
        ("from csdlgen.artifacts import Python", "targets/new.py"),
        ("def f(x: Python, *y: list[Python]) -> Python | None: ...", "targets/new.py"),
        ("x: tuple[Python, ...] = ()", "targets/new.py"),
        ("Alias: TypeAlias = Python | None", "targets/new.py"),
        ("x = Python.of('{} | None', y)", "targets/new.py"),
        ("x = Python.joined(', ', ys)", "targets/new.py"),
        ("x = Python.of('| ' if lines else '')", "targets/new.py"),
        ("isinstance(x, Python)", "targets/new.py"),
        ("x = Artifact(path, '')", "targets/new.py"),
        ("class Run:\n    name: str", "targets/new.py"),
        ("class RunView:\n    name: Python\n    count: int", "targets/new.py"),
        ("x = Python(name)", "naming/table.py"),
        ("import jinja2", "render.py"),
        ("from lxml import etree", "csdl/source.py"),
        ("open(path)", "csdl/source.py"),
        ("open(path, 'rb')", "csdl/source.py"),
        ("path.open('rb')", "csdl/source.py"),
        ("text.replace('a', 'b')", "naming/words.py"),
        ("path.replace(target)", "output/apply.py"),
        ("from urllib.parse import urlsplit", "csdl/files.py"),
        ("import urllib.request", "fetching/transport.py"),
        ("import httpx", "runtime/client/over_httpx.py"),
    ],
)
def test_what_keeps_to_the_doors_is_left_in_peace(source: str, module: str) -> None:
    assert breaches(source, module) == []


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.text | safe }}",
        "{{ view.text | upper }}",
        "{{ view.parts | join(', ') }}",
        "{% filter upper %}x{% endfilter %}",
        "{% set x = view.text | replace('a', 'b') %}",
        "{% set x %}text{% endset %}",
        "{% autoescape false %}x{% endautoescape %}",
        "{{ view.a ~ view.b }}",
        "{{ view.a + view.b }}",
        "{{ '%s' % view.a }}",
        "{{ view.count - 1 }}",
        "{{ view.text[1:] }}",
        "{{ view.text.upper() }}",
        "{% for x in view.text.split(',') %}{% endfor %}",
        "{% include view.template %}",
        "{% extends 'a' ~ view.b %}",
        "{% from view.x import y %}",
        "line\n" * 61,
    ],
)
def test_a_template_that_makes_text_is_caught(source: str) -> None:
    assert len(template_breaches(source, "new.j2")) >= 1


@pytest.mark.parametrize(
    "source",
    [
        "{{ view.text }}",
        "{% for each in view.parts %}{{ each }}{{ loop.index }}{% if not loop.last %}, {% endif %}{% endfor %}",
        "{% if view.parts | length > 1 %}x{% endif %}",
        "{% include 'models/_part.j2' %}",
        "{% from 'models/_part.j2' import row %}{{ row(view) }}",
        "{% macro row(x) %}{{ x }}{% endmacro %}",
        "{# a comment | upper #}",
    ],
)
def test_a_template_that_places_text_is_left_in_peace(source: str) -> None:
    assert template_breaches(source, "new.j2") == []
