"""Bytes that are no document, and the code of what is said of each; ``refused.txt`` has the words."""

from __future__ import annotations

import codecs
import json

from tests.csdl import edmx, schema

SOUND = edmx(schema('<ComplexType Name="a"><Property Name="é" Type="Edm.String"/></ComplexType>'), before="")
SOUND_JSON = json.dumps(
    {"$Version": "4.01", "ns": {"a": {"$Kind": "ComplexType", "é": {}}}}, ensure_ascii=False
)
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "CSDL101"),
    "blanks": (b" \n ", "CSDL101"),
    "NUL bytes": (b"\0" * 100, "CSDL101"),
    "a NUL byte in a name": (SOUND.replace('"a"', '"a\0"').encode(), "CSDL101"),
    "an escaped NUL": (SOUND.replace('"a"', '"&#0;"').encode(), "CSDL101"),
    "an escaped surrogate": (SOUND.replace('"a"', '"&#xD800;"').encode(), "CSDL101"),
    "a name that is too long": (SOUND.replace('"a"', f'"{"a" * 1_001}"').encode(), "CSDL156"),
    "a namespace that is too long": (SOUND.replace('"ns"', f'"{"a" * 1_001}"').encode(), "CSDL156"),
    "a name that is too long in JSON": (SOUND_JSON.replace('"é"', f'"{"a" * 1_001}"').encode(), "CSDL156"),
    "a surrogate": (SOUND.replace('"a"', '"\ud800"').encode("utf-8", "surrogatepass"), "CSDL102"),
    "an overlong encoding": (SOUND.encode().replace(b'"a"', b'"\xc0\xaf"'), "CSDL102"),
    "an unknown entity": (SOUND.replace('"a"', '"&e;"').encode(), "CSDL101"),
    "a second root": (SOUND.encode() * 2, "CSDL101"),
    "an attribute twice": (SOUND.replace('Name="a"', 'Name="a" Name="b"').encode(), "CSDL101"),
    "an undeclared prefix": (SOUND.replace("<ComplexType", "<x:ComplexType").encode(), "CSDL101"),
    "another encoding than declared": (f'<?xml version="1.0" encoding="utf-8"?>{SOUND}'.encode("latin-1"), "CSDL102"),
    "an encoding of Python's": (b'<?xml version="1.0" encoding="zlib_codec"?><a/>', "CSDL102"),
    "UTF-7": (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-', "CSDL102"),
    "EBCDIC": ('<?xml version="1.0" encoding="cp037"?><a/>'.encode("cp037"), "CSDL102"),
    "UTF-32": (SOUND.encode("utf-32"), "CSDL10[12]"),
    "UTF-32 without a mark": (SOUND.encode("utf-32-be"), "CSDL10[12]"),
    "half of UTF-16": (SOUND.encode("utf-16")[:-1], "CSDL102"),
    "UTF-16 with half a character": (codecs.BOM_UTF16_LE + "<a>\ud800</a>".encode("utf-16-le", "surrogatepass"), "CSDL102"),
    "a namespace of nobody": (b'<edmx:Edmx xmlns:edmx="urn:x" Version="4.0"/>', "CSDL104"),
    "a root far down": (b"\n" * 100_000 + b"<html/>", "CSDL104"),
    "JSON with a member twice": (b'{"$Version": "4.01", "a": {}, "a": {}}', "CSDL119"),
    "JSON with a member twice, once escaped": (b'{"$Version": "4.01", "a": {}, "\\u0061": {}}', "CSDL119"),
    "JSON with NaN": (b'{"$Version": NaN}', "CSDL101"),
    "JSON with Infinity": (b'{"$Version": -Infinity}', "CSDL101"),
    "JSON with a lone surrogate": (b'{"$Version": "\\ud800"}', "CSDL101"),
    "JSON with surrogates the wrong way round": (b'{"$Version": "\\udc00\\ud800"}', "CSDL101"),
    "JSON with a comment": (b'{"$Version": "4.01" /* x */}', "CSDL101"),
    "JSON with a comma too many": (b'{"$Version": "4.01",}', "CSDL101"),
    "JSON with single quotes": (b"{'$Version': '4.01'}", "CSDL101"),
    "JSON with a line end in a text": (b'{"$Version": "4.\n01"}', "CSDL101"),
    "JSON with a NUL byte": (b'{"$Version": "4.01\0"}', "CSDL101"),
    "JSON with something behind": (SOUND_JSON.encode() + b"{}", "CSDL101"),
    "JSON in latin-1": (SOUND_JSON.encode("latin-1"), "CSDL102"),
    "JSON in UTF-32": (SOUND_JSON.encode("utf-32"), "CSDL10[12]"),
    "JSON with a number like 01": (b'{"$Version": 01}', "CSDL101"),
    "JSON with a number like 0x10": (b'{"$Version": 0x10}', "CSDL101"),
    "JSON that is an array": (b"[]", "CSDL104"),
    "JSON without a version": (b"{}", "CSDL104"),
}  # fmt: skip
