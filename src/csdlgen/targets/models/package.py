"""What makes a package of the modules: the lists behind the lazy ``__init__``, its stub, the runtime."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from csdlgen.artifacts import Artifact, Python
from csdlgen.edm import TypeDefinition
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, output_path
from csdlgen.targets._imports import sorted_imports
from csdlgen.targets._quoting import python_string


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """One entry of a dictionary."""

    key: Python
    value: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """Where the classes are: modules by class, classes by qualified CSDL name."""

    modules: tuple[EntryView, ...]
    types: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StubView:
    """What the package exports, for type checkers: one import and one string for each type."""

    imports: tuple[Python, ...]
    exported: tuple[Python, ...]


def index_view(graph: TypeGraph, names: NameTable) -> IndexView:
    """All types of all namespaces; a type definition has no class that data could be decoded to."""
    by_class = sorted(names.types.values(), key=lambda spelled: spelled.cls)
    return IndexView(
        modules=tuple(_entry(spelled.cls, spelled.module) for spelled in by_class),
        types=tuple(
            _entry(name, spelled.cls)
            for name, spelled in sorted(names.types.items())
            if not isinstance(graph.types[name], TypeDefinition)
        ),
    )


def _entry(key: str, value: str) -> EntryView:
    return EntryView(key=python_string(key), value=python_string(value))


def stub_view(names: NameTable) -> StubView:
    """The types; what the runtime exports beside them is in the template."""
    types = names.types.values()
    return StubView(
        imports=sorted_imports((Python.of(".{}", t.module), t.cls) for t in types),
        exported=tuple(python_string(cls) for cls in sorted(t.cls for t in types)),
    )


def runtime(folder: str) -> Iterator[Artifact]:
    """The modules of the runtime, as they are."""
    home = files("csdlgen") / "runtime"
    for module in sorted(home.iterdir(), key=lambda module: module.name):
        if module.name.endswith(".py"):
            yield Artifact(output_path(f"{folder}/{module.name}"), module.read_text(encoding="utf-8"))
