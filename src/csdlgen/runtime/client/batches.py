"""Calls that travel in one request, as JSON or as MIME parts."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Generator
from typing import Any, Self, TypeVar

from ..encoding import Numbers
from . import json_batches, mime_batches
from .calls import Call
from .connection import AsyncConnection, Connection, Wire
from .errors import ODataError
from .pages import Page
from .parts import Part
from .services import Service
from .transport import Request, Response
from .urls import made_by

T = TypeVar("T")
_MIGHT_NOT_KNOW_JSON = frozenset({400, 404, 405, 406, 415, 500, 501})


class Parts(Wire):
    """The calls of a batch, which are made together. ``multipart``: they travel as MIME parts."""

    def __init__(self, carrier: Wire, *, multipart: bool = False) -> None:
        super().__init__(
            carrier.service_root,
            {},
            ieee754_compatible=carrier.numbers is Numbers.TEXT,
        )
        # Headers of the request around them are those of all calls in JSON, and of none among MIME parts.
        self.headers = {"Accept": self.content_type} if multipart else {}
        self.multipart = multipart
        self.group, self.groups = "", 0
        self.after: tuple[str, ...] = ()
        self._parts: list[Part[Any]] = []

    def send(self, call: Call[T]) -> Part[T]:
        """One more part, whose answer comes with the batch."""
        request = self.request(call)
        needed = (*self.after, made_by(call.path), call.after)
        part = Part(
            len(self._parts) + 1,
            request,
            call.read,
            url=request.url.removeprefix(self.service_root),
            group=self.group,
            needs=tuple(dict.fromkeys(filter(None, needed))),
        )
        self._parts.append(part)
        return part

    def items(self, call: Call[Page[T]]) -> Part[Page[T]]:
        """The same: in a batch there is room for one page of each answer."""
        return self.send(call)

    follow = changes = items

    def call(self, *, continue_on_error: bool) -> Call[None]:
        """The call that makes all of these. Reading its answer gives the parts theirs."""
        prefer = "odata.continue-on-error" if continue_on_error else None
        headers: dict[str, str | None] = {"Prefer": prefer}
        if self.multipart:
            boundary = f"batch_{uuid.uuid4().hex}"
            headers["Accept"] = "multipart/mixed"
            headers["Content-Type"] = mime_batches.media_type(boundary)
            body = mime_batches.written(self._parts, boundary)
        else:
            body = json_batches.written(self._parts)
        return Call(
            method="POST",
            path="$batch",
            headers=headers,
            body=body,
            read=self._answered,
        )

    def _answered(self, _: Request, response: Response) -> None:
        """Services may answer in the other format."""
        kind = response.headers.get("content-type", "")
        if kind.lower().startswith("multipart/"):
            mime_batches.answer(self._parts, kind, response.body)
        else:
            json_batches.answer(self._parts, response.body)


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
        """The calls in the block are made after these, and not at all if one of these fails.

        Raises ValueError among MIME parts, which cannot say so: they are made in their order.
        """
        parts, outside = self.connection, self.connection.after
        if parts.multipart:
            raise ValueError("only a JSON batch can say what its calls wait for")
        parts.after = (*outside, *(each.id for each in before))
        try:
            yield
        finally:
            parts.after = outside

    @contextlib.contextmanager
    def _sending(self) -> Generator[None, None, None]:
        try:
            yield
        except ODataError as error:
            is_json = not self.connection.multipart
            if is_json and error.status in _MIGHT_NOT_KNOW_JSON:
                error.add_note(
                    "A service that does not know JSON batches may know those of MIME parts: batch(multipart=True)."
                )
            raise


class PlainBatch(_Batched):
    """Calls that are made when the block ends, unless it ends with an error, or with ``send``."""

    def __init__(
        self,
        carrier: Connection,
        *,
        continue_on_error: bool = True,
        multipart: bool = False,
    ) -> None:
        super().__init__(Parts(carrier, multipart=multipart))
        self._carrier = carrier
        self._continue = continue_on_error

    def send(self) -> None:
        """Make the calls. Raises ODataError if the service refuses the batch as a whole."""
        call = self.connection.call(continue_on_error=self._continue)
        with self._sending():
            self._carrier.send(call)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.send()


class AsynchronousBatch(_Batched):
    """The same for ``async`` code."""

    def __init__(
        self,
        carrier: AsyncConnection,
        *,
        continue_on_error: bool = True,
        multipart: bool = False,
    ) -> None:
        super().__init__(Parts(carrier, multipart=multipart))
        self._carrier = carrier
        self._continue = continue_on_error

    async def send(self) -> None:
        """Make the calls. Raises ODataError if the service refuses the batch as a whole."""
        call = self.connection.call(continue_on_error=self._continue)
        with self._sending():
            await self._carrier.send(call)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            await self.send()
