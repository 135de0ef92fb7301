import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")  # noqa: PYI001

@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    items: builtins.list[T]
    count: int | None
    next_link: str
    delta_link: str = ...
    def __iter__(self) -> Iterator[T]: ...
    def __len__(self) -> int: ...

def control(data: Mapping[str, Any], name: str) -> Any: ...
def link(data: Mapping[str, Any], name: str, request_url: str) -> str: ...
