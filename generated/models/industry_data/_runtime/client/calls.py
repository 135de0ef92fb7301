"""What a method of a client describes: a call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from .transport import Request, Response

T = TypeVar("T")

Read = Callable[[Request, Response], T]
"""Makes the value of an answer, knowing what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[T]):
    """One request below the root of a service, and how its answer is read.

    ``path`` is escaped and holds the query options, too; headers that are None are left out.
    """

    method: str
    path: str
    read: Read[T]
    headers: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    body: bytes | None = None
    after: str = ""
    """In a batch, the part that makes what the call is about."""
