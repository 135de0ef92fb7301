"""Bytes that an entity is, or that a property of it holds (OData 4.01, sections 11.2.5 and 11.4.7 to 11.4.9)."""

from __future__ import annotations

from .answers import reading
from .calls import Call
from .connection import X
from .methods import sent
from .services import Headers, Service


class Stream(Service[X]):
    """A stream, whether there is anything in it or not."""

    @sent
    def read(self, *, headers: Headers | None = None) -> Call[bytes]:
        """All bytes. Raises ODataError, with status 404 if there are none."""
        return Call(
            method="GET",
            path=self.path,
            headers={"Accept": "*/*", **(headers or {})},
            read=reading("Edm.Stream"),
        )

    @sent
    def write(
        self,
        data: bytes,
        *,
        content_type: str,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[None]:
        """Replace all bytes. Raises ODataError."""
        return Call(
            method="PUT",
            path=self.path,
            headers={
                "Content-Type": content_type,
                "If-Match": if_match,
                **(headers or {}),
            },
            body=data,
            read=reading(""),
        )

    @sent
    def delete(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[None]:
        """Empty the stream. Raises ODataError."""
        return Call(
            method="DELETE",
            path=self.path,
            headers={"If-Match": if_match, **(headers or {})},
            read=reading(""),
        )
