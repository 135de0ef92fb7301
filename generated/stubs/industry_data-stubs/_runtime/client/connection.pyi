from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from ..value import ODataValue
from .batches import Parts
from .calls import Call
from .changes import AsyncChanges, Changes
from .pages import Page
from .transport import AsyncTransport, Request, Transport
from .urls import Argument

T = TypeVar("T")  # noqa: PYI001

class Wire:
    service_root: str
    headers: dict[str, str]
    def __init__(
        self,
        service_root: str,
        headers: Mapping[str, str],
        *,
        ieee754_compatible: bool = False,
    ) -> None: ...
    def request(self, call: Call[Any]) -> Request: ...
    def path_of(self, url: str) -> str: ...
    def entity(self, value: ODataValue) -> bytes: ...
    def patch(self, value: ODataValue) -> bytes: ...
    def parameters(self, arguments: Iterable[Argument]) -> bytes: ...

class Connection(Wire):
    transport: Transport
    def __init__(
        self,
        service_root: str,
        transport: Transport,
        headers: Mapping[str, str],
        *,
        ieee754_compatible: bool = False,
    ) -> None: ...
    def send(self, call: Call[T]) -> T: ...
    def items(self, call: Call[Page[T]]) -> Iterator[T]: ...
    def follow(self, call: Call[Page[T]]) -> Iterator[T]: ...
    def changes(self, call: Call[Page[T]]) -> Changes[T]: ...

class AsyncConnection(Wire):
    transport: AsyncTransport
    def __init__(
        self,
        service_root: str,
        transport: AsyncTransport,
        headers: Mapping[str, str],
        *,
        ieee754_compatible: bool = False,
    ) -> None: ...
    async def send(self, call: Call[T]) -> T: ...
    def items(self, call: Call[Page[T]]) -> AsyncIterator[T]: ...
    async def follow(self, call: Call[Page[T]]) -> AsyncIterator[T]: ...
    def changes(self, call: Call[Page[T]]) -> AsyncChanges[T]: ...

X = TypeVar("X", bound=Connection | AsyncConnection | Parts)  # noqa: PYI001
