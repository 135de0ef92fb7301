import contextlib
from collections.abc import Generator
from typing import Any, Self, TypeVar

from .calls import Call
from .connection import AsyncConnection, Connection, Wire
from .pages import Page
from .parts import Part
from .services import Service

T = TypeVar("T")  # noqa: PYI001

class Parts(Wire):
    headers: dict[str, str]
    multipart: bool
    after: tuple[str, ...]
    def __init__(self, carrier: Wire, *, multipart: bool = False) -> None: ...
    def send(self, call: Call[T]) -> Part[T]: ...
    def items(self, call: Call[Page[T]]) -> Part[Page[T]]: ...
    follow = items
    changes = items
    def call(self, *, continue_on_error: bool) -> Call[None]: ...

class _Batched(Service[Parts]):
    @contextlib.contextmanager
    def change_set(self) -> Generator[None]: ...
    @contextlib.contextmanager
    def after(self, *before: Part[Any]) -> Generator[None]: ...

class PlainBatch(_Batched):
    def __init__(
        self,
        carrier: Connection,
        *,
        continue_on_error: bool = True,
        multipart: bool = False,
    ) -> None: ...
    def send(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None: ...

class AsynchronousBatch(_Batched):
    def __init__(
        self,
        carrier: AsyncConnection,
        *,
        continue_on_error: bool = True,
        multipart: bool = False,
    ) -> None: ...
    async def send(self) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None: ...
