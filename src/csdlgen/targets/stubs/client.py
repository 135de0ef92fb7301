"""The stubs of a client: one for each of its modules, and those of its runtime."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from csdlgen.artifacts import Artifact, Page
from csdlgen.config import ModelsConfig
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, output_path
from csdlgen.targets.client import client_of
from csdlgen.targets.models.package import client_modules
from csdlgen.targets.stubs.requests import derived_view, requests_view, root_view


def client_pages(graph: TypeGraph, names: NameTable, config: ModelsConfig) -> Iterator[Page | Artifact]:
    """The stubs of the client of a package."""
    folder, made = f"{config.package}-stubs", client_of(graph, names)
    for stem in client_modules():
        yield Page(output_path(f"{folder}/_runtime/{stem}.pyi"), f"stubs/_runtime/{stem}.pyi.j2", None)
    yield Page(output_path(f"{folder}/client/__init__.pyi"), "stubs/client.pyi.j2", partial(root_view, made))
    for name, called in made.called.items():
        path = output_path(f"{folder}/client/{called.entity.module}.pyi")
        yield Page(path, "stubs/module.pyi.j2", partial(requests_view, name, made))
        if called.derived:
            path = output_path(f"{folder}/client/{called.derived.module}.pyi")
            yield Page(path, "stubs/module.pyi.j2", partial(derived_view, name, called.derived, made))
