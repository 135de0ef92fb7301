"""Every Python and file name is made here: cases, reserved words, clashes, checked paths."""

from __future__ import annotations

from csdlgen.config import Config
from csdlgen.diagnostics import Diagnostic
from csdlgen.graph import TypeGraph
from csdlgen.naming.clashes import without_meaning
from csdlgen.naming.members import settle_members
from csdlgen.naming.paths import output_path
from csdlgen.naming.table import NameTable, TypeName, identifier
from csdlgen.naming.types import settle_types
from csdlgen.naming.words import pascal_case, snake_case

__all__ = [
    "NameTable",
    "TypeName",
    "identifier",
    "output_path",
    "pascal_case",
    "settle",
    "snake_case",
]


def settle(graph: TypeGraph, config: Config) -> tuple[NameTable, tuple[Diagnostic, ...]]:
    """Give every exported thing its spelling, once; what clashes without a cure is left out and reported."""
    types, type_clashes = settle_types(graph, config)
    members, member_clashes = settle_members(graph, types, config)
    findings = (*without_meaning(graph, config), *type_clashes, *member_clashes)
    return NameTable(types=types, members=members), findings
