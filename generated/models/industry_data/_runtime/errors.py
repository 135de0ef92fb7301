"""What is raised for data that cannot be read or written, with the JSON path of the culprit."""

from __future__ import annotations

import reprlib

_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 60
_SHORT.maxlevel = 2


class _LocatedError(ValueError):
    """An error that learns its path, innermost step first, while it rises."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}" if self.path else self.reason

    def under(self, step: str) -> None:
        """Put one more step in front of the path: ``Run``, ``.status`` or ``[3]``."""
        self.path = step + self.path


class ODataDecodeError(_LocatedError):
    """JSON that is no value of the type it should have.

    ``path`` says where (``IncomingFlowRun.statistics[2].code``), ``reason`` what is wrong there.
    """


class ODataEncodeError(_LocatedError):
    """An attribute that holds what JSON of an OData service cannot express; ``path`` and ``reason`` as above."""


def brief(value: object) -> str:
    """Any value as one short line for a message, control characters escaped."""
    try:
        return _SHORT.repr(value)
    except ValueError:
        # Python refuses to print integers of thousands of digits.
        return f"a huge {type(value).__name__}"
