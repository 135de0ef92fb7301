from collections.abc import AsyncIterator, Iterator
from typing import ClassVar

from .calls import Call
from .changes import Change
from .connection import AsyncConnection, Connection, X
from .entity import M, Names, Requests
from .methods import paged, sent, tracked
from .pages import Page
from .references import References
from .services import Headers
from .urls import Expand

class Several(Requests[M, X]):
    key_names: ClassVar[tuple[str, ...]]
    @property
    def ref(self) -> References[X]: ...

class Listable(Several[M, X]):
    @sent
    def list(
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
    ) -> Call[Page[M]]: ...
    @paged
    def iterate(
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
    ) -> Call[Page[M]]: ...
    def __iter__(self: Listable[M, Connection]) -> Iterator[M]: ...
    def __aiter__(self: Listable[M, AsyncConnection]) -> AsyncIterator[M]: ...
    @tracked
    def changes(
        self,
        since: str = "",
        *,
        filter: object = None,
        select: Names | None = None,
        headers: Headers | None = None,
    ) -> Call[Page[Change[M]]]: ...

class Insertable(Several[M, X]):
    @sent
    def create(self, new: M, *, headers: Headers | None = None) -> Call[M]: ...

class Collection(Listable[M, X], Insertable[M, X]): ...

class Uploadable(Several[M, X]):
    @sent
    def upload(
        self, data: bytes, *, content_type: str, headers: Headers | None = None
    ) -> Call[M | None]: ...
