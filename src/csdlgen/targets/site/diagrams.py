"""Diagrams in Mermaid: the line of descent of a type, and what it is connected with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from csdlgen.artifacts import Markdown
from csdlgen.edm import StructuredType, simple_name
from csdlgen.graph import TypeGraph
from csdlgen.targets.site._escape import diagram_text
from csdlgen.targets.site.views import Diagram

_MOST = 24
"""Boxes in a diagram; with more, nobody finds anything."""


def hierarchy(graph: TypeGraph, name: str) -> Diagram:
    """The ancestors and the children of a type; nothing for one that has neither."""
    line = [*reversed(graph.ancestors[name]), name]
    children = graph.children.get(name, ())
    edges = [*pairwise(line), *((name, child) for child in children[:_MOST])]
    drawn = ((base, Markdown.of("---"), derived) for base, derived in edges)
    return Diagram(lines=_flowchart(name, drawn) if edges else (), left_out=len(children[_MOST:]))


def neighbours(graph: TypeGraph, declared: StructuredType) -> Diagram:
    """The types that the members of a type lead to, and the types whose members lead to it."""
    name = declared.qualified_name
    edges: list[tuple[str, Markdown, str]] = [
        (name, _arrow(member.name), member.type.name)
        for member in declared.members
        if member.type.name in graph.kinds
    ]
    edges += (
        (use.owner, _arrow(use.path.rpartition("/")[2]), name)
        for use in graph.users.get(name, ())
        if use.owner and use.owner != name and "/" in use.path
    )
    return Diagram(lines=_flowchart(name, edges[:_MOST]) if edges else (), left_out=len(edges[_MOST:]))


def _arrow(member: str) -> Markdown:
    return Markdown.of('-->|"{}"|', diagram_text(member))


def _flowchart(centre: str, edges: Iterable[tuple[str, Markdown, str]]) -> tuple[Markdown, ...]:
    numbers: dict[str, int] = {centre: 0}
    drawn: list[Markdown] = []
    for source, arrow, target in edges:
        ends = [numbers.setdefault(each, len(numbers)) for each in (source, target)]
        drawn.append(Markdown.of("    t{} {} t{}", ends[0], arrow, ends[1]))
    return (
        Markdown.of("flowchart LR"),
        *_boxes(numbers),
        *drawn,
        Markdown.of("    style t0 stroke-width:3px"),
    )


def _boxes(numbers: dict[str, int]) -> Iterator[Markdown]:
    for name, number in numbers.items():
        yield Markdown.of('    t{}["{}"]', number, diagram_text(simple_name(name)))
