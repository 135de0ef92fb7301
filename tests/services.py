"""A service for tests: a server on the loopback address that answers as it is told and keeps what it was asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the server answers. ``pause``: seconds between any two bytes of the body."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    pause: float = 0
    claims: int | None = None
    """The length that it claims, if that is a lie."""


Answering = Callable[[str, Mapping[str, str]], Reply]


@dataclass(slots=True)
class Service:
    """A running server: its root, how it answers a path and headers, and all that it was asked."""

    root: str
    answer: Answering
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@contextmanager
def serving(
    answer: Answering, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None
) -> Iterator[Service]:
    """A service until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            service.asked.append((self.path, headers))
            reply = service.answer(self.path, headers)
            try:
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                claimed = len(reply.body) if reply.claims is None else reply.claims
                self.send_header("Content-Length", str(claimed))
                self.end_headers()
                for start in range(0, len(reply.body), 1 if reply.pause else 1 << 16):
                    self.wfile.write(reply.body[start : start + (1 if reply.pause else 1 << 16)])
                    time.sleep(reply.pause)
            except OSError:
                pass  # the client had enough

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A client that does not like our certificate is no news."""

    with Server((host, 0), Handler) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        service = Service(f"http{'s' if tls else ''}://{host}:{server.server_port}", answer)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield service
        finally:
            server.shutdown()
            thread.join()
