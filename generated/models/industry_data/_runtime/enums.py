"""Enumerations that a service may extend: what the schema does not know survives (CSDL 4.01, section 10)."""

from __future__ import annotations

import enum
import functools
import re
import threading
import weakref
from collections.abc import Callable
from typing import Any, Final, NamedTuple, Self, TypeVar

_NUMBER = re.compile(r"[0-9]{1,20}")
_OPERATORS: Final = ("__or__", "__ror__", "__and__", "__rand__", "__xor__", "__rxor__")


class _Lookup(enum.EnumType):
    """The metaclass of both kinds of enumeration: a call looks a value up, even where there are no members."""

    def __init__(
        cls, name: str, bases: tuple[type, ...], members: Any, **options: Any
    ) -> None:
        super().__init__(name, bases, members, **options)
        # EnumType puts the operators of Flag into every subclass; ours go back in their place.
        for base in bases:
            for operator in _OPERATORS:
                if type(base) is _Lookup and operator in vars(base):
                    setattr(cls, operator, vars(base)[operator])

    def __call__(cls, value: Any) -> Any:  # type: ignore[override]
        found = cls._value2member_map_.get(value)
        if found is None:
            kind: Any = cls
            found = kind._missing_(value)
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return found


_unknown: weakref.WeakValueDictionary[tuple[type, str], ODataEnum] = (
    weakref.WeakValueDictionary()
)
_unknown_lock = threading.Lock()


class ODataEnum(enum.Enum, metaclass=_Lookup):
    """Base of enumerations; values are the names that JSON uses.

    A name that the schema does not know becomes a member of its own, for as long as somebody holds it:
    ``RunStatus("paused") is RunStatus("paused")``.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        with _unknown_lock:
            found = _unknown.get((cls, value))
            if found is None:
                found = object.__new__(cls)
                found._name_ = found._value_ = value
                _unknown[cls, value] = found
        return found  # type: ignore[return-value]

    def __repr__(self) -> str:
        if type(self).__members__.get(self._name_) is self:
            return super().__repr__()
        return f"<{type(self).__name__} {self._value_!r}, not in the schema>"

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self._value_,)


class ODataFlags(enum.Flag, boundary=enum.KEEP, metaclass=_Lookup):
    """Base of enumerations whose members combine with ``|``.

    ``Days("monday,holiday")`` reads the text that JSON uses. Names the schema does not know, numbers, order
    and blanks survive until the value is combined with another; unknown names survive even that.
    """

    @classmethod
    def _missing_(cls, value: object) -> Any:
        return (
            _parsed(cls, value) if isinstance(value, str) else super()._missing_(value)
        )

    def __or__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return _combined(self, other, int.__or__, frozenset.__or__)

    def __and__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return _combined(self, other, int.__and__, frozenset.__and__)

    def __xor__(self, other: Self) -> Self:
        if type(other) is not type(self):
            return NotImplemented
        return _combined(self, other, int.__xor__, frozenset.__xor__)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __contains__(self, other: Self) -> bool:
        return self | other == self

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


def spelled(**names: str) -> Callable[[type[F]], type[F]]:
    """A decorator for flags with members that Python spells otherwise: ``@spelled(None_="None")``."""

    def remember(flags: type[F]) -> type[F]:
        _RESPELLED[flags] = names
        return flags

    return remember


_RESPELLED: Final[dict[type[ODataFlags], dict[str, str]]] = {}


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
    parts, rest = [], mask
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
    unknown = []
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


def _combined(
    one: F,
    other: F,
    masks: Callable[[int, int], int],
    names: Callable[[frozenset[str], frozenset[str]], frozenset[str]],
) -> F:
    kind = type(one)
    mask = masks(one._value_, other._value_)
    unknown = names(_unknown_names(one), _unknown_names(other))
    known = [_mask_text(kind, mask)] if mask or not unknown else []
    return _flags(kind, mask, unknown, ",".join([*known, *sorted(unknown)]))


def _arrived_text(flags: ODataFlags) -> str | None:
    return vars(flags).get("_odata_text")


def _unknown_names(flags: ODataFlags) -> frozenset[str]:
    unknown: frozenset[str] = vars(flags).get("_odata_unknown", frozenset())
    return unknown


def _identity(flags: ODataFlags) -> tuple[int, frozenset[str]]:
    return flags._value_, _unknown_names(flags)
