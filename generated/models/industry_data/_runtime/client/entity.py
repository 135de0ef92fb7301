"""What can be asked about one entity; the classes of a client add where its links lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from .. import ODataObject
from .answers import reading, reading_one
from .calls import Call
from .connection import X
from .methods import sent
from .references import Reference
from .services import Headers, Service
from .urls import Expand, joined, query

M = TypeVar("M", bound=ODataObject)
"""What a request is about: the class of an entity."""

Names = str | Sequence[str]


class Requests(Service[X], Generic[M, X]):
    """Something of a class of the package; nothing can be asked yet."""


class Readable(Requests[M, X]):
    """One that can be read."""

    @sent
    def get(
        self,
        *,
        select: Names | None = None,
        expand: Expand | None = None,
        headers: Headers | None = None,
    ) -> Call[M]:
        """The entity. Raises ODataError: with status 404 if there is none, with 204 if nothing is pointed to."""
        return Call(
            method="GET",
            path=joined(self.path, query({"select": select, "expand": expand})),
            headers=headers or {},
            read=reading_one(self.odata_type),
        )


class Updatable(Requests[M, X]):
    """One that can be changed."""

    @sent
    def update(
        self,
        changed: M,
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[M | None]:
        """Send what was changed in an entity. The entity as it is now, or None if the service does not say.

        The request applies to the version that was read, if it had an ETag; ``if_match="*"`` is for any version.
        Raises ODataError, with status 412 if somebody else was faster.
        """
        tag = if_match or changed.odata.etag
        return Call(
            method="PATCH",
            path=self.path,
            headers={"If-Match": tag, **(headers or {})},
            body=self.connection.patch(changed),
            read=reading(self.odata_type),
        )


class Deletable(Requests[M, X]):
    """One that can be deleted."""

    @sent
    def delete(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[None]:
        """Delete the entity. Raises ODataError."""
        return Call(
            method="DELETE",
            path=self.path,
            headers={"If-Match": if_match, **(headers or {})},
            read=reading(""),
        )


class Referable(Requests[M, X]):
    """One that a navigation property points to."""

    @property
    def ref(self) -> Reference[X]:
        """The reference to the entity, as opposed to the entity itself: to point elsewhere, or to be removed."""
        return Reference(self.connection, self._join("$ref"))


class Value(Readable[M, X], Updatable[M, X], Deletable[M, X]):
    """One value of a complex type, in an entity."""


class Entity(Referable[M, X], Readable[M, X], Updatable[M, X], Deletable[M, X]):
    """One entity, whether it exists or not."""
