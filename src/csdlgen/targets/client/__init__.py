"""The client: a class for each entity type that a service leads to and one for its collections, never one for each path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from csdlgen.artifacts import Artifact, Output, Page
from csdlgen.config import Config
from csdlgen.graph import TypeGraph, of_collections, overloads
from csdlgen.naming import (
    NameTable,
    client_names,
    offered_by_collections,
    offered_by_entities,
    output_path,
)
from csdlgen.reads import Watched
from csdlgen.targets.client.allowed import allowed
from csdlgen.targets.client.casts import derived_view
from csdlgen.targets.client.heads import PAGED, TRACKED, Making, composed, how_made
from csdlgen.targets.client.module import module_view
from csdlgen.targets.client.reach import casts_of, reached
from csdlgen.targets.client.root import offered, root_view
from csdlgen.targets.client.scopes import Client

__all__ = ["PAGED", "TRACKED", "Client", "Making", "client_of", "composed", "how_made", "offered", "pages"]

_latest: list[Client] = []
"""That of the model at hand: the targets of a run come one after the other."""


def pages(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    """A module for each entity type, and the client that leads to them.

    Raises ValueError if there is no ``[models]`` in the configuration.
    """
    if config.models is None:
        raise ValueError("there is no [models] in the configuration")
    return Output(_pages(client_of(graph, names)))


def client_of(graph: TypeGraph, names: NameTable) -> Client:
    """What a client knows of a graph, and how it spells it. Of one model it is made once, whatever targets need it."""
    if not (_latest and _latest[0].graph is graph and _latest[0].names is names):
        _latest[:] = [_client_of(graph, names)]
    return _latest[0]


def _client_of(graph: TypeGraph, names: NameTable) -> Client:
    groups = overloads(graph.operations)
    known = reached(graph, names, groups)
    casts = casts_of(graph, known, groups)
    groups |= of_collections(groups, known, graph.ancestors)
    called = client_names(graph, names.types, known, casts)
    return Client(
        graph=graph,
        names=names,
        called=Watched("called", called),
        overloads=Watched("overloads", groups),
        entities=Watched("entities", offered_by_entities(graph, names, known, groups, casts)),
        collections=Watched("collections", offered_by_collections(names, known, groups, casts)),
        allowed=allowed(graph, known),
    )


def _pages(client: Client) -> Iterator[Page | Artifact]:
    yield Page(output_path("__init__.py"), "client/init.py.j2", partial(root_view, client))
    for name, called in client.called.items():
        path = output_path(f"{called.entity.module}.py")
        yield Page(path, "client/module.py.j2", partial(module_view, name, client))
        if called.derived:
            path = output_path(f"{called.derived.module}.py")
            yield Page(path, "client/module.py.j2", partial(derived_view, name, called.derived, client))
