"""The small protocol between a client and whatever speaks HTTP for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request. ``url`` is absolute and escaped."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer, read to its end. The names of ``headers`` are lower-case."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    body: bytes = b""


class Transport(Protocol):
    """Sends a request and waits for the answer, of whatever status."""

    def send(self, request: Request, /) -> Response:
        """The answer of the service."""
        ...

    def close(self) -> None:
        """Let go of connections."""


class AsyncTransport(Protocol):
    """The same for ``async`` code."""

    async def send(self, request: Request, /) -> Response:
        """The answer of the service."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
