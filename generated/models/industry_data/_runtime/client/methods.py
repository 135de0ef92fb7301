"""Decorators of the methods of a client, which describe a call: what asks for it decides what is given.

Plain code gets the value, ``async`` code something to await, a batch a part of its answer; so each method is written once.
"""

from __future__ import annotations

import functools
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

T = TypeVar("T")
P = ParamSpec("P")
D = TypeVar("D")
Plain = TypeVar("Plain")
Later = TypeVar("Later")
Batched = TypeVar("Batched")


class _Described(Generic[P, D, Plain, Later, Batched]):
    """A method that describes a call; what making it gives depends on the connection of the object it is asked of.

    Asked of the class it is itself, with the docstring of the method, and is called as a function is.
    """

    making: ClassVar[str]
    """The method of a connection that makes the call."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Call[D]]) -> None:
        self.describe = describe
        functools.update_wrapper(self, describe)

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
    def __get__(self, service: Any, owner: object = None) -> Any:
        if service is None:
            return self
        return functools.update_wrapper(functools.partial(self, service), self.describe)

    def __call__(self, _self: Any, *arguments: P.args, **options: P.kwargs) -> Any:
        make = getattr(_self.connection, self.making)
        return make(self.describe(_self, *arguments, **options))


class sent(_Described[P, T, T, Awaitable[T], Part[T]], Generic[P, T]):
    """A decorator: the call is made at once."""

    making = "send"


class paged(
    _Described[P, Page[T], Iterator[T], AsyncIterator[T], Part[Page[T]]],
    Generic[P, T],
):
    """A decorator: what is asked for are the items of all pages, each page when its first item is."""

    making = "items"


class followed(
    _Described[P, Page[T], Iterator[T], Awaitable[AsyncIterator[T]], Part[Page[T]]],
    Generic[P, T],
):
    """A decorator: the call is made at once, and what continues its answer is asked for item by item."""

    making = "follow"


class tracked(
    _Described[P, Page[T], Changes[T], AsyncChanges[T], Part[Page[T]]],
    Generic[P, T],
):
    """A decorator: what is asked for are changes, page after page, and a link to later ones."""

    making = "changes"
