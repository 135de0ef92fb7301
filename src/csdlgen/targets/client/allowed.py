"""What a service allows with entities and collections, as the classes of the runtime that offer it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType
from csdlgen.graph import TypeGraph
from csdlgen.naming import nearest_class
from csdlgen.reads import Watched
from csdlgen.targets._capabilities import Capabilities
from csdlgen.targets._permissions import permissions
from csdlgen.targets._restrictions import restricted

_OF_ONE = {
    "Read": Python.of("Readable"),
    "Update": Python.of("Updatable"),
    "Delete": Python.of("Deletable"),
}
_OF_SEVERAL = {"Read": Python.of("Listable"), "Insert": Python.of("Insertable")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """By type, the classes of the runtime that the class about one derives from, and the class about several."""

    one: Mapping[str, tuple[Python, ...]]
    """Those that the class of the base type does not bring; a class that derives from another may need none."""
    several: Mapping[str, tuple[Python, ...]]
    offered: Mapping[str, frozenset[str]]
    """What the class about one offers, inherited or not, in the words of the capabilities."""


def allowed(graph: TypeGraph, known: Mapping[str, bool]) -> Allowed:
    """What the capability annotations leave. A class offers what all that derive from it offer, for they inherit it."""
    capabilities = Capabilities(graph=graph, sources=permissions(graph).sources, restricted=restricted(graph))
    offered = {
        name: {each for each in _OF_ONE if not met or capabilities.allows(name, each)}
        for name, met in known.items()
    }
    base_first = sorted(known, key=lambda name: len(graph.ancestors[name]))
    above = {name: nearest_class(name, graph, known) for name in known}
    for name in reversed(base_first):
        if base := above[name]:
            offered[base] &= offered[name]
    one = {
        name: _of_one(name, offered[name], offered[above[name]] if above[name] else None, graph)
        for name in known
    }
    several = {
        name: _of_several({each for each in _OF_SEVERAL if capabilities.allows(name, each)}, name, graph)
        for name in known
    }
    return Allowed(
        one=Watched("one", one),
        several=Watched("several", several),
        offered=Watched("offered", {name: frozenset(each) for name, each in offered.items()}),
    )


def _of_one(name: str, offered: set[str], inherited: set[str] | None, graph: TypeGraph) -> tuple[Python, ...]:
    if inherited is not None:
        return tuple(cls for each, cls in _OF_ONE.items() if each in offered - inherited)
    is_entity = isinstance(graph.types[name], EntityType)
    if len(offered) == len(_OF_ONE):
        return (Python.of("Entity") if is_entity else Python.of("Value"),)
    root = Python.of("Referable") if is_entity else Python.of("Requests")
    return (root, *(cls for each, cls in _OF_ONE.items() if each in offered))


def _of_several(offered: set[str], name: str, graph: TypeGraph) -> tuple[Python, ...]:
    """Media entities are made of their bytes."""
    declared = graph.types[name]
    is_media = isinstance(declared, EntityType) and any(
        each.has_stream
        for each in (declared, *(graph.types[base] for base in graph.ancestors[name]))
        if isinstance(each, EntityType)
    )
    media = (Python.of("Uploadable"),) if is_media and "Insert" in offered else ()
    if len(offered) == len(_OF_SEVERAL):
        return (Python.of("Collection"), *media)
    found = tuple(cls for each, cls in _OF_SEVERAL.items() if each in offered)
    return (*found, *media) or (Python.of("Several"),)
