"""What can be asked about a collection of entities; the classes of a client add how to come to one of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Any, ClassVar

from ..decoding import members_of
from ..value import ODataValue
from .answers import reading
from .calls import Call
from .changes import Change, reading_changes
from .connection import AsyncConnection, Connection, X
from .entity import M, Names, Requests
from .methods import paged, sent, tracked
from .pages import Page
from .references import References
from .services import Headers
from .transport import Request, Response
from .urls import Expand, joined, key_segment, query


class Several(Requests[M, X]):
    """The entities at a path; it is not said what can be asked."""

    key_names: ClassVar[tuple[str, ...]] = ()
    """The properties by which entities are told apart."""

    @property
    def ref(self) -> References[X]:
        """The references to the entities, as opposed to the entities themselves: to add one, or to remove one."""
        return References(self.connection, self._join("$ref"))

    def _at(self, key: Any) -> str:
        """The path of the entity with a key, or of one that was read or made. Raises ValueError for one without a key."""
        if not isinstance(key, ODataValue):
            return joined(self.path, key_segment(key))
        held = members_of(key)
        parts = {name: held.get(name) for name in self.key_names}
        if None not in parts.values():
            alone = len(parts) == 1
            return joined(
                self.path, key_segment(parts.popitem()[1] if alone else parts)
            )
        if place := key.odata.id:
            return self.connection.path_of(place)
        raise ValueError(f"the {type(key).__name__} has no {', '.join(parts)}")


class Listable(Several[M, X]):
    """One whose entities can be read. Iterating asks for page after page."""

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

    def __iter__(self: Listable[M, Connection]) -> Iterator[M]:
        return self.iterate()

    def __aiter__(self: Listable[M, AsyncConnection]) -> AsyncIterator[M]:
        return self.iterate()

    @tracked
    def changes(
        self,
        since: str = "",
        *,
        filter: object = None,
        select: Names | None = None,
        headers: Headers | None = None,
    ) -> Call[Page[Change[M]]]:
        """What was added, changed and removed since the delta link of earlier changes (OData 4.01, section 11.3).

        Without one these are all entities, and the service is asked to begin to track. Raises ODataError.
        """
        begin = {} if since else {"Prefer": "odata.track-changes"}
        options = query({"filter": filter, "select": select})
        return Call(
            method="GET",
            path=since or joined(self.path, options),
            headers={**begin, **(headers or {})},
            read=reading_changes(self.odata_type),
        )


class Insertable(Several[M, X]):
    """One that new entities can be added to."""

    @sent
    def create(self, new: M, *, headers: Headers | None = None) -> Call[M]:
        """The entity as the service made it.

        If the service does not say, the entity as it was sent; where it is, if the service says that, is
        ``odata.id``. Raises ODataError.
        """
        made = reading(self.odata_type)

        def read(request: Request, response: Response) -> Any:
            return made(request, response) if response.body else _found(new, response)

        return Call(
            method="POST",
            path=self.path,
            headers=headers or {},
            body=self.connection.entity(new),
            read=read,
        )


class Collection(Listable[M, X], Insertable[M, X]):
    """The entities at a path."""


class Uploadable(Several[M, X]):
    """A collection of media entities: a new one is made of its bytes (OData 4.01, section 11.4.7)."""

    @sent
    def upload(
        self, data: bytes, *, content_type: str, headers: Headers | None = None
    ) -> Call[M | None]:
        """The media entity that the service made, or None if it does not say. Raises ODataError."""
        sent_with: Mapping[str, str] = {"Content-Type": content_type, **(headers or {})}
        return Call(
            method="POST",
            path=self.path,
            headers=sent_with,
            body=data,
            read=reading(self.odata_type),
        )


def _found(new: M, response: Response) -> M:
    place = response.headers.get("odata-entityid") or response.headers.get("location")
    if not place:
        return new
    made = new.__replace__(additional_data=dict(new.additional_data))
    made.odata.id = place
    return made
