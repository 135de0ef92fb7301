"""A package in exactly the shape that csdlgen generates, written by hand, so that the runtime is tested alone.

The same text is also run on other Pythons.
"""

from __future__ import annotations

from pathlib import Path

from csdlgen.targets.models.package import runtime

RUNTIME = Path(__file__).parents[3] / "src" / "csdlgen" / "runtime"

_HEAD = "from __future__ import annotations\n\n"
_CLASS = "@dataclass(kw_only=True, slots=True, repr=False)\n"
_PRIMITIVES = {
    "binary": "Binary",
    "boolean": "Boolean",
    "byte": "Byte",
    "date": "Date",
    "moment": "DateTimeOffset",
    "decimal": "Decimal",
    "double": "Double",
    "duration": "Duration",
    "guid": "Guid",
    "int16": "Int16",
    "int32": "Int32",
    "int64": "Int64",
    "sbyte": "SByte",
    "single": "Single",
    "stream": "Stream",
    "string": "String",
    "time": "TimeOfDay",
    "untyped": "Untyped",
    "primitive": "PrimitiveType",
    "point": "GeographyPoint",
    "area": "GeometryPolygon",
    "complex": "ComplexType",
    "entity": "EntityType",
}


def _module(body: str, *imports: str) -> str:
    """A module whose body needs these imports."""
    return _HEAD + "\n".join(imports) + "\n\n\n" + body


def _structured(name: str, base: str, csdl: str, **members: tuple[str, str]) -> str:
    """The class of an entity or complex type; members are attribute=(wire name, Edm type)."""
    lines = [f'    odata_type: ClassVar[str] = "{csdl}"\n']
    lines += [
        f'    {attribute}: Any | None | Unset = member("{wire}", "{edm}")\n    """What it means."""\n'
        for attribute, (wire, edm) in members.items()
    ]
    home = "._runtime" if base == "ODataObject" else f".{base.lower()}"
    return _module(
        f'{_CLASS}class {name}({base}):\n    """The type {csdl}."""\n\n' + "".join(lines),
        "from dataclasses import dataclass",
        "from typing import Any, ClassVar",
        "",
        "from ._runtime import Unset, member",
        f"from {home} import {base}",
    )


_TYPES = {
    "Run": _structured(
        "Run",
        "ODataObject",
        "ex.run",
        id=("id", "Edm.String"),
        display_name=("displayName", "Edm.String"),
        started=("startedDateTime", "Edm.DateTimeOffset"),
        status=("status", "ex.runStatus"),
        days=("days", "ex.days"),
        parent=("parent", "ex.run"),
        steps=("steps", "Collection(ex.run)"),
    ),
    "IncomingFlowRun": _structured(
        "IncomingFlowRun",
        "Run",
        "ex.incomingFlowRun",
        statistics=("statistics", "ex.statistics"),
        history=("history", "Collection(ex.statistics)"),
        detail=("detail", "ex.detailedStatistics"),
        flow=("flow", "ex.notDefinedAnywhere"),
    ),
    "Statistics": _structured(
        "Statistics",
        "ODataObject",
        "ex.statistics",
        count=("count", "Edm.Int64"),
        average=("average", "Edm.Double"),
    ),
    "DetailedStatistics": _structured(
        "DetailedStatistics",
        "Statistics",
        "ex.detailedStatistics",
        errors=("errors", "Collection(Edm.Int32)"),
    ),
    "Everything": _structured(
        "Everything",
        "ODataObject",
        "ex.everything",
        **{name: (name, f"Edm.{edm}") for name, edm in _PRIMITIVES.items()},
        **{f"{name}s": (f"{name}s", f"Collection(Edm.{edm})") for name, edm in _PRIMITIVES.items()},
    ),
    "Holder": _structured("Holder", "ODataObject", "ex.holder", content=("content", "ex.statistics")),
    "NarrowHolder": _structured(
        "NarrowHolder", "Holder", "ex.narrowHolder", content=("content", "ex.detailedStatistics")
    ),
    "Vacant": _structured("Vacant", "ODataObject", "ex.vacant").replace("Unset, member", "Unset as Unset"),
    "RunStatus": _module(
        "class RunStatus(ODataEnum):\n"
        '    """How a run stands."""\n\n'
        '    running = "running"\n'
        '    completed = "completed"\n'
        '    None_ = "None"\n'
        '    name = "name"\n',
        "from ._runtime import ODataEnum",
    ),
    "Nothing": _module(
        'class Nothing(ODataEnum):\n    """No members."""\n', "from ._runtime import ODataEnum"
    ),
    "Days": _module(
        '@spelled(None_="None", import_="import")\n'
        "class Days(ODataFlags):\n"
        '    """Days of a week."""\n\n'
        "    None_ = 0\n"
        "    monday = 1\n"
        "    tuesday = 2\n"
        "    import_ = 4\n"
        "    early = 3\n"
        "    lundi = 1\n",
        "from ._runtime import ODataFlags, spelled",
    ),
    "NoFlags": _module(
        'class NoFlags(ODataFlags):\n    """No members."""\n', "from ._runtime import ODataFlags"
    ),
}
"""The classes of the sample: name -> source of its module, which has the name in lower case."""

_INIT = '''"""Lazy, like every generated package."""

from importlib import import_module

from ._index import MODULES
from ._runtime import *


def __getattr__(name):
    if name not in MODULES:
        raise AttributeError(name)
    value = getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
    globals()[name] = value
    return value
'''


def write(folder: Path, flavor: str = "dataclass") -> None:
    """Write the modules of the package, without the runtime, into a new folder."""
    folder.mkdir(parents=True)
    for name, text in _TYPES.items():
        flavored = text if flavor == "dataclass" else text.replace(_CLASS, "")
        (folder / f"{name.lower()}.py").write_text(flavored, encoding="utf-8")
    modules = {name: name.lower() for name in _TYPES}
    types = {f"ex.{name[0].lower()}{name[1:]}": name for name in _TYPES}
    (folder / "_index.py").write_text(f"MODULES = {modules!r}\nTYPES = {types!r}\n", encoding="utf-8")
    (folder / "__init__.py").write_text(_INIT, encoding="utf-8")


def copy_runtime(folder: Path, flavor: str = "dataclass") -> None:
    """Copy the runtime into the package, as a run does."""
    for artifact in runtime(f"{folder.name}/_runtime", flavor):
        file = folder.parent / artifact.path
        file.parent.mkdir(exist_ok=True)
        file.write_text(artifact.text, encoding="utf-8")
