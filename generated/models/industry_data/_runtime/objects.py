"""The base class of all entity and complex types, as a dataclass."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from .decoding import Origin
from .member import DECLARATION
from .value import ODataValue


@dataclass(kw_only=True, slots=True, repr=False)
class ODataObject(ODataValue):
    """An entity or complex value. Attributes that neither arrived nor were set are ``UNSET``.

    Values of a type the package does not know are instances of the nearest base type it knows, or of this
    class; their members are in ``additional_data``.
    """

    odata_type: ClassVar[str] = ""
    """The qualified CSDL name of the type."""

    additional_data: dict[str, Any] = field(default_factory=dict[str, Any])
    """What arrived and is not declared: members of open types, annotations such as ``@odata.etag``."""

    __odata_origin__: Origin | None = field(default=None, compare=False)
    # Not init=False: dataclasses.replace hands it on, and with it the type that arrived.

    @classmethod
    def __odata_members__(cls) -> Iterable[tuple[str, str, str]]:
        return [
            (each.name, *each.metadata[DECLARATION])
            for each in dataclasses.fields(cls)
            if DECLARATION in each.metadata
        ]

    @classmethod
    def __odata_new__(cls, values: dict[str, Any], additional: dict[str, Any]) -> Self:
        return cls(**values, additional_data=additional)

    def __replace__(self, **changes: Any) -> Self:
        return dataclasses.replace(self, **changes)
