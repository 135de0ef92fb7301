"""References between entities (OData 4.01, section 11.4.6): what a navigation property points to is changed, not the entity."""

from __future__ import annotations

from typing import Any, Protocol

from ..jsontext import dumps
from .answers import reading
from .calls import Call
from .connection import X
from .methods import sent
from .services import Headers, Service
from .urls import made_by, query


class Placed(Protocol):
    """Something at a path below the root of a service, or, in a batch, a part that makes it."""

    @property
    def path(self) -> str:
        """Escaped; ``$1`` for what the first part of a batch makes."""
        ...


Target = Placed | str
"""An entity that a client leads to or that a part of a batch makes, or its ``@odata.id``."""


class Reference(Service[X]):
    """What a navigation property for one entity points to."""

    @sent
    def set(
        self,
        target: Target,
        *,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[None]:
        """Point to another entity. Raises ODataError."""
        return _told("PUT", self, target, {"If-Match": if_match, **(headers or {})})

    @sent
    def remove(
        self, *, if_match: str | None = None, headers: Headers | None = None
    ) -> Call[None]:
        """Point nowhere; one of a collection is taken out of it. Raises ODataError."""
        return Call(
            method="DELETE",
            path=self.path,
            headers={"If-Match": if_match, **(headers or {})},
            read=reading(""),
        )


class References(Service[X]):
    """What a navigation property for several entities points to."""

    @sent
    def add(self, target: Target, *, headers: Headers | None = None) -> Call[None]:
        """Point to one more entity. Raises ODataError."""
        return _told("POST", self, target, headers or {})

    @sent
    def remove(self, target: Target, *, headers: Headers | None = None) -> Call[None]:
        """Point to an entity no longer. Raises ODataError."""
        return Call(
            method="DELETE",
            path=f"{self.path}{query({'id': address(self, target)})}",
            headers=headers or {},
            read=reading(""),
        )


def address(service: Service[Any], target: Target) -> str:
    """The URL of an entity; one that a batch makes has none yet, but a place in it (``$1``)."""
    if isinstance(target, str):
        return target
    if made_by(target.path):
        return target.path
    return f"{service.connection.service_root}{target.path}"


def _told(
    method: str, service: Service[Any], target: Target, headers: Any
) -> Call[None]:
    return Call(
        method=method,
        path=service.path,
        headers=headers,
        body=dumps({"@odata.id": address(service, target)}),
        after="" if isinstance(target, str) else made_by(target.path),
        read=reading(""),
    )
