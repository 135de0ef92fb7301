"""Whether a version is one that a specification such as ``>=1.2,<2`` allows."""

from __future__ import annotations

import operator
import re

_CLAUSE = re.compile(r"\s*(>=|<=|==|!=|~=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")
_COMPARE = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


def allows(specification: str, version: str) -> bool:
    """Whether every clause of the specification holds for a version of whole numbers and dots.

    ``~=1.4.2`` means ``>=1.4.2`` and the same ``1.4``; trailing zeros do not count.
    Raises ValueError for what is no specification.
    """
    actual = _parts(version)
    for clause in specification.split(","):
        match = _CLAUSE.fullmatch(clause)
        if match is None:
            raise ValueError(clause.strip())
        sign, wanted = match[1], match[2]
        if sign == "~=":
            release = [int(part) for part in wanted.split(".")][:-1]
            if not release:
                raise ValueError(clause.strip())
            padded = [int(part) for part in version.split(".")] + [0] * len(release)
            if padded[: len(release)] != release or actual < _parts(wanted):
                return False
        elif not _COMPARE[sign](actual, _parts(wanted)):
            return False
    return True


def _parts(version: str) -> tuple[int, ...]:
    parts = [int(part) for part in version.split(".")]
    while parts and not parts[-1]:
        parts.pop()
    return tuple(parts)
