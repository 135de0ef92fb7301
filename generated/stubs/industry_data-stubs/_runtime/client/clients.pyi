from collections.abc import Mapping
from typing import Self

from .connection import AsyncConnection, Connection
from .services import Service
from .transport import AsyncTransport, Transport

class PlainClient(Service[Connection]):
    def __init__(
        self,
        service_root: str,
        transport: Transport | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        ieee754_compatible: bool = False,
    ) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def close(self) -> None: ...

class AsynchronousClient(Service[AsyncConnection]):
    def __init__(
        self,
        service_root: str,
        transport: AsyncTransport | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        ieee754_compatible: bool = False,
    ) -> None: ...
    async def __aenter__(self) -> Self: ...
    async def __aexit__(self, *_: object) -> None: ...
    async def close(self) -> None: ...
