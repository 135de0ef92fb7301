"""The stubs: a PEP 561 tree of ``.pyi`` files, one for each module of the package."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import chain

from csdlgen.artifacts import Artifact, Output, Page, Python
from csdlgen.config import Config, ModelsConfig
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, output_path
from csdlgen.targets._declared import module_of, modules
from csdlgen.targets._exempt import export_comments
from csdlgen.targets._revisions import deprecation
from csdlgen.targets.client import client_of
from csdlgen.targets.models.package import client_modules, runtime_modules, stub_view
from csdlgen.targets.stubs.module import StubModuleView, module_view
from csdlgen.targets.stubs.requests import derived_view, requests_view, root_view


def pages(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    """A stub for every module that ``[models]`` implies. The tree stands alone, its runtime included.

    Raises ValueError if there is no ``[models]`` in the configuration.
    """
    if config.models is None:
        raise ValueError("there is no [models] in the configuration")
    pages = _pages(graph, names, config.models)
    return Output(chain(pages, _client(graph, names, config.models)) if config.client else pages)


def _client(graph: TypeGraph, names: NameTable, config: ModelsConfig) -> Iterator[Page | Artifact]:
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


def _pages(graph: TypeGraph, names: NameTable, config: ModelsConfig) -> Iterator[Page | Artifact]:
    folder = f"{config.package}-stubs"
    exempt = export_comments(uses_deprecated=any(deprecation(graph, name) for name in names.types))
    yield Page(output_path(f"{folder}/__init__.pyi"), "models/init.pyi.j2", partial(stub_view, names, exempt))
    yield Page(output_path(f"{folder}/_index.pyi"), "stubs/index.pyi.j2", None)
    yield Page(output_path(f"{folder}/filters.pyi"), "stubs/filters.pyi.j2", None)
    for stem, source in runtime_modules(config.flavor).items():
        yield Page(output_path(f"{folder}/_runtime/{stem}.pyi"), f"stubs/_runtime/{source}.pyi.j2", None)
    for name, held in modules(names).items():
        view = partial(_view, config.flavor, graph, names, name, *held)
        yield Page(output_path(f"{folder}/{name}.pyi"), "stubs/module.pyi.j2", view)


def _view(flavor: str, graph: TypeGraph, names: NameTable, name: Python, *held: str) -> StubModuleView:
    return module_view(module_of(name, held, graph, names), flavor, graph, names)
