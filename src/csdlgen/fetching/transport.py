"""The only door to the network: one document from one URL that somebody named, within limits of size and time.

It stands on the standard library: a proxy of the environment and the certificates of the system are honoured, and
nobody installs a client for the sake of one request.
"""

from __future__ import annotations

import http.client
import socket
import threading
import urllib.request
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NoReturn, Self
from urllib.parse import urljoin

from csdlgen import laws
from csdlgen.diagnostics import InputError, Law, Location
from csdlgen.fetching.urls import checked, is_safer, is_same_place, public

_CHUNK = 65536
_REDIRECTS = 5
_MOVED = frozenset({301, 302, 303, 307, 308})
_HINTS = {
    401: "name an environment variable that holds a token: --token-env NAME",
    403: "name an environment variable that holds a token: --token-env NAME",
    404: "give the root of the service, or the whole URL of its $metadata",
    406: "the service has no such format; leave --format out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to ask for, and how far to go for it.

    ``headers`` say what is wanted. ``credentials`` are headers for this host alone. ``timeout`` is in seconds and counts
    for everything together; ``max_size`` is in bytes, unpacked.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    credentials: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 60.0
    max_size: int = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service said: nothing new (``data`` is None) or a body, and its tag, empty without one."""

    data: bytes | None
    etag: str = ""
    content_type: str = ""


def get(request: Request) -> Answer:
    """The answer to a GET, redirects followed. Raises InputError if there is none or a limit is passed."""
    url = request.url
    with _Deadline(request.timeout) as deadline:
        for _ in range(_REDIRECTS + 1):
            with _told(url, deadline), _opened(url, request, deadline) as response:
                if response.status not in _MOVED:
                    return _answer(url, response, request.max_size)
                url = _redirected(url, response.headers.get("Location", ""), request)
    raise _finding(laws.REDIRECT, request.url, f"leads on and on: more than {_REDIRECTS} redirects")


class _Deadline:
    """Ends the connection that is open when its time is over, however slowly an answer trickles in."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.is_over = False
        self._open: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        # A thread that is still there would keep a run from sharing its work among processes.
        self._timer.join()

    def holds(self, opened: socket.socket) -> None:
        """Let this be the connection that ends."""
        self._open = opened
        if self.is_over:
            self._end()

    def _end(self) -> None:
        self.is_over = True
        if self._open is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._open, socket.SHUT_RDWR)


@contextmanager
def _told(url: str, deadline: _Deadline) -> Iterator[None]:
    """What goes wrong inside becomes a finding about a URL; what came too late counts for nothing."""
    finding: InputError | None = None
    late = f"did not answer within {deadline.seconds:g} seconds"
    try:
        yield
    except InputError as error:
        finding = error
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        reason = getattr(error, "reason", error)
        words = (getattr(reason, name, None) for name in ("verify_message", "strerror"))
        said = (
            late
            if isinstance(reason, TimeoutError)
            else f"gave no answer: {next(filter(None, words), reason)}"
        )
        finding = _finding(laws.NO_ANSWER, url, said)
    if deadline.is_over:
        finding = _finding(laws.NO_ANSWER, url, late)
    if finding is not None:
        raise finding


def _opened(url: str, request: Request, deadline: _Deadline) -> Any:
    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            deadline.holds(self.sock)

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            deadline.holds(self.sock)

    class Handler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
        def http_open(self, asked: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Plain, asked)

        def https_open(self, asked: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Secure, asked)

    # Not build_opener: that one also opens files, speaks FTP, and follows redirects with credentials.
    opener = urllib.request.OpenerDirector()
    opener.add_handler(urllib.request.ProxyHandler())
    opener.add_handler(Handler())
    headers = {**request.headers, **request.credentials, "Accept-Encoding": "gzip"}
    ask = opener.open
    return ask(urllib.request.Request(url, headers=headers), timeout=deadline.seconds)  # noqa: S310 - it was checked


def _redirected(url: str, location: str, request: Request) -> str:
    """Where a redirect leads. Raises InputError if nobody should follow it."""
    if not location:
        _refuse(laws.REDIRECT, url, "redirects to nowhere")
    try:
        target = checked(urljoin(url, location))
    except (InputError, ValueError):
        _refuse(laws.REDIRECT, url, f"redirects to {location.partition('?')[0]!r}, which is not followed")
    if not (is_same_place(url, target) or is_safer(url, target)):
        if request.credentials:
            hint = f"if that is the right service, fetch {public(target)}"
            _refuse(
                laws.REDIRECT,
                url,
                f"redirects to {public(target)}, which does not get the credentials",
                hint,
            )
        if url.startswith("https:") and not target.startswith("https:"):
            _refuse(laws.REDIRECT, url, f"redirects to {public(target)}, which is not encrypted")
    return target


def _answer(url: str, response: http.client.HTTPResponse, max_size: int) -> Answer:
    etag = response.headers.get("ETag", "").strip()
    if not (etag.isascii() and etag.isprintable() and len(etag) < 1000):
        etag = ""
    if response.status == 304:
        return Answer(data=None, etag=etag)
    if response.status != 200:
        reason = http.client.responses.get(response.status, "")
        _refuse(
            laws.SERVICE_REFUSES,
            url,
            f"answers {response.status} {reason}".rstrip(),
            _HINTS.get(response.status, ""),
        )
    parts = []
    size = 0
    for part in _unpacked(url, response, max_size):
        size += len(part)
        if size > max_size:
            hint = "--max-size takes megabytes"
            _refuse(laws.TOO_LARGE, url, f"is larger than {max_size:,} bytes", hint)
        parts.append(part)
    return Answer(data=b"".join(parts), etag=etag, content_type=response.headers.get_content_type().lower())


def _unpacked(url: str, response: http.client.HTTPResponse, max_size: int) -> Iterator[bytes]:
    """The body without its compression, in parts none of which is much larger than is allowed."""
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding in ("identity", ""):
        yield from _received(url, response)
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        _refuse(laws.NO_ANSWER, url, f"answers in the coding {coding[:40]!r}, which nobody asked for")
    inflated = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for part in _received(url, response):
            packed = part
            while packed and not inflated.eof:
                yield inflated.decompress(packed, max_size + 1)
                packed = inflated.unconsumed_tail
    except zlib.error:
        _refuse(laws.NO_ANSWER, url, "is packed in a way that cannot be unpacked")
    if not inflated.eof:
        _refuse(laws.NO_ANSWER, url, "ends before its end")


def _received(url: str, response: http.client.HTTPResponse) -> Iterator[bytes]:
    while part := response.read(_CHUNK):
        yield part
    if response.length:
        _refuse(laws.NO_ANSWER, url, "ends before its end")


def _refuse(law: Law, url: str, message: str, hint: str = "") -> NoReturn:
    raise _finding(law, url, message, hint)


def _finding(law: Law, url: str, message: str, hint: str = "") -> InputError:
    return InputError(law.broken(Location(public(url)), message, hint=hint))
