from collections.abc import Sequence
from typing import Generic, TypeAlias, TypeVar

from .. import ODataObject
from .calls import Call
from .connection import X
from .methods import sent
from .references import Reference
from .services import Headers, Service
from .urls import Expand

M = TypeVar("M", bound=ODataObject)  # noqa: PYI001
Names: TypeAlias = str | Sequence[str]

class Requests(Service[X], Generic[M, X]): ...

class Readable(Requests[M, X]):
    @sent
    def get(
        self,
        *,
        select: Names | None = None,
        expand: Expand | None = None,
        headers: Headers | None = None,
    ) -> Call[M]: ...

class Updatable(Requests[M, X]):
    @sent
    def update(
        self, changed: M, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[M | None]: ...

class Deletable(Requests[M, X]):
    @sent
    def delete(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[None]: ...

class Referable(Requests[M, X]):
    @property
    def ref(self) -> Reference[X]: ...

class Value(Readable[M, X], Updatable[M, X], Deletable[M, X]): ...
class Entity(Referable[M, X], Readable[M, X], Updatable[M, X], Deletable[M, X]): ...
