"""Transports over httpx, imported when a client gets no other: with timeouts, and patient with a busy service.

Requests that may be repeated without harm are, after 429, 502, 503 and 504 and after lost connections, as long as
``Retry-After`` asks or with growing pauses. Needs ``pip install httpx httpx-retries``.
"""

from __future__ import annotations

try:
    import httpx
    from httpx_retries import Retry, RetryTransport
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f"{error.name} is missing: pip install httpx httpx-retries, or give the client a transport",
        name=error.name,
    ) from None

from .transport import Request, Response

_TIMEOUT = 30.0
_ATTEMPTS = 5


def _retrying() -> RetryTransport:
    return RetryTransport(retry=Retry(total=_ATTEMPTS, backoff_factor=0.5))


def _answer(answer: httpx.Response) -> Response:
    headers = {name.lower(): text for name, text in answer.headers.items()}
    return Response(status=answer.status_code, headers=headers, body=answer.content)


class HttpxTransport:
    """Over an ``httpx.Client``, one's own (with authentication, for example) or a new one."""

    def __init__(self, client: httpx.Client | None = None) -> None:
        self.client = client or httpx.Client(transport=_retrying(), timeout=_TIMEOUT)

    def send(self, request: Request, /) -> Response:
        """The answer of the service. Raises httpx.HTTPError if there is none."""
        return _answer(
            self.client.request(
                request.method,
                request.url,
                headers=dict(request.headers),
                content=request.body,
            )
        )

    def close(self) -> None:
        """Let go of connections."""
        self.client.close()


class AsyncHttpxTransport:
    """Over an ``httpx.AsyncClient``, one's own or a new one."""

    def __init__(self, client: httpx.AsyncClient | None = None) -> None:
        self.client = client or httpx.AsyncClient(
            transport=_retrying(), timeout=_TIMEOUT
        )

    async def send(self, request: Request, /) -> Response:
        """The answer of the service. Raises httpx.HTTPError if there is none."""
        return _answer(
            await self.client.request(
                request.method,
                request.url,
                headers=dict(request.headers),
                content=request.body,
            )
        )

    async def close(self) -> None:
        """Let go of connections."""
        await self.client.aclose()
