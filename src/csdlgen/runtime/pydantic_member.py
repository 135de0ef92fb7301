"""How a generated class declares a member: a field that knows its JSON name and its Edm type."""

from __future__ import annotations

from typing import Any, Final

from pydantic import Field

from .unset import UNSET

DECLARATION: Final = "odata"


def member(name: str, edm_type: str) -> Any:
    """A pydantic field for the member that JSON calls ``name``.

    ``edm_type`` is the CSDL type, ``Edm.Int64`` or ``Collection(ns.run)``, with type definitions
    replaced by their primitive type. A type the package does not know is passed through as JSON.
    """
    return Field(default=UNSET, alias=name, json_schema_extra={DECLARATION: edm_type})
