"""What every entity and complex value can do, whatever its class is made of: a dataclass, a model, a struct."""

from __future__ import annotations

import reprlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from .control import Control
from .decoding import Origin, decode_root, table_of
from .encoding import Numbers, encode_root, locating
from .errors import ODataDecodeError
from .jsontext import dumps, loads
from .patching import patch_of
from .unset import UNSET


class ODataValue:
    """The doors between JSON and Python. Each flavor adds how values are held and made."""

    __slots__ = ()

    odata_type: ClassVar[str] = ""
    """The qualified CSDL name of the type."""

    if TYPE_CHECKING:
        additional_data: dict[str, Any]
        __odata_origin__: Origin | None

    @classmethod
    def __odata_members__(cls) -> Iterable[tuple[str, str, str]]:
        """Attribute, JSON name and Edm type of each member, those of the base first."""
        raise NotImplementedError

    @classmethod
    def __odata_new__(cls, values: dict[str, Any], additional: dict[str, Any]) -> Self:
        """An object of decoded values, by attribute."""
        raise NotImplementedError

    def __replace__(self, **changes: Any) -> Self:
        raise NotImplementedError

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

    @property
    def odata(self) -> Control:
        """What JSON says beside the members: ``odata.etag``, ``odata.bind("flow", "flows('7')")``, annotations."""
        return Control(self)

    @reprlib.recursive_repr()
    def __repr__(self) -> str:
        table = table_of(type(self))
        held = zip(table.positions, table.state(self), strict=True)
        shown = [f"{name}={value!r}" for name, value in held if value is not UNSET]
        if self.additional_data:
            shown.append(f"additional_data={self.additional_data!r}")
        return f"{type(self).__name__}({', '.join(shown)})"
