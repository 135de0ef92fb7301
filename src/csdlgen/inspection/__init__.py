"""The resolved model for people and programs to look at: a tree, JSON, a diagram."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from csdlgen.edm import Document
from csdlgen.graph import TypeGraph
from csdlgen.inspection.choice import UnknownTypeError, chosen
from csdlgen.inspection.diagram import dot, mermaid
from csdlgen.inspection.facts import facts
from csdlgen.inspection.tree import tree
from csdlgen.printing import json_text

Style = Callable[[TypeGraph, Sequence[Document], Collection[str]], str]

STYLES: Final[dict[str, Style]] = {
    "text": lambda graph, _, only: tree(graph, only),
    "json": lambda graph, documents, only: json_text(facts(graph, documents, only)),
    "mermaid": lambda graph, _, only: mermaid(graph, only),
    "dot": lambda graph, _, only: dot(graph, only),
}
"""Every way to show a model, or the named types of it (all if there are none), by its name."""

__all__ = ["STYLES", "Style", "UnknownTypeError", "chosen", "dot", "facts", "mermaid", "tree"]
