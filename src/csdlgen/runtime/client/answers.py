"""How the body of an answer becomes what a call returns (OData JSON 4.01, sections 6, 11 to 13 and 17)."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from ..decoders import decoder_of, item_type
from ..decoding import decode_as
from ..jsontext import loads
from ..registry import find
from ..value import ODataValue
from .calls import Read
from .errors import ODataError
from .pages import Page, control, link
from .shapes import array_of, object_of
from .transport import Request, Response


@functools.cache
def reading(edm_type: str) -> Read[Any]:
    """What reads answers of a type; nothing is imported before one arrives. No type: there is nothing to read."""
    if not edm_type:
        return lambda _, __: None
    if edm_type == "Edm.Stream":
        return lambda _, response: response.body
    if item_type(edm_type) != edm_type:
        return functools.partial(part_of, decoder(item_type(edm_type)))
    return functools.partial(_single, edm_type)


def reading_one(edm_type: str) -> Read[Any]:
    """What reads an answer that must not be null. Raises ODataError for one without a body."""
    read = reading(edm_type)

    def read_one(request: Request, response: Response) -> Any:
        if not response.body:
            raise ODataError(request, response)
        return read(request, response)

    return read_one


def _single(edm_type: str, _: Request, response: Response) -> Any:
    """One value; null arrives as an answer without a body (4.01, section 11.5.4.1)."""
    if not response.body:
        return None
    data = loads(response.body)
    # What is no object of its own comes in one, beside control information.
    if not _is_object(find(edm_type)):
        data = object_of(data).get("value", data)
    return decoder(edm_type)(data)


def part_of(
    decode: Callable[[Any], Any], request: Request, response: Response
) -> Page[Any]:
    """A part of a collection, each item of it decoded."""
    data = object_of(loads(response.body))
    count = control(data, "count")
    return Page(
        items=[decode(item) for item in array_of(data.get("value"))],
        count=None if count is None else int(count),
        next_link=link(data, "nextLink", request.url),
        delta_link=link(data, "deltaLink", request.url),
    )


@functools.cache
def decoder(edm_type: str) -> Callable[[Any], Any]:
    """What decodes one value of a type, in whatever part of an answer it stands."""

    def decode(value: Any) -> Any:
        return None if value is None else _decode(edm_type)(value)

    return decode


@functools.cache
def _decode(edm_type: str) -> Callable[[Any], Any]:
    cls = find(edm_type)
    if _is_object(cls):
        return cls.from_dict  # type: ignore[no-any-return]
    plain, other = decoder_of(edm_type, decode_as)
    return lambda value: value if type(value) is plain else other(value)


def _is_object(cls: Any) -> bool:
    return isinstance(cls, type) and issubclass(cls, ODataValue)
