from .batches import AsynchronousBatch, Parts, PlainBatch
from .calls import Call
from .casts import Cast, cast_to
from .changes import AsyncChanges, Change, Changes, Linked, Removed
from .clients import AsynchronousClient, PlainClient
from .collection import Collection, Insertable, Listable, Several, Uploadable
from .connection import AsyncConnection, Connection, X
from .entity import (
    Deletable,
    Entity,
    M,
    Readable,
    Referable,
    Requests,
    Updatable,
    Value,
)
from .errors import DeltaExpiredError, ODataError
from .methods import followed, paged, sent, tracked
from .pages import Page
from .parts import Part
from .references import Reference, References
from .services import Headers, Service, Signature
from .streams import Stream
from .transport import AsyncTransport, Request, Response, Transport

__all__ = [
    "AsyncChanges",
    "AsyncConnection",
    "AsyncTransport",
    "AsynchronousBatch",
    "AsynchronousClient",
    "Call",
    "Cast",
    "Change",
    "Changes",
    "Collection",
    "Connection",
    "Deletable",
    "DeltaExpiredError",
    "Entity",
    "Headers",
    "Insertable",
    "Linked",
    "Listable",
    "M",
    "ODataError",
    "Page",
    "Part",
    "Parts",
    "PlainBatch",
    "PlainClient",
    "Readable",
    "Referable",
    "Reference",
    "References",
    "Removed",
    "Request",
    "Requests",
    "Response",
    "Service",
    "Several",
    "Signature",
    "Stream",
    "Transport",
    "Updatable",
    "Uploadable",
    "Value",
    "X",
    "cast_to",
    "followed",
    "paged",
    "sent",
    "tracked",
]
