"""What of an object has changed since it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from .decoding import table_of
from .encoding import UNDECLARED, Numbers, Writer, locating
from .scalars import is_array, is_object
from .unset import UNSET

if TYPE_CHECKING:
    from .value import ODataValue

_NOW: Final = Writer(Numbers.READY)
_THEN: Final = Writer(Numbers.READY, as_read=True)


def patch_of(value: ODataValue, numbers: Numbers = Numbers.READY) -> dict[str, Any]:
    """The JSON object of the members and additional data that differ from what was read.

    Present and past are compared as JSON, so a change anywhere below a member counts as its change. For an
    object that was not read everything counts. Raises ODataEncodeError.
    """
    writer = Writer(numbers)
    with locating(value):
        return {
            name: writer.member(name, held, declared)
            for name, declared, held in (*_members(value), *_additional(value))
        }


def _members(value: ODataValue) -> Iterator[tuple[str, str, Any]]:
    members = table_of(type(value)).members
    now = table_of(type(value)).state(value)
    origin = value.__odata_origin__
    before = (UNSET,) * len(now) if origin is None else origin.values
    for (name, declared), new, old in zip(members, now, before, strict=True):
        if _is_changed(name, declared, new, old):
            yield name, declared, new


def _additional(value: ODataValue) -> Iterator[tuple[str, str, Any]]:
    origin = value.__odata_origin__
    before = {} if origin is None else origin.additional
    for name, new in value.additional_data.items():
        if _is_changed(name, UNDECLARED, new, before.get(name, UNSET)):
            yield name, UNDECLARED, new


def _is_changed(name: str, declared: str, new: Any, old: Any) -> bool:
    """Whether a new value is to be sent."""
    # Of what an origin holds, only nested objects may change and still be the same.
    if new is UNSET or (new is old and not hasattr(new, "odata_type")):
        return False
    now = _NOW.member(name, new, declared)
    return old is UNSET or not _same(now, _THEN.member(name, old, declared))


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same JSON. To Python ``True`` equals ``1``; to JSON it does not."""
    if type(one) is not type(other):
        return False
    if is_object(one):
        return one.keys() == other.keys() and all(
            _same(one[name], other[name]) for name in one
        )
    if is_array(one):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
