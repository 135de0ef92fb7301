"""The lint of the doors: what sources and templates may not do, because one module does it for all.

* Text becomes ``Python`` or ``Markdown`` inside a door only; elsewhere finished pieces go into literal patterns.
* A view holds no ``str``; a template prints what it is given and computes nothing.
* One module imports jinja2, one package imports lxml, one package changes files, and one module opens a connection.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import jinja2
from jinja2 import nodes

from csdlgen.render import FILTERS

SINKS = frozenset({"Sink", "Python", "Markdown"})
DOORS = frozenset(
    {
        "artifacts.py",  # defines the sinks
        "naming/table.py",  # identifiers
        "targets/_quoting.py",  # Python literals and docstrings
        "targets/site/_escape.py",  # the same for text that many dialects read, and diagrams
        "targets/_markdown.py",  # prose, cells, code spans, YAML scalars, link targets
    }
)
NAMES_SINKS = frozenset({"targets/__init__.py", "render.py", "upkeep/pages.py"})
"""They tell the renderer which sink a target prints; they make no text."""
COPIES_FILES = frozenset({"render.py", "targets/models/package.py"})
"""They make artifacts of text that is not written out: rendered pages, and the modules of the runtime."""

ONLY_IN = {
    "black": "formatting.py",
    "jinja2": "render.py",
    "lxml": "csdl/",
    "shutil": "output/",
    "subprocess": "cli/_git.py",
    "tempfile": "output/",
    "markupsafe": "nowhere",
    # Copied into generated packages, whose users send requests; csdlgen never imports it.
    "httpx": "runtime/client/over_httpx.py",
    "httpx_retries": "runtime/client/over_httpx.py",
    **dict.fromkeys(("socket", "http", "ssl"), "fetching/transport.py"),
    **dict.fromkeys(
        (
            "aiohttp",
            "asyncio",
            "ftplib",
            "imaplib",
            "poplib",
            "requests",
            "smtplib",
            "socketserver",
            "urllib3",
            "webbrowser",
            "xmlrpc",
        ),
        "nowhere",
    ),
}
# fmt: off
WRITING_METHODS = frozenset({
    "chmod", "hardlink_to", "link", "makedirs", "mkdir", "remove", "removedirs", "rename", "renames", "rmdir",
    "symlink", "symlink_to", "touch", "truncate", "unlink", "write_bytes", "write_text",
})
# fmt: on


def breaches(source: str, module: str) -> list[str]:
    """What a module of ``src/csdlgen`` does around the doors; ``module`` is its path below that folder."""
    lint = _Lint(module)
    lint.visit(ast.parse(source))
    return [f"{module}:{line}: {message}" for line, message in sorted(lint.found)]


class _Lint(ast.NodeVisitor):
    def __init__(self, module: str) -> None:
        self.found: list[tuple[int, str]] = []
        self._module = module
        self._makes_sinks = module in DOORS
        self._writes = module.startswith("output/")
        self._harmless: set[ast.AST] = set()

    def _say(self, node: ast.expr | ast.stmt, message: str) -> None:
        self.found.append((node.lineno, message))

    def visit_Import(self, node: ast.Import) -> None:
        for each in node.names:
            self._check_import(node, each.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self._check_import(node, node.module or "")
        for each in node.names:
            if each.name in SINKS and each.asname:
                self._say(node, f"{each.name} goes by another name")
            self._check_import(node, f"{node.module}.{each.name}")

    def _check_import(self, node: ast.stmt, name: str) -> None:
        is_request = name == "urllib.request" or name.startswith("urllib.request.")
        if is_request and self._module != "fetching/transport.py":
            self._say(node, "a connection is opened")
        home = ONLY_IN.get(name.partition(".")[0])
        if home is not None and not self._module.startswith(home):
            self._say(node, f"{name} is imported outside {home}")

    def visit_arg(self, node: ast.arg) -> None:
        self._forgive(node.annotation)
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._forgive(node.returns)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._forgive(node.annotation)
        if isinstance(node.annotation, ast.Name) and node.annotation.id == "TypeAlias":
            self._forgive(node.value)
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if self._is_view(node):
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and _mentions(field.annotation, {"str", "Any", "object"}):
                    self._say(field, f"the view {node.name} has a field of {ast.unparse(field.annotation)}")
        self.generic_visit(node)

    def _is_view(self, node: ast.ClassDef) -> bool:
        in_views = self._module.startswith("targets/") and self._module.endswith("views.py")
        return in_views or node.name.endswith("View")

    def visit_Name(self, node: ast.Name) -> None:
        if node.id in SINKS and node not in self._harmless and self._module not in DOORS | NAMES_SINKS:
            self._say(node, f"{node.id} is used other than by .of and .joined")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in SINKS and node not in self._harmless and self._module not in DOORS | NAMES_SINKS:
            self._say(node, f"{node.attr} is used other than by .of and .joined")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        if (
            isinstance(called, ast.Attribute)
            and called.attr in {"of", "joined"}
            and _mentions(called.value, SINKS)
        ):
            self._forgive(called.value)
            first = node.args[0] if node.args else None
            if not _is_written_out(first):
                self._say(node, f".{called.attr} has a pattern that is not written out")
        if (
            _calls(called, "Artifact")
            and self._module not in COPIES_FILES
            and not _is_written_out(_text_of(node))
        ):
            self._say(node, "a file is made of text that no template placed")
        if isinstance(called, ast.Name) and called.id == "isinstance":
            self._forgive(node.args[1])
        if self._module.startswith(("targets/", "naming/")) and _is_class_of_a_value(called):
            self._say(node, "something is made of the class of a value")
        if self._module.startswith(("targets/", "naming/")) and _calls(called, "cast"):
            self._say(node, "a type is claimed by cast")
        if not self._writes and _changes_files(node):
            self._say(node, f"a file is changed outside output/: {ast.unparse(node.func)}")
        self.generic_visit(node)

    def _forgive(self, node: ast.AST | None) -> None:
        if node is not None:
            self._harmless.update(ast.walk(node))


def _text_of(artifact: ast.Call) -> ast.expr | None:
    named = [each.value for each in artifact.keywords if each.arg == "text"]
    return next(iter([*named, *artifact.args[1:2]]), None)


def _is_written_out(node: ast.expr | None) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_written_out(node.body) and _is_written_out(node.orelse)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _mentions(node: ast.AST, names: frozenset[str] | set[str]) -> bool:
    return any(
        (isinstance(each, ast.Name) and each.id in names)
        or (isinstance(each, ast.Attribute) and each.attr in names)
        or (isinstance(each, ast.Constant) and each.value in names)
        for each in ast.walk(node)
    )


def _calls(called: ast.expr, name: str) -> bool:
    return (isinstance(called, ast.Name) and called.id == name) or (
        isinstance(called, ast.Attribute) and called.attr == name
    )


def _is_class_of_a_value(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute):
        return called.attr in {"__class__", "__new__"} or _is_class_of_a_value(called.value)
    return isinstance(called, ast.Call) and _calls(called.func, "type")


def _changes_files(node: ast.Call) -> bool:
    if _calls(node.func, "open"):
        is_builtin = isinstance(node.func, ast.Name)
        modes = [each.value for each in node.keywords if each.arg == "mode"] + node.args[is_builtin:][:1]
        return any(
            not isinstance(mode, ast.Constant) or not set(str(mode.value)).isdisjoint("wax+")
            for mode in modes
        )
    if not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr == "replace":
        # Path.replace has one argument, str.replace two, and datetime.replace names its own.
        return (len(node.args) == 1 and not node.keywords) or ast.unparse(node.func.value) == "os"
    return node.func.attr in WRITING_METHODS


COMPUTES = (
    nodes.Concat, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow,
    nodes.MarkSafe, nodes.MarkSafeIfAutoescape, nodes.Slice,
)  # fmt: skip


def template_breaches(source: str, name: str) -> list[str]:
    """What a template does besides placing what it is given."""
    tree = jinja2.Environment(autoescape=False).parse(source)  # noqa: S701 - it is parsed, not rendered
    found = [(node.lineno, message) for node, message in _template_breaches(tree)]
    if source.count("\n") > 60:
        found.append((61, "it is longer than 60 lines"))
    return [f"{name}:{line}: {message}" for line, message in sorted(found)]


def _template_breaches(tree: nodes.Template) -> Iterator[tuple[nodes.Node, str]]:
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield node, f"the filter {node.name!r} makes text"
        elif isinstance(node, nodes.FilterBlock | nodes.AssignBlock | nodes.ScopedEvalContextModifier):
            yield node, f"a block {type(node).__name__} makes text"
        elif isinstance(node, COMPUTES):
            yield node, f"{type(node).__name__} computes"
        elif isinstance(node, nodes.Call) and not isinstance(node.node, nodes.Name):
            yield node, "a method is called"
        elif isinstance(
            node, nodes.Include | nodes.Import | nodes.FromImport | nodes.Extends
        ) and not isinstance(node.template, nodes.Const):
            yield node, "the name of a template is computed"
