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
from csdlgen.targets.models.package import runtime_modules, stub_view
from csdlgen.targets.stubs.module import StubModuleView, module_view


def pages(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    """A stub for every module that ``[models]`` implies. The tree stands alone, its runtime included.

    Raises ValueError if there is no ``[models]`` in the configuration.
    """
    if config.models is None:
        raise ValueError("there is no [models] in the configuration")
    pages = _pages(graph, names, config.models)
    if config.client is None:
        return Output(pages)
    from csdlgen.targets.stubs.client import client_pages  # noqa: PLC0415 - it is half of all the code

    return Output(chain(pages, client_pages(graph, names, config.models)))


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
