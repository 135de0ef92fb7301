"""A service to talk to: where it is and what carries the requests, for plain and for ``async`` code."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import Any, Protocol, TypeVar

from .errors import checked
from .transport import AsyncTransport, Request, Response, Transport

T = TypeVar("T")


class _Followed(Protocol):
    """An answer that may continue elsewhere."""

    @property
    def next_link(self) -> str: ...


P = TypeVar("P", bound=_Followed)


class _Service:
    """What both kinds of connection know."""

    def __init__(self, service_root: str, headers: Mapping[str, str]) -> None:
        self.service_root = service_root.rstrip("/") + "/"
        self.headers = {
            "Accept": "application/json",
            "OData-MaxVersion": "4.01",
            **headers,
        }

    def request(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str | None],
        body: bytes | None = None,
    ) -> Request:
        """A request to a path below the service root; headers that are None are left out."""
        sent = {
            name: text
            for name, text in {**self.headers, **headers}.items()
            if text is not None
        }
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        return Request(
            method=method, url=self.service_root + path, headers=sent, body=body
        )


class Connection(_Service):
    """Sends requests and waits."""

    def __init__(
        self, service_root: str, transport: Transport, headers: Mapping[str, str]
    ) -> None:
        super().__init__(service_root, headers)
        self.transport = transport

    def send(self, request: Request, read: Callable[[Request, Response], T]) -> T:
        """What an answer says. Raises ODataError for one that is no success."""
        return read(request, checked(self.transport.send(request)))

    def pages(
        self, request: Request, read: Callable[[Request, Response], P]
    ) -> Iterator[P]:
        """An answer and all that continue it."""
        while True:
            page = self.send(request, read)
            yield page
            if not page.next_link:
                return
            request = _continued(request, page.next_link)


class AsyncConnection(_Service):
    """Sends requests from ``async`` code."""

    def __init__(
        self, service_root: str, transport: AsyncTransport, headers: Mapping[str, str]
    ) -> None:
        super().__init__(service_root, headers)
        self.transport = transport

    async def send(self, request: Request, read: Callable[[Request, Response], T]) -> T:
        """What an answer says. Raises ODataError for one that is no success."""
        return read(request, checked(await self.transport.send(request)))

    async def pages(
        self, request: Request, read: Callable[[Request, Response], P]
    ) -> AsyncIterator[P]:
        """An answer and all that continue it."""
        while True:
            page = await self.send(request, read)
            yield page
            if not page.next_link:
                return
            request = _continued(request, page.next_link)


X = TypeVar("X", bound=Connection | AsyncConnection)
"""How a client talks: it decides whether a call returns a value or something to await."""


def _continued(request: Request, url: str) -> Request:
    return Request(method=request.method, url=url, headers=request.headers)


def plain(service_root: str, transport: Any, headers: Mapping[str, str]) -> Connection:
    """A connection; without a transport over httpx, which must be installed then."""
    if transport is None:
        from .over_httpx import HttpxTransport

        transport = HttpxTransport()
    return Connection(service_root, transport, headers)


def asynchronous(
    service_root: str, transport: Any, headers: Mapping[str, str]
) -> AsyncConnection:
    """The same for ``async`` code."""
    if transport is None:
        from .over_httpx import AsyncHttpxTransport

        transport = AsyncHttpxTransport()
    return AsyncConnection(service_root, transport, headers)
