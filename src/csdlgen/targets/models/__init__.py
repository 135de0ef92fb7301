"""The Python package: one module for each type, behind a lazy ``__init__``."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.artifacts import Artifact, Output, Page
from csdlgen.config import Config
from csdlgen.edm import ComplexType, EntityType, EnumType, TypeDefinition
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, output_path
from csdlgen.targets.models.definition import definition_view
from csdlgen.targets.models.enumeration import enumeration_view
from csdlgen.targets.models.package import index_view, runtime, stub_view
from csdlgen.targets.models.structured import structured_view


def pages(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    """Every type that has a name, and what makes a package of their modules.

    Raises ValueError if there is no ``[models]`` in the configuration.
    """
    if config.models is None:
        raise ValueError("there is no [models] in the configuration")
    return Output(_pages(graph, names, config.models.package))


def _pages(graph: TypeGraph, names: NameTable, package: str) -> Iterator[Page | Artifact]:
    yield Page(output_path(f"{package}/__init__.py"), "models/init.py.j2", None)
    yield Page(output_path(f"{package}/__init__.pyi"), "models/init.pyi.j2", stub_view(names))
    yield Page(output_path(f"{package}/_index.py"), "models/index.py.j2", index_view(graph, names))
    yield Artifact(output_path(f"{package}/py.typed"), "")
    yield from runtime(f"{package}/_runtime")
    for name, spelled in names.types.items():
        path = output_path(f"{package}/{spelled.module}.py")
        match graph.types[name]:
            case EntityType() | ComplexType() as declared:
                view = structured_view(declared, graph, names)
                yield Page(path, "models/structured_type.py.j2", view)
            case EnumType() as declared:
                yield Page(path, "models/enum_type.py.j2", enumeration_view(declared, graph, names))
            case TypeDefinition() as declared:
                yield Page(path, "models/type_definition.py.j2", definition_view(declared, graph, names))
