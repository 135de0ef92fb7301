"""A batch and its answer as JSON (OData JSON 4.01, section 19)."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from ..encoding import UNDECLARED, Numbers, Writer
from ..jsontext import dumps, loads
from .parts import Part
from .shapes import array_of, object_of
from .transport import Response

_EXACT = Writer(Numbers.EXACT)


def written(parts: Iterable[Part[Any]]) -> bytes:
    """The body that asks for all parts."""
    return dumps({"requests": [_told(part) for part in parts]})


def answer(parts: Iterable[Part[Any]], body: bytes) -> None:
    """Give each part its answer, by its id."""
    known = {part.id: part for part in parts}
    answers = object_of(loads(body)).get("responses")
    for told in map(object_of, array_of(answers)):
        if part := known.get(str(told.get("id", ""))):
            part.response = _response(told)


def _told(part: Part[Any]) -> dict[str, Any]:
    request = part.request
    told: dict[str, Any] = {"id": part.id, "method": request.method, "url": part.url}
    if part.group:
        told["atomicityGroup"] = part.group
    if part.needs:
        told["dependsOn"] = list(part.needs)
    if request.headers:
        told["headers"] = {name.lower(): text for name, text in request.headers.items()}
    if request.body is not None:
        told["body"] = _body(request.body, request.headers.get("Content-Type", ""))
    return told


def _body(body: bytes, kind: str) -> Any:
    """JSON stands in a batch as it is, text as a string, all else as base64url (section 19.1)."""
    if "json" in kind:
        return _EXACT.value(loads(body), UNDECLARED)
    if kind.startswith("text/"):
        return body.decode()
    return base64.urlsafe_b64encode(body).decode("ascii")


def _response(told: Mapping[str, Any]) -> Response:
    given = object_of(told.get("headers"))
    headers = {name.lower(): str(text) for name, text in given.items()}
    body = told.get("body")
    kind = headers.get("content-type", "application/json")
    if body is None:
        data = b""
    elif "json" in kind or not isinstance(body, str):
        data = dumps(_EXACT.value(body, UNDECLARED))
    elif kind.startswith("text/"):
        data = body.encode()
    else:
        data = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4))
    return Response(status=int(told.get("status", 0)), headers=headers, body=data)
