"""What can be asked of any entity and any collection; the classes of a client add where their links lead."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any, Generic, TypeVar

from .. import ODataObject
from .answers import reading
from .calls import Call, paged, sent
from .connection import AsyncConnection, Connection, X
from .pages import Page
from .services import Headers, Service
from .transport import Request, Response
from .urls import Expand, joined, key_segment, query

M = TypeVar("M", bound=ODataObject)
"""What a request is about: the class of an entity."""

Names = str | Sequence[str]


class Entity(Service[X], Generic[M, X]):
    """One entity, whether it exists or not."""

    @sent
    def get(
        self,
        *,
        select: Names | None = None,
        expand: Expand | None = None,
        headers: Headers | None = None,
    ) -> Call[M]:
        """The entity. Raises ODataError, with status 404 if there is none."""
        return Call(
            method="GET",
            path=joined(self.path, query({"select": select, "expand": expand})),
            headers=headers or {},
            read=reading(self.odata_type),
        )

    @sent
    def update(
        self,
        changed: M,
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[M | None]:
        """Send what was changed in an entity. The entity as it is now, or None if the service does not say.

        The request applies to the version that was read, if it had an ETag; ``if_match="*"`` is for any version.
        Raises ODataError, with status 412 if somebody else was faster.
        """
        tag = if_match or changed.additional_data.get("@odata.etag")
        return Call(
            method="PATCH",
            path=self.path,
            headers={"If-Match": tag, **(headers or {})},
            body=self.connection.patch(changed),
            read=reading(self.odata_type),
        )

    @sent
    def delete(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[None]:
        """Delete the entity. Raises ODataError."""
        return Call(
            method="DELETE",
            path=self.path,
            headers={"If-Match": if_match, **(headers or {})},
            read=reading(""),
        )


class Collection(Service[X], Generic[M, X]):
    """The entities at a path. Iterating asks for page after page."""

    def _listing(
        self,
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
    ) -> Call[Page[M]]:
        """The entities, as far as they fit on a page, or all of them.

        ``filter`` is text, or whatever ``str`` makes that text of. Raises ODataError.
        """
        options = {
            "filter": filter,
            "select": select,
            "expand": expand,
            "orderby": orderby,
            "top": top,
            "skip": skip,
            "search": search,
            "count": count,
        }
        return Call(
            method="GET",
            path=joined(self.path, query(options)),
            headers=headers or {},
            read=reading(f"Collection({self.odata_type})"),
        )

    list = sent(_listing)
    iterate = paged(_listing)

    def __iter__(self: Collection[M, Connection]) -> Iterator[M]:
        return self.iterate()

    def __aiter__(self: Collection[M, AsyncConnection]) -> AsyncIterator[M]:
        return self.iterate()

    @sent
    def create(self, new: M, *, headers: Headers | None = None) -> Call[M]:
        """The entity as the service made it, or as it was sent if the service does not say. Raises ODataError."""
        made = reading(self.odata_type)

        def read(request: Request, response: Response) -> Any:
            return made(request, response) if response.body else new

        return Call(
            method="POST",
            path=self.path,
            headers=headers or {},
            body=self.connection.entity(new),
            read=read,
        )

    def _at(self, key: Any) -> str:
        """The path of the entity with a key."""
        return joined(self.path, key_segment(key))
