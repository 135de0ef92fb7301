"""The resolved model as JSON-ready data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from csdlgen.edm import Document, NamedType, Operation, StructuredType
from csdlgen.graph import TypeGraph


def facts(graph: TypeGraph, documents: Iterable[Document], only: Collection[str] = ()) -> dict[str, Any]:
    """Counts of the elements in ``documents`` as written; types (all, or only those named) and operations.

    The shape is part of the command line's contract: every key is always there.
    """
    counts: Counter[str] = Counter()
    for document in documents:
        counts.update(document.counts)
    return {
        "counts": dict(sorted(counts.items())),
        "types": [
            _type(declared, graph) for name, declared in graph.types.items() if not only or name in only
        ],
        "operations": [
            _operation(operation)
            for operation in graph.operations
            if not only or any(operation in graph.bound.get(name, ()) for name in only)
        ],
        "unresolved": list(graph.unresolved),
    }


def _type(declared: NamedType, graph: TypeGraph) -> dict[str, Any]:
    name = declared.qualified_name
    structured = declared if isinstance(declared, StructuredType) else None
    return {
        "name": name,
        "kind": type(declared).__name__,
        "base": structured.base or None if structured else None,
        "abstract": structured is not None and structured.abstract,
        "open": structured is not None and structured.open,
        "depth": len(graph.ancestors.get(name, ())),
        "properties": [member.declared.name for member in graph.properties.get(name, ())],
        "navigation_properties": [
            member.declared.name for member in graph.navigation_properties.get(name, ())
        ],
    }


def _operation(operation: Operation) -> dict[str, Any]:
    return {
        "name": operation.qualified_name,
        "kind": operation.kind,
        "binding": str(operation.binding) if operation.binding else None,
        "parameters": [{"name": p.name, "type": str(p.type)} for p in operation.arguments],
        "returns": str(operation.return_type.type) if operation.return_type else None,
    }
