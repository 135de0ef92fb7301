from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import (
    Any,
    ClassVar,
    Concatenate,
    Generic,
    ParamSpec,
    Self,
    TypeVar,
    overload,
)

from .batches import Parts
from .calls import Call
from .changes import AsyncChanges, Changes
from .connection import AsyncConnection, Connection
from .pages import Page
from .parts import Part
from .services import Service

T = TypeVar("T")  # noqa: PYI001
P = ParamSpec("P")  # noqa: PYI001
D = TypeVar("D")  # noqa: PYI001
Plain = TypeVar("Plain")  # noqa: PYI001
Later = TypeVar("Later")  # noqa: PYI001
Batched = TypeVar("Batched")  # noqa: PYI001

class _Described(Generic[P, D, Plain, Later, Batched]):
    making: ClassVar[str]
    describe: Callable[Concatenate[Any, P], Call[D]]
    def __init__(self, describe: Callable[Concatenate[Any, P], Call[D]]) -> None: ...
    @overload
    def __get__(self, service: None, owner: object = None) -> Self: ...
    @overload
    def __get__(
        self, service: Service[Connection], owner: object = None
    ) -> Callable[P, Plain]: ...
    @overload
    def __get__(
        self, service: Service[AsyncConnection], owner: object = None
    ) -> Callable[P, Later]: ...
    @overload
    def __get__(
        self, service: Service[Parts], owner: object = None
    ) -> Callable[P, Batched]: ...
    def __call__(self, _self: Any, *arguments: P.args, **options: P.kwargs) -> Any: ...

class sent(_Described[P, T, T, Awaitable[T], Part[T]], Generic[P, T]): ...
class paged(
    _Described[P, Page[T], Iterator[T], AsyncIterator[T], Part[Page[T]]], Generic[P, T]
): ...
class followed(
    _Described[P, Page[T], Iterator[T], Awaitable[AsyncIterator[T]], Part[Page[T]]],
    Generic[P, T],
): ...
class tracked(
    _Described[P, Page[T], Changes[T], AsyncChanges[T], Part[Page[T]]], Generic[P, T]
): ...
