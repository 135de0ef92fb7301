"""Bytes become text, and every start tag has a place."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.csdl.text import decode, start_tags
from csdlgen.diagnostics import InputError


@pytest.mark.parametrize(
    "data",
    [
        "<a é='ü'/>".encode(),
        codecs.BOM_UTF8 + "<a é='ü'/>".encode(),
        "<a é='ü'/>".encode("utf-16"),
        "<a é='ü'/>".encode("utf-16le"),
        "<a é='ü'/>".encode("utf-16be"),
    ],
)
def test_common_encodings_are_recognised(data: bytes) -> None:
    assert decode(data, "f") == "<a é='ü'/>"


def test_a_declared_encoding_is_honoured() -> None:
    data = '<?xml version="1.0" encoding="ISO-8859-1"?><a é="ü"/>'.encode("latin1")
    assert decode(data, "f").endswith('<a é="ü"/>')


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'<?xml version="1.0" encoding="zlib"?><a/>', "CSDL102"),
        (b'<?xml version="1.0" encoding="rot13"?><a/>', "CSDL102"),
        (b"<a b='\xff'/>", "CSDL102"),
        (b"<!DOCTYPE a><a/>", "CSDL103"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n  <!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "CSDL103"),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "CSDL103"),
    ],
)
def test_what_cannot_be_trusted_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "f")
    assert [d.code for d in caught.value.diagnostics] == [code]


def test_a_refused_doctype_is_placed() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"<?xml version='1.0'?>\n  <!DOCTYPE a><a/>", "f")
    assert str(caught.value.diagnostics[0].location) == "f:2:3"


def test_start_tags_are_placed_and_nothing_else_is() -> None:
    text = "<?pi <x?>\n<a>\n  <!-- <no> -->\n  <b c='>'/><![CDATA[<no>]]>\n</a>"
    assert [(p.line, p.column) for p in start_tags(text, "f")] == [(2, 1), (4, 3)]


@given(st.lists(st.sampled_from(["\n", " ", "<!-- <q> -->", "é\n", "text"]), max_size=30))
def test_a_place_points_at_its_tag(filler: list[str]) -> None:
    text = "<r>" + "".join(f"{part}<e/>" for part in filler) + "</r>"
    lines = text.split("\n")
    places = list(start_tags(text, "f"))
    assert len(places) == len(filler) + 1
    for place in places[1:]:
        assert lines[place.line - 1][place.column - 1 :].startswith("<e/>")


def test_bytes_of_another_encoding_are_placed() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"<a>\n  \xff</a>", "f")
    assert str(caught.value.diagnostics[0].location) == "f:2:3"
