"""JSON text in and out: every encoding, every digit, and clean errors."""

from __future__ import annotations

import json
from typing import Any

import pytest


def test_json_text_comes_in_every_encoding(sample: Any) -> None:
    text = '{"id":"é"}'
    for given in (
        text,
        text.encode(),
        bytearray(text.encode()),
        b"\xef\xbb\xbf" + text.encode(),
        text.encode("utf-16"),
    ):
        assert sample.Run.from_json(given).id == "é"
    assert sample.Run(id="é").to_json() == text.encode()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON: Expecting value: line 1 column 1 (char 0)"),
        ('{"id": }', "no JSON: Expecting value: line 1 column 8 (char 7)"),
        ("[]", "a JSON object is expected, not []"),
        ('{"id": NaN}', 'no JSON: NaN (OData writes "INF", "-INF" and "NaN")'),
        ('{"id": -Infinity}', 'no JSON: -Infinity (OData writes "INF", "-INF" and "NaN")'),
        ('{"open": 1e99999999999999999999}', "a number is too large for any Python type"),
        ("[" * 200000, "the JSON is nested too deeply"),
        ('{"parent":' * 200000 + "}" * 200000, "the JSON is nested too deeply"),
    ],
)
def test_what_is_no_json_is_refused(sample: Any, text: str, reason: str) -> None:
    with pytest.raises(sample.ODataDecodeError) as caught:
        sample.Run.from_json(text)
    assert str(caught.value) == f"Run: {reason}"


@pytest.mark.parametrize("text", [b"\xff\xff\xff", '{"open": ' + "9" * 5000 + "}"])
def test_what_python_cannot_read_is_refused(sample: Any, text: Any) -> None:
    with pytest.raises(sample.ODataDecodeError, match=r"^Run: no JSON: "):
        sample.Run.from_json(text)


@pytest.mark.parametrize("name", ["parent", "open"])
def test_depth_ends_in_a_clean_error(sample: Any, name: str) -> None:
    deep: dict[str, Any] = {}
    for _ in range(20000):
        deep = {name: deep}
    with pytest.raises(sample.ODataDecodeError, match=r"^Run: the JSON is nested too deeply$"):
        sample.Run.from_dict(deep)
    run = sample.Run()
    run.parent = run
    for write in (run.to_dict, run.to_json, run.to_patch):
        with pytest.raises(
            sample.ODataEncodeError, match=r"^Run: the value is nested too deeply, or in itself$"
        ):
            write()


def test_exact_numbers_stand_among_everything_else(sample: Any) -> None:
    text = b'{"a":[1.10,{"b":null,"c":"\\"\xc3\xa9"}],"d":true,"e":1.5,"f":-3,"g":"\\ud800","h":12345678901234567890.123}'
    read = sample.Vacant.from_json(text)
    expected = text.replace(b"\xc3\xa9", b"\\u00e9")
    assert read.to_json() == expected
    assert json.loads(json.dumps(read.to_dict())) == json.loads(text)
