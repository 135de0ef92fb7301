"""The text of URLs: keys, literals and query options (OData URL Conventions 4.01, sections 4.3 and 5)."""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import quote, urljoin, urlsplit

from ..scalars import Binary
from ..temporal import DateTimeOffset, Duration, TimeOfDay

Expand: TypeAlias = str | Sequence[str] | Mapping[str, Mapping[str, Any]]
"""Navigation properties, or the options of each: ``{"runs": {"select": ["id"], "top": 5}}``."""

_IN_QUERY = "$'()*,;:/@!~="
_OPTIONS = frozenset(
    {
        "filter",
        "select",
        "expand",
        "orderby",
        "top",
        "skip",
        "search",
        "count",
        "levels",
    }
)


def literal(value: Any) -> str:
    """A value as URLs write it, not yet escaped. Raises TypeError for what no literal stands for."""
    for kind, written in _LITERALS:
        if isinstance(value, kind):
            return written(value)
    raise TypeError(f"{type(value).__name__} cannot stand in a URL")


def _number(value: float | decimal.Decimal) -> str:
    """Infinities and NaN as OData spells them."""
    spelled = {"inf": "INF", "-inf": "-INF", "nan": "NaN"}
    text = str(value)
    return spelled.get(text.lower().replace("infinity", "inf"), text)


# A datetime is a date, too, and a truth value a number: the first that fits counts.
_LITERALS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (type(None), lambda _: "null"),
    (bool, lambda value: "true" if value else "false"),
    (str, lambda value: "'" + value.replace("'", "''") + "'"),
    (int, lambda value: str(int(value))),
    (float, _number),
    (decimal.Decimal, _number),
    (uuid.UUID, str),
    (dt.datetime, DateTimeOffset.text),
    (dt.date, dt.date.isoformat),
    (dt.time, TimeOfDay.text),
    (dt.timedelta, lambda value: f"duration'{Duration.text(value)}'"),
    (bytes, lambda value: f"binary'{Binary.text(value)}'"),
)


def key_segment(key: Any) -> str:
    """``('O''Neil')``, or for a mapping the parts of a key or an alternate key: ``(id=1,lang='de')``, escaped."""
    if isinstance(key, Mapping):
        parts = (f"{name}={_escaped(part)}" for name, part in key.items())
        return f"({','.join(parts)})"
    return f"({_escaped(key)})"


def _escaped(value: Any) -> str:
    return quote(literal(value), safe="'")


def query(options: Mapping[str, Any]) -> str:
    """``?$filter=…&$top=5``, or nothing without options; those that are None are left out."""
    parts = [
        f"${name}={quote(_option(value), safe=_IN_QUERY)}"
        for name, value in options.items()
        if value is not None
    ]
    return f"?{'&'.join(parts)}" if parts else ""


def _option(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) or not isinstance(value, Sequence | Mapping):
        return str(value)
    if isinstance(value, Mapping):
        return ",".join(_expanded(path, nested) for path, nested in value.items())
    return ",".join(str(item) for item in value)


def _expanded(path: str, options: Mapping[str, Any]) -> str:
    """``runs($select=id;$top=5)``. Raises ValueError for an option that does not exist."""
    if unknown := options.keys() - _OPTIONS:
        raise ValueError(f"there is no query option {min(unknown)!r}")
    inner = [f"${name}={_option(value)}" for name, value in options.items()]
    return f"{path}({';'.join(inner)})" if inner else path


def resolved(link: str, request_url: str, context: str) -> str:
    """A link of an answer, which is relative to its context URL, else to the request (OData JSON 4.01, section 4.6).

    Raises ValueError if it leads to another host: credentials are not for strangers.
    """
    found = urljoin(urljoin(request_url, context), link)
    if urlsplit(found)[:2] != urlsplit(request_url)[:2]:
        raise ValueError(f"a link leads away from the service: {found}")
    return found
