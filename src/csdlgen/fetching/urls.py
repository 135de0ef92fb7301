"""URLs of services: checked, made those of metadata, and shown without what may be secret in them."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit

from csdlgen import laws
from csdlgen.diagnostics import InputError, Location

_DOCUMENTS = (".xml", ".csdl", ".edmx", ".json")
_HARMLESS = re.compile(r"\$.*|(?:api-)?version|format|sap-(?:client|language|documentation)", re.IGNORECASE)
"""Parameters whose values say what is asked for, not by whom."""
HIDDEN = "..."
"""What stands for a value that may be a secret."""
_HOST = re.compile(r"[A-Za-z0-9._:\[\]-]+")
_PORTS = {"http": 80, "https": 443}


def is_url(text: str) -> bool:
    """Whether a text is meant as a URL, with whatever scheme."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", text) is not None


def checked(url: str) -> str:
    """A URL as it can be asked for, without its fragment. Raises InputError unless it is one of http or https."""
    parts = _parts(url)
    if parts is None or parts.scheme not in _PORTS or not parts.hostname:
        raise _wrong(url, "is no http or https URL")
    if parts.username is not None or parts.password is not None:
        raise _wrong(url, "holds a name or a password")
    try:
        host = _encoded(parts.netloc)
    except UnicodeError:
        host = ""
    if not _HOST.fullmatch(host):
        raise _wrong(url, "names a host that cannot be")
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return urlunsplit((parts.scheme, host, path, query, ""))


def metadata_url(url: str) -> str:
    """The URL of the metadata of a service: that of its root, or that of a document, which stays as it is.

    Raises InputError like :func:`checked`.
    """
    parts = urlsplit(checked(url))
    last = parts.path.rpartition("/")[2]
    if last == "$metadata" or last.lower() == "%24metadata" or last.lower().endswith(_DOCUMENTS):
        return urlunsplit(parts)
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/$metadata"))


def public(url: str) -> str:
    """A URL as it may be shown and written down: without a password, and values that may be secrets left out."""
    parts = _parts(url)
    if parts is None:
        return url.partition("?")[0].rpartition("@")[2]
    host = parts.netloc.rpartition("@")[2]
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    shown = [(name, value if _HARMLESS.fullmatch(name) else HIDDEN) for name, value in pairs]
    return urlunsplit((parts.scheme, host, parts.path, urlencode(shown, safe="$:/,"), ""))


def _encoded(netloc: str) -> str:
    """A host and its port in ASCII. The port is no part of what is encoded, where a colon would be a letter."""
    name, _, port = netloc.rpartition(":")
    if not name or "]" in port:
        name, port = netloc, ""
    host = name.encode("ascii" if name.isascii() else "idna").decode()
    return f"{host}:{port}" if port else host


def is_same_place(url: str, other: str) -> bool:
    """Whether two URLs lead to one scheme, host and port."""
    return _place(url) == _place(other)


def is_safer(url: str, other: str) -> bool:
    """Whether the second is what the first is, encrypted: on the same host, both on the usual ports."""
    before, after = _place(url), _place(other)
    return before[0] == "http" and after == ("https", before[1], 443) and before[2] == 80


def _place(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.scheme, (parts.hostname or "").rstrip("."), parts.port or _PORTS.get(parts.scheme, 0)


def _parts(url: str) -> SplitResult | None:
    """The parts of a URL; None if it is none."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - raises for what is no port
    except ValueError:
        return None
    is_plain = url.isprintable() and " " not in url and "\\" not in url
    return parts if is_plain else None


def _wrong(url: str, message: str) -> InputError:
    hint = "https://services.odata.org/V4/TripPinService, for example"
    return InputError(laws.SERVICE_URL.broken(Location(public(url)), message, hint=hint))
