"""The links of Markdown pages, as a Markdown parser finds them, and those that lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token


def dangling(files: Mapping[str, str]) -> list[str]:
    """Each link of a page that names no file of the run."""
    parser = MarkdownIt("commonmark").enable("table")
    return [
        f"{path}: {link}"
        for path, text in files.items()
        if path.endswith(".md")
        for link in _links(parser.parse(text))
        if posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link))) not in files
    ]


def _links(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "link_open":
            yield str(token.attrs["href"])
        yield from _links(token.children or [])
