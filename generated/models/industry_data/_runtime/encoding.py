"""From instances of the generated classes to JSON-ready data."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import math
import uuid
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from .decoding import table_of
from .errors import ODataEncodeError, brief
from .flags import ODataFlags, flags_text
from .kept import Kept, wire_of
from .numerals import Decimal, Double, Int, digits_of, double_of, number_of
from .scalars import Binary
from .temporal import DateTimeOffset, Duration, TimeOfDay
from .unset import UNSET, Unset

if TYPE_CHECKING:
    from .value import ODataValue

ROOT: Final = None
UNDECLARED: Final = ""
_LONG: Final = frozenset({"Edm.Int64", "Edm.Decimal"})


class Numbers(enum.Enum):
    """How numbers are written that a ``float`` may not hold."""

    READY = enum.auto()
    """As ``json.dumps`` can write them: a decimal number with too many digits as a string."""
    EXACT = enum.auto()
    """As numbers, however long; ``Decimal`` stays where nothing else holds all digits."""
    TEXT = enum.auto()
    """Int64 and Decimal as strings: ``IEEE754Compatible=true`` (OData JSON 4.01, section 3.2)."""


class Writer:
    """Turns values into JSON: what they hold now, or what they held when they were read.

    ``declared`` is the Edm type of the place where a value stands (of the items, for a collection):
    UNDECLARED in free JSON, ROOT for the outermost object.
    """

    __slots__ = ("_as_read", "_numbers", "_plain")

    def __init__(self, numbers: Numbers, *, as_read: bool = False) -> None:
        self._numbers = numbers
        self._as_read = as_read
        whole: set[type] = set() if numbers is Numbers.TEXT else {int}
        self._plain: frozenset[type] = frozenset({str, bool, type(None), *whole})

    def value(self, value: object, declared: str | None) -> Any:
        """The JSON of any value."""
        kind = type(value)
        if kind in self._plain:
            return value
        return _writer_of(kind)(self, value, declared)

    def member(self, name: object, held: object, declared: str) -> Any:
        """The JSON of a member; errors that rise from it know its name."""
        try:
            if isinstance(name, str):
                return self.value(held, declared)
        except ODataEncodeError as error:
            error.under(f".{name}")
            raise
        raise ODataEncodeError(f"a JSON name is a string, not {brief(name)}")

    def structured(self, value: ODataValue, declared: str | None) -> dict[str, Any]:
        """The JSON object of an entity or complex value: type, annotations, members, additional members."""
        table = table_of(type(value))
        origin = value.__odata_origin__
        state, additional = table.state(value), value.additional_data
        if self._as_read and origin is not None:
            state, additional = origin.values, origin.additional
        result = type_of(value, declared, derived=table.derived)
        annotations, others = _parted(additional) if additional else ((), ())
        for name in annotations:
            result[name] = self.member(name, additional[name], UNDECLARED)
        plain = self._plain
        for (name, edm_type), held in zip(table.members, state, strict=True):
            if type(held) in plain:
                result[name] = held
            elif held is not UNSET:
                result[name] = self.member(name, held, edm_type)
        for name in others:
            result[name] = self.member(name, additional[name], UNDECLARED)
        return result

    def array(self, values: Any, declared: str | None) -> list[Any]:
        """The JSON array of a collection."""
        result: list[Any] = []
        try:
            # What comes before an error is in the list by then.
            result.extend(self.value(value, declared) for value in values)
        except ODataEncodeError as error:
            error.under(f"[{len(result)}]")
            raise
        return result

    def free(self, value: Mapping[str, Any], _: str | None) -> dict[str, Any]:
        """The JSON object of free JSON."""
        return {
            name: self.member(name, held, UNDECLARED) for name, held in value.items()
        }

    def integer(self, value: int, declared: str | None) -> Any:
        """A whole number."""
        wire = wire_of(value) if isinstance(value, Int) else None
        if self._numbers is Numbers.TEXT and declared in _LONG:
            return wire if isinstance(wire, str) else str(int(value))
        if self._numbers is Numbers.READY and wire is not None:
            return wire
        return int(value)

    def double(self, value: float, declared: str | None) -> Any:
        """A floating-point number; one that arrived with more digits than it prints keeps them."""
        wire = wire_of(value) if isinstance(value, Double) else None
        if isinstance(wire, str):
            return wire
        if declared == "Edm.Decimal":
            return self.decimal(Decimal.read(value), declared)
        if wire is None:
            return double_of(value)
        if self._numbers is Numbers.READY:
            return str(wire) if math.isinf(value) else float(value)
        return wire

    def decimal(self, value: decimal.Decimal, _: str | None) -> Any:
        """A decimal number."""
        number = number_of(value)
        if self._numbers is Numbers.EXACT:
            inexact = isinstance(number, str) and value.is_finite()
            return value if inexact else number
        wire = wire_of(value) if isinstance(value, Decimal) else None
        if wire is not None or isinstance(number, str):
            return number if wire is None else wire
        return digits_of(value) if self._numbers is Numbers.TEXT else number


@contextmanager
def locating(value: ODataValue) -> Generator[None, None, None]:
    """Errors that rise from here name the class of the outermost object."""
    try:
        yield
    except ODataEncodeError as error:
        error.under(type(value).__name__)
        raise
    except RecursionError:
        problem = ODataEncodeError("the value is nested too deeply, or in itself")
        problem.under(type(value).__name__)
        raise problem from None


def encode_root(value: ODataValue, numbers: Numbers) -> dict[str, Any]:
    """The JSON object of the outermost object. Raises ODataEncodeError."""
    return Writer(numbers).structured(value, ROOT)


def type_of(
    value: ODataValue, declared: str | None, *, derived: bool
) -> dict[str, Any]:
    """The type of an object as control information, where it must be written."""
    origin = value.__odata_origin__
    if origin is not None and origin.type_text is not None:
        return {origin.type_name: origin.type_text}
    needed = derived if declared is ROOT else value.odata_type != declared
    return (
        {"@odata.type": f"#{value.odata_type}"} if needed and value.odata_type else {}
    )


def _parted(additional: Mapping[Any, Any]) -> tuple[list[str], list[str]]:
    """The names of annotations, which stand before what they annotate, and all others."""
    annotations: list[str] = []
    others: list[str] = []
    for name, held in additional.items():
        if held is not UNSET:
            is_annotation = isinstance(name, str) and "@" in name
            (annotations if is_annotation else others).append(name)
    return annotations, others


_Write = Callable[[Writer, Any, str | None], Any]


def _arrived_or(canonical: Callable[[Any], str]) -> _Write:
    """Writes the text that a scalar arrived as, or its canonical text."""

    def write(_: Writer, value: Any, __: str | None) -> str:
        wire = wire_of(value) if isinstance(value, Kept) else None
        return canonical(value) if wire is None else str(wire)

    return write


_arrived_or_moment = _arrived_or(DateTimeOffset.text)


def _moment(writer: Writer, value: dt.datetime, declared: str | None) -> str:
    if declared == "Edm.Date":
        # To Python every datetime is a date; type checkers do not help.
        raise ODataEncodeError(f"{brief(value)} is no Edm.Date; use its date()")
    text: str = _arrived_or_moment(writer, value, declared)
    return text


def _unset(_: Writer, __: Any, ___: str | None) -> Any:
    raise ODataEncodeError("UNSET stands for a whole member only, not inside a value")


_WRITERS: Final[dict[type, _Write]] = {
    Unset: _unset,
    str: lambda _, value, __: str.__str__(value),
    int: Writer.integer,
    float: Writer.double,
    decimal.Decimal: Writer.decimal,
    dt.datetime: _moment,
    dt.date: _arrived_or(dt.date.isoformat),
    dt.time: _arrived_or(TimeOfDay.text),
    dt.timedelta: _arrived_or(Duration.text),
    uuid.UUID: _arrived_or(str),
    bytes: _arrived_or(Binary.text),
    ODataFlags: lambda _, value, __: flags_text(value),
    enum.Enum: lambda writer, value, _: writer.value(value.value, UNDECLARED),
    list: Writer.array,
    tuple: Writer.array,
    dict: Writer.free,
}


def _writer_of(kind: type) -> _Write:
    """The writer of a type, or of the nearest type it derives from."""
    writer = _WRITERS.get(kind)
    if writer is None:
        writer = _WRITERS[kind] = _inherited_writer(kind)
    return writer


def _inherited_writer(kind: type) -> _Write:
    if hasattr(kind, "odata_type"):
        return Writer.structured
    for base in kind.__mro__:
        if base in _WRITERS:
            return _WRITERS[base]
    raise ODataEncodeError(f"{kind.__name__} cannot be expressed in JSON")
