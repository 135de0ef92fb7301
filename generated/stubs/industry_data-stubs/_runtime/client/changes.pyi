from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from .calls import Read
from .pages import Page

T = TypeVar("T")  # noqa: PYI001

@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    id: str
    reason: str
    key: Mapping[str, Any] = ...

@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    source: str
    relationship: str
    target: str
    is_removed: bool

Change: TypeAlias = T | Removed | Linked

class Changes(Iterator[T]):
    delta_link: str
    def __init__(self, pages: Iterator[Page[T]]) -> None: ...
    def __next__(self) -> T: ...

class AsyncChanges(AsyncIterator[T], Generic[T]):
    delta_link: str
    def __init__(self, pages: AsyncIterator[Page[T]]) -> None: ...
    async def __anext__(self) -> T: ...

def reading_changes(edm_type: str) -> Read[Page[Any]]: ...
