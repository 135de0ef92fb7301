"""Bytes of an XML document, checked and decoded, and the place of every start tag in them."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import partial

from csdlgen import laws
from csdlgen.diagnostics import InputError, Location

# A closed list: a document must not choose among all of Python's codecs.
_ENCODINGS = {
    "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be",
    "iso-8859-1", "latin1", "iso-8859-15", "windows-1252",
}  # fmt: skip
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16le"),
    (b"\0<", "utf-16be"),
)
_DECLARED = re.compile(rb"""\A<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_PROLOG = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_MARKUP = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<(?![/!?])", re.DOTALL)


def decode(data: bytes, file: str) -> str:
    """The text of a document.

    Raises InputError for an unknown or wrong encoding and for a document type declaration: CSDL has no
    use for one, and entities are how XML readers have been attacked.
    """
    encoding = next((name for mark, name in _BOMS if data.startswith(mark)), "")
    if not encoding:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
        if encoding not in _ENCODINGS:
            raise InputError(
                laws.ENCODING.broken(
                    Location(file, 1, 1),
                    f"the encoding {encoding!r} is not supported",
                    hint="save the document as UTF-8",
                )
            )
    try:
        # What comes after a byte order mark must be seen by us as it is seen by the parser.
        text = data.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        raise InputError(
            laws.ENCODING.broken(
                Location(file, line, column),
                f"the bytes are not {encoding}: {error.reason}",
                hint="save the document in the encoding that it declares",
            )
        ) from None
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    if text.startswith("<!DOCTYPE", end):
        line = text.count("\n", 0, end) + 1
        raise InputError(
            laws.DOCTYPE.broken(
                Location(file, line, end - (text.rfind("\n", 0, end) + 1) + 1),
                "the document has a DOCTYPE, which is refused",
                hint="remove the <!DOCTYPE …> declaration; CSDL has no use for one",
            )
        )
    return text


def start_tags(text: str, file: str) -> Iterator[Location]:
    """The place of each start tag of a document, in document order; of some text, if it is not well-formed.

    lxml knows no columns, and its line numbers go wrong past 65,535.
    """
    line, begin, last = 1, 0, 0
    place = partial(tuple.__new__, Location)  # what Location() does, in half the time
    for match in _MARKUP.finditer(text):
        offset = match.start()
        if match.end() == offset + 1:
            if (newline := text.rfind("\n", last, offset)) >= 0:
                line += text.count("\n", last, newline) + 1
                begin = newline + 1
            yield place((file, line, offset - begin + 1))
            last = offset
