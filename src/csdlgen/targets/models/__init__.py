"""The Python package: one module for each type or for each namespace, behind a lazy ``__init__``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from csdlgen.artifacts import Artifact, Output, Page, Python
from csdlgen.config import Config, ModelsConfig
from csdlgen.edm import namespace_of
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, output_path
from csdlgen.targets._declared import Module, module_of, modules
from csdlgen.targets.models.distribution import project_view
from csdlgen.targets.models.module import module_view
from csdlgen.targets.models.package import index_view, init_view, runtime, stub_view
from csdlgen.targets.models.prose import module_docstring, namespaces_docstring
from csdlgen.targets.models.views import ModuleView


def pages(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    """Every type that has a name, and what makes a package of their modules.

    Raises ValueError if there is no ``[models]`` in the configuration.
    """
    if config.models is None:
        raise ValueError("there is no [models] in the configuration")
    return Output(_pages(graph, names, config.models, config))


def _pages(
    graph: TypeGraph, names: NameTable, config: ModelsConfig, whole: Config
) -> Iterator[Page | Artifact]:
    package = config.package
    yield Page(output_path(f"{package}/__init__.py"), "models/init.py.j2", init_view())
    yield Page(output_path(f"{package}/__init__.pyi"), "models/init.pyi.j2", partial(stub_view, names))
    yield Page(output_path(f"{package}/_index.py"), "models/index.py.j2", partial(index_view, graph, names))
    yield Page(output_path(f"{package}/filters.py"), "models/filters.py.j2", None)
    yield Artifact(output_path(f"{package}/py.typed"), "")
    if config.distribution:
        project = project_view(config, whole.stubs, has_client=whole.client is not None)
        yield Page(output_path("pyproject.toml"), "models/pyproject.toml.j2", project)
        if project.stubs:
            yield Page(output_path("hatch_build.py"), "models/hatch_build.py.j2", project)
    yield from runtime(f"{package}/_runtime", config.flavor, with_client=whole.client is not None)
    for name, held in modules(names).items():
        view = partial(_view, config, graph, names, name, *held)
        yield Page(output_path(f"{package}/{name}.py"), "models/module.py.j2", view)


def _view(config: ModelsConfig, graph: TypeGraph, names: NameTable, name: Python, *held: str) -> ModuleView:
    made = module_of(name, held, graph, names)
    return module_view(made, _docstring(made, config.layout), config.flavor, graph, names)


def _docstring(module: Module, layout: str) -> Python:
    types = [each.declared for each in module.types()]
    if layout == "namespace":
        return namespaces_docstring({namespace_of(declared.qualified_name) for declared in types})
    return module_docstring(types[0])
