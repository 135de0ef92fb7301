"""Edm.Guid and Edm.Binary, and what is neither decoded nor encoded: text, truth values and free JSON."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeGuard

from .kept import Kept, text_of

_GUID = re.compile(
    r"\{?[0-9A-Fa-f]{8}-?(?:[0-9A-Fa-f]{4}-?){3}[0-9A-Fa-f]{12}\}?", re.ASCII
)
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}")
_ORDINARY: Final = str.maketrans("-_", "+/", " \t\r\n")
_IMMUTABLE: Final = frozenset({str, int, float, bool, type(None)})


class Guid(Kept, uuid.UUID):
    """A UUID whose text is not lower-case and hyphenated."""

    __slots__ = ("_wire",)

    @classmethod
    def read(cls, value: Any) -> uuid.UUID:
        """The UUID of its usual text, in any case, with or without hyphens and braces."""
        if not _GUID.fullmatch(text_of(value)):
            raise ValueError(value)
        guid = uuid.UUID(value)
        return guid if str(guid) == value else cls(value).arrived(value)


class Binary(Kept, bytes):
    """Bytes whose text is not base64url with padding."""

    @classmethod
    def read(cls, value: Any) -> bytes:
        """The bytes of base64url or ordinary base64 text, padded or not."""
        digits = text_of(value).translate(_ORDINARY).rstrip("=")
        if not _BASE64.fullmatch(digits):
            raise ValueError(value)
        data = base64.b64decode(digits + "=" * (-len(digits) % 4))
        return data if cls.text(data) == value else cls(data).arrived(value)

    @staticmethod
    def text(data: bytes) -> str:
        """Base64url (RFC 4648, section 5) with padding, which every reader accepts."""
        return base64.urlsafe_b64encode(data).decode("ascii")


def read_string(value: Any) -> str:
    """Text. JSON text that is exactly ``str`` does not come this way."""
    return text_of(value)


def read_boolean(value: Any) -> bool:
    """``true`` and ``false`` do not come this way: nothing else is a truth value."""
    raise ValueError(value)


def read_geography(value: Any) -> dict[str, Any]:
    """A GeoJSON object (RFC 7946), the caller's to keep."""
    if is_object(value):
        return {name: copied(part) for name, part in value.items()}
    raise ValueError(value)


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Whether a value may stand for a JSON object."""
    return isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether a value may stand for a JSON array."""
    return isinstance(value, list | tuple)


def copied(value: Any) -> Any:
    """Free JSON that shares nothing mutable with its source."""
    if type(value) in _IMMUTABLE:
        return value
    if is_object(value):
        return {name: copied(part) for name, part in value.items()}
    if is_array(value):
        return [copied(part) for part in value]
    return value
