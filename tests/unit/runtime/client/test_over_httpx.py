"""The transports over httpx and a service that is busy at first."""

from __future__ import annotations

import asyncio
import http.server
import threading
from collections.abc import Iterator

import pytest

from csdlgen.runtime.client.over_httpx import AsyncHttpxTransport, HttpxTransport
from csdlgen.runtime.client.transport import Request


class _Busy(http.server.BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.headers["X-Team"])
        is_busy = len(self.asked) == 1
        body = b"" if is_busy else b"{}"
        self.send_response(429 if is_busy else 200)
        if is_busy:
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        self.asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(503)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


@pytest.fixture
def busy() -> Iterator[http.server.ThreadingHTTPServer]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("_Fresh", (_Busy,), {"asked": []}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def _asked(server: http.server.ThreadingHTTPServer) -> list[str]:
    asked: list[str] = vars(server.RequestHandlerClass)["asked"]
    return asked


def _request(server: http.server.ThreadingHTTPServer, method: str, body: bytes | None = None) -> Request:
    url = f"http://127.0.0.1:{server.server_port}/runs('O''Neil%2F1')"
    return Request(method=method, url=url, headers={"X-Team": "t"}, body=body)


def test_what_can_be_repeated_is_until_the_service_has_time(busy: http.server.ThreadingHTTPServer) -> None:
    transport = HttpxTransport()
    answer = transport.send(_request(busy, "GET"))
    transport.close()
    assert (answer.status, answer.body, answer.headers["content-length"]) == (200, b"{}", "2")
    assert _asked(busy) == ["t", "t"]


def test_what_changes_something_is_sent_once(busy: http.server.ThreadingHTTPServer) -> None:
    transport = HttpxTransport()
    assert transport.send(_request(busy, "POST", b'{"a":1}')).status == 503
    transport.close()
    assert _asked(busy) == ['{"a":1}']


def test_async_code_is_as_patient(busy: http.server.ThreadingHTTPServer) -> None:
    async def use() -> int:
        transport = AsyncHttpxTransport()
        answer = await transport.send(_request(busy, "GET"))
        await transport.close()
        return answer.status

    assert asyncio.run(use()) == 200
    assert _asked(busy) == ["t", "t"]


def test_there_is_a_time_limit() -> None:
    transport = HttpxTransport()
    assert transport.client.timeout.read == 30
    transport.close()
