"""The value of an attribute that is absent, which is not the same as null."""

from __future__ import annotations

from typing import Final, Literal, final


@final
class Unset:
    """The type of :data:`UNSET`, its only instance. It is false, so ``if run.status:`` narrows."""

    __slots__ = ()

    def __new__(cls) -> Unset:
        """Return the one instance there is."""
        return UNSET

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        # The name of a global: pickles and copies of the instance are the instance.
        return "UNSET"


UNSET: Final[Unset] = object.__new__(Unset)
"""Stands in an attribute that neither arrived nor was set; such a member is not written."""
