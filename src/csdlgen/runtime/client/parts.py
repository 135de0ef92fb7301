"""A call in a batch, and its answer."""

from __future__ import annotations

from typing import Generic, TypeVar

from .calls import Read
from .errors import checked
from .transport import Request, Response

T = TypeVar("T")


class Part(Generic[T]):
    """A call in a batch. ``path`` stands for the entity that it makes, in other calls of the batch.

    ``url`` is that of the request as seen from the root of the service. Parts of one ``group`` succeed or fail
    together; those that a part ``needs`` are made before it.
    """

    def __init__(
        self,
        number: int,
        request: Request,
        read: Read[T],
        *,
        url: str,
        group: str = "",
        needs: tuple[str, ...] = (),
    ) -> None:
        self.id = str(number)
        self.path = f"${number}"
        self.request = request
        self.url = url
        self.group = group
        self.needs = needs
        self.response: Response | None = None
        self._read = read

    @property
    def result(self) -> T:
        """What the answer says.

        Raises ODataError for one that is no success, and LookupError if there is none: the batch was not sent, or
        the service stopped before this call.
        """
        if self.response is None:
            raise LookupError(f"there is no answer to part {self.id} of the batch")
        return self._read(self.request, checked(self.request, self.response))
