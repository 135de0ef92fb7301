"""Calls that travel in one request (OData JSON 4.01, section 19).

A service that knows batches of MIME parts alone refuses these with an ODataError; its calls must be made one by one.
"""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Generator, Mapping
from typing import Any, Generic, Self, TypeVar

from ..encoding import UNDECLARED, Numbers, Writer
from ..jsontext import dumps, loads
from .calls import Call, Read
from .connection import AsyncConnection, Connection, Wire
from .errors import checked
from .pages import Page
from .services import Service
from .shapes import array_of, object_of
from .transport import Request, Response
from .urls import made_by

T = TypeVar("T")
_EXACT = Writer(Numbers.EXACT)


class Part(Generic[T]):
    """A call in a batch. ``path`` stands for the entity that it makes, in other calls of the batch."""

    def __init__(self, number: int, request: Request, read: Read[T]) -> None:
        self.id = str(number)
        self.path = f"${number}"
        self.request = request
        self.response: Response | None = None
        self._read = read

    @property
    def result(self) -> T:
        """What the answer says.

        Raises ODataError for one that is no success, and LookupError if there is none: the batch was not sent, or
        the service stopped before this call.
        """
        if self.response is None:
            raise LookupError(f"there is no answer to part {self.id} of the batch")
        return self._read(self.request, checked(self.response))


class Parts(Wire):
    """The calls of a batch, which are made together."""

    def __init__(self, carrier: Wire) -> None:
        super().__init__(
            carrier.service_root,
            {},
            ieee754_compatible=carrier.numbers is Numbers.TEXT,
        )
        self.headers = {}
        self.group, self.groups = "", 0
        self.after: tuple[str, ...] = ()
        self._parts: list[tuple[Part[Any], dict[str, Any]]] = []

    def send(self, call: Call[T]) -> Part[T]:
        """One more part, whose answer comes with the batch."""
        request = self.request(call)
        part = Part(len(self._parts) + 1, request, call.read)
        told: dict[str, Any] = {
            "id": part.id,
            "method": request.method,
            "url": request.url.removeprefix(self.service_root),
        }
        if self.group:
            told["atomicityGroup"] = self.group
        needed = (*self.after, made_by(call.path), call.after)
        if before := list(dict.fromkeys(filter(None, needed))):
            told["dependsOn"] = before
        if request.headers:
            told["headers"] = dict(request.headers)
        if request.body is not None:
            kind = request.headers.get("Content-Type", "")
            told["body"] = _body(request.body, kind)
        self._parts.append((part, told))
        return part

    def items(self, call: Call[Page[T]]) -> Part[Page[T]]:
        """The same: in a batch there is room for one page of each answer."""
        return self.send(call)

    follow = changes = items

    def call(self, *, continue_on_error: bool) -> Call[None]:
        """The call that makes all of these. Reading its answer gives the parts theirs."""
        prefer = "odata.continue-on-error" if continue_on_error else None
        return Call(
            method="POST",
            path="$batch",
            headers={"Prefer": prefer},
            body=dumps({"requests": [told for _, told in self._parts]}),
            read=self._answered,
        )

    def _answered(self, _: Request, response: Response) -> None:
        parts = {part.id: part for part, _ in self._parts}
        answers = object_of(loads(response.body)).get("responses")
        for told in map(object_of, array_of(answers)):
            if part := parts.get(str(told.get("id", ""))):
                part.response = _response(told)


class _Batched(Service[Parts]):
    """What a batch is told about its calls, whoever sends it."""

    @contextlib.contextmanager
    def change_set(self) -> Generator[None, None, None]:
        """The calls in the block succeed or fail together."""
        parts, outside = self.connection, self.connection.group
        parts.groups += 1
        parts.group = f"g{parts.groups}"
        try:
            yield
        finally:
            parts.group = outside

    @contextlib.contextmanager
    def after(self, *before: Part[Any]) -> Generator[None, None, None]:
        """The calls in the block are made after these, and not at all if one of these fails."""
        parts, outside = self.connection, self.connection.after
        parts.after = (*outside, *(each.id for each in before))
        try:
            yield
        finally:
            parts.after = outside


class PlainBatch(_Batched):
    """Calls that are made when the block ends, unless it ends with an error, or with ``send``."""

    def __init__(self, carrier: Connection, *, continue_on_error: bool = True) -> None:
        super().__init__(Parts(carrier))
        self._carrier = carrier
        self._continue = continue_on_error

    def send(self) -> None:
        """Make the calls. Raises ODataError if the service refuses the batch as a whole."""
        self._carrier.send(self.connection.call(continue_on_error=self._continue))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.send()


class AsynchronousBatch(_Batched):
    """The same for ``async`` code."""

    def __init__(
        self, carrier: AsyncConnection, *, continue_on_error: bool = True
    ) -> None:
        super().__init__(Parts(carrier))
        self._carrier = carrier
        self._continue = continue_on_error

    async def send(self) -> None:
        """Make the calls. Raises ODataError if the service refuses the batch as a whole."""
        await self._carrier.send(self.connection.call(continue_on_error=self._continue))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            await self.send()


def _body(body: bytes, kind: str) -> Any:
    """JSON stands in a batch as it is, text as a string, all else as base64url (section 19.1)."""
    if "json" in kind:
        return _EXACT.value(loads(body), UNDECLARED)
    if kind.startswith("text/"):
        return body.decode()
    return base64.urlsafe_b64encode(body).decode("ascii")


def _response(told: Mapping[str, Any]) -> Response:
    given = object_of(told.get("headers"))
    headers = {name.lower(): str(text) for name, text in given.items()}
    body = told.get("body")
    kind = headers.get("content-type", "application/json")
    if body is None:
        data = b""
    elif "json" in kind or not isinstance(body, str):
        data = dumps(_EXACT.value(body, UNDECLARED))
    elif kind.startswith("text/"):
        data = body.encode()
    else:
        data = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    return Response(status=int(told.get("status", 0)), headers=headers, body=data)
