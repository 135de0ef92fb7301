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


_is_integer = re.compile(r"[+-]?[0-9]{1,40}").fullmatch


def is_within(text: str, least: int, most: int) -> bool:
    """Whether a text is a whole number between two others; nothing longer than any of those becomes a number."""
    return bool(_is_integer(text)) and least <= int(text) <= most


def _is_int64(text: str) -> bool:
    return is_within(text, -(2**63), 2**63 - 1)


IS_LITERAL: Mapping[str, Callable[[str], object]] = {
    "Binary": re.compile(
        r"(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}[AEIMQUYcgkosw048]=?|[A-Za-z0-9_-][AQgw](?:==)?)?"
    ).fullmatch,
    "Bool": lambda text: text.lower() in ("true", "false"),
    "Date": re.compile(_DATE).fullmatch,
    "DateTimeOffset": re.compile(rf"{_DATE}[Tt]{_TIME}{_OFFSET}").fullmatch,
    "Decimal": re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-?INF|NaN").fullmatch,
    "Duration": re.compile(rf"[+-]?P(?:[0-9]+D(?:{_CLOCK})?|{_CLOCK})").fullmatch,
    "Float": re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|-?INF|NaN").fullmatch,
    "Guid": re.compile(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}").fullmatch,
    "Int": _is_int64,
    "TimeOfDay": re.compile(_TIME).fullmatch,
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
