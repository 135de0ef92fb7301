"""Every Python and file name is made here: cases, reserved words, clashes, checked paths."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from csdlgen.config import Config, where
from csdlgen.diagnostics import Diagnostic
from csdlgen.graph import TypeGraph
from csdlgen.naming.clashes import IN_CONFIG, without_meaning
from csdlgen.naming.clients import (
    Casts,
    ClientName,
    Offered,
    argument_names,
    client_names,
    offered_at_the_root,
    offered_by_collections,
    offered_by_entities,
)
from csdlgen.naming.members import settle_members
from csdlgen.naming.modules import nearest_class
from csdlgen.naming.paths import output_path
from csdlgen.naming.table import NameTable, TypeName, identifier
from csdlgen.naming.types import settle_types
from csdlgen.naming.words import pascal_case, snake_case

__all__ = [
    "Casts",
    "ClientName",
    "NameTable",
    "Offered",
    "TypeName",
    "argument_names",
    "client_names",
    "identifier",
    "nearest_class",
    "offered_at_the_root",
    "offered_by_collections",
    "offered_by_entities",
    "output_path",
    "pascal_case",
    "settle",
    "snake_case",
]


def settle(
    graph: TypeGraph, config: Config, display_base: Path | None = None
) -> tuple[NameTable, tuple[Diagnostic, ...]]:
    """Give every exported thing its spelling, once; what clashes without a cure is left out and reported.

    ``display_base``: what findings about the configuration name its file relative to; by default its own folder.
    """
    types, type_clashes = settle_types(graph, config)
    members, member_clashes = settle_members(graph, types, config)
    base = config.file.parent if display_base is None else display_base
    findings = (*without_meaning(graph, config), *type_clashes, *member_clashes)
    placed = tuple(
        replace(each, location=where(config, base, "rename", each.target))
        if each.location is IN_CONFIG
        else each
        for each in findings
    )
    return NameTable(types=types, members=members), placed
