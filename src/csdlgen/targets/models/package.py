"""What makes a package of the modules: the lists behind the lazy ``__init__``, its stub, the runtime."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from csdlgen.artifacts import Artifact, Python
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, output_path
from csdlgen.targets._imports import sorted_imports, sorted_names
from csdlgen.targets._quoting import python_string

_HOME = files("csdlgen") / "runtime"
_FLAVORED = ("msgspec", "pydantic")
"""The flavors whose own modules of the runtime begin with their name."""

_NOT_IN: Mapping[str, frozenset[str]] = {
    "dataclass": frozenset({"accepting"}),
    "msgspec": frozenset({"member", "objects"}),
    "pydantic": frozenset({"member", "objects"}),
}
_RUNTIME = (
    Python.of("UNSET"),
    Python.of("ODataDecodeError"),
    Python.of("ODataEncodeError"),
    Python.of("ODataEnum"),
    Python.of("ODataFlags"),
    Python.of("ODataObject"),
    Python.of("Unset"),
)
"""What the package exports of its runtime."""


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
class InitView:
    """What the package exports beside its types."""

    runtime: tuple[Python, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StubView:
    """What the package exports, for type checkers: an import and a string for each name. ``comments``: for checkers."""

    comments: tuple[Python, ...]
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
            if graph.kinds[name] != "TypeDefinition"
        ),
    )


def _entry(key: str, value: str) -> EntryView:
    return EntryView(key=python_string(key), value=python_string(value))


def init_view() -> InitView:
    """The types are in the index; what the runtime exports is not."""
    return InitView(runtime=tuple(map(python_string, _RUNTIME)))


def stub_view(names: NameTable, comments: tuple[Python, ...] = ()) -> StubView:
    """The names of the runtime and the types, as isort orders them."""
    types = [(Python.of(".{}", t.module), t.cls) for t in names.types.values()]
    exported = [(Python.of("._runtime"), name) for name in _RUNTIME] + types
    return StubView(
        comments=comments,
        imports=sorted_imports(exported),
        exported=tuple(map(python_string, sorted_names(name for _, name in exported))),
    )


def runtime(folder: str, flavor: str, *, with_client: bool = False) -> Iterator[Artifact]:
    """The modules of the runtime that a flavor needs, as they are, and those of a client."""
    modules = runtime_modules(flavor) | (client_modules() if with_client else {})
    for stem, source in modules.items():
        text = (_HOME / f"{source}.py").read_text(encoding="utf-8")
        yield Artifact(output_path(f"{folder}/{stem}.py"), text)


def runtime_modules(flavor: str) -> dict[str, str]:
    """The modules of the runtime by name, each with the name of its source: ``__init__`` is another one in each flavor."""
    found = sorted(module.name for module in _HOME.iterdir() if module.name.endswith(".py"))
    others = tuple(f"{other}_" for other in _FLAVORED if other != flavor)
    stems = [name.removesuffix(".py") for name in found if not name.startswith(others)]
    modules = {stem: stem for stem in stems if stem not in _NOT_IN[flavor] and stem != f"{flavor}_init"}
    return modules | {"__init__": f"{flavor}_init" if flavor in _FLAVORED else "__init__"}


def client_modules() -> dict[str, str]:
    """The modules that clients stand on, the same in all flavors."""
    found = (module.name for module in (_HOME / "client").iterdir())
    stems = sorted(f"client/{name.removesuffix('.py')}" for name in found if name.endswith(".py"))
    return {stem: stem for stem in stems}
