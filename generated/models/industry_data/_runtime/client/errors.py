"""What is raised for an answer that is an error (OData JSON Format 4.01, section 21.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import ODataDecodeError
from ..jsontext import loads
from .shapes import array_of, object_of
from .transport import Request, Response

_REQUEST_IDS = ("request-id", "x-request-id", "x-correlation-id", "x-ms-request-id")


class ODataError(Exception):
    """The service refused ``request``. What its answer does not say is empty.

    ``status`` is the HTTP status, ``code``, ``message``, ``target``, ``details`` and ``innererror`` are those of the
    error body, ``request_id`` is what the operator of the service will ask for.
    """

    def __init__(self, request: Request, response: Response) -> None:
        body = _error(response.body)
        self.request = request
        self.response = response
        self.status = response.status
        self.code = _text(body.get("code"))
        self.message = _text(body.get("message"))
        self.target = _text(body.get("target"))
        self.details = array_of(body.get("details"))
        inner = body.get("innererror", body.get("innerError"))
        self.innererror = object_of(inner)
        found = (response.headers.get(name, "") for name in _REQUEST_IDS)
        told = _text(self.innererror.get("request-id"))
        self.request_id = next(filter(None, found), told)
        super().__init__(request, response)

    def __str__(self) -> str:
        code = self.code if self.code != str(self.status) else ""
        said = ": ".join(filter(None, (code, self.message)))
        place = f"(target {self.target})" if self.target else ""
        asked = f"[{self.request.method} {self.request.url}]"
        return " ".join(filter(None, (str(self.status), said, place, asked)))

    def __repr__(self) -> str:
        # Headers of a request may hold who asks, which is for no log.
        return f"{type(self).__name__}({str(self)!r})"


class DeltaExpiredError(ODataError):
    """The service no longer knows what changed since a delta link (status 410; OData 4.01, section 11.3.2).

    All entities must be asked for again: with ``changes()``, or with ``changes(error.restart)`` where the service
    says how; ``restart`` is empty where it does not.
    """

    def __init__(self, request: Request, response: Response) -> None:
        super().__init__(request, response)
        self.restart = response.headers.get("location", "")

    def __str__(self) -> str:
        return f"{super().__str__()}; the delta link has expired: ask for all entities again, with changes()"


def checked(request: Request, response: Response) -> Response:
    """The answer itself. Raises ODataError for one that is no success."""
    if 200 <= response.status < 300:
        return response
    raise ODataError(request, response)


def _error(body: bytes) -> Mapping[str, Any]:
    try:
        data = loads(body)
    except ODataDecodeError:
        return {}
    return object_of(object_of(data).get("error"))


def _text(value: Any) -> str:
    """Text; of the object that services of OData 2.0 send for a message, its value."""
    text = object_of(value).get("value") if isinstance(value, dict) else value
    return "" if text is None else str(text)
