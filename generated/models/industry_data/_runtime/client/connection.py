"""A service to talk to: where it is and what carries the requests, for plain and for ``async`` code."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from ..decoders import item_type
from ..encoding import Numbers, Writer
from ..jsontext import dumps
from ..patching import patch_of
from ..value import ODataValue
from .calls import Call, Read
from .errors import checked
from .pages import Page
from .transport import AsyncTransport, Request, Transport
from .urls import Argument

T = TypeVar("T")

_JSON = "application/json"
_STRINGS = "application/json;IEEE754Compatible=true"


class Wire:
    """How a service is spoken to, whatever carries the requests.

    ``ieee754_compatible``: numbers of 64 bits and decimals travel as strings, in both directions, because the service
    would lose their digits otherwise (OData JSON 4.01, section 3.2).
    """

    def __init__(
        self,
        service_root: str,
        headers: Mapping[str, str],
        *,
        ieee754_compatible: bool = False,
    ) -> None:
        self.service_root = service_root.rstrip("/") + "/"
        self.content_type = _STRINGS if ieee754_compatible else _JSON
        self.numbers = Numbers.TEXT if ieee754_compatible else Numbers.EXACT
        self.headers = {
            "Accept": self.content_type,
            "OData-MaxVersion": "4.01",
            **headers,
        }

    def request(self, call: Call[Any]) -> Request:
        """The request of a call."""
        told = {**self.headers, **call.headers}
        sent = {name: text for name, text in told.items() if text is not None}
        if call.body is not None:
            sent.setdefault("Content-Type", self.content_type)
        return Request(
            method=call.method,
            url=self.service_root + call.path,
            headers=sent,
            body=call.body,
        )

    def entity(self, value: ODataValue) -> bytes:
        """The body that says all of an entity. Raises ODataEncodeError."""
        return value.to_json(ieee754_compatible=self.numbers is Numbers.TEXT)

    def patch(self, value: ODataValue) -> bytes:
        """The body that says what was changed in an entity. Raises ODataEncodeError."""
        return dumps(patch_of(value, self.numbers))

    def parameters(self, arguments: Iterable[Argument]) -> bytes:
        """The body of an action. Raises ODataEncodeError."""
        writer = Writer(self.numbers)
        return dumps(
            {
                name: writer.member(name, value, item_type(edm_type))
                for name, edm_type, value in arguments
            }
        )


class Connection(Wire):
    """Sends requests and waits."""

    def __init__(
        self,
        service_root: str,
        transport: Transport,
        headers: Mapping[str, str],
        *,
        ieee754_compatible: bool = False,
    ) -> None:
        super().__init__(service_root, headers, ieee754_compatible=ieee754_compatible)
        self.transport = transport

    def send(self, call: Call[T]) -> T:
        """What an answer says. Raises ODataError for one that is no success."""
        return self._answer(self.request(call), call.read)

    def items(self, call: Call[Page[T]]) -> Iterator[T]:
        """All items of the answer and of what continues it, each part asked for when it is reached."""
        request = self.request(call)
        while True:
            page = self._answer(request, call.read)
            yield from page.items
            if not page.next_link:
                return
            request = _continued(request, page.next_link)

    def _answer(self, request: Request, read: Read[T]) -> T:
        return read(request, checked(self.transport.send(request)))


class AsyncConnection(Wire):
    """Sends requests from ``async`` code."""

    def __init__(
        self,
        service_root: str,
        transport: AsyncTransport,
        headers: Mapping[str, str],
        *,
        ieee754_compatible: bool = False,
    ) -> None:
        super().__init__(service_root, headers, ieee754_compatible=ieee754_compatible)
        self.transport = transport

    async def send(self, call: Call[T]) -> T:
        """What an answer says. Raises ODataError for one that is no success."""
        return await self._answer(self.request(call), call.read)

    async def items(self, call: Call[Page[T]]) -> AsyncIterator[T]:
        """All items of the answer and of what continues it, each part asked for when it is reached."""
        request = self.request(call)
        while True:
            page = await self._answer(request, call.read)
            for item in page.items:
                yield item
            if not page.next_link:
                return
            request = _continued(request, page.next_link)

    async def _answer(self, request: Request, read: Read[T]) -> T:
        return read(request, checked(await self.transport.send(request)))


X = TypeVar("X", bound=Connection | AsyncConnection)
"""How a client talks: it decides whether a call returns a value or something to await."""


def _continued(request: Request, url: str) -> Request:
    return Request(method=request.method, url=url, headers=request.headers)


def plain(
    service_root: str,
    transport: Any,
    headers: Mapping[str, str] | None,
    *,
    ieee754_compatible: bool,
) -> Connection:
    """A connection; without a transport over httpx, which must be installed then."""
    if transport is None:
        from .over_httpx import HttpxTransport

        transport = HttpxTransport()
    return Connection(
        service_root, transport, headers or {}, ieee754_compatible=ieee754_compatible
    )


def asynchronous(
    service_root: str,
    transport: Any,
    headers: Mapping[str, str] | None,
    *,
    ieee754_compatible: bool,
) -> AsyncConnection:
    """The same for ``async`` code."""
    if transport is None:
        from .over_httpx import AsyncHttpxTransport

        transport = AsyncHttpxTransport()
    return AsyncConnection(
        service_root, transport, headers or {}, ieee754_compatible=ieee754_compatible
    )
