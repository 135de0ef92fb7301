"""The resolved model as a diagram: inheritance and navigation, in Mermaid and in DOT."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from csdlgen.edm import EnumType, NamedType, StructuredType
from csdlgen.graph import TypeGraph
from csdlgen.printing import printable

_UNSAFE = re.compile(r"[^\w.]", re.ASCII)


def mermaid(graph: TypeGraph, only: Collection[str] = ()) -> str:
    """A Mermaid class diagram of all types, or of those named, their ancestors and their neighbours."""
    shown = _shown(graph, only)
    names = {name: f"t{index}" for index, name in enumerate(shown)}
    lines = ["classDiagram"]
    for name, identifier in names.items():
        lines.extend(f"  {line}" for line in _mermaid_class(identifier, graph.types[name]))
    for source, target, label in _edges(graph, names):
        arrow = "<|--" if not label else "-->"
        ends = (target, source) if not label else (source, target)
        text = f" : {_plain(label)}" if label else ""
        lines.append(f"  {names[ends[0]]} {arrow} {names[ends[1]]}{text}")
    return "\n".join(lines)


def dot(graph: TypeGraph, only: Collection[str] = ()) -> str:
    """A Graphviz digraph of all types, or of those named, their ancestors and their neighbours."""
    shown = _shown(graph, only)
    lines = ["digraph model {", "  rankdir=BT;", "  node [shape=box, fontname=Helvetica];"]
    lines.extend(f'  "{_quoted(name)}" [label="{_quoted(name)}"];' for name in shown)
    for source, target, label in _edges(graph, shown):
        style = f'label="{_quoted(label)}", arrowhead=vee' if label else "arrowhead=empty"
        lines.append(f'  "{_quoted(source)}" -> "{_quoted(target)}" [{style}];')
    return "\n".join([*lines, "}"])


def _shown(graph: TypeGraph, only: Collection[str]) -> dict[str, None]:
    """The types of the diagram, in schema order."""
    if not only:
        return dict.fromkeys(graph.types)
    wanted = set(only)
    for name in only:
        wanted.update(graph.ancestors.get(name, ()))
        wanted.update(graph.children.get(name, ()))
        wanted.update(m.declared.type.name for m in graph.properties.get(name, ()))
        wanted.update(m.declared.type.name for m in graph.navigation_properties.get(name, ()))
    return dict.fromkeys(name for name in graph.types if name in wanted)


def _edges(graph: TypeGraph, shown: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Source, target and label: the member's name, or nothing for inheritance."""
    for name in shown:
        declared = graph.types[name]
        if not isinstance(declared, StructuredType):
            continue
        for base in graph.ancestors[name][:1]:
            if base in shown:
                yield name, base, ""
        for member in declared.members:
            if member.type.name in shown:
                yield name, member.type.name, member.name


def _mermaid_class(identifier: str, declared: NamedType) -> Iterator[str]:
    yield f'class {identifier}["{_plain(declared.qualified_name)}"] {{'
    if isinstance(declared, EnumType):
        yield "  <<enumeration>>"
        for constant in declared.members:
            yield f"  {_plain(constant.name)}"
    elif isinstance(declared, StructuredType):
        if declared.abstract:
            yield "  <<abstract>>"
        for member in declared.properties:
            yield f"  {_plain(str(member.type))} {_plain(member.name)}"
    yield "}"


def _plain(text: str) -> str:
    """Text in which Mermaid finds no syntax of its own."""
    return _UNSAFE.sub("_", text)


def _quoted(text: str) -> str:
    """Text for a DOT string in double quotes."""
    return printable(text).replace("\\", "\\\\").replace('"', '\\"')
