"""CSDL text in, documents out, and back: syntax with its place, aliases expanded, nothing resolved."""

from csdlgen.csdl.files import read_file, read_files, unopened
from csdlgen.csdl.formats import Format, format_of, read_document, write_document

__all__ = [
    "Format",
    "format_of",
    "read_document",
    "read_file",
    "read_files",
    "unopened",
    "write_document",
]
