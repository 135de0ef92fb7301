"""How Sphinx builds a site: `sphinx-build -W -c docs/sphinx build/site/docs build/sphinx`, nothing from elsewhere."""

from __future__ import annotations

from typing import Any

extensions = ["myst_parser", "sphinxcontrib.mermaid"]
myst_fence_as_directive = ["mermaid"]
myst_heading_anchors = 4
exclude_patterns = ["javascripts"]
# What MkDocs serves, too: the copy that npm installed, not one from the network.
mermaid_use_local = "mermaid.mjs"
html_static_path = ["static", "../../build/site/docs/javascripts"]

# MkDocs has its navigation beside the pages, Sphinx wants it on one.
_CONTENTS = "\n\n```{toctree}\n:hidden:\n:glob:\n\n*/index\n*/*\n*/operations/*\n```\n"


def setup(app: Any) -> None:
    """Let the first page lead to all others."""
    app.connect("source-read", _complete)


def _complete(_app: Any, document: str, source: list[str]) -> None:
    if document == "index":
        source[0] += _CONTENTS
