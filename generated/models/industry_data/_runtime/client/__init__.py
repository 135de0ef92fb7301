"""What generated clients stand on. This folder is part of a package with a client and needs the standard library alone."""

from .calls import Call, paged, sent
from .connection import AsyncConnection, Connection, X, asynchronous, plain
from .entities import Collection, Entity, M
from .errors import ODataError
from .pages import Page
from .services import Headers, Service, Signature
from .transport import AsyncTransport, Request, Response, Transport

__all__ = [
    "AsyncConnection",
    "AsyncTransport",
    "Call",
    "Collection",
    "Connection",
    "Entity",
    "Headers",
    "M",
    "ODataError",
    "Page",
    "Request",
    "Response",
    "Service",
    "Signature",
    "Transport",
    "X",
    "asynchronous",
    "paged",
    "plain",
    "sent",
]
