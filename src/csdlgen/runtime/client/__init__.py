"""What generated clients stand on. This folder is part of a package with a client and needs the standard library alone."""

from .connection import AsyncConnection, Connection, X, asynchronous, plain
from .entities import Collection, Entity, M, Page, Service
from .errors import ODataError
from .transport import AsyncTransport, Request, Response, Transport

__all__ = [
    "AsyncConnection",
    "AsyncTransport",
    "Collection",
    "Connection",
    "Entity",
    "M",
    "ODataError",
    "Page",
    "Request",
    "Response",
    "Service",
    "Transport",
    "X",
    "asynchronous",
    "plain",
]
