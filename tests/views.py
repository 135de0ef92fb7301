"""The reference of what templates see, made from the classes of the views and from the pages of our own schema."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from csdlgen.artifacts import Page
from csdlgen.config import Config, DocsConfig, SiteConfig
from csdlgen.csdl import read_files
from csdlgen.graph import TypeGraph, build
from csdlgen.naming import settle
from csdlgen.targets import docs, site

ROOT = Path(__file__).parents[1]
_TARGETS = {"docs": docs, "site": site}
_HOME = ROOT / "src" / "csdlgen" / "targets"
SHARED = _HOME / "_views.py"
_HEAD = """\
# What templates see

Written by `make golden` from the classes in `src/csdlgen/targets/_views.py`, `docs/views.py` and `site/views.py`; this is
the contract of a template of your own. `templates = "my_templates"` in `[docs]` or `[site]` names a folder whose files go before
ours: `my_templates/structured.md.j2` takes the place of `templates/site/structured.md.j2`, and what is not there stays ours.

Templates are [Jinja](https://jinja.palletsprojects.com/); `view` is an object of the class that the table names. Every text is
finished: escaped for the place where it stands in our templates. A template can print such texts, whole numbers and text of
its own, and ask `length` of a tuple; anything else is an error that names the template. An empty text and an empty tuple are
false.
"""


def reference() -> str:
    """The whole page."""
    shared = ["## Seen by templates of both", "", *_views("", SHARED)]
    return "\n".join([_HEAD, *(line for name in _TARGETS for line in _target(name)), *shared])


def undocumented() -> list[str]:
    """The fields of views that nothing says the meaning of, and the views."""
    found = []
    for file in (SHARED, *(_file(name) for name in _TARGETS)):
        for node in _classes(file):
            found += [] if ast.get_docstring(node) else [node.name]
            found += [f"{node.name}.{name}" for name, _, meaning in _fields(node) if not meaning]
    return found


def _target(name: str) -> Iterator[str]:
    yield f"## Templates of [{name}]"
    yield ""
    yield "| Template | View |"
    yield "| --- | --- |"
    for template, view in sorted(_templates(name).items()):
        yield f"| `{template}` | `{view}` |"
    yield ""
    yield from _views(name, _file(name))


def _file(target: str) -> Path:
    return _HOME / target / "views.py"


def _classes(file: Path) -> list[ast.ClassDef]:
    body = ast.parse(file.read_text(encoding="utf-8")).body
    return [node for node in body if isinstance(node, ast.ClassDef)]


def _views(target: str, file: Path) -> Iterator[str]:
    for node in _classes(file):
        yield from _view(target, node)


def _templates(name: str) -> dict[str, str]:
    """The class of the view that each template is given."""
    graph = _graph()
    config = Config(
        file=ROOT / "csdlgen.toml",
        schema=(),
        docs=DocsConfig(output=ROOT, operations="all"),
        site=SiteConfig(output=ROOT),
    )
    pages = _TARGETS[name].pages(graph, settle(graph, config)[0], config).pages
    return {
        page.template.removeprefix(f"{name}/"): type(
            page.view() if callable(page.view) else page.view
        ).__name__
        for page in pages
        if isinstance(page, Page)
    }


def _graph() -> TypeGraph:
    return build(read_files(sorted((ROOT / "schema").glob("*.xml")), ROOT)[0])


def _view(target: str, node: ast.ClassDef) -> Iterator[str]:
    yield f"### {node.name}{f' in [{target}]' if target else ''}"
    yield ""
    yield _told(ast.get_docstring(node) or "")
    yield ""
    yield "| Field | Type | Meaning |"
    yield "| --- | --- | --- |"
    for name, shown, meaning in _fields(node):
        yield f"| `{name}` | `{shown}` | {meaning} |"
    yield ""


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """The name, the type and the meaning of each field of a view."""
    for each, after in zip_longest(node.body, node.body[1:]):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            yield each.target.id, _shown(each.annotation), _meaning(after)


def _shown(annotation: ast.expr) -> str:
    """A type as readers of templates need it: a text, a tuple of views."""
    return ast.unparse(annotation).replace("Markdown", "text").replace(", ...]", "]")


def _meaning(node: ast.stmt | None) -> str:
    """The docstring of a field, which stands below it; empty if there is none."""
    is_said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    said = node.value.value if is_said else ""  # type: ignore[union-attr]
    return _told(said) if isinstance(said, str) else ""


def _told(text: str) -> str:
    return " ".join(text.replace("``", "`").replace("|", "\\|").split())
