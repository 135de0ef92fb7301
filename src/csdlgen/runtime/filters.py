"""Filter expressions (OData 4.01 URL conventions, section 5.1.1), typed by the attributes of the generated classes.

``run = where(Run)`` stands for any run. To type checkers it is a run, so that they know its attributes; what it really
holds are paths, which the functions here turn into text::

    run = where(Run)
    str(eq(run.status, RunStatus.failed) & startswith(the(run.process).display_name, "O'"))
"""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeVar, cast

from .decoding import table_of
from .encoding import Numbers, Writer
from .enums import ODataEnum
from .errors import ODataEncodeError, brief
from .flags import ODataFlags
from .numerals import double_of
from .registry import find, name_of
from .unset import Unset
from .value import ODataValue

T = TypeVar("T", bound=ODataValue)
N = TypeVar("N")
V = TypeVar(
    "V",
    bool,
    int,
    float,
    decimal.Decimal,
    str,
    bytes,
    uuid.UUID,
    dt.datetime,
    dt.date,
    dt.time,
    dt.timedelta,
    ODataEnum,
    ODataFlags,
)
"""Values of one primitive type or enumeration: text is not compared with numbers."""

_WRITER: Final = Writer(Numbers.TEXT)
_OR, _AND, _ATOM = range(3)


class Filter:
    """A condition; its text is what ``$filter`` takes, before it is escaped for a URL. Combine with ``&``, ``|``, ``~``."""

    __slots__ = ("_level", "_text")

    def __init__(self, text: str, level: int = _ATOM) -> None:
        self._text = text
        self._level = level

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"<Filter {self._text}>"

    def __and__(self, other: Filter) -> Filter:
        return Filter(f"{self._inside(_AND)} and {other._inside(_AND)}", _AND)

    def __or__(self, other: Filter) -> Filter:
        return Filter(f"{self} or {other}", _OR)

    def __invert__(self) -> Filter:
        return Filter(f"not ({self})")

    def __bool__(self) -> bool:
        raise TypeError("filters are combined with & | ~, not with and, or, not")

    def _inside(self, level: int) -> str:
        return self._text if self._level >= level else f"({self._text})"


class _Path:
    """The way to a member from the object in question; its attributes are those of the class."""

    __slots__ = ("__depth__", "__edm_type__", "__text__")

    def __init__(self, text: str, edm_type: str, depth: int = 0) -> None:
        self.__text__ = text
        self.__edm_type__ = edm_type
        self.__depth__ = depth

    def __getattr__(self, name: str) -> _Path:
        cls: type[object] | None = find(self.__edm_type__)
        table = None
        if cls is not None and issubclass(cls, ODataValue):
            table = table_of(cls)
        at = table.positions.get(name) if table else None
        if table is None or at is None:
            raise AttributeError(f"{self.__edm_type__} has no member {name!r}")
        wire, edm_type = table.members[at]
        text = f"{self.__text__}/{wire}" if self.__text__ else wire
        return _Path(text, edm_type, self.__depth__)

    def __str__(self) -> str:
        return self.__text__ or "$it"


def where(cls: type[T]) -> T:
    """Any object of a class, to build conditions on its attributes."""
    return cast("T", _Path("", cls.odata_type))


def the(member: N | Unset | None) -> N:
    """The value of a member, for conditions on what is inside: ``the(run.process).display_name``."""
    return cast("N", _path(member))


def as_type(value: ODataValue, cls: type[T]) -> T:
    """The object as one of a derived type: ``as_type(where(Run), IncomingFlowRun).checksum``."""
    path = _path(value)
    text = f"{path.__text__}/{cls.odata_type}".removeprefix("/")
    return cast("T", _Path(text, cls.odata_type, path.__depth__))


def eq(member: V | Unset | None, value: V | None) -> Filter:
    """``member eq value``; with None, whether the member is null."""
    return _compared(member, "eq", value)


def ne(member: V | Unset | None, value: V | None) -> Filter:
    """``member ne value``; with None, whether the member is not null."""
    return _compared(member, "ne", value)


def gt(member: V | Unset | None, value: V) -> Filter:
    """The condition ``member gt value``."""
    return _compared(member, "gt", value)


def ge(member: V | Unset | None, value: V) -> Filter:
    """The condition ``member ge value``."""
    return _compared(member, "ge", value)


def lt(member: V | Unset | None, value: V) -> Filter:
    """The condition ``member lt value``."""
    return _compared(member, "lt", value)


def le(member: V | Unset | None, value: V) -> Filter:
    """The condition ``member le value``."""
    return _compared(member, "le", value)


def one_of(member: V | Unset | None, values: Sequence[V]) -> Filter:
    """``member in (value,value)``. Raises ODataEncodeError for no values, which OData cannot say."""
    path = _path(member)
    if not values:
        raise ODataEncodeError("'in' needs a value at least")
    listed = ",".join(literal(value, path.__edm_type__) for value in values)
    return Filter(f"{path} in ({listed})")


def has(member: ODataFlags | Unset | None, flags: ODataFlags) -> Filter:
    """``member has flags``: whether all of these flags are set."""
    return _compared(member, "has", flags)


def contains(member: str | Unset | None, text: str) -> Filter:
    """The condition ``contains(member,text)``."""
    return Filter(f"contains({_path(member)},{literal(text)})")


def startswith(member: str | Unset | None, text: str) -> Filter:
    """The condition ``startswith(member,text)``."""
    return Filter(f"startswith({_path(member)},{literal(text)})")


def endswith(member: str | Unset | None, text: str) -> Filter:
    """The condition ``endswith(member,text)``."""
    return Filter(f"endswith({_path(member)},{literal(text)})")


def any_of(
    members: list[N] | Unset | None, condition: Callable[[N], Filter] | None = None
) -> Filter:
    """Whether the condition holds for any member of a collection; without one, whether there is any member."""
    if condition is None:
        return Filter(f"{_path(members)}/any()")
    return _quantified(members, "any", condition)


def all_of(members: list[N] | Unset | None, condition: Callable[[N], Filter]) -> Filter:
    """Whether the condition holds for all members of a collection."""
    return _quantified(members, "all", condition)


def _quantified(
    members: object, word: str, condition: Callable[[Any], Filter]
) -> Filter:
    path = _path(members)
    variable = f"x{path.__depth__ or ''}"
    each = _Path(variable, path.__edm_type__, path.__depth__ + 1)
    return Filter(f"{path}/{word}({variable}:{condition(each)})")


def _compared(member: object, operator: str, value: object) -> Filter:
    path = _path(member)
    return Filter(f"{path} {operator} {literal(value, path.__edm_type__)}")


def _path(member: object) -> _Path:
    if isinstance(member, _Path):
        return member
    raise TypeError(f"{brief(member)} is no member of an object that where() made")


def literal(value: object, edm_type: str = "") -> str:
    """A value as it stands in a URL (OData ABNF, section 7). Raises ODataEncodeError for what no URL can say."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.Enum):
        name = edm_type if find(edm_type) is type(value) else name_of(type(value))
        return f"{name}'{_WRITER.value(value, '')}'"
    if isinstance(value, float):
        return str(double_of(value))
    if isinstance(value, _WRITTEN):
        text = str(_WRITER.value(value, edm_type)).replace("'", "''")
        kinds = (pattern for kind, pattern in _PATTERNS if isinstance(value, kind))
        return next(kinds, "{}").format(text)
    raise ODataEncodeError(f"{brief(value)} cannot stand in a URL")


_PATTERNS: Final[Iterable[tuple[type, str]]] = (
    (str, "'{}'"),
    (dt.timedelta, "duration'{}'"),
    (bytes, "binary'{}'"),
)
_WRITTEN: Final = (
    str,
    int,
    bytes,
    decimal.Decimal,
    uuid.UUID,
    dt.date,
    dt.time,
    dt.timedelta,
)
