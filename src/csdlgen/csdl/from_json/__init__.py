"""CSDL JSON text in, documents out."""

from csdlgen.csdl.from_json.document import read_json

__all__ = ["read_json"]
