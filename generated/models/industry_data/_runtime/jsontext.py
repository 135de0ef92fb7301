"""JSON text, read and written without losing a digit."""

from __future__ import annotations

import decimal
import json
from collections.abc import Callable
from typing import Any

from .errors import ODataDecodeError
from .numerals import Double
from .scalars import is_array, is_object


def loads(text: bytes | str) -> Any:
    """The data of JSON text. Numbers that a ``float`` would not print again remember their digits.

    Raises ODataDecodeError for what is no JSON, the tokens ``NaN`` and ``Infinity`` included.
    """
    try:
        return json.loads(text, parse_float=Double.parse, parse_constant=_refuse)
    except ODataDecodeError:
        raise
    except ValueError as error:
        raise ODataDecodeError(f"no JSON: {error}") from None
    except ArithmeticError:
        raise ODataDecodeError("a number is too large for any Python type") from None
    except RecursionError:
        raise ODataDecodeError("the JSON is nested too deeply") from None


def _refuse(token: str) -> Any:
    raise ODataDecodeError(f'no JSON: {token} (OData writes "INF", "-INF" and "NaN")')


def dumps(data: Any) -> bytes:
    """JSON text in UTF-8, without blanks; every ``Decimal`` as a number with all its digits."""
    try:
        return _text(data, ascii_only=False).encode()
    except UnicodeEncodeError:
        # Half of a surrogate pair can only be written as an escape.
        return _text(data, ascii_only=True).encode()


class _InexactError(Exception):
    """The standard encoder met a number that it cannot write exactly."""


def _text(data: Any, *, ascii_only: bool) -> str:
    def inexact(_: Any) -> Any:
        raise _InexactError

    encoder = json.JSONEncoder(
        ensure_ascii=ascii_only,
        allow_nan=False,
        check_circular=False,
        separators=(",", ":"),
        default=inexact,
    )
    try:
        return encoder.encode(data)
    except _InexactError:
        return _exact_text(data, encoder.encode)


def _exact_text(data: Any, encode: Callable[[Any], str]) -> str:
    """The same text as the standard encoder's, which knows no number type of unlimited precision."""
    if isinstance(data, decimal.Decimal | int | float) and not isinstance(data, bool):
        return str(data)
    if is_object(data):
        members = (f"{encode(k)}:{_exact_text(v, encode)}" for k, v in data.items())
        return f"{{{','.join(members)}}}"
    if is_array(data):
        return f"[{','.join(_exact_text(item, encode) for item in data)}]"
    return encode(data)
