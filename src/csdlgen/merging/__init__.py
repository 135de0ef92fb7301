"""Pages that a person writes on: what they wrote stays, and all else follows the schema. Text to text, no files."""

from csdlgen.merging.merge import Merged, merged
from csdlgen.merging.page import MangledError, parse
from csdlgen.merging.tables import Conflict
from csdlgen.merging.tokens import Base, base_of

__all__ = ["Base", "Conflict", "MangledError", "Merged", "base_of", "merged", "parse"]
