"""The base class of all entity and complex types, as a pydantic model.

Pydantic would build a validator of every type that a type refers to, and so import them all. Here the tables of the runtime
decode instead, one type at a time, when its first value arrives; pydantic sees a model whose validator is a function.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Final, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import (
    CoreSchema,
    SchemaSerializer,
    SchemaValidator,
    core_schema,
)

from .accepting import accept_attributes, accept_root
from .decoding import Origin, table_of
from .errors import ODataDecodeError
from .jsontext import loads
from .pydantic_member import DECLARATION
from .pydantic_models import dumped, problem_of
from .scalars import is_object
from .unset import UNSET
from .value import ODataValue

_OBJECT: Final = core_schema.dict_schema(
    core_schema.str_schema(), core_schema.any_schema()
)
_set = object.__setattr__

T = TypeVar("T", bound="ODataObject")


class ODataObject(ODataValue, BaseModel):
    """An entity or complex value. Attributes that neither arrived nor were set are ``UNSET``.

    ``model_validate`` makes the most derived known type that ``@odata.type`` names, from JSON names or attributes;
    ``model_dump(by_alias=True)`` is ``to_dict()``. Values of a type the package does not know are instances of the
    nearest base type it knows, or of this class; their members are in ``additional_data``.
    """

    model_config = ConfigDict(
        defer_build=True, populate_by_name=True, protected_namespaces=()
    )

    odata_type: ClassVar[str] = ""
    """The qualified CSDL name of the type."""

    additional_data: dict[str, Any] = Field(default_factory=dict[str, Any])
    """What arrived and is not declared: members of open types, annotations such as ``@odata.etag``."""

    __odata_origin__ = cast("Origin | None", None)

    def __init__(self, /, **data: Any) -> None:
        """Raises ValidationError for a value that is none of its Edm type, and for a name that is not declared."""
        additional = data.pop("additional_data", None)
        try:
            values = accept_attributes(type(self), data)
        except ODataDecodeError as error:
            raise problem_of(error, type(self), data) from None
        _fill(self, values, {} if additional is None else additional)

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        schema = _schema_of(cls)
        cls.__pydantic_core_schema__ = schema
        cls.__pydantic_validator__ = SchemaValidator(schema)
        cls.__pydantic_serializer__ = SchemaSerializer(schema)
        cls.__pydantic_complete__ = True

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, __: Any) -> CoreSchema:
        return _schema_of(cls)

    @classmethod
    def model_validate_json(
        cls, json_data: str | bytes | bytearray, **options: Any
    ) -> Self:
        """``model_validate`` of JSON text, no digit of a number lost. Raises ValidationError."""
        text = json_data if isinstance(json_data, str) else bytes(json_data)
        try:
            data = loads(text)
        except ODataDecodeError as error:
            raise problem_of(error, cls, text) from None
        return cls.model_validate(data, **options)

    @classmethod
    def __odata_members__(cls) -> Iterable[tuple[str, str, str]]:
        return [
            (name, each.alias or name, str(extra[DECLARATION]))
            for name, each in cls.model_fields.items()
            if is_object(extra := each.json_schema_extra) and DECLARATION in extra
        ]

    @classmethod
    def __odata_new__(cls, values: dict[str, Any], additional: dict[str, Any]) -> Self:
        return _fill(cls.__new__(cls), values, additional)

    def __replace__(self, **changes: Any) -> Self:
        return self.model_copy(update=accept_attributes(type(self), changes))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        state = table_of(type(self)).state
        same: bool = state(self) == state(other)
        return same and self.additional_data == other.additional_data

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        return repr(self)


_BLANKS: Final[dict[type, dict[str, Any]]] = {}
"""What a model of each class holds before anything is set."""


def _fill(made: T, values: dict[str, Any], additional: dict[str, Any]) -> T:
    """A model as pydantic would have made it: what it holds, and which of its fields are set."""
    cls = type(made)
    blank = _BLANKS.get(cls)
    if blank is None:
        blank = _BLANKS[cls] = dict.fromkeys(cls.model_fields, UNSET)
    held = blank | values
    held["additional_data"] = additional
    _set(made, "__dict__", held)
    _set(made, "__pydantic_fields_set__", set(values))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


def _schema_of(cls: type[ODataObject]) -> CoreSchema:
    def validated(value: Any) -> ODataObject:
        if isinstance(value, cls):
            return value
        try:
            return accept_root(cls, value)
        except ODataDecodeError as error:
            raise problem_of(error, cls, value) from None

    return core_schema.no_info_plain_validator_function(
        validated,
        json_schema_input_schema=_OBJECT,
        serialization=core_schema.plain_serializer_function_ser_schema(
            dumped, info_arg=True, return_schema=_OBJECT
        ),
    )


# Pydantic calls the hook for what derives from a class, not for the class itself.
ODataObject.__pydantic_init_subclass__()
