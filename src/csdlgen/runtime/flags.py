"""Enumerations whose members combine: what the schema does not know survives (CSDL 4.01, section 10.2)."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from .enums import Lookup

_NUMBER = re.compile(r"[0-9]{1,20}")
_RESPELLED: Final[dict[type, dict[str, str]]] = {}


def spelled(**names: str) -> Callable[[type[F]], type[F]]:
    """A decorator for flags with members that Python spells otherwise: ``@spelled(None_="None")``."""

    def remember(flags: type[F]) -> type[F]:
        _RESPELLED[flags] = names
        return flags

    return remember


def flags_text(flags: ODataFlags) -> str:
    """The text of flags in JSON: as it arrived, else the names in the order of the schema."""
    text = _arrived_text(flags)
    return _mask_text(type(flags), flags._value_) if text is None else text


class _Spelling(NamedTuple):
    """The wire names of the members of one type, and the first name of each value."""

    values: dict[str, int]
    names: dict[int, str]


@functools.cache
def _spelling(flags: type[ODataFlags]) -> _Spelling:
    respelled = _RESPELLED.get(flags, {})
    values = {
        respelled.get(name, name): member._value_
        for name, member in flags.__members__.items()
    }
    names: dict[int, str] = {}
    for name, value in values.items():
        names.setdefault(value, name)
    return _Spelling(values, names)


def _mask_text(kind: type[ODataFlags], mask: int) -> str:
    names = _spelling(kind).names
    if mask in names:
        return names[mask]
    parts: list[str] = []
    rest = mask
    for value, name in names.items():
        if value > 0 and value & mask == value and value & rest:
            parts.append(name)
            rest &= ~value
    if rest or not parts:
        parts.append(str(rest))
    return ",".join(parts)


def _parsed(kind: type[F], text: str) -> F:
    values = _spelling(kind).values
    mask = 0
    unknown: list[str] = []
    for part in map(str.strip, text.split(",")):
        if part in values:
            mask |= values[part]
        elif _NUMBER.fullmatch(part):
            mask |= int(part)
        elif part:
            unknown.append(part)
    return _flags(kind, mask, frozenset(unknown), text)


def _flags(kind: type[F], mask: int, unknown: frozenset[str], text: str) -> F:
    """The member for a mask, or a value of its own if the member would be written differently."""
    if not unknown and _mask_text(kind, mask) == text:
        return kind(mask)
    flags = object.__new__(kind)
    flags._name_ = text
    flags._value_ = mask
    vars(flags).update(_odata_unknown=unknown, _odata_text=text)
    return flags


def _arrived_text(flags: ODataFlags) -> str | None:
    return vars(flags).get("_odata_text")


def _unknown_names(flags: ODataFlags) -> frozenset[str]:
    unknown: frozenset[str] = vars(flags).get("_odata_unknown", frozenset())
    return unknown


def _identity(flags: ODataFlags) -> tuple[int, frozenset[str]]:
    return flags._value_, _unknown_names(flags)


_Operator = Callable[[Any, Any], Any]


def _operator(plain: _Operator) -> _Operator:
    """An operator on flags, from the one that numbers have, and sets of unknown names."""

    def combine(one: ODataFlags, other: ODataFlags) -> Any:
        kind = type(one)
        if type(other) is not kind:
            return NotImplemented
        mask: int = plain(one._value_, other._value_)
        unknown: frozenset[str] = plain(_unknown_names(one), _unknown_names(other))
        known = [_mask_text(kind, mask)] if mask or not unknown else []
        return _flags(kind, mask, unknown, ",".join([*known, *sorted(unknown)]))

    return combine


_OR: Final = _operator(lambda one, other: one | other)
_AND: Final = _operator(lambda one, other: one & other)
_XOR: Final = _operator(lambda one, other: one ^ other)


_OPERATORS: Final[dict[str, _Operator]] = {
    "__or__": _OR,
    "__ror__": _OR,
    "__and__": _AND,
    "__rand__": _AND,
    "__xor__": _XOR,
    "__rxor__": _XOR,
    "__contains__": lambda one, other: one | other == one,
}


class _FlagLookup(Lookup):
    """The metaclass of flags. EnumType gives every subclass the operators of Flag; this one gives them ours."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, combine in _OPERATORS.items():
            setattr(self, name, combine)


class ODataFlags(enum.Flag, boundary=enum.KEEP, metaclass=_FlagLookup):
    """Base of enumerations whose members combine with ``|``.

    ``Days("monday,holiday")`` reads the text that JSON uses. Names the schema does not know, numbers, order
    and blanks survive until the value is combined with another; unknown names survive even that.
    """

    @classmethod
    def _missing_(cls, value: object) -> Any:
        return (
            _parsed(cls, value) if isinstance(value, str) else super()._missing_(value)
        )

    def __bool__(self) -> bool:
        return bool(self._value_ or _unknown_names(self))

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self is other or _identity(self) == _identity(other)

    def __hash__(self) -> int:
        return hash(_identity(self))

    def __repr__(self) -> str:
        text = _arrived_text(self)
        return (
            super().__repr__() if text is None else f"<{type(self).__name__} {text!r}>"
        )

    def __reduce_ex__(self, protocol: Any) -> Any:
        text = _arrived_text(self)
        return type(self), (self._value_ if text is None else text,)


F = TypeVar("F", bound=ODataFlags)
