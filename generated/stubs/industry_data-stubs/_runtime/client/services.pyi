from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Generic, TypeAlias

from .connection import X
from .urls import Argument

Headers: TypeAlias = Mapping[str, str]

class Signature:
    returns: str
    parameters: tuple[tuple[str, str, str], ...]
    def __init__(self, returns: str, *parameters: tuple[str, str, str]) -> None: ...

class Service(Generic[X]):
    odata_type: ClassVar[str]
    connection: X
    path: str
    def __init__(self, connection: X, path: str = "") -> None: ...

def chosen(
    name: str, overloads: Iterable[Signature], given: Mapping[str, Any]
) -> tuple[str, list[Argument]]: ...
