"""A part of a collection, as a service sends it."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .urls import resolved

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """A part of a collection as the service sent it. ``count``: how many there are in all, if that was asked for."""

    items: builtins.list[T]
    count: int | None
    next_link: str
    """Where the next part is, absolute; empty if this is the last."""
    delta_link: str = ""
    """Where to ask for later changes, absolute; empty unless changes are tracked and this is the last part."""

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def control(data: Mapping[str, Any], name: str) -> Any:
    """Control information of an answer, with the prefix of OData 4.0 or without it; None if there is none."""
    return data.get(f"@odata.{name}", data.get(f"@{name}"))


def link(data: Mapping[str, Any], name: str, request_url: str) -> str:
    """A link of an answer, absolute; empty if there is none."""
    found = control(data, name)
    context = control(data, "context") or ""
    return resolved(found, request_url, context) if found else ""
