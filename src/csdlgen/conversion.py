"""A document of one format written in another."""

from __future__ import annotations

from pathlib import Path

from csdlgen import csdl, laws, output
from csdlgen.config import Limits
from csdlgen.diagnostics import Diagnostic, InputError, Location, shown
from csdlgen.filesystems import real


def convert(
    source: Path, target: Path, wanted: csdl.Format | None, display_base: Path, limits: Limits
) -> tuple[Diagnostic, ...]:
    """Write the document of one file to another, in a wanted format or else in that of its name.

    Raises InputError if the first cannot be read or would be overwritten, OSError if the second cannot be written.
    """
    name = shown(source, display_base)
    if real(source) == real(target):
        raise InputError(laws.INPUT_IN_THE_WAY.broken(Location(name), "the output is the input"))
    try:
        document, read = csdl.read_file(source, name, limits)
    except OSError as error:
        raise csdl.unopened(name, error) from error
    text, unsaid = csdl.write_document(document, wanted or csdl.format_of(target.name))
    output.write_file(target, text)
    return (*read, *unsaid)
