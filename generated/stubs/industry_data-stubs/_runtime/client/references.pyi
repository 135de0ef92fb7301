from typing import Any, Protocol, TypeAlias

from .calls import Call
from .connection import X
from .methods import sent
from .services import Headers, Service

class Placed(Protocol):
    @property
    def path(self) -> str: ...

Target: TypeAlias = Placed | str

class Reference(Service[X]):
    @sent
    def set(
        self,
        target: Target,
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[None]: ...
    @sent
    def remove(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[None]: ...

class References(Service[X]):
    @sent
    def add(self, target: Target, *, headers: Headers | None = None) -> Call[None]: ...
    @sent
    def remove(
        self, target: Target, *, headers: Headers | None = None
    ) -> Call[None]: ...

def address(service: Service[Any], target: Target) -> str: ...
