"""A transport that remembers what it was asked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SCHEMA = Path(__file__).parents[4] / "schema"
ROOT = "https://x/v1"
PACKAGE = "client_of_industry_data"


class Fake:
    """Answers in turn with what it was given, and keeps the requests."""

    def __init__(self, package: Any, *answers: tuple[int, Any], **headers: str) -> None:
        self.requests: list[Any] = []
        self._headers = {"request-id": "r1", **headers}
        self._package = package
        self._answers = iter(answers)

    def send(self, request: Any, /) -> Any:
        self.requests.append(request)
        status, body = next(self._answers)
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._package.client.Response(status=status, body=data, headers=self._headers)

    def close(self) -> Any:
        self.requests.append("closed")


class AsyncFake(Fake):
    async def send(self, request: Any, /) -> Any:
        return super().send(request)

    async def close(self) -> None:
        super().close()


def asked(fake: Fake) -> str:
    """The last request, below the root of the service."""
    request = fake.requests[-1]
    assert request.url.startswith(f"{ROOT}/")
    return f"{request.method} {request.url.removeprefix(f'{ROOT}/')}"
