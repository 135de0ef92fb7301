"""The grammar of literals (14.3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_DATE = rf"-?(?:[1-9][0-9]{{3,}}|0[0-9]{{3}})-(?:0[1-9]|1[0-2])-{_DAY}"
_MINUTES = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME = rf"{_MINUTES}(?::[0-5][0-9](?:\.[0-9]{{1,12}})?)?"
_OFFSET = rf"(?:[Zz]|[+-]{_MINUTES})"
_SECONDS = r"[0-9]+(?:\.[0-9]+)?S"
_CLOCK = rf"T(?:[0-9]+H(?:[0-9]+M)?(?:{_SECONDS})?|[0-9]+M(?:{_SECONDS})?|{_SECONDS})"


def _matches(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None


_is_integer = _matches(r"[+-]?[0-9]{1,40}")


def is_within(text: str, least: int, most: int) -> bool:
    """Whether a text is a whole number between two others; nothing longer than any of those becomes a number."""
    return _is_integer(text) and least <= int(text) <= most


def _is_int64(text: str) -> bool:
    return is_within(text, -(2**63), 2**63 - 1)


IS_LITERAL: Mapping[str, Callable[[str], bool]] = {
    "Binary": _matches(
        r"(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]=?|[A-Za-z0-9_-][AQgw](?:==)?)?"
    ),
    "Bool": lambda text: text.lower() in ("true", "false"),
    "Date": _matches(_DATE),
    "DateTimeOffset": _matches(rf"{_DATE}[Tt]{_TIME}{_OFFSET}"),
    "Decimal": _matches(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-?INF|NaN"),
    "Duration": _matches(rf"[+-]?P(?:[0-9]+D(?:{_CLOCK})?|{_CLOCK})"),
    "Float": _matches(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-?INF|NaN"),
    "Guid": _matches(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}"),
    "Int": _is_int64,
    "TimeOfDay": _matches(_TIME),
}
"""Whether a text is a constant, by the kind of the constant."""

KIND_OF: Mapping[str, str] = {
    "Edm.Binary": "Binary",
    "Edm.Boolean": "Bool",
    "Edm.Date": "Date",
    "Edm.DateTimeOffset": "DateTimeOffset",
    "Edm.Decimal": "Decimal",
    "Edm.Duration": "Duration",
    "Edm.Guid": "Guid",
    "Edm.TimeOfDay": "TimeOfDay",
    "Edm.Double": "Float",
    "Edm.Single": "Float",
    **dict.fromkeys(("Edm.SByte", "Edm.Byte", "Edm.Int16", "Edm.Int32", "Edm.Int64"), "Int"),
}
"""The kind of constant that has each primitive type."""
