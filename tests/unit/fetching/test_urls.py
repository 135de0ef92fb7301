from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from csdlgen.diagnostics import InputError
from csdlgen.fetching.urls import checked, is_safer, is_same_place, is_url, metadata_url, public


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/v1", "https://a.example/v1/$metadata"),
        ("https://a.example/v1/", "https://a.example/v1/$metadata"),
        ("https://a.example", "https://a.example/$metadata"),
        ("https://a.example/v1/$metadata", "https://a.example/v1/$metadata"),
        ("https://a.example/v1/%24metadata#x", "https://a.example/v1/%24metadata"),
        ("https://a.example/v1?sap-client=100", "https://a.example/v1/$metadata?sap-client=100"),
        ("https://a.example/files/Api.XML", "https://a.example/files/Api.XML"),
        ("HTTP://a.example:8080/(S(x))/v1", "http://a.example:8080/(S(x))/v1/$metadata"),
        ("https://a.example/größe", "https://a.example/gr%C3%B6%C3%9Fe/$metadata"),
        ("https://münchen.example/v1", "https://xn--mnchen-3ya.example/v1/$metadata"),
        ("http://[::1]:8/v1", "http://[::1]:8/v1/$metadata"),
    ],
)
def test_the_root_of_a_service_leads_to_its_metadata(url: str, expected: str) -> None:
    assert metadata_url(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/", "file:///etc/passwd", "data://x", "https:///x", "https://u:p@a.example/", "https://u@a.example/",
        "https://a.example:port/", "https://a.example:99999/", "https://a example/", "https://a.example/\n", "https://[::1/",
        "https://a.example\\@b.example/", "", "a.example/v1", "https://" + "ä" * 70 + ".example/",
    ],
)  # fmt: skip
def test_what_is_no_url_of_a_service_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="CSDL901"):
        checked(url)


def test_a_password_is_told_of_and_not_repeated() -> None:
    with pytest.raises(InputError, match="holds a name or a password") as caught:
        checked("https://u:hunter2@a.example/")
    assert "hunter2" not in str(caught.value)


def test_secrets_are_left_out() -> None:
    assert public("https://u:p@a.example/x?sig=abc&api-version=7.0&$format=json&version=2") == (
        "https://a.example/x?sig=...&api-version=7.0&$format=json&version=2"
    )
    assert "hunter2" not in public("https://a:hunter2@[/?hunter2")


def test_places_are_compared() -> None:
    assert is_same_place("https://a.example/x", "https://A.example:443/y")
    assert not is_same_place("https://a.example", "https://a.example:444")
    assert is_safer("http://a.example", "https://a.example")
    assert not is_safer("http://a.example:8080", "https://a.example")
    assert not is_safer("http://a.example", "https://b.example")


def test_only_what_has_a_scheme_is_meant_as_a_url() -> None:
    assert is_url("ftp://x")
    assert not is_url("C://x")
    assert not is_url("HEAD:schema/x.xml")


@given(st.text(max_size=40))
@example("\u00a1:")
def test_every_text_is_a_url_or_refused(text: str) -> None:
    for url in (text, f"https://{text}", f"https://a.example/{text}"):
        try:
            found = metadata_url(url)
        except InputError:
            continue
        assert found.isascii()
        assert found.isprintable()
        assert metadata_url(found) == found
