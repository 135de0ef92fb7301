"""Scalars that remember the JSON value they arrived as, so that what nobody changes is written unchanged."""

from __future__ import annotations

from typing import Any, Self


class Kept:
    """The mixin of all runtime scalars: a subclass of a plain Python type plus the arrived JSON value.

    Each has a class method ``read``, which makes the Python value of a JSON value, of itself only where
    it must, and raises ValueError or ArithmeticError for what is none.

    It is used only where the plain type would be written differently (``PT60M``, seven fractional
    digits). Equality, order and hash are those of the plain type. What is computed from such a value
    (``replace``, arithmetic) has no arrived value and is written in the canonical way.
    """

    __slots__ = ()

    _wire: Any

    def arrived(self, value: Any) -> Self:
        """This scalar, remembering ``value``."""
        # UUID forbids assignment, so the slot is filled from below.
        object.__setattr__(self, "_wire", value)
        return self

    def __reduce_ex__(self, protocol: Any) -> Any:
        wire = wire_of(self)
        if wire is None:
            return super().__reduce_ex__(protocol)
        return _read_again, (type(self), wire)


def wire_of(value: Kept) -> Any:
    """The JSON value that a scalar arrived as, or None for one that was computed."""
    return getattr(value, "_wire", None)


def _read_again(kind: Any, wire: Any) -> Any:
    return kind.read(wire)


def text_of(value: Any) -> str:
    """The value, if it is text. Raises ValueError if not."""
    if isinstance(value, str):
        return value
    raise ValueError(value)
