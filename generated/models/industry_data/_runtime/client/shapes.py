"""JSON of other people: what should be an object or an array is taken for an empty one if it is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast


def object_of(value: Any) -> Mapping[str, Any]:
    """The members of a JSON object."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def array_of(value: Any) -> list[Any]:
    """The items of a JSON array."""
    return [*cast("Iterable[Any]", value)] if isinstance(value, list) else []
