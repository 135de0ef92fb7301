from .calls import Call
from .connection import X
from .methods import sent
from .services import Headers, Service

class Stream(Service[X]):
    @sent
    def read(self, *, headers: Headers | None = None) -> Call[bytes]: ...
    @sent
    def write(
        self,
        data: bytes,
        *,
        content_type: str,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[None]: ...
    @sent
    def delete(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[None]: ...
