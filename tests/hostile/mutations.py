"""Documents that are almost right: a seed, and a few edits of it that follow from numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path

from lxml import etree

from csdlgen import laws
from csdlgen.csdl import Format, read_document, write_document
from csdlgen.diagnostics import InputError
from csdlgen.laws.examples import whole
from tests.hostile.service import document, harmless
from tests.hostile.texts import every

SEEDS = Path(__file__).parent / "seeds"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PIECE = re.compile(rb'<[^<>]*>|"[^"]*"|[A-Za-z_.]+')
"""A tag, a quoted text, a word: what may stand elsewhere, too."""
_WORDS = (
    b"", b"Edm.String", b"Collection(ns.a)", b"Edm.Decimal", b"Collection(", b"self.", b"..", b"/", b"@", b"$Type", b"max",
    b"<!DOCTYPE x [<!ENTITY y 'z'>]>", b"&y;", b"<![CDATA[x]]>", b"<!--", b"<?x y?>", b"\0", b"\xff\xfe", b"\xed\xa0\x80",
    b"true", b"null", b"-1", b"1e400", b"[", b"]", b"{", b"}", b"\\ud800", b"Name", b"BaseType", b"Target", b"Annotation",
)  # fmt: skip


@cache
def seeds() -> tuple[bytes, ...]:
    """What mutations begin with: the files of ``seeds/``, if there are any, the examples of the laws, the service of the table, both formats."""
    files = [path.read_bytes() for path in sorted(SEEDS.glob("*"))]
    examples = [
        whole(text).encode() for law in laws.BY_CODE.values() for text in (law.breaks, law.keeps) if text
    ]
    found = [*files, *examples, document(harmless)[1]]
    return tuple(dict.fromkeys([*found, *filter(None, map(_as_json, found))]))


def _as_json(data: bytes) -> bytes:
    try:
        return write_document(read_document(data, "in.xml")[0], Format.JSON)[0].encode()
    except InputError:
        return b""


@cache
def tokens() -> tuple[bytes, ...]:
    """What may be put anywhere: words of CSDL, of XML and of JSON, and every hostile text as each would write it."""
    texts = [text for _, text in every()]
    quoted = [json.dumps(text, ensure_ascii=len(text) % 2 == 0).encode("utf-8", "replace") for text in texts]
    return (*_WORDS, *quoted, *(text.encode("utf-8", "replace") for text in texts))


def mutated(seed: bytes, numbers: Sequence[int]) -> bytes:
    """A seed after one edit for every four numbers: which edit, where, and two more that say with what."""
    for start in range(0, len(numbers) - 3, 4):
        edit, *where = numbers[start : start + 4]
        seed = _EDITS[edit % len(_EDITS)](seed, *where)
    return seed


def _drop(data: bytes, at: int, length: int, _: int) -> bytes:
    at %= len(data) + 1
    return data[:at] + data[at + length % 64 :]


def _repeat(data: bytes, at: int, length: int, times: int) -> bytes:
    at %= len(data) + 1
    return data[:at] + data[at : at + length % 512] * (times % 5 + 1) + data[at:]


def _insert(data: bytes, at: int, which: int, _: int) -> bytes:
    at %= len(data) + 1
    return data[:at] + tokens()[which % len(tokens())] + data[at:]


def _flip(data: bytes, at: int, bit: int, _: int) -> bytes:
    if not data:
        return data
    at %= len(data)
    return data[:at] + bytes([data[at] ^ (1 << bit % 8)]) + data[at + 1 :]


def _swap(data: bytes, at: int, which: int, other: int) -> bytes:
    """Put a piece of the document, or of another seed, where a piece stands."""
    pieces = list(_PIECE.finditer(data))
    donor = data if other % 2 else seeds()[other % len(seeds())]
    gifts = _PIECE.findall(donor)
    if not pieces or not gifts:
        return data
    place = pieces[at % len(pieces)]
    return data[: place.start()] + bytes(gifts[which % len(gifts)]) + data[place.end() :]


def _replace(data: bytes, at: int, which: int, _: int) -> bytes:
    """Put a token where a quoted text stands, with its quotes."""
    places = list(re.finditer(rb'"([^"]*)"', data))
    if not places:
        return data
    place = places[at % len(places)]
    token = tokens()[which % len(tokens())].strip(b'"').replace(b"<", b"&lt;").replace(b'"', b"&quot;")
    return data[: place.start(1)] + token + data[place.end(1) :]


def _recode(data: bytes, which: int, _: int, __: int) -> bytes:
    encodings = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "utf-7")
    return data.decode("utf-8", "replace").encode(encodings[which % len(encodings)], "replace")


def _graft(data: bytes, at: int, which: int, other: int) -> bytes:
    """Put a copy of an element, of this document or of another seed, into an element."""
    tree = _tree(data)
    donor = tree if other % 2 else _tree(seeds()[other % len(seeds())])
    if tree is None or donor is None:
        return data
    places, gifts = list(tree.iter("*")), list(donor.iter("*"))
    places[at % len(places)].append(deepcopy(gifts[which % len(gifts)]))
    return bytes(etree.tostring(tree))


def _attribute(data: bytes, at: int, which: int, value: int) -> bytes:
    """Give an element an attribute that some element of the document has, with a hostile or a known value."""
    tree = _tree(data)
    if tree is None:
        return data
    elements = list(tree.iter("*"))
    known = [(str(key), str(text)) for each in elements for key, text in each.attrib.items()]
    key, own = known[which % len(known)] if known else ("Name", "x")
    token = own if value % 3 == 0 else tokens()[value % len(tokens())].decode("utf-8", "replace")
    elements[at % len(elements)].set(key, _NOT_XML.sub("?", token))
    return bytes(etree.tostring(tree))


def _tree(data: bytes) -> etree._Element | None:
    try:
        return etree.fromstring(
            data, etree.XMLParser(resolve_entities=False, remove_comments=True, remove_pis=True)
        )
    except (etree.XMLSyntaxError, ValueError):
        return None


def _member(data: bytes, at: int, which: int, value: int) -> bytes:
    """Give an object of JSON a member that some object has, with its value, that of another, or a hostile text."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return data
    found = [content]
    for each in found:  # it grows while we go
        found.extend(each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
    objects = [each for each in found if isinstance(each, dict)]
    if not objects:
        return data
    keys = [key for each in objects for key in each] or ["$Kind"]
    gift = (
        found[value % len(found)] if value % 3 else tokens()[value % len(tokens())].decode("utf-8", "replace")
    )
    objects[at % len(objects)][keys[which % len(keys)]] = deepcopy(gift)
    return json.dumps(content).encode()


def _retype(data: bytes, at: int, which: int, _: int) -> bytes:
    """Give one name of the document to another thing in it."""
    names = re.findall(rb'(?:Name|Type|Namespace|Alias|Term|Target)="([^"]*)"', data)
    places = list(re.finditer(rb'(?:Name|Type|Namespace|Alias|Term|Target|BaseType)="([^"]*)"', data))
    if not places:
        return data
    place = places[at % len(places)]
    return data[: place.start(1)] + bytes(names[which % len(names)]) + data[place.end(1) :]


_EDITS: tuple[Callable[[bytes, int, int, int], bytes], ...] = (
    _graft, _attribute, _member, _retype, _replace, _swap, _graft, _attribute, _member, _retype,
    _insert, _drop, _repeat, _flip, _recode,
)  # fmt: skip
"""What fits well stands twice."""
