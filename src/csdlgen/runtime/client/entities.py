"""What can be asked of any entity and any collection; the classes of a client add where their links lead.

Each call builds one request. A client of plain code returns what the answer says, one of ``async`` code something to
await that does: the annotation of ``self`` tells which.
"""

from __future__ import annotations

import builtins
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, overload

from .. import ODataObject
from ..jsontext import dumps, loads
from ..registry import find
from .connection import AsyncConnection, Connection, X
from .transport import Request, Response
from .urls import Expand, key_segment, query, resolved

M = TypeVar("M", bound=ODataObject)
"""What a request is about: the class of an entity."""

Names = str | Sequence[str]
Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[M]):
    """A part of a collection as the service sent it. ``count``: how many there are in all, if that was asked for."""

    items: builtins.list[M]
    count: int | None
    next_link: str
    """Where the next part is, absolute; empty if this is the last."""

    def __iter__(self) -> Iterator[M]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


class Service(Generic[X]):
    """Something at a path below the root of a service; at the root itself if the path is empty."""

    def __init__(self, connection: X, path: str = "") -> None:
        self.connection: X = connection
        self.path = path

    def join(self, step: str) -> str:
        """The path one step further, which is escaped already."""
        return f"{self.path}/{step}" if self.path else step

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.connection.service_root}{self.path}>"


class Entity(Service[X], Generic[M, X]):
    """One entity, whether it exists or not."""

    odata_type: ClassVar[str]

    @overload
    def get(
        self: Entity[M, Connection],
        *,
        select: Names | None = None,
        expand: Expand | None = None,
        headers: Headers | None = None,
    ) -> M: ...
    @overload
    def get(
        self: Entity[M, AsyncConnection],
        *,
        select: Names | None = None,
        expand: Expand | None = None,
        headers: Headers | None = None,
    ) -> Awaitable[M]: ...
    def get(
        self,
        *,
        select: Names | None = None,
        expand: Expand | None = None,
        headers: Headers | None = None,
    ) -> Any:
        """The entity. Raises ODataError, with status 404 if there is none."""
        url = self.path + query({"select": select, "expand": expand})
        request = self.connection.request("GET", url, headers or {})
        return self.connection.send(request, self._read)

    @overload
    def update(
        self: Entity[M, Connection],
        changed: M,
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> M | None: ...
    @overload
    def update(
        self: Entity[M, AsyncConnection],
        changed: M,
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Awaitable[M | None]: ...
    def update(
        self,
        changed: M,
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Any:
        """Send what was changed in an entity. The entity as it is now, or None if the service does not say.

        The request applies to the version that was read, if it had an ETag; ``if_match="*"`` is for any version.
        Raises ODataError, with status 412 if somebody else was faster.
        """
        tag = if_match or changed.additional_data.get("@odata.etag")
        request = self.connection.request(
            "PATCH",
            self.path,
            {"If-Match": tag, **(headers or {})},
            dumps(changed.to_patch()),
        )
        return self.connection.send(request, self._read_if_any)

    @overload
    def delete(
        self: Entity[M, Connection],
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> None: ...
    @overload
    def delete(
        self: Entity[M, AsyncConnection],
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Awaitable[None]: ...
    def delete(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Any:
        """Delete the entity. Raises ODataError."""
        sent = {"If-Match": if_match, **(headers or {})}
        request = self.connection.request("DELETE", self.path, sent)
        return self.connection.send(request, _read_nothing)

    def _read(self, _: Request, response: Response) -> Any:
        return find(self.odata_type).from_json(response.body)

    def _read_if_any(self, request: Request, response: Response) -> Any:
        return self._read(request, response) if response.body else None


class Collection(Service[X], Generic[M, X]):
    """The entities at a path. Iterating asks for page after page."""

    odata_type: ClassVar[str]

    @overload
    def list(
        self: Collection[M, Connection],
        *,
        filter: object = None,
        select: Names | None = None,
        expand: Expand | None = None,
        orderby: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        search: str | None = None,
        count: bool | None = None,
        headers: Headers | None = None,
    ) -> Page[M]: ...
    @overload
    def list(
        self: Collection[M, AsyncConnection],
        *,
        filter: object = None,
        select: Names | None = None,
        expand: Expand | None = None,
        orderby: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        search: str | None = None,
        count: bool | None = None,
        headers: Headers | None = None,
    ) -> Awaitable[Page[M]]: ...
    def list(self, *, headers: Headers | None = None, **options: Any) -> Any:
        """The first page of the entities. ``filter`` is text, or whatever ``str`` makes that text of.

        Raises ODataError.
        """
        request = self._listing(headers, options)
        return self.connection.send(request, self._read_page)

    @overload
    def iterate(
        self: Collection[M, Connection],
        *,
        filter: object = None,
        select: Names | None = None,
        expand: Expand | None = None,
        orderby: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        search: str | None = None,
        headers: Headers | None = None,
    ) -> Iterator[M]: ...
    @overload
    def iterate(
        self: Collection[M, AsyncConnection],
        *,
        filter: object = None,
        select: Names | None = None,
        expand: Expand | None = None,
        orderby: Names | None = None,
        top: int | None = None,
        skip: int | None = None,
        search: str | None = None,
        headers: Headers | None = None,
    ) -> AsyncIterator[M]: ...
    def iterate(self, *, headers: Headers | None = None, **options: Any) -> Any:
        """All entities, a request for each page when it is reached. Raises ODataError."""
        request = self._listing(headers, options)
        if isinstance(self.connection, Connection):
            pages = self.connection.pages(request, self._read_page)
            return (item for page in pages for item in page.items)
        later = self.connection.pages(request, self._read_page)
        return (item async for page in later for item in page.items)

    def __iter__(self: Collection[M, Connection]) -> Iterator[M]:
        return self.iterate()

    def __aiter__(self: Collection[M, AsyncConnection]) -> AsyncIterator[M]:
        return self.iterate()

    @overload
    def create(
        self: Collection[M, Connection], new: M, *, headers: Headers | None = None
    ) -> M: ...
    @overload
    def create(
        self: Collection[M, AsyncConnection], new: M, *, headers: Headers | None = None
    ) -> Awaitable[M]: ...
    def create(self, new: M, *, headers: Headers | None = None) -> Any:
        """The entity as the service made it, or as it was sent if the service does not say. Raises ODataError."""
        request = self.connection.request(
            "POST", self.path, headers or {}, new.to_json()
        )

        def read(_: Request, response: Response) -> Any:
            body = response.body
            return find(self.odata_type).from_json(body) if body else new

        return self.connection.send(request, read)

    def _at(self, key: Any) -> str:
        """The path of the entity with a key."""
        return self.path + key_segment(key)

    def _listing(self, headers: Headers | None, options: Mapping[str, Any]) -> Request:
        return self.connection.request("GET", self.path + query(options), headers or {})

    def _read_page(self, request: Request, response: Response) -> Page[Any]:
        data = loads(response.body)
        cls = find(self.odata_type)
        link = data.get("@odata.nextLink", data.get("@nextLink", ""))
        context = data.get("@odata.context", data.get("@context", ""))
        count = data.get("@odata.count", data.get("@count"))
        return Page(
            items=[cls.from_dict(item) for item in data.get("value", ())],
            count=None if count is None else int(count),
            next_link=resolved(link, request.url, context) if link else "",
        )


def _read_nothing(_: Request, __: Response) -> None:
    """Of a deletion there is nothing to tell."""
