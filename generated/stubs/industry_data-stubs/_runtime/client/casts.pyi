from typing import Any, Generic, Self, TypeVar, overload

from .services import Service

R = TypeVar("R")  # noqa: PYI001

class Cast(Generic[R]):
    module: str
    name: str
    def __init__(self, module: str, name: str) -> None: ...
    @overload
    def __get__(self, service: None, owner: object = None) -> Self: ...
    @overload
    def __get__(self, service: Service[Any], owner: object = None) -> R: ...

def cast_to(module: str, name: str) -> Any: ...
