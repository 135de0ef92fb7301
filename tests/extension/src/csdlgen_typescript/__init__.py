"""A target for csdlgen: the types of a model as one file of TypeScript declarations."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from csdlgen.extension import NameTable, Output, Page, Table, Target, TypeGraph, output_path

from .declarations import declarations
from .text import TypeScript


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """``[typescript]``: the name of the file, and whether members have the names of the wire as strings or as an enum."""

    file: str = "index.d.ts"
    enums: str = "union"


def options(table: Table) -> Options:
    """The keys of our own."""
    return Options(
        file=table.text("file", "index.d.ts"),
        enums=table.one_of("enums", ("union", "enum"), "union"),
    )


def pages(graph: TypeGraph, names: NameTable, wanted: Options) -> Output:
    """One file with everything."""
    view = declarations(graph, names, with_enums=wanted.enums == "enum")
    return Output((Page(output_path(wanted.file), "typescript/index.d.ts.j2", view),))


TARGET = Target(options=options, pages=pages, templates=Path(__file__).parent / "templates", sink=TypeScript)
