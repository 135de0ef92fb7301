"""From JSON objects to instances of the generated classes, by a table for each class."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from .decoders import Decoder, decoder_of, item_type
from .errors import ODataDecodeError, brief
from .registry import find
from .scalars import copied, is_object
from .unset import UNSET

if TYPE_CHECKING:
    from .value import ODataValue

T = TypeVar("T", bound="ODataValue")


class Origin(NamedTuple):
    """What an object remembers of the JSON it was read from.

    ``type_name`` and ``type_text``: the control information that named the type (``@odata.type``), None if
    none arrived. ``values``: what each member held, in the order of the table; lists and free JSON are
    copies, nested objects are the objects, which have origins of their own. ``additional``: a copy of
    ``additional_data``. Nothing in it belongs to the caller, and nothing in it ever changes.
    """

    type_name: str
    type_text: str | None
    values: tuple[Any, ...]
    additional: dict[str, Any]


Entries = Mapping[str, tuple[str, type, Decoder]]
"""From a name to the attribute, the exact type of the values that need no decoding, and the decoder of all others."""


class Table(NamedTuple):
    """What reading and writing know about a class, compiled when it is first used.

    ``entries`` are those of the wire names. ``members`` holds wire name and Edm type (of the items, for a collection)
    in the order of ``state``, which reads all of them from an object. ``derived``: the type has a base type.
    """

    entries: Entries
    members: tuple[tuple[str, str], ...]
    positions: dict[str, int]
    state: Callable[[Any], tuple[Any, ...]]
    derived: bool


_NOTHING: Final[dict[str, Any]] = {}
_TABLES: Final[dict[type, Table]] = {}


def table_of(cls: type[ODataValue]) -> Table:
    """The table of a class."""
    table = _TABLES.get(cls)
    if table is None:
        table = _TABLES[cls] = _compiled(cls)
    return table


def members_of(value: ODataValue) -> dict[str, Any]:
    """The members of a value that are there, by their names in CSDL."""
    table = table_of(type(value))
    names = (name for name, _ in table.members)
    held = zip(names, table.state(value), strict=True)
    return {name: member for name, member in held if member is not UNSET}


def _compiled(cls: type[ODataValue]) -> Table:
    declared = tuple(cls.__odata_members__())
    attributes = [attribute for attribute, _, _ in declared]
    bases = {getattr(base, "odata_type", "") for base in cls.__mro__}
    return Table(
        entries={w: (a, *decoder_of(edm, decode_as)) for a, w, edm in declared},
        members=tuple((wire, item_type(edm)) for _, wire, edm in declared),
        positions={attribute: at for at, attribute in enumerate(attributes)},
        state=_state(attributes),
        derived=bool(bases - {"", cls.odata_type}),
    )


def _state(attributes: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(attributes) > 1:
        return operator.attrgetter(*attributes)
    # attrgetter returns a tuple only for two names or more.
    return lambda value: tuple(getattr(value, name) for name in attributes)


def _wire_entries(cls: type[ODataValue]) -> Entries:
    return table_of(cls).entries


def decode_root(
    cls: type[T],
    mapping: Any,
    entries_of: Callable[[type[ODataValue]], Entries] = _wire_entries,
) -> T:
    """The object that a JSON object describes. Raises ODataDecodeError, which names class and path.

    ``entries_of`` says which names are read for a class, and how.
    """
    actual = cls
    try:
        name, text = _type_of(mapping)
        actual = _actual(cls, text)
        return _filled(actual, mapping, name, text, entries_of(actual))
    except ODataDecodeError as error:
        error.under(actual.__name__)
        raise
    except RecursionError:
        problem = ODataDecodeError("the JSON is nested too deeply")
        problem.under(actual.__name__)
        raise problem from None


def decode_as(
    cls: type[T],
    entries_of: Callable[[type[ODataValue]], Entries] = _wire_entries,
) -> Callable[[Any], T]:
    """The decoder of a nested value of that type or one derived from it."""

    def decode(value: Any) -> T:
        name, text = _type_of(value)
        actual = _actual(cls, text)
        return _filled(actual, value, name, text, entries_of(actual))

    return decode


def _type_of(mapping: Any) -> tuple[str, str | None]:
    """The control information that names the type, ``@odata.type`` or since 4.01 ``@type``, and its text."""
    if not is_object(mapping):
        raise ODataDecodeError(f"a JSON object is expected, not {brief(mapping)}")
    name = "@odata.type" if "@odata.type" in mapping else "@type"
    text = mapping.get(name)
    return name, text if isinstance(text, str) else None


def _actual(expected: type[T], text: str | None) -> type[T]:
    """The class that a type name means where ``expected`` is declared; unknown names mean that itself."""
    if text is None:
        return expected
    name = text.rpartition("#")[2]
    if name == expected.odata_type:
        return expected
    found: type[T] | None = find(name)
    if found is None:
        return expected
    if not issubclass(found, expected):
        declared = expected.odata_type or expected.__name__
        raise ODataDecodeError(f"{brief(text)} does not derive from {declared}")
    return found


def _filled(
    cls: type[T],
    mapping: Any,
    type_name: str,
    type_text: str | None,
    entries: Entries,
) -> T:
    entry_of = entries.get
    values: dict[str, Any] = {}
    additional: dict[str, Any] = {}
    mutable: list[str] = []
    name = ""
    try:
        for name, value in mapping.items():
            entry = entry_of(name)
            if entry is None:
                if name != type_name or type_text is None:
                    additional[name] = copied(value)
                continue
            attribute, plain, decode = entry
            if type(value) is plain or value is None:
                values[attribute] = value
                continue
            values[attribute] = decoded = decode(value)
            if type(decoded) is list or type(decoded) is dict:
                mutable.append(attribute)
    except ODataDecodeError as error:
        error.under(f".{name}")
        raise
    made = cls.__odata_new__(values, additional)
    made.__odata_origin__ = Origin(
        type_name,
        type_text,
        _snapshot(table_of(cls), made, mutable),
        copied(additional) if additional else _NOTHING,
    )
    return made


def _snapshot(table: Table, made: object, mutable: list[str]) -> tuple[Any, ...]:
    state = table.state(made)
    if not mutable:
        return state
    values = list(state)
    for attribute in mutable:
        position = table.positions[attribute]
        values[position] = copied(values[position])
    return tuple(values)
