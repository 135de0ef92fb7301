"""The base class of all entity and complex types."""

from __future__ import annotations

import dataclasses
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from .decoding import Origin, decode_root
from .encoding import Numbers, encode_root, locating
from .errors import ODataDecodeError
from .jsontext import dumps, loads
from .patching import patch_of
from .unset import UNSET


@dataclass(kw_only=True, slots=True, repr=False)
class ODataObject:
    """An entity or complex value. Attributes that neither arrived nor were set are ``UNSET``.

    Values of a type the package does not know are instances of the nearest base type it knows, or of this
    class; their members are in ``additional_data``.
    """

    odata_type: ClassVar[str] = ""
    """The qualified CSDL name of the type."""

    additional_data: dict[str, Any] = field(default_factory=dict)
    """What arrived and is not declared: members of open types, annotations such as ``@odata.etag``."""

    __odata_origin__: Origin | None = field(default=None, compare=False)
    # Not init=False: dataclasses.replace hands it on, and with it the type that arrived.

    @classmethod
    def from_dict(cls, mapping: Mapping[str, Any]) -> Self:
        """The object that a JSON object describes: of the most derived known type ``@odata.type`` names.

        Nothing mutable is shared with ``mapping``. Raises ODataDecodeError, with the JSON path, for a value
        that is none of its Edm type and for a known type that does not derive from this one.
        """
        return decode_root(cls, mapping)

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """``from_dict`` of JSON text, no digit of a number lost. Raises ODataDecodeError."""
        try:
            mapping = loads(text)
        except ODataDecodeError as error:
            error.under(cls.__name__)
            raise
        return decode_root(cls, mapping)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: only dict, list, str, int, float, bool and None.

        What was read and not changed is as it arrived. Raises ODataEncodeError for a value that JSON cannot
        express, such as a naive ``datetime``.
        """
        with locating(self):
            return encode_root(self, Numbers.READY)

    def to_json(self, *, ieee754_compatible: bool = False) -> bytes:
        """The JSON object as UTF-8 text, Int64 and Decimal as exact numbers.

        With ``ieee754_compatible`` they are strings, for ``Content-Type: application/json;IEEE754Compatible=true``.
        """
        numbers = Numbers.TEXT if ieee754_compatible else Numbers.EXACT
        with locating(self):
            return dumps(encode_root(self, numbers))

    def to_patch(self) -> dict[str, Any]:
        """The body of a PATCH request: what changed since the object was read; of a constructed one, all that is set.

        A change inside a nested value or a list counts; a changed member is sent whole.
        """
        return patch_of(self)

    @reprlib.recursive_repr()
    def __repr__(self) -> str:
        shown = [
            f"{each.name}={value!r}"
            for each in dataclasses.fields(self)
            if each.name != "__odata_origin__"
            and (value := getattr(self, each.name)) is not UNSET
            and (value or each.name != "additional_data")
        ]
        return f"{type(self).__name__}({', '.join(shown)})"
