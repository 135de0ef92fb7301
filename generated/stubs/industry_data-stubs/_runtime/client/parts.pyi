from typing import Generic, TypeVar

from .calls import Read
from .transport import Request, Response

T = TypeVar("T")  # noqa: PYI001

class Part(Generic[T]):
    id: str
    path: str
    request: Request
    url: str
    group: str
    needs: tuple[str, ...]
    response: Response | None
    def __init__(
        self,
        number: int,
        request: Request,
        read: Read[T],
        *,
        url: str,
        group: str = "",
        needs: tuple[str, ...] = (),
    ) -> None: ...
    @property
    def result(self) -> T: ...
