"""A batch and its answer as MIME parts, which is all that services of OData 4.0 must know (OData 4.01, section 11.7.7)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .parts import Part
from .transport import Response

_BOUNDARY = re.compile(r'\bboundary=(?:"([^"]+)"|([^\s;"]+))', re.IGNORECASE)
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"\s*HTTP/\S+ ([0-9]{3})\b")
_UNFIT = re.compile(r"[\x00-\x1f\x7f]")


def media_type(boundary: str) -> str:
    """The type of a body whose parts a boundary sets apart."""
    return f"multipart/mixed; boundary={boundary}"


def written(parts: Iterable[Part[Any]], boundary: str) -> bytes:
    """The body that asks for all parts; those of one group are a change set.

    Raises ValueError for a header that would not stay on its line.
    """
    sections: list[bytes] = []
    for group, asked in _groups(parts):
        requests = [_request(part) for part in asked]
        if group:
            inner = f"{boundary}_{group}"
            head = _lines({"Content-Type": media_type(inner)})
            requests = [head + _set_apart(requests, inner)]
        sections += requests
    return _set_apart(sections, boundary)


def answer(parts: Iterable[Part[Any]], kind: str, body: bytes) -> None:
    """Give each part its answer; they come in the order of what was asked. A change set that failed has only one."""
    for (_, asked), section in zip(_groups(parts), _sections(body, kind), strict=False):
        head, content = _headed(section)
        inner = head.get("content-type", "")
        if inner.lower().startswith("multipart/"):
            _answer_each(asked, inner, content)
        else:
            for part in asked:
                part.response = _response(content)


def _answer_each(asked: list[Part[Any]], kind: str, body: bytes) -> None:
    """Inside a change set answers have the numbers of their parts, and any order."""
    known = {part.id: part for part in asked}
    for part, section in zip(asked, _sections(body, kind), strict=False):
        head, content = _headed(section)
        known.get(head.get("content-id", ""), part).response = _response(content)


def _groups(parts: Iterable[Part[Any]]) -> Iterable[tuple[str, list[Part[Any]]]]:
    """What is asked in turn: each group with all its parts, and each of the other parts alone."""
    found: dict[str, tuple[str, list[Part[Any]]]] = {}
    for part in parts:
        found.setdefault(part.group or part.path, (part.group, []))[1].append(part)
    return found.values()


def _request(part: Part[Any]) -> bytes:
    request, body = part.request, part.request.body
    headers = dict(request.headers)
    if body is not None:
        headers["Content-Length"] = str(len(body))
    about = {
        "Content-Type": "application/http",
        "Content-Transfer-Encoding": "binary",
        "Content-ID": part.id,
    }
    line = _line(f"{request.method} {part.url} HTTP/1.1")
    return _lines(about) + line + _lines(headers) + (body or b"")


def _lines(headers: Mapping[str, str]) -> bytes:
    """Headers, and the empty line behind them."""
    lines = (_line(f"{name}: {text}") for name, text in headers.items())
    return b"".join((*lines, b"\r\n"))


def _line(text: str) -> bytes:
    if _UNFIT.search(text):
        raise ValueError(f"{text!r} does not fit on a line of a request")
    return text.encode() + b"\r\n"


def _set_apart(sections: Iterable[bytes], boundary: str) -> bytes:
    before = f"--{boundary}\r\n".encode()
    told = (before + section + b"\r\n" for section in sections)
    return b"".join((*told, f"--{boundary}--\r\n".encode()))


def _sections(body: bytes, kind: str) -> Iterator[bytes]:
    """What stands between the boundaries; nothing if the type does not name them."""
    named = _BOUNDARY.search(kind)
    if named is None:
        return
    boundary = re.escape((named[1] or named[2]).encode())
    line = re.compile(rb"(?:\A|\r?\n)--" + boundary + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    start = -1
    for found in line.finditer(body):
        if start >= 0:
            yield body[start : found.start()]
        if found[1]:
            return
        start = found.end()


def _headed(section: bytes) -> tuple[dict[str, str], bytes]:
    """Headers by lower-case name, and what stands behind them."""
    head, *rest = _EMPTY_LINE.split(section, maxsplit=1)
    lines = (line.partition(":") for line in head.decode("latin-1").splitlines())
    headers = {
        name.strip().lower(): text.strip() for name, colon, text in lines if colon
    }
    return headers, rest[0] if rest else b""


def _response(content: bytes) -> Response:
    """An answer of HTTP; status 0 if it is none."""
    status = _STATUS.match(content)
    headers, body = _headed(content)
    length = headers.get("content-length", "")
    # A length that is told may leave out a line end; one that is not told cannot be about nothing else.
    body = body[: int(length)] if length.isdecimal() else body
    return Response(
        status=int(status[1]) if status else 0,
        headers=headers,
        body=body if body.strip() else b"",
    )
