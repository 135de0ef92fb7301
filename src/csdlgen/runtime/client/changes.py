"""What became of a collection since it was last asked for (OData JSON 4.01, section 15)."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from .answers import decoder, part_of
from .calls import Read
from .pages import Page, control
from .shapes import object_of
from .transport import Request, Response

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """An entity that is no longer in the collection: ``"deleted"``, or ``"changed"`` so that it does not belong to it."""

    id: str
    reason: str


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
        for page in pages:
            self.delta_link = page.delta_link
            yield from page.items


class AsyncChanges(AsyncIterator[T], Generic[T]):
    """The same for ``async`` code."""

    def __init__(self, pages: AsyncIterator[Page[T]]) -> None:
        self.delta_link = ""
        self._items = self._walk(pages)

    async def __anext__(self) -> T:
        return await anext(self._items)

    async def _walk(self, pages: AsyncIterator[Page[T]]) -> AsyncIterator[T]:
        async for page in pages:
            self.delta_link = page.delta_link
            for item in page.items:
                yield item


def reading_changes(edm_type: str) -> Read[Page[Any]]:
    """What reads the changes of entities of a type."""

    def change(item: Any) -> Any:
        kind = str(control(item, "context") or "").rpartition("/")[2]
        if kind in {"$link", "$deletedLink"}:
            return Linked(
                source=str(item.get("source", "")),
                relationship=str(item.get("relationship", "")),
                target=str(item.get("target", "")),
                is_removed=kind == "$deletedLink",
            )
        removed = control(item, "removed")
        if kind == "$deletedEntity" or removed is not None:
            told = object_of(removed) or object_of(item)
            key = control(item, "id") or item.get("id", "")
            return Removed(id=str(key), reason=str(told.get("reason", "")))
        return decoder(edm_type)(item)

    def read(request: Request, response: Response) -> Page[Any]:
        return part_of(change, request, response)

    return read
