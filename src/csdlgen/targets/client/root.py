"""The module of the client itself: what stands at the root of a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntitySet, TypeRef
from csdlgen.naming import client_member
from csdlgen.targets._imports import ClassScope, ImportBlocks, Imported, ModuleScope
from csdlgen.targets._pytypes import TYPE_CHECKING
from csdlgen.targets.client.links import RUNTIME, Client, LinkView, Step, X, link

_OWN = (Python.of("AsyncClient"), Python.of("Client"), Python.of("Root"))
_USED = (
    X,
    Imported(RUNTIME, Python.of("AsyncConnection")),
    Imported(RUNTIME, Python.of("AsyncTransport")),
    Imported(RUNTIME, Python.of("Connection")),
    Imported(RUNTIME, Python.of("ODataError")),
    Imported(RUNTIME, Python.of("Page")),
    Imported(RUNTIME, Python.of("Request")),
    Imported(RUNTIME, Python.of("Response")),
    Imported(RUNTIME, Python.of("Service")),
    Imported(RUNTIME, Python.of("Transport")),
    Imported(RUNTIME, Python.of("asynchronous")),
    Imported(RUNTIME, Python.of("plain")),
    Imported(Python.of("collections.abc"), Python.of("Mapping")),
    Imported(Python.of("typing"), Python.of("Self")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RootView:
    """What a client leads to."""

    imports: ImportBlocks
    type_checking: Python | None
    links: tuple[LinkView, ...]


def root_view(client: Client) -> RootView:
    """The entity sets and singletons of all containers, the first of each name."""
    sources = tuple(_sources(client))
    scope = ModuleScope(_OWN, ())
    for used in _USED:
        scope.use(used)
    above = {*_OWN, *(used.name for used in _USED if used != X)}
    body = ClassScope(scope, {*above, *(each.spelled for each in sources)})
    links = tuple(link(each, client, body) for each in sources)
    checking = scope.use(TYPE_CHECKING) if links else None
    return RootView(imports=scope.imports(), type_checking=checking, links=links)


def _sources(client: Client) -> Iterator[Step]:
    taken: set[str] = set()
    for container in client.graph.containers:
        for source in container.navigation_sources:
            if source.type not in client.called or (spelled := client_member(source.name)) in taken:
                continue
            taken.add(spelled)
            is_set = isinstance(source, EntitySet)
            said = client.graph.descriptions.get(f"{container.qualified_name}/{source.name}", "")
            kind = "entity set" if is_set else "singleton"
            yield Step(
                name=source.name,
                spelled=spelled,
                to=TypeRef(source.type, is_set),
                description=said or f"The {kind} {source.name}.",
            )
