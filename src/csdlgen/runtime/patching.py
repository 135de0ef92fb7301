"""What of an object has changed since it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .decoding import table_of
from .encoding import UNDECLARED, Numbers, Writer, naming
from .unset import UNSET

if TYPE_CHECKING:
    from .objects import ODataObject


def patch_of(value: ODataObject) -> dict[str, Any]:
    """The JSON object of the members and additional data that differ from what was read.

    Present and past are compared as JSON, so a change anywhere below a member counts as its change. For an
    object that was not read everything counts. Raises ODataEncodeError.
    """
    with naming(value):
        return {**_members(value), **_additional(value)}


def _members(value: ODataObject) -> dict[str, Any]:
    table = table_of(type(value))
    origin = value.__odata_origin__
    now = table.state(value)
    before = (UNSET,) * len(now) if origin is None else origin.values
    return {
        name: changed
        for (name, declared), new, old in zip(table.members, now, before, strict=True)
        if (changed := _changed(name, declared, new, old)) is not UNSET
    }


def _additional(value: ODataObject) -> dict[str, Any]:
    origin = value.__odata_origin__
    before = {} if origin is None else origin.additional
    return {
        name: changed
        for name, new in value.additional_data.items()
        if (changed := _changed(name, UNDECLARED, new, before.get(name, UNSET)))
        is not UNSET
    }


def _changed(name: str, declared: str, new: Any, old: Any) -> Any:
    """The JSON of a new value, or UNSET if nothing is to be sent."""
    if new is UNSET or (new is old and isinstance(new, str | int | float)):
        return UNSET
    now = Writer(Numbers.READY).member(name, new, declared)
    if old is UNSET:
        return now
    then = Writer(Numbers.READY, as_read=True).member(name, old, declared)
    return UNSET if _same(now, then) else now


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON; to Python ``True`` equals ``1``, to JSON it does not."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(
            _same(one[name], other[name]) for name in one
        )
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
