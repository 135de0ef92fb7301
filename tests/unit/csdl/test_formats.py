"""Which format a document is in, and that a mutilated document of either is refused or read, never worse."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdlgen.csdl import Format, format_of, read_document, write_document
from csdlgen.diagnostics import InputError
from csdlgen.edm import Document
from csdlgen.graph import build
from tests.csdl import codes, document, edmx, schema
from tests.documents import annotated_documents, documents


@pytest.mark.parametrize(
    ("file", "data", "expected"),
    [
        ("a.xml", b"", Format.XML),
        ("a.json", b"", Format.JSON),
        ("a.JSON", b"  ", Format.JSON),
        ("a.json", b"<a/>", Format.XML),
        ("a.xml", b'\xef\xbb\xbf {"a": 1}', Format.JSON),
        ("a.csdl", '{"a": 1}'.encode("utf-16"), Format.JSON),
        ("$metadata", b"[", Format.JSON),
        ("a.json", b"x", Format.JSON),
        ("a.txt", b"x", Format.XML),
    ],
)
def test_content_tells_the_format_and_then_the_name(file: str, data: bytes, expected: Format) -> None:
    assert format_of(file, data) is expected


@pytest.mark.parametrize("text", ["", "x", "null"])
def test_a_json_file_without_a_document_is_refused_as_json(text: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(text.encode(), "a.json")
    assert codes(caught.value.diagnostics) in (["CSDL101"], ["CSDL104"])


def test_the_vocabularies_of_oasis_are_referred_to_in_the_same_format() -> None:
    base = "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/Org.OData.Core.V1"
    before = "".join(
        f'<edmx:Reference Uri="{uri}"><edmx:Include Namespace="x"/></edmx:Reference>'
        for uri in (f"{base}.xml", "https://example.org/other.xml")
    )
    found, _ = document(edmx(schema(), before=before))
    text, _ = write_document(found, Format.JSON)
    assert list(json.loads(text)["$Reference"]) == [f"{base}.json", "https://example.org/other.xml"]
    again, _ = write_document(read_document(text.encode(), "a.json")[0], Format.XML)
    assert f"{base}.xml" in again


@settings(max_examples=60)
@given(documents() | annotated_documents(), st.sampled_from(Format), st.data())
def test_a_mutilated_document_is_refused_or_read(
    found: Document, format_: Format, data: st.DataObject
) -> None:
    text = write_document(found, format_)[0]
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text)))
        stop = data.draw(st.integers(start, min(len(text), start + 30)))
        moved = text[slice(*sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2))))][:60]
        text = text[:start] + data.draw(st.sampled_from(("", '"', "0", "null", "[]", moved))) + text[stop:]
    try:
        read, _ = read_document(text.encode("utf-8", "replace"), f"in.{format_}")
    except InputError:
        return
    build([read])
    for other in Format:
        write_document(read, other)


SWAPS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(("", "self.a", "Edm.Date", "$Kind", "@a.b")),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("$Kind", "$Type", "a", "a@b.c", "$Cast", "@type")), inner, max_size=3
        )
    ),
    max_leaves=4,
)


@settings(max_examples=60)
@given(documents() | annotated_documents(), st.data())
def test_any_value_may_stand_anywhere_in_json(found: Document, data: st.DataObject) -> None:
    root = json.loads(write_document(found, Format.JSON)[0])
    for _ in range(data.draw(st.integers(1, 3))):
        node = root
        while isinstance(node, dict | list) and node:
            keys = list(node) if isinstance(node, dict) else range(len(node))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(node[key], dict | list) or not node[key] or data.draw(st.integers(0, 3)) == 0:
                node[key] = data.draw(SWAPS)
                break
            node = node[key]
    try:
        read, _ = read_document(json.dumps(root).encode(), "in.json")
    except InputError:
        return
    build([read])
    for other in Format:
        write_document(read, other)
