from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from .transport import Request, Response

T = TypeVar("T")  # noqa: PYI001
Read: TypeAlias = Callable[[Request, Response], T]

@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[T]):
    method: str
    path: str
    read: Read[T]
    headers: Mapping[str, str | None] = ...
    body: bytes | None = ...
    after: str = ...
