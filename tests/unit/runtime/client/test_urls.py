"""Keys, literals and options come out of a URL as they went in."""

from __future__ import annotations

import datetime as dt
import decimal
import uuid
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdlgen.runtime.client.urls import key_segment, query, resolved
from csdlgen.runtime.errors import ODataEncodeError
from csdlgen.runtime.filters import literal

ID = uuid.UUID("00000000-0000-0000-0000-00000000000a")


@pytest.mark.parametrize(
    ("key", "segment"),
    [
        ("7", "('7')"),
        ("O'Neil", "('O''Neil')"),
        ("50%/a#b?c", "('50%25%2Fa%23b%3Fc')"),
        (7, "(7)"),
        (ID, f"({ID})"),
        (dt.date(2026, 3, 1), "(2026-03-01)"),
        ({"id": 1, "lang": "de"}, "(id=1,lang='de')"),
        ({"name": "a,b='c'"}, "(name='a%2Cb%3D''c''')"),
    ],
)
def test_a_key(key: object, segment: str) -> None:
    assert key_segment(key) == segment


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_key_is_one_segment_that_reads_back(text: str) -> None:
    segment = key_segment(text)
    assert not set("/?#% ") & set(segment.replace("%", "", segment.count("%"))) - {"%"}
    assert unquote(segment)[2:-2].replace("''", "'") == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (2**63, "9223372036854775808"),
        (decimal.Decimal("1.50"), "1.50"),
        (float("inf"), "INF"),
        (float("-inf"), "-INF"),
        (float("nan"), "NaN"),
        (dt.datetime(2026, 3, 1, 6, tzinfo=dt.UTC), "2026-03-01T06:00:00Z"),
        (dt.time(6, 30), "06:30:00"),
        (dt.timedelta(minutes=90), "duration'PT1H30M'"),
        (b"\xff", "binary'_w=='"),
    ],
)
def test_a_literal(value: object, text: str) -> None:
    assert literal(value) == text


def test_what_has_no_literal_is_refused() -> None:
    with pytest.raises(ODataEncodeError, match="cannot stand in a URL"):
        literal(object())


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, ""),
        ({"top": None, "skip": 0}, "?$skip=0"),
        ({"count": True}, "?$count=true"),
        ({"select": ["id", "status"], "orderby": "id desc"}, "?$select=id,status&$orderby=id%20desc"),
        (
            {"expand": {"runs": {"select": ["id"], "top": 5}, "flow": {}}},
            "?$expand=runs($select=id;$top=5),flow",
        ),
        (
            {"expand": {"a": {"expand": {"b": {"filter": "c eq 1"}}}}},
            "?$expand=a($expand=b($filter=c%20eq%201))",
        ),
    ],
)
def test_options(options: dict[str, Any], text: str) -> None:
    assert query(options) == text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_filter_reads_back(text: str) -> None:
    assert parse_qsl(urlsplit("/x" + query({"filter": text})).query, keep_blank_values=True) == [
        ("$filter", text)
    ]


def test_an_option_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no query option 'page'"):
        query({"expand": {"runs": {"page": 1}}})


@pytest.mark.parametrize(
    ("link", "context", "found"),
    [
        ("Authors(1)/books?$skip=2", "../$metadata#Books", "https://x/v4/Authors(1)/books?$skip=2"),
        ("books?$skip=2", "", "https://x/v4/Authors(1)/books?$skip=2"),
        ("https://x/v4/any", "$metadata", "https://x/v4/any"),
    ],
)
def test_a_relative_link(link: str, context: str, found: str) -> None:
    assert resolved(link, "https://x/v4/Authors(1)/books", context) == found


@pytest.mark.parametrize(
    ("link", "context"), [("https://y/a", ""), ("a", "https://y/$metadata"), ("http://x/a", "")]
)
def test_no_link_leads_to_another_host(link: str, context: str) -> None:
    with pytest.raises(ValueError, match="leads away"):
        resolved(link, "https://x/v4/Books", context)
