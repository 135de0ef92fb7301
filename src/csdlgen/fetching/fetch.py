"""Metadata fetched, made sure to be metadata, and written to a file that nobody else worked on."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from pathlib import Path

from csdlgen import __version__, csdl, laws, output
from csdlgen.diagnostics import InputError, Location, shown
from csdlgen.edm import Document
from csdlgen.fetching.origin import Origin, beside, digest, origin_of
from csdlgen.fetching.transport import Request, get
from csdlgen.fetching.urls import metadata_url, public

_ACCEPT = {
    None: "application/xml, application/json;q=0.5",
    csdl.Format.XML: "application/xml",
    csdl.Format.JSON: "application/json",
}


class Outcome(enum.StrEnum):
    """How what a service has compares with a file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A document as it came, which was read once to be sure that it is one."""

    origin: Origin
    data: bytes
    document: Document
    format: csdl.Format


def fetch(request: Request, wanted: csdl.Format | None = None) -> Fetched:
    """The metadata at a URL, or of the service that has its root there. Raises InputError."""
    found = _fetched(request, wanted)
    assert found is not None, "a service says 'not modified' only to those who name a tag"  # noqa: S101
    return found


def again(request: Request, wanted: csdl.Format | None, file: Path, display_base: Path) -> Fetched | None:
    """The metadata for a file that may have been fetched before; None if the service says that it is the same.

    Raises InputError, also for a file that somebody else wrote or changed: see :func:`save`.
    """
    known = origin_of(file, display_base)
    is_same_place = known is not None and known.url == public(metadata_url(request.url))
    if known and known.etag and is_same_place and _digest_of(file) == known.sha256:
        request = replace(request, headers={**request.headers, "If-None-Match": known.etag})
    return _fetched(request, wanted)


def compare(found: Fetched | None, file: Path) -> Outcome:
    """What is found, beside what a file holds."""
    if found is None:
        return Outcome.SAME
    held = _digest_of(file)
    if not held:
        return Outcome.NEW
    return Outcome.SAME if held == found.origin.sha256 else Outcome.CHANGED


def save(found: Fetched, file: Path, display_base: Path, *, force: bool = False) -> Outcome:
    """Write a document to a file, and its origin beside it.

    Raises InputError for a file that was not fetched from there, or was changed since, unless ``force``; OSError if it cannot
    be written, and then it is as it was.
    """
    outcome = compare(found, file)
    if outcome is Outcome.CHANGED and not force:
        known = origin_of(file, display_base)
        said = ""
        if known is None:
            said = "was not fetched"
        elif known.sha256 != _digest_of(file):
            said = "was changed since it was fetched"
        elif known.url != found.origin.url:
            said = f"was fetched from {known.url}"
        if said:
            raise InputError(laws.NOT_FETCHED.broken(Location(shown(file, display_base)), said))
    if outcome is not Outcome.SAME:
        output.write_file(file, found.data, makes_folder=True)
    output.write_file(beside(file), found.origin.text())
    return outcome


def default_name(found: Fetched) -> str:
    """What a file is called that nobody gave a name."""
    return f"metadata.{found.format}"


def _fetched(request: Request, wanted: csdl.Format | None) -> Fetched | None:
    url = metadata_url(request.url)
    name = public(url)
    headers = {
        "Accept": _ACCEPT[wanted],
        "OData-MaxVersion": "4.01",
        "User-Agent": f"csdlgen/{__version__}",
        **request.headers,
    }
    answer = get(replace(request, url=url, headers=headers))
    if answer.data is None:
        return None
    if "html" in answer.content_type or answer.data.lstrip()[:14].lower() in (b"<!doctype html", b"<html"):
        hint = "a service that wants to know who asks takes --token-env NAME or --header 'NAME: VALUE'"
        raise InputError(laws.NO_METADATA.broken(Location(name), "answers with a page of HTML", hint=hint))
    format_ = csdl.format_of(url, answer.data)
    if wanted and format_ is not wanted:
        message = f"answers with {format_.upper()}, not {wanted.upper()}"
        hint = "leave --format out; csdlgen reads both, and `csdlgen convert` makes one of the other"
        raise InputError(laws.NO_METADATA.broken(Location(name), message, hint=hint))
    document, _ = csdl.read_document(answer.data, name)
    origin = Origin(url=name, sha256=digest(answer.data), etag=answer.etag)
    return Fetched(origin=origin, data=answer.data, document=document, format=format_)


def _digest_of(file: Path) -> str:
    """The SHA-256 of what a file holds, empty without one."""
    try:
        return digest(file.read_bytes())
    except FileNotFoundError:
        return ""
