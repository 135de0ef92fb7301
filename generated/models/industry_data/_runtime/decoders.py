"""From an Edm type to the function that decodes its JSON values."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any, Final

from .errors import ODataDecodeError, brief
from .numerals import Decimal, Double, Int
from .registry import find
from .scalars import (
    Binary,
    Guid,
    copied,
    is_array,
    read_boolean,
    read_geography,
    read_string,
)
from .temporal import Date, DateTimeOffset, Duration, TimeOfDay

Decoder = Callable[[Any], Any]
Codec = tuple[type, Decoder]
"""The exact type of values that stay as they are, and the decoder of all others but None."""


class Never:
    """The type of no JSON value: everything must be decoded."""


_SCALARS: Final[dict[str, Codec]] = {
    "Edm.Binary": (Never, Binary.read),
    "Edm.Boolean": (bool, read_boolean),
    "Edm.Byte": (int, Int.read),
    "Edm.Date": (Never, Date.read),
    "Edm.DateTimeOffset": (Never, DateTimeOffset.read),
    "Edm.Decimal": (Never, Decimal.read),
    "Edm.Double": (float, Double.read),
    "Edm.Duration": (Never, Duration.read),
    "Edm.Guid": (Never, Guid.read),
    "Edm.Int16": (int, Int.read),
    "Edm.Int32": (int, Int.read),
    "Edm.Int64": (int, Int.read),
    "Edm.SByte": (int, Int.read),
    "Edm.Single": (float, Double.read),
    "Edm.String": (str, read_string),
    "Edm.TimeOfDay": (Never, TimeOfDay.read),
}


def item_type(edm_type: str) -> str:
    """``ns.run`` of ``Collection(ns.run)`` and of ``ns.run``."""
    return edm_type.removeprefix("Collection(").removesuffix(")")


def decoder_of(edm_type: str, structured: Callable[[Any], Decoder]) -> Codec:
    """The codec of a type, a collection or not. Nothing is imported before a value of it arrives.

    ``structured`` makes the decoder of an entity or complex type from its class.
    """
    item = item_type(edm_type)
    codec = _item_codec(item, structured)
    return codec if item == edm_type else (Never, collection(*codec))


def _item_codec(name: str, structured: Callable[[Any], Decoder]) -> Codec:
    if name in _SCALARS:
        plain, read = _SCALARS[name]
        return plain, _scalar(name, read)
    if name.startswith(("Edm.Geography", "Edm.Geometry")):
        return Never, _scalar(name, read_geography)
    return Never, _named(name, structured)


def _scalar(name: str, read: Decoder) -> Decoder:
    def decode(value: Any) -> Any:
        try:
            # To Python a truth value is an integer; JSON tells them apart.
            if not isinstance(value, bool):
                return read(value)
        except (ValueError, ArithmeticError):
            pass
        raise ODataDecodeError(f"{brief(value)} is no {name}")

    return decode


def collection(plain: type, decode: Decoder) -> Decoder:
    """The decoder of an array from the codec of its items."""

    def decode_all(values: Any) -> list[Any]:
        if not is_array(values):
            raise ODataDecodeError(f"a JSON array is expected, not {brief(values)}")
        items: list[Any] = []
        try:
            for value in values:
                unchanged = type(value) is plain or value is None
                items.append(value if unchanged else decode(value))
        except ODataDecodeError as error:
            error.under(f"[{len(items)}]")
            raise
        return items

    return decode_all


def _named(name: str, structured: Callable[[Any], Decoder]) -> Decoder:
    """The decoder of a type known by name only, made when its first value arrives."""
    made: Decoder | None = None

    def decode(value: Any) -> Any:
        nonlocal made
        if made is None:
            made = _found(name, structured)
        return made(value)

    return decode


def _found(name: str, structured: Callable[[Any], Decoder]) -> Decoder:
    cls = find(name)
    if cls is None:
        return copied
    return _enum(name, cls) if issubclass(cls, enum.Enum) else structured(cls)


def _enum(name: str, cls: type[enum.Enum]) -> Decoder:
    known = {member.value: member for member in cls}

    def decode(value: Any) -> Any:
        if not isinstance(value, str):
            raise ODataDecodeError(f"{brief(value)} is no {name}")
        return known.get(value) or cls(value)

    return decode
