"""What a method of a client describes, a call, and what turns it into one that is made.

The methods of generated classes build a :class:`Call` and are decorated: what the decorated method gives depends on the
connection of the object it is asked of. Plain code gets the value, ``async`` code something to await, a batch a part
of its answer; so each method is written once.
"""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    overload,
)

from .pages import Page
from .transport import Request, Response

if TYPE_CHECKING:
    from .batches import Part, Parts
    from .changes import AsyncChanges, Changes
    from .connection import AsyncConnection, Connection
    from .services import Service

T = TypeVar("T")
P = ParamSpec("P")

Read = Callable[[Request, Response], T]
"""Makes the value of an answer, knowing what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Generic[T]):
    """One request below the root of a service, and how its answer is read.

    ``path`` is escaped and holds the query options, too; headers that are None are left out.
    """

    method: str
    path: str
    read: Read[T]
    headers: Mapping[str, str | None] = field(default_factory=dict[str, str | None])
    body: bytes | None = None
    after: str = ""
    """In a batch, the part that makes what the call is about."""


class _Described(Generic[P, T]):
    """A method that describes a call. Asked of the class it is itself, with the docstring of the method."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[T]]) -> None:
        self.describe = describe
        functools.update_wrapper(self, describe)  # type: ignore[arg-type]

    def _method(self, service: Any, make: Callable[[Call[T]], Any]) -> Any:
        def call(*arguments: P.args, **options: P.kwargs) -> Any:
            return make(self.describe(service, *arguments, **options))

        return functools.update_wrapper(call, self.describe)


class sent(_Described[P, T]):
    """A decorator: the call is made at once."""

    @overload
    def __get__(self, service: None, owner: object = None) -> Self: ...
    @overload
    def __get__(
        self, service: Service[Connection], owner: object = None
    ) -> Callable[P, T]: ...
    @overload
    def __get__(
        self, service: Service[AsyncConnection], owner: object = None
    ) -> Callable[P, Awaitable[T]]: ...
    @overload
    def __get__(
        self, service: Service[Parts], owner: object = None
    ) -> Callable[P, Part[T]]: ...
    def __get__(self, service: Any, owner: object = None) -> Any:
        if service is None:
            return self
        return self._method(service, service.connection.send)


class paged(_Described[P, Page[T]], Generic[P, T]):
    """A decorator: what is asked for are the items of all pages, each page when its first item is."""

    @overload
    def __get__(self, service: None, owner: object = None) -> Self: ...
    @overload
    def __get__(
        self, service: Service[Connection], owner: object = None
    ) -> Callable[P, Iterator[T]]: ...
    @overload
    def __get__(
        self, service: Service[AsyncConnection], owner: object = None
    ) -> Callable[P, AsyncIterator[T]]: ...
    @overload
    def __get__(
        self, service: Service[Parts], owner: object = None
    ) -> Callable[P, Part[Page[T]]]: ...
    def __get__(self, service: Any, owner: object = None) -> Any:
        if service is None:
            return self
        return self._method(service, service.connection.items)


class tracked(_Described[P, Page[T]], Generic[P, T]):
    """A decorator: what is asked for are changes, page after page, and a link to later ones."""

    @overload
    def __get__(self, service: None, owner: object = None) -> Self: ...
    @overload
    def __get__(
        self, service: Service[Connection], owner: object = None
    ) -> Callable[P, Changes[T]]: ...
    @overload
    def __get__(
        self, service: Service[AsyncConnection], owner: object = None
    ) -> Callable[P, AsyncChanges[T]]: ...
    @overload
    def __get__(
        self, service: Service[Parts], owner: object = None
    ) -> Callable[P, Part[Page[T]]]: ...
    def __get__(self, service: Any, owner: object = None) -> Any:
        if service is None:
            return self
        return self._method(service, service.connection.changes)
