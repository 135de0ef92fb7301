"""The value of an attribute that is absent, which is not the same as null."""

from __future__ import annotations

import enum
from typing import Final, Literal


class Unset(enum.Enum):
    """The type of :data:`UNSET`, its only value.

    It is false, so that ``if run.status:`` narrows, and an enumeration, so that type checkers
    understand ``run.status is UNSET``.
    """

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Stands in an attribute that neither arrived nor was set; such a member is not written."""
