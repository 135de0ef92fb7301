"""The client: a class for each entity type that a service leads to and one for its collections, never one for each path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from csdlgen.artifacts import Artifact, Output, Page
from csdlgen.config import Config
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, client_names, output_path
from csdlgen.targets.client.links import Client
from csdlgen.targets.client.module import module_view
from csdlgen.targets.client.root import root_view


def pages(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    """A module for each entity type, and the client that leads to them.

    Raises ValueError if there is no ``[models]`` in the configuration.
    """
    if config.models is None:
        raise ValueError("there is no [models] in the configuration")
    reached = _reached(graph, names)
    called = client_names(names.types)
    client = Client(graph=graph, names=names, called={name: called[name] for name in reached})
    return Output(_pages(client))


def _pages(client: Client) -> Iterator[Page | Artifact]:
    yield Page(output_path("__init__.py"), "client/init.py.j2", partial(root_view, client))
    for name, called in client.called.items():
        path = output_path(f"{called.entity.module}.py")
        yield Page(path, "client/module.py.j2", partial(module_view, name, client))


def _reached(graph: TypeGraph, names: NameTable) -> tuple[str, ...]:
    """The entity types that some URL leads to, and their bases, in schema order."""
    found = {each for name in graph.walk.entity_urls for each in (name, *graph.ancestors.get(name, ()))}
    return tuple(
        each.qualified_name
        for each in graph.entity_types()
        if each.qualified_name in found and each.qualified_name in names.types
    )
