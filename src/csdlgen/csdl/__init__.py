"""CSDL text in, documents out: syntax with its place, aliases expanded, nothing resolved."""

from csdlgen.csdl.document import read_document
from csdlgen.csdl.files import read_files

__all__ = ["read_document", "read_files"]
