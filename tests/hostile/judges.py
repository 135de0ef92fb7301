"""What hostile text must have left alone: the shape of generated Python and Markdown, and where files lie."""

from __future__ import annotations

import ast
import re
import shlex
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from io import StringIO
from tokenize import COMMENT, generate_tokens

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)

_LONGEST_COMMAND = 10
"""Words of a command with everything that a request may have."""
_BAR = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"(?:\.\./)*(?:[\w%~-]+/)*[\w%-]+\.md|/graph/[\w-]+")
"""A page beside the page, or one of those that come with the pages of Microsoft Graph."""
_FLOWCHART = re.compile(
    r"flowchart (?:LR|TD)|    t\d+\[\"[\w. ]*\"\]|    t\d+ (?:---|-->\|\"[\w. ]*\"\|) t\d+|    style t0 stroke-width:3px",
    re.ASCII,
)

MODULES = frozenset(
    {"__future__", "builtins", "dataclasses", "datetime", "decimal", "enum", "functools", "importlib", "typing", "typing_extensions", "uuid", "collections.abc"}
)  # fmt: skip
CALLS = frozenset(
    {"flag", "field", "member", "dataclass", "TypeVar", "NewType", "frozenset", "__import__", "import_module"}
)
BUILD_HOOK = "hatch_build.py"
"""A module for hatchling, of which only texts of the configuration differ."""
_AT_MODULE = (
    ast.Import, ast.ImportFrom, ast.ClassDef, ast.Assign, ast.AnnAssign, ast.FunctionDef, ast.If, ast.Expr, ast.Try,
)  # fmt: skip
_AT_CLASS = (ast.AnnAssign, ast.Assign, ast.FunctionDef, ast.AsyncFunctionDef, ast.Expr, ast.Pass)


Judge = Callable[[str], Iterator[str]]


def _once(judge: Judge) -> Judge:
    """A judge who remembers: most of what is generated is that of the twin, or of another text."""
    said = lru_cache(maxsize=8192)(lambda text: tuple(judge(text)))
    return wraps(judge)(lambda text: iter(said(text)))


_tree = lru_cache(maxsize=512)(ast.parse)


@_once
def python_faults(text: str) -> Iterator[str]:
    """What stands at module or class level of a generated module and has no business there."""
    tree = _tree(text)
    yield from _statement_faults(tree.body, _AT_MODULE)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from _statement_faults(node.body, _AT_CLASS)
        if isinstance(node, ast.ImportFrom) and not node.level and node.module not in MODULES:
            yield f"imports from {node.module}"
        if isinstance(node, ast.Import) and (strange := {each.name for each in node.names} - MODULES):
            yield f"imports {strange}"
    comments = _comments(text) if _ORDER.search(text) else frozenset()
    for number, line in enumerate(text.split("\n"), 1):
        if not line.isprintable() and any(unicodedata.category(each) in _UNSEEN for each in line):
            yield f"holds what cannot be seen: {line!r}"
        if number not in comments and _ORDER.match(line):
            yield f"a text looks like an order: {line!r}"


_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
_ORDER = re.compile(r"^[ \t]*(?:#|>>>|\.\. )", re.MULTILINE)


def _comments(text: str) -> frozenset[int]:
    """The numbers of the lines with a comment."""
    tokens = generate_tokens(StringIO(text).readline)
    return frozenset(token.start[0] for token in tokens if token.type == COMMENT)


def _statement_faults(body: list[ast.stmt], allowed: tuple[type[ast.stmt], ...]) -> Iterator[str]:
    for each in body:
        if not isinstance(each, allowed):
            yield f"{type(each).__name__} in line {each.lineno}"
        if isinstance(each, ast.Expr) and not isinstance(each.value, ast.Constant):
            yield f"an expression in line {each.lineno}: {ast.unparse(each)[:80]}"


@lru_cache(maxsize=8192)
def called(text: str) -> frozenset[str]:
    """Everything that a module calls, as it is written."""
    return frozenset(ast.unparse(each.func) for each in ast.walk(_tree(text)) if isinstance(each, ast.Call))


@lru_cache(maxsize=8192)
def defined(text: str) -> frozenset[str]:
    """The classes that a module defines."""
    return frozenset(each.name for each in ast.walk(_tree(text)) if isinstance(each, ast.ClassDef))


def bare(words: str) -> str:
    """Words without blanks, code marks and what cannot be seen, of which pages keep what they need."""
    return "".join(
        each for each in words if each.isprintable() and not each.isspace() and each not in "`\ufffd"
    )


@lru_cache(maxsize=8192)
def python_shape(text: str) -> str:
    """The tree of a module without the texts in it."""
    tree = ast.parse(text)  # one of its own, for it is changed
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


@lru_cache(maxsize=8192)
def python_texts(text: str) -> tuple[str, ...]:
    """The strings of a module in the order of the tree, docstrings as their words."""
    tree = _tree(text)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    } | {id(each.value) for each in ast.walk(tree) if isinstance(each, ast.Expr)}
    return tuple(
        words(node.value) if id(node) in docstrings else node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def words(text: str) -> str:
    """A text as a docstring keeps it: blanks are one blank."""
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def markdown_shape(text: str) -> tuple[tuple[object, ...], ...]:
    """Headings, tables, links, images, fences and raw HTML of a page, without its words."""
    return (("front matter", len(front_matter(text)[0])), *_shape(_parsed(text)))


def _words_of(shell: Token) -> int:
    """How many words a shell takes a command for."""
    return len(shlex.split(shell.content.replace("\\\n", "")))


@lru_cache(maxsize=8192)
def markdown_words(text: str) -> str:
    """What a reader reads of a page."""
    return "".join(
        each.content for each in _inner(_parsed(text)) if each.type in {"text", "code_inline", "text_special"}
    )


def _shape(tokens: list[Token]) -> Iterator[tuple[object, ...]]:
    for each in tokens:
        if each.type in {"text", "softbreak", "code_inline", "text_special"}:
            continue
        if each.type == "inline":
            yield from _shape(each.children or [])
        elif each.type == "fence":
            is_shell = each.info == "bash"
            yield each.type, each.info, each.content.count("\n"), is_shell and _words_of(each)
        elif each.type in {"html_block", "html_inline"}:
            yield each.type, each.content.count("\n"), each.content[:4], each.content.count("-->")
        else:
            yield each.type, each.tag, each.markup, each.nesting


@_once
def markdown_faults(text: str) -> Iterator[str]:
    """Raw HTML other than our own comments, foreign links, rows with too many cells, commands and diagrams not ours."""
    body = front_matter(text)[1]
    lines = body.split("\n")
    for each in _inner(_parsed(text)):
        if each.type == "table_open" and each.map:
            widths = {_BAR.subn("", line)[1] for line in lines[slice(*each.map)]}
            if len(widths) > 1:
                yield f"rows of {sorted(widths)} bars in line {each.map[0] + 1}"
        if each.type == "fence" and each.info.strip() == "bash" and _words_of(each) > _LONGEST_COMMAND:
            yield f"a command of more than one: {each.content!r}"
        if each.type == "fence" and each.info == "mermaid":
            drawn = each.content.rstrip("\n").split("\n")
            yield from (f"no line of a diagram: {line!r}" for line in drawn if not _FLOWCHART.fullmatch(line))
        if each.type in {"html_block", "html_inline"}:
            comment = each.content.strip()
            if not (comment.startswith("<!--") and comment.endswith("-->") and comment.count("-->") == 1):
                yield f"raw HTML: {comment[:80]!r}"
        target = str(each.attrs.get("href") or each.attrs.get("src") or "")
        if target and not _LINK.fullmatch(target):
            yield f"a link to {target!r}"
        if _SCHEME.match(target) or target.startswith("//"):
            yield f"a link to {target!r}"


def tokens(text: str) -> Iterator[Token]:
    """What a page consists of, outside and inside of paragraphs."""
    return _inner(_MARKDOWN.parse(text))


def _inner(tokens: list[Token]) -> Iterator[Token]:
    for each in tokens:
        yield each
        yield from _inner(each.children or [])


@lru_cache(maxsize=512)
def _parsed(text: str) -> list[Token]:
    """The tokens of a page behind its front matter."""
    return _MARKDOWN.parse(front_matter(text)[1])


@lru_cache(maxsize=512)
def front_matter(text: str) -> tuple[tuple[str, ...], str]:
    """The names of the fields in front of a page, and the page."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return (), text
    fields = yaml.safe_load(found[1])
    assert isinstance(fields, dict)
    assert all(isinstance(value, str) for value in fields.values())
    return tuple(map(str, fields)), text[found.end() :]


@_once
def template_faults(text: str) -> Iterator[str]:
    """What the builders of a site would take for a template or an attribute list, outside of code."""
    for each in _inner(_parsed(text)):
        if each.type == "inline" and (found := re.search(r"\{\{|\{%|\{#|\{:|\$\$|~~|\^\[", _source(each))):
            yield f"an order to a builder: {found[0]!r} in {each.content[:80]!r}"


def _source(inline: Token) -> str:
    """The text of a paragraph as it is written, without its code spans."""
    return re.sub(r"(`+).*?\1", "", inline.content, flags=re.DOTALL)


_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\..*)?", re.IGNORECASE)


def path_faults(path: str) -> Iterator[str]:
    """Whether some system reads a path in a way of its own."""
    for part in path.split("/"):
        if not part or part.strip(". ") != part.lstrip("." if part.startswith((".csdlgen", ".git")) else ""):
            yield f"no name of a file: {path!r}"
        if not part.isprintable() or set(part) & set('<>:"|?*\\') or _DEVICES.fullmatch(part):
            yield f"no name of a file everywhere: {path!r}"
        if len(part.encode()) > 255:
            yield f"too long: {path!r}"
