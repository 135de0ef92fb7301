"""The base class of all entity and complex types, as a msgspec struct.

Msgspec would resolve every type that a type refers to, and so import them all. Here the tables of the runtime decode
instead, one type at a time, when its first value arrives; to msgspec, a member may be any JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Final, Self, cast, dataclass_transform

import msgspec

from .accepting import accept_attributes
from .decoding import Origin, table_of
from .msgspec_member import Declaration, member
from .unset import UNSET
from .value import ODataValue


def _spelling(name: str) -> str | None:
    """What msgspec calls a member: by its own name, unless JSON would have to escape that, which msgspec refuses."""
    return name if all(each >= " " and each not in '\\"' for each in name) else None


@dataclass_transform(kw_only_default=True, field_specifiers=(member, msgspec.field))
class _Declaring(msgspec.StructMeta):
    """Makes a struct of a class whose members are declared with :func:`member`."""

    def __new__(
        mcs,
        name: str,
        bases: tuple[type, ...],
        namespace: dict[str, Any],
        **options: Any,
    ) -> Any:
        declared = {k: v for k, v in namespace.items() if isinstance(v, Declaration)}
        annotations = namespace.get("__annotations__", {})
        fields = {
            attribute: msgspec.field(default=UNSET, name=_spelling(each.name))
            for attribute, each in declared.items()
        }
        made = {
            **namespace,
            **fields,
            "__annotations__": {**annotations, **dict.fromkeys(declared, Any)},
            "__odata_declared__": declared,
        }
        # Structs have no other attributes than their fields, and msgspec wants to be the one who says so.
        made.pop("__slots__", None)
        settings: dict[str, Any] = {"kw_only": True, "omit_defaults": True, **options}
        return super().__new__(mcs, name, bases, made, **settings)


class _Remembering(ODataValue):
    """Keeps the origin of a struct, which is none of its fields."""

    __slots__ = ("__odata_origin__",)


class ODataObject(_Remembering, msgspec.Struct, metaclass=_Declaring, kw_only=True):
    """An entity or complex value. Attributes that neither arrived nor were set are ``UNSET``.

    ``msgspec.convert`` and ``msgspec.json.decode`` make exactly the type that they are asked for and ignore what it does
    not declare; ``from_dict`` and ``from_json`` make the most derived known type and keep everything. Values of a type
    the package does not know are instances of the nearest base type it knows, or of this class; their members are in
    ``additional_data``.
    """

    odata_type: ClassVar[str] = ""
    """The qualified CSDL name of the type."""

    # Msgspec leaves out what is empty if it was made by `dict` itself.
    additional_data: dict[str, Any] = msgspec.field(
        default_factory=cast("Callable[[], dict[str, Any]]", dict)
    )
    """What arrived and is not declared: members of open types, annotations such as ``@odata.etag``."""

    __odata_declared__: ClassVar[dict[str, Declaration]] = {}

    def __post_init__(self) -> None:
        """Decodes what msgspec left as JSON. Raises ODataDecodeError for a value that is none of its Edm type."""
        self.__odata_origin__ = None
        table = table_of(type(self))
        held = zip(table.positions, table.state(self), strict=True)
        given = {name: value for name, value in held if value is not UNSET}
        for name, value in accept_attributes(type(self), given).items():
            setattr(self, name, value)

    @classmethod
    def __odata_members__(cls) -> Iterable[tuple[str, str, str]]:
        declared: dict[str, Declaration] = {}
        for base in reversed(cls.__mro__):
            declared.update(vars(base).get("__odata_declared__", {}))
        return [(name, each.name, each.edm_type) for name, each in declared.items()]

    @classmethod
    def __odata_new__(cls, values: dict[str, Any], additional: dict[str, Any]) -> Self:
        blank = _BLANKS.get(cls)
        if blank is None:
            blank = _BLANKS[cls] = _blank(cls)
        # The copy that msgspec makes in C; it sets the fields and nothing else.
        made: Self = _copied(blank)
        made.additional_data = additional
        for attribute, value in values.items():
            setattr(made, attribute, value)
        return made

    def __replace__(self, **changes: Any) -> Self:
        values = dict(zip(*_fields(self), strict=True))
        additional = changes.pop("additional_data", self.additional_data)
        values.update(accept_attributes(type(self), changes))
        made: Self = _again(type(self), values, additional, self.__odata_origin__)
        return made

    def __copy__(self) -> Self:
        return self.__replace__()

    def __reduce__(self) -> tuple[Any, ...]:
        values = dict(zip(*_fields(self), strict=True))
        return _again, (type(self), values, self.additional_data, self.__odata_origin__)


_copied: Final[Any] = msgspec.Struct.__copy__  # type: ignore[attr-defined]
_BLANKS: Final[dict[type, ODataObject]] = {}
"""An object of each class with nothing set."""


def _blank(cls: type[ODataObject]) -> ODataObject:
    made = cls.__new__(cls)
    made.additional_data = {}
    for attribute in table_of(cls).positions:
        setattr(made, attribute, UNSET)
    return made


def _fields(value: ODataObject) -> tuple[Iterable[str], tuple[Any, ...]]:
    table = table_of(type(value))
    return table.positions, table.state(value)


def _again(
    cls: Any, values: dict[str, Any], additional: dict[str, Any], origin: Origin | None
) -> Any:
    made = cls.__odata_new__(values, additional)
    made.__odata_origin__ = origin
    return made
