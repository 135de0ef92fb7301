"""Enumerations that a service may extend: a name the schema does not know survives (CSDL 4.01, section 10)."""

from __future__ import annotations

import enum
import threading
import weakref
from typing import Any, Final, Self, TypeVar

E = TypeVar("E", bound=enum.Enum)


class Lookup(enum.EnumType):
    """The metaclass of enumerations: a call looks a value up, also where there are no members."""

    def __call__(cls: type[E], value: Any) -> E:  # type: ignore[override, misc]
        """The member of that value, be it one that the schema does not know. Raises ValueError."""
        found: Any = cls._value2member_map_.get(value)
        if found is None:
            found = cls._missing_(value)
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return found  # type: ignore[no-any-return]


class ODataEnum(enum.Enum, metaclass=Lookup):
    """Base of enumerations; values are the names that JSON uses.

    A name that the schema does not know becomes a member of its own, for as long as somebody holds it:
    ``RunStatus("paused") is RunStatus("paused")``.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        with _UNKNOWN_LOCK:
            found = _UNKNOWN.get((cls, value))
            if found is None:
                found = object.__new__(cls)
                found._name_ = found._value_ = value
                _UNKNOWN[cls, value] = found
        return found

    def __repr__(self) -> str:
        if type(self).__members__.get(self._name_) is self:
            return super().__repr__()
        return f"<{type(self).__name__} {self._value_!r}, not in the schema>"

    def __reduce_ex__(self, protocol: Any) -> Any:
        return type(self), (self._value_,)


_UNKNOWN: Final[weakref.WeakValueDictionary[tuple[type, str], Any]] = (
    weakref.WeakValueDictionary()
)
_UNKNOWN_LOCK: Final = threading.Lock()
