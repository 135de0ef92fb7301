"""The names that were settled, and the door through which an identifier enters Python source."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from csdlgen.artifacts import Python
from csdlgen.reads import Watched


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeName:
    """What a type is called in Python: its class (or type alias), and the module that holds it."""

    cls: Python
    module: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTable:
    """Every exported thing and its spelling, in schema order.

    What lost a clash that has no cure is absent; a diagnostic says so, and it is left out of the output.
    """

    types: Mapping[str, TypeName]
    """By qualified name."""
    members: Mapping[str, Mapping[str, Python]]
    """Own members of structured types and enumerations: by qualified type name, then by CSDL name."""

    def watched(self) -> NameTable:
        """The same table, which notes what is looked up in it."""
        return NameTable(
            types=Watched("names.types", self.types), members=Watched("names.members", self.members)
        )


@lru_cache(maxsize=65536)
def identifier(name: str) -> Python:
    """The door of identifiers.

    Raises ValueError for a name that is none, or that Python would read as another (PEP 3131: NFKC).
    """
    # Ruled out as well by the way names are made; here so that no other way can be added by mistake.
    if not name.isidentifier() or unicodedata.normalize("NFKC", name) != name:
        raise ValueError(f"{name!r} is not an identifier")
    return Python(name)
