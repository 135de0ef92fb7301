"""The text of URLs: keys, literals and query options (OData URL Conventions 4.01, sections 4.3 and 5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias, cast
from urllib.parse import quote, urljoin, urlsplit

from ..decoders import item_type
from ..encoding import Numbers, Writer
from ..filters import literal
from ..jsontext import dumps
from ..value import ODataValue
from .shapes import object_of

Expand: TypeAlias = str | Sequence[str] | Mapping[str, Mapping[str, Any]]
"""Navigation properties, or the options of each: ``{"runs": {"select": ["id"], "top": 5}}``."""

Argument: TypeAlias = tuple[str, str, Any]
"""What an operation is given: the name and the Edm type of a parameter, and its value."""

_IN_QUERY = "$'()*,;:/@!~="
_MADE = re.compile(r"\$([0-9]+)(?![^/?])")
_EXACT = Writer(Numbers.EXACT)
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


def key_segment(key: Any) -> str:
    """``('O''Neil')``, or for a mapping the parts of a key or an alternate key: ``(id=1,lang='de')``, escaped."""
    if isinstance(key, Mapping):
        parts = [f"{n}={_escaped(part)}" for n, part in object_of(key).items()]
        return f"({','.join(parts)})"
    return f"({_escaped(key)})"


def _escaped(value: Any, edm_type: str = "") -> str:
    return quote(literal(value, edm_type), safe="'")


def joined(path: str, step: str) -> str:
    """The path one step further. A step is escaped; what it says behind a question mark stays at the end."""
    steps, _, options = path.partition("?")
    step, _, more = step.partition("?")
    apart = "/" if steps and step and step[0] != "(" else ""
    told = "&".join(filter(None, (options, more)))
    return f"{steps}{apart}{step}?{told}" if told else f"{steps}{apart}{step}"


def made_by(path: str) -> str:
    """The part of a batch that makes the entity at the beginning of a path, ``1`` of ``$1/copies``; empty for others."""
    found = _MADE.match(path)
    return found[1] if found else ""


def called(name: str, arguments: Iterable[Argument]) -> str:
    """The step that calls a function: ``ns.findings(minimumSeverity=ns.severity'high')``.

    Objects and collections do not stand in the path; an alias there does: ``ns.f(x=@x)?@x=[1,2]`` (4.01, section 5.1.1.15).
    """
    inline: list[str] = []
    aliases: list[str] = []
    for argument, edm_type, value in arguments:
        if _is_whole(value):
            data = dumps(_EXACT.member(argument, value, item_type(edm_type))).decode()
            aliases.append(f"@{argument}={quote(data, safe=_IN_QUERY)}")
            inline.append(f"{argument}=@{argument}")
        else:
            inline.append(f"{argument}={_escaped(value, edm_type)}")
    step = f"{name}({','.join(inline)})"
    return f"{step}?{'&'.join(aliases)}" if aliases else step


def _is_whole(value: object) -> bool:
    """Whether it is an object or a collection."""
    if isinstance(value, str | bytes):
        return False
    return isinstance(value, ODataValue | Mapping | Sequence)


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
        nested = object_of(value).items()
        return ",".join(_expanded(path, options) for path, options in nested)
    return ",".join(map(str, cast("Sequence[object]", value)))


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
