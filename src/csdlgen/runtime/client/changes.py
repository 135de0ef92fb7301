"""What became of a collection since it was last asked for (OData JSON 4.01, section 15)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from ..decoding import members_of
from .answers import decoder, part_of
from .calls import Read
from .errors import DeltaExpiredError, ODataError
from .pages import Page, control
from .shapes import object_of
from .transport import Request, Response

T = TypeVar("T")
_GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An entity that is no longer in the collection: ``"deleted"``, or ``"changed"`` so that it does not belong to it.

    ``id`` is empty where the service tells the key instead.
    """

    id: str
    reason: str
    key: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """Properties that are told of the entity, by their names in CSDL: those of its key, with which to look it up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A reference that was added or removed: where from, by which navigation property, and where to."""

    source: str
    relationship: str
    target: str
    is_removed: bool


Change: TypeAlias = T | Removed | Linked
"""An entity that was added or changed, or what else changes tell."""


class Changes(Iterator[T]):
    """Changes, page after page. After the last of them ``delta_link`` is where to ask for later ones."""

    def __init__(self, pages: Iterator[Page[T]]) -> None:
        self.delta_link = ""
        self._items = self._walk(pages)

    def __next__(self) -> T:
        return next(self._items)

    def _walk(self, pages: Iterator[Page[T]]) -> Iterator[T]:
        try:
            for page in pages:
                self.delta_link = page.delta_link
                yield from page.items
        except ODataError as error:
            raise _expired(error) from error.__cause__


class AsyncChanges(AsyncIterator[T], Generic[T]):
    """The same for ``async`` code."""

    def __init__(self, pages: AsyncIterator[Page[T]]) -> None:
        self.delta_link = ""
        self._items = self._walk(pages)

    async def __anext__(self) -> T:
        return await anext(self._items)

    async def _walk(self, pages: AsyncIterator[Page[T]]) -> AsyncIterator[T]:
        try:
            async for page in pages:
                self.delta_link = page.delta_link
                for item in page.items:
                    yield item
        except ODataError as error:
            raise _expired(error) from error.__cause__


def reading_changes(edm_type: str) -> Read[Page[Any]]:
    """What reads the changes of entities of a type."""
    decode = decoder(edm_type)

    def change(item: Any) -> Any:
        told = object_of(item)
        kind = str(control(told, "context") or "").rpartition("$")[2]
        if kind in {"link", "deletedLink"}:
            return Linked(
                source=str(told.get("source", "")),
                relationship=str(told.get("relationship", "")),
                target=str(told.get("target", "")),
                is_removed=kind == "deletedLink",
            )
        # OData 4.0 has an object of its own for a removed entity, 4.01 says it in the entity.
        if kind == "deletedEntity":
            return Removed(id=str(told.get("id", "")), reason=_reason(told))
        removed = control(told, "removed")
        if removed is None:
            return decode(item)
        place = control(told, "id") or told.get("id", "")
        reason = _reason(object_of(removed))
        return Removed(id=str(place), reason=reason, key=members_of(decode(item)))

    def read(request: Request, response: Response) -> Page[Any]:
        return part_of(change, request, response)

    return read


def _reason(told: Mapping[str, Any]) -> str:
    return str(told.get("reason", ""))


def _expired(error: ODataError) -> ODataError:
    """The error itself, unless it says that the service forgot a delta link."""
    return (
        DeltaExpiredError(error.request, error.response)
        if error.status == _GONE
        else error
    )
