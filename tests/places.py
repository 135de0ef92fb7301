"""Values of the model without their places, so that a document can be compared with what was made of it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from csdlgen.diagnostics import Location
from csdlgen.edm import Document, PropertyValue

T = TypeVar("T")
NOWHERE = Location("")


def unplaced(value: T) -> T:
    """The value with every location in it gone, and without what only its file tells."""
    made: Any = _unplaced(value)
    if isinstance(value, Document):
        made = replace(made, file="", counts={})
    bare: T = made
    return bare


def _unplaced(value: Any) -> Any:
    if isinstance(value, Location):
        return NOWHERE
    if isinstance(value, PropertyValue):
        return PropertyValue(*map(_unplaced, value))
    if type(value) is tuple:
        return tuple(map(_unplaced, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: _unplaced(getattr(value, each.name)) for each in fields(value)})
    return value
