"""JSON as text, indented, with numbers as they are written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from csdlgen.csdl.from_json.tokens import Number

Node = Mapping[str, "Node"] | Sequence["Node"] | Number | str | bool | int | None
_WIDTH = 2


def lines(node: Node, depth: int = 0, before: str = "", after: str = "") -> Iterator[str]:
    """A value as lines of text, with ``before`` and ``after`` around it."""
    indent = " " * (_WIDTH * depth)
    if isinstance(node, Mapping) and node:
        yield f"{indent}{before}{{"
        for index, (name, member) in enumerate(node.items(), 1):
            comma = "," if index < len(node) else ""
            yield from lines(member, depth + 1, f"{_scalar(name)}: ", comma)
        yield f"{indent}}}{after}"
    elif isinstance(node, Sequence) and not isinstance(node, str) and node:
        yield f"{indent}{before}["
        for index, item in enumerate(node, 1):
            yield from lines(item, depth + 1, "", "," if index < len(node) else "")
        yield f"{indent}]{after}"
    else:
        yield f"{indent}{before}{_scalar(node)}{after}"


def _scalar(node: Node) -> str:
    return node.text if isinstance(node, Number) else _encode(node)


_encode = json.JSONEncoder(ensure_ascii=False).encode
"""That of one encoder: ``json.dumps`` would make another for each scalar."""
