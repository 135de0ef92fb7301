"""A service to talk to: where it is and what carries the requests, for plain and for ``async`` code."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar

from ..decoders import item_type
from ..encoding import Numbers, Writer
from ..jsontext import dumps
from ..patching import patch_of
from ..value import ODataValue
from .calls import Call, Read
from .changes import AsyncChanges, Changes
from .errors import checked
from .pages import Page
from .transport import AsyncTransport, Request, Transport
from .urls import Argument, resolved

if TYPE_CHECKING:
    from .batches import Parts

T = TypeVar("T")

_JSON = "application/json"
_STRINGS = "application/json;IEEE754Compatible=true"
_ONCE = frozenset({"Content-Type", "If-Match"})
"""Headers that are about a body, or about the version that something is done to."""


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
            url=self._url(call.path),
            headers=sent,
            body=call.body,
        )

    def _url(self, path: str) -> str:
        """A link of the service is absolute, and refused if it leads to another host."""
        if path.startswith(("http://", "https://")):
            return resolved(path, self.service_root, "")
        return self.service_root + path

    def path_of(self, url: str) -> str:
        """The path of something that the service links to. Raises ValueError for what is not below its root."""
        found = resolved(url, self.service_root, "")
        if found.startswith(self.service_root):
            return found.removeprefix(self.service_root)
        raise ValueError(f"a link leads away from the service: {found}")

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
        return (item for page in self._pages(call) for item in page.items)

    def follow(self, call: Call[Page[T]]) -> Iterator[T]:
        """The same, but the first part is asked for at once."""
        pages = self._pages(call)
        first = next(pages)
        return (item for page in chain((first,), pages) for item in page.items)

    def changes(self, call: Call[Page[T]]) -> Changes[T]:
        """All items of the answer and of what continues it, and then the link to later changes."""
        return Changes(self._pages(call))

    def _pages(self, call: Call[Page[T]]) -> Iterator[Page[T]]:
        request = self.request(call)
        while True:
            page = self._answer(request, call.read)
            yield page
            if not page.next_link:
                return
            request = _continued(request, page.next_link)

    def _answer(self, request: Request, read: Read[T]) -> T:
        return read(request, checked(request, self.transport.send(request)))


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

    def items(self, call: Call[Page[T]]) -> AsyncIterator[T]:
        """All items of the answer and of what continues it, each part asked for when it is reached."""
        return (item async for page in self._pages(call) for item in page.items)

    async def follow(self, call: Call[Page[T]]) -> AsyncIterator[T]:
        """The same, but the first part is asked for at once."""
        pages = self._pages(call)
        first = await anext(pages)

        async def items() -> AsyncIterator[T]:
            for item in first.items:
                yield item
            async for page in pages:
                for item in page.items:
                    yield item

        return items()

    def changes(self, call: Call[Page[T]]) -> AsyncChanges[T]:
        """All items of the answer and of what continues it, and then the link to later changes."""
        return AsyncChanges(self._pages(call))

    async def _pages(self, call: Call[Page[T]]) -> AsyncIterator[Page[T]]:
        request = self.request(call)
        while True:
            page = await self._answer(request, call.read)
            yield page
            if not page.next_link:
                return
            request = _continued(request, page.next_link)

    async def _answer(self, request: Request, read: Read[T]) -> T:
        return read(request, checked(request, await self.transport.send(request)))


X = TypeVar("X", bound="Connection | AsyncConnection | Parts")
"""How a client talks: it decides whether a call returns a value, something to await, or a part of a batch."""


def _continued(request: Request, url: str) -> Request:
    """What continues the answer to an action is asked for without doing it again."""
    is_safe = request.method == "GET"
    told = request.headers.items()
    kept = {name: text for name, text in told if is_safe or name not in _ONCE}
    return Request(method="GET", url=url, headers=kept)
