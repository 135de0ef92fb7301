"""How a generated class declares a member: an attribute that knows its JSON name and its Edm type."""

from __future__ import annotations

from typing import Any, NamedTuple


class Declaration(NamedTuple):
    """What the metaclass of structs finds in a class body."""

    name: str
    edm_type: str


def member(name: str, edm_type: str) -> Any:
    """A struct field for the member that JSON calls ``name``.

    ``edm_type`` is the CSDL type, ``Edm.Int64`` or ``Collection(ns.run)``, with type definitions
    replaced by their primitive type. A type the package does not know is passed through as JSON.
    """
    return Declaration(name, edm_type)
