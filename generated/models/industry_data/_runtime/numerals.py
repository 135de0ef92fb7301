"""Numbers: Edm.Int64 and its smaller kin, Edm.Decimal, Edm.Double and Edm.Single.

A service may send any of them as a JSON number or as a string (``IEEE754Compatible=true``); OData JSON
4.01, sections 3.2 and 7.1.
"""

from __future__ import annotations

import decimal
import math
import re
from typing import Any, Final

from .kept import Kept, text_of, wire_of

_INTEGER = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SPECIAL: Final = {"INF": math.inf, "-INF": -math.inf, "NaN": math.nan}
_LONGEST: Final = 100
"""Digits; an exponent can ask for any number of them in a few bytes."""


class Int(Kept, int):
    """An integer that arrived as text, or as a number with a fraction of zero (``5.0``)."""

    @classmethod
    def read(cls, value: Any) -> int:
        """The integer of a JSON number or a decimal string."""
        if isinstance(value, int):
            return value
        if isinstance(value, float | decimal.Decimal):
            exact = _digits(value)
            if exact.adjusted() > _LONGEST or exact != int(exact):
                raise ValueError(value)
            nearest = float(exact)
            arrived = decimal.Decimal(repr(nearest)) == exact
            return cls(exact).arrived(nearest) if arrived else int(exact)
        if not _INTEGER.fullmatch(text_of(value)):
            raise ValueError(value)
        return cls(value).arrived(value)


class Double(Kept, float):
    """A floating-point number that arrived as a string, or with more digits than a ``float`` prints."""

    @classmethod
    def read(cls, value: Any) -> float:
        """The number of a JSON number, of ``INF``, ``-INF``, ``NaN``, or of a decimal string.

        A JSON number without a fraction stays an ``int``.
        """
        if isinstance(value, int | float):
            return value
        if isinstance(value, decimal.Decimal):
            return float(value) if _same_digits(value) else cls(value).arrived(value)
        if text_of(value) in _SPECIAL:
            return _SPECIAL[value]
        if not _NUMBER.fullmatch(value):
            raise ValueError(value)
        return cls(value).arrived(value)

    @classmethod
    def parse(cls, token: str) -> float:
        """The number of a JSON token; it remembers the digits that a ``float`` would not print."""
        number = float(token)
        if repr(number) == token:
            return number
        # The same digits may be spelled otherwise: 1e23 and 1e+23.
        return cls.read(decimal.Decimal(token))


class Decimal(Kept, decimal.Decimal):
    """A decimal number that arrived as a string although it could be a JSON number."""

    __slots__ = ("_wire",)

    @classmethod
    def read(cls, value: Any) -> decimal.Decimal:
        """The exact number of a JSON number (by the digits it prints) or of a string."""
        if isinstance(value, int):
            return decimal.Decimal(value)
        if isinstance(value, float | decimal.Decimal):
            return _digits(value)
        if text_of(value) in _SPECIAL:
            return decimal.Decimal(_SPECIAL[value])
        if not _NUMBER.fullmatch(value):
            raise ValueError(value)
        number = decimal.Decimal(value)
        return number if number_of(number) == value else cls(number).arrived(value)


def _digits(value: float | decimal.Decimal) -> decimal.Decimal:
    """The number that the digits of a JSON number mean, not the nearest binary fraction."""
    if isinstance(value, Double) and wire_of(value) is not None:
        value = wire_of(value)
    return decimal.Decimal(repr(value) if isinstance(value, float) else value)


def _same_digits(value: decimal.Decimal) -> bool:
    """Whether a ``float`` prints exactly the digits of this number, up to the place of the point."""
    return decimal.Decimal(repr(float(value))).as_tuple() == value.as_tuple()


def double_of(value: float) -> float | str:
    """A ``float`` for JSON, which has no infinities and no NaN."""
    if math.isfinite(value):
        return float(value)
    if math.isnan(value):
        return "NaN"
    return "INF" if value > 0 else "-INF"


def number_of(value: decimal.Decimal) -> int | float | str:
    """The JSON-ready value that prints the same digits: an ``int`` or a ``float``, else a string."""
    if not value.is_finite():
        return double_of(float(value)) if not value.is_snan() else "NaN"
    if value.as_tuple().exponent == 0 and (value or not value.is_signed()):
        return int(value)
    return float(value) if _same_digits(value) else digits_of(value)


def digits_of(value: decimal.Decimal) -> str:
    """All digits of a finite number, without an exponent, as OData 4.0 demands, unless they are too many."""
    if abs(value.adjusted()) < _LONGEST:
        return f"{value:f}"
    return str(value)
