"""The reference of what templates see, made from the classes of the views and from the pages of our own schema."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from csdlgen.artifacts import Page
from csdlgen.config import Config, DocsConfig, SiteConfig
from csdlgen.csdl import read_files
from csdlgen.graph import TypeGraph, build
from csdlgen.naming import settle
from csdlgen.targets import docs, site

ROOT = Path(__file__).parents[1]
_TARGETS = {"docs": docs, "site": site}
_HEAD = """\
# What templates see

Written by `make golden` from the classes in `src/csdlgen/targets/docs/views.py` and `src/csdlgen/targets/site/views.py`; this is
the contract of a template of your own. `templates = "my_templates"` in `[docs]` or `[site]` names a folder whose files go before
ours: `my_templates/structured.md.j2` takes the place of `templates/site/structured.md.j2`, and what is not there stays ours.

Templates are [Jinja](https://jinja.palletsprojects.com/); `view` is an object of the class that the table names. Every text is
finished: escaped for the place where it stands in our templates. A template can print such texts, whole numbers and text of
its own, and ask `length` of a tuple; anything else is an error that names the template. An empty text and an empty tuple are
false.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *(line for name in _TARGETS for line in _target(name))])


def _target(name: str) -> Iterator[str]:
    yield f"## Templates of [{name}]"
    yield ""
    yield "| Template | View |"
    yield "| --- | --- |"
    for template, view in sorted(_templates(name).items()):
        yield f"| `{template}` | `{view}` |"
    yield ""
    source = ROOT / "src" / "csdlgen" / "targets" / name / "views.py"
    for node in ast.parse(source.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            yield from _view(name, node)


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
    yield f"### {node.name} in [{target}]"
    yield ""
    yield " ".join((ast.get_docstring(node) or "").replace("``", "`").split())
    yield ""
    yield "| Field | Type | Meaning |"
    yield "| --- | --- | --- |"
    for number, each in enumerate(node.body):
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            after = node.body[number + 1] if number + 1 < len(node.body) else None
            yield f"| `{each.target.id}` | `{_shown(each.annotation)}` |{_meaning(after)}|"
    yield ""


def _shown(annotation: ast.expr) -> str:
    """A type as readers of templates need it: a text, a tuple of views."""
    return ast.unparse(annotation).replace("Markdown", "text").replace(", ...]", "]")


def _meaning(node: ast.stmt | None) -> str:
    """The docstring of a field, which stands below it."""
    if (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ):
        return " " + " ".join(node.value.value.replace("``", "`").replace("|", "\\|").split()) + " "
    return " "
