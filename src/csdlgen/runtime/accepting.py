"""What constructors and validation accept: values of Python as they are, JSON decoded; by attribute or JSON name."""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn, TypeVar

from .decoders import Codec, Decoder, Never, collection, decoder_of, item_type
from .decoding import Entries, decode_as, decode_root
from .errors import ODataDecodeError, brief
from .registry import find
from .scalars import is_object
from .unset import UNSET
from .value import ODataValue

T = TypeVar("T", bound=ODataValue)

_PYTHON: Final[dict[str, type]] = {
    "Edm.Binary": bytes,
    "Edm.Date": dt.date,
    "Edm.DateTimeOffset": dt.datetime,
    "Edm.Decimal": decimal.Decimal,
    "Edm.Duration": dt.timedelta,
    "Edm.Guid": uuid.UUID,
    "Edm.TimeOfDay": dt.time,
}
"""The types of Python values that JSON holds as something else."""


_ENTRIES: Final[dict[type, Entries]] = {}


def accept_root(cls: type[T], value: Any) -> T:
    """The object of a mapping, of the most derived known type that it names. Raises ODataDecodeError."""
    return decode_root(cls, _flat(value), entries_of)


def accept_attributes(
    cls: type[ODataValue], given: Mapping[str, Any]
) -> dict[str, Any]:
    """The values of attributes given by name. Raises ODataDecodeError, also for a name that is not declared."""
    entries = entries_of(cls)
    values: dict[str, Any] = {}
    name = ""
    try:
        for name, value in given.items():
            attribute, plain, accept = entries.get(name) or _undeclared()
            is_plain = type(value) is plain or value is None or value is UNSET
            values[attribute] = value if is_plain else accept(value)
    except ODataDecodeError as error:
        error.under(f".{name}")
        error.under(cls.__name__)
        raise
    return values


def _undeclared() -> NoReturn:
    raise ODataDecodeError("no such member is declared")


def _flat(value: Any) -> Any:
    """A mapping by attributes may hold its additional data under that name."""
    additional = value.get("additional_data") if is_object(value) else None
    if not is_object(value) or not is_object(additional):
        return value
    rest = {name: held for name, held in value.items() if name != "additional_data"}
    return {**rest, **additional}


def entries_of(cls: type[ODataValue]) -> Entries:
    """The entries of a class by JSON name and, where no JSON name is in the way, by attribute."""
    found = _ENTRIES.get(cls)
    if found is None:
        declared = {
            wire: (attribute, *_codec(edm))
            for attribute, wire, edm in cls.__odata_members__()
        }
        by_attribute = {entry[0]: entry for entry in declared.values()}
        found = _ENTRIES[cls] = by_attribute | declared
    return found


def _codec(edm_type: str) -> Codec:
    item = item_type(edm_type)
    plain, decode = decoder_of(item, _accept_as)
    accept = _accepting(item, decode)
    return (plain, accept) if item == edm_type else (Never, collection(plain, accept))


def _accept_as(cls: type[T]) -> Callable[[Any], T]:
    decode = decode_as(cls, entries_of)
    return lambda value: decode(_flat(value))


def _accepting(name: str, decode: Decoder) -> Decoder:
    def accept(value: Any) -> Any:
        kind = _PYTHON.get(name) or find(name)
        if kind is None or not isinstance(value, kind):
            return decode(value)
        if kind is dt.date and isinstance(value, dt.datetime):
            raise ODataDecodeError(f"{brief(value)} is no Edm.Date; use its date()")
        return value

    return accept
