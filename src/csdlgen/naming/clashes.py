"""What the passes of naming share: explicit names from the configuration, and the finding that two names clash."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Collection

from csdlgen import laws
from csdlgen.config import Config
from csdlgen.diagnostics import Diagnostic, Law, Location
from csdlgen.edm import EnumMember, NamedType, NavigationProperty, Property, TypeDefinition
from csdlgen.graph import TypeGraph

Member = Property | NavigationProperty | EnumMember

IN_CONFIG = Location("")
"""The place of a finding about an entry of ``[rename]``; :func:`csdlgen.naming.settle` fills it in."""


def is_plain(name: str) -> bool:
    """Whether Python reads the name exactly as it is written, and not as something private."""
    return (
        name.isidentifier()
        and name[0] != "_"
        and (name.isascii() or unicodedata.normalize("NFKC", name) == name)
    )


def reserve(name: str, reserved: Collection[str]) -> str:
    """The name, with an underscore behind it if it is reserved."""
    return f"{name}_" if name in reserved else name


def renamed(path: str, reserved: Collection[str], config: Config, findings: list[Diagnostic]) -> str:
    """The name that ``[rename]`` gives to a CSDL path, or empty; one that cannot be used is reported."""
    if not config.rename:
        return ""
    wanted = config.rename.get(path, "")
    if wanted and is_plain(wanted) and wanted not in reserved:
        return wanted
    if path in config.rename:
        findings.append(
            laws.RENAME.broken(
                IN_CONFIG,
                f"[rename] wants to call {path!r} {wanted!r}, which is no name for it; the entry is ignored",
                target=path,
                hint="wanted is an identifier that is not reserved and does not start with an underscore",
            )
        )
    return ""


def without_meaning(graph: TypeGraph, config: Config) -> list[Diagnostic]:
    """Every key of ``[rename]`` names something."""
    if not config.rename:
        return []
    known = set(graph.types)
    known.update(f"{name}/{m.name}" for name, declared in graph.types.items() for m in own_members(declared))
    for operation in graph.operations:
        name = operation.qualified_name
        known.update((name, *(f"{name}/{parameter.name}" for parameter in operation.parameters)))
    return [
        laws.RENAME_TARGET.broken(
            IN_CONFIG,
            f"[rename] names {path!r}, which is not in the model; the entry is ignored",
            target=path,
            hint="correct the entry, or remove it",
        )
        for path in config.rename
        if path not in known
    ]


def clash(law: Law, location: Location, *, loser: str, winner: str, name: str, cure: str) -> Diagnostic:
    """Two things ask for one name, and the loser is left out. ``cure`` is a name that is free."""
    return law.broken(
        location,
        f"{winner!r} and {loser!r} are both named {name} in Python; {loser!r} is left out",
        target=loser,
        hint=f"give it a name of its own under [rename]: {json.dumps(loser)} = {json.dumps(cure)}",
    )


def own_members(declared: NamedType) -> tuple[Member, ...]:
    """What a type declares itself."""
    return () if isinstance(declared, TypeDefinition) else declared.members
