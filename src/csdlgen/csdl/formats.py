"""The two formats of a document, CSDL XML and CSDL JSON, told apart by what they look like."""

from __future__ import annotations

import enum
from dataclasses import replace
from pathlib import PurePath

from csdlgen.config import Limits
from csdlgen.csdl.document import read_xml
from csdlgen.csdl.limits import make_room
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import Document

_VOCABULARIES = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/"
_NOT_CONTENT = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""Byte order marks, the other halves of UTF-16, and blanks."""


class Format(enum.StrEnum):
    """How a document is written."""

    XML = "xml"
    JSON = "json"


def format_of(file: str, data: bytes = b"") -> Format:
    """The format of a document: by its first character, and by its name where that does not tell."""
    first = data[:200].lstrip(_NOT_CONTENT)[:1]
    if first in (b"{", b"["):
        return Format.JSON
    is_named_so = PurePath(file).suffix.lower() == ".json"
    return Format.JSON if is_named_so and first != b"<" else Format.XML


def read_document(
    data: bytes, file: str, limits: Limits | None = None
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """The document in ``data``, and what was found wrong with it; ``file`` names it in every location.

    Raises InputError if it is no well-formed CSDL document of a version that is read, or one beyond the limits.
    """
    limits = limits or Limits()
    make_room(limits)
    if format_of(file, data) is Format.XML:
        return read_xml(data, file, limits)
    from csdlgen.csdl.from_json import read_json  # noqa: PLC0415 - most documents are XML

    return read_json(data, file, limits)


def write_document(document: Document, format_: Format) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a document in a format, and what of it the format cannot say.

    What has a twin in the other format is referred to in the same: the vocabularies of OASIS are published in both.
    """
    from csdlgen.csdl.writing import write_json, write_xml  # noqa: PLC0415 - most runs write none

    twins = tuple(replace(each, uri=_twin(each.uri, format_)) for each in document.references)
    write = write_json if format_ is Format.JSON else write_xml
    return write(replace(document, references=twins))


def _twin(uri: str, format_: Format) -> str:
    stem, dot, _ = uri.rpartition(".")
    is_published = uri.startswith(_VOCABULARIES) and uri.endswith((".xml", ".json"))
    return f"{stem}{dot}{format_}" if is_published else uri
