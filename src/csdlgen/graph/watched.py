"""A graph that notes what is looked up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from csdlgen.graph.model import TypeGraph, Walk
from csdlgen.reads import Watched, WatchedSequence


def watched(graph: TypeGraph) -> TypeGraph:
    """The same graph, whose maps and sequences note what is looked up in them. Its findings, which have lines, stay out."""
    parts = _parts("graph", graph)
    parts["walk"] = replace(graph.walk, **_parts("walk", graph.walk))
    parts["nearest"] = replace(graph.nearest, **_parts("nearest", graph.nearest))
    return replace(graph, **parts, diagnostics=())


def _parts(label: str, value: TypeGraph | Walk) -> dict[str, Any]:
    parts: dict[str, Any] = {}
    for field in fields(value):
        part = getattr(value, field.name)
        if isinstance(part, Mapping):
            parts[field.name] = Watched(f"{label}.{field.name}", part)
        elif isinstance(part, tuple) and field.name != "diagnostics":
            parts[field.name] = WatchedSequence(f"{label}.{field.name}", part)
    return parts
