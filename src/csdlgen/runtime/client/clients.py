"""What a client is besides what it leads to: an address, what carries the requests, and an end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from .connection import AsyncConnection, Connection
from .services import Service
from .transport import AsyncTransport, Transport


class PlainClient(Service[Connection]):
    """The service at an address, for plain code. Without a transport it uses httpx, which must be installed then.

    ``ieee754_compatible``: numbers of 64 bits and decimals travel as strings, for services that lose their digits
    otherwise.
    """

    def __init__(
        self,
        service_root: str,
        transport: Transport | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        ieee754_compatible: bool = False,
    ) -> None:
        if transport is None:
            from .over_httpx import HttpxTransport

            transport = HttpxTransport()
        super().__init__(
            Connection(
                service_root,
                transport,
                headers or {},
                ieee754_compatible=ieee754_compatible,
            )
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of connections."""
        self.connection.transport.close()


class AsynchronousClient(Service[AsyncConnection]):
    """The same for ``async`` code."""

    def __init__(
        self,
        service_root: str,
        transport: AsyncTransport | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        ieee754_compatible: bool = False,
    ) -> None:
        if transport is None:
            from .over_httpx import AsyncHttpxTransport

            transport = AsyncHttpxTransport()
        super().__init__(
            AsyncConnection(
                service_root,
                transport,
                headers or {},
                ieee754_compatible=ieee754_compatible,
            )
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of connections."""
        await self.connection.transport.close()
