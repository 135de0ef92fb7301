"""Requests with the standard library: what a service says, before any client of ours has touched it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

_OURS = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status, headers by lower-case name, and a body."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


def request(method: str, url: str, body: Any = None, **headers: str) -> Answer:
    """One request; a status that tells of an error is an answer like any other. ``if_match`` is ``If-Match``."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    data = None
    if body is not None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent.setdefault("content-type", "application/json")
    asked = urllib.request.Request(  # noqa: S310 - a service of ours
        quote(url, safe=":/?&=$@(),'!*;+%"), data=data, headers=sent, method=method
    )
    try:
        with _OURS.open(asked, timeout=30) as answer:
            return _answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return _answer(error.code, error.headers, error.read())


def _answer(status: int, headers: Any, body: bytes) -> Answer:
    return Answer(status=status, headers={name.lower(): text for name, text in headers.items()}, body=body)
