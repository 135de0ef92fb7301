"""What the runtime makes of JSON: input, Python value and output side by side.

Only the standard library is imported here: the same table also runs on other Pythons.
"""

from __future__ import annotations

import datetime as dt
import decimal
import math
import uuid
from typing import Any, NamedTuple

D = decimal.Decimal
UTC = dt.timezone.utc  # noqa: UP017 - as users of every Python write it


class Case(NamedTuple):
    """One scalar: the member of ``Everything``, the JSON that arrives, its value, and the JSON that is written.

    ``json`` is the text that ``to_json`` writes, ``ieee754`` the same with ``IEEE754Compatible=true``;
    empty where they are the text that arrived.
    """

    member: str
    wire: str
    value: Any
    json: str = ""
    ieee754: str = ""


CASES = (
    # --- text, truth values
    Case("string", '"a\\u00e9\\ud83d\\ude00"', "aé😀", '"aé😀"', '"aé😀"'),
    Case("string", '""', ""),
    Case("string", '"\\ud800"', "\ud800"),
    Case("boolean", "true", True),
    Case("boolean", "false", False),
    # --- whole numbers
    Case("byte", "255", 255),
    Case("sbyte", "-128", -128),
    Case("int16", "-32768", -32768),
    Case("int32", "2147483647", 2147483647),
    Case("int32", '"12"', 12, "12", "12"),
    Case("int32", "5.0", 5, "5", "5"),
    Case("int64", "9223372036854775807", 9223372036854775807, "", '"9223372036854775807"'),
    Case(
        "int64",
        '"-9223372036854775808"',
        -9223372036854775808,
        "-9223372036854775808",
        '"-9223372036854775808"',
    ),
    Case("int64", '"+007"', 7, "7", '"+007"'),
    Case("int64", "1e5", 100000, "100000", '"100000"'),
    Case(
        "int64",
        "12345678901234567890.0",
        12345678901234567890,
        "12345678901234567890",
        '"12345678901234567890"',
    ),
    # --- decimal numbers
    Case("decimal", "12.5", D("12.5"), "", '"12.5"'),
    Case("decimal", "5", D(5), "", '"5"'),
    Case("decimal", "1.10", D("1.10"), "", '"1.10"'),
    Case("decimal", '"1.10"', D("1.10"), "1.10", '"1.10"'),
    Case("decimal", '"12.5"', D("12.5"), "12.5", '"12.5"'),
    Case(
        "decimal", "12345678901234567890.123", D("12345678901234567890.123"), "", '"12345678901234567890.123"'
    ),
    Case("decimal", '"12345678901234567890.123"', D("12345678901234567890.123"), "12345678901234567890.123"),
    Case("decimal", "0.30000000000000004", D("0.30000000000000004"), "", '"0.30000000000000004"'),
    Case("decimal", "1e+23", D("1e23"), "", '"100000000000000000000000"'),
    Case("decimal", "1E+400", D("1e400"), "", '"1E+400"'),
    Case("decimal", '"-0"', D("-0"), "-0", '"-0"'),
    Case("decimal", '"INF"', D("Infinity")),
    Case("decimal", '"-INF"', D("-Infinity")),
    # --- floating-point numbers
    Case("double", "1.5", 1.5),
    Case("double", "3", 3),
    Case("double", "-0.0", -0.0),
    Case("double", "1e+23", 1e23),
    Case("double", "1e23", 1e23, "1e+23", "1e+23"),
    Case("double", "1.10", 1.1),
    Case("double", "0.1000000000000000055511151231257827", 0.1),
    Case("double", "1E+400", math.inf),
    Case("double", '"INF"', math.inf),
    Case("double", '"-INF"', -math.inf),
    Case("double", '"1.5"', 1.5),
    Case("single", "0.25", 0.25),
    # --- identities, bytes
    Case("guid", '"6f1c2b5e-0d9f-4b6a-9d3c-3f5f0a7c2b11"', uuid.UUID("6f1c2b5e-0d9f-4b6a-9d3c-3f5f0a7c2b11")),
    Case("guid", '"6F1C2B5E-0D9F-4B6A-9D3C-3F5F0A7C2B11"', uuid.UUID("6f1c2b5e-0d9f-4b6a-9d3c-3f5f0a7c2b11")),
    Case("guid", '"{6f1c2b5e0d9f4b6a9d3c3f5f0a7c2b11}"', uuid.UUID("6f1c2b5e-0d9f-4b6a-9d3c-3f5f0a7c2b11")),
    Case("binary", '""', b""),
    Case("binary", '"-_8="', b"\xfb\xff"),
    Case("binary", '"-_8"', b"\xfb\xff"),
    Case("binary", '"+/8="', b"\xfb\xff"),
    Case("binary", '"QR=="', b"A"),
    Case("binary", '"aGVs\\r\\nbG8="', b"hello"),
    # --- dates and times
    Case("date", '"2026-01-31"', dt.date(2026, 1, 31)),
    Case("date", '"0000-12-31"', dt.date.min),
    Case("date", '"-0044-03-15"', dt.date.min),
    Case("date", '"10000-01-01"', dt.date.max),
    Case("moment", '"2026-01-31T10:20:30Z"', dt.datetime(2026, 1, 31, 10, 20, 30, tzinfo=UTC)),
    Case("moment", '"2026-01-31T10:20:30.500000Z"', dt.datetime(2026, 1, 31, 10, 20, 30, 500000, UTC)),
    Case("moment", '"0000-01-31T10:20:30Z"', dt.datetime.min.replace(tzinfo=UTC)),
    Case("moment", '"12026-01-31T10:20:30Z"', dt.datetime.max.replace(tzinfo=UTC)),
    Case("moment", '"2026-01-31T10:20:30.5Z"', dt.datetime(2026, 1, 31, 10, 20, 30, 500000, UTC)),
    Case("moment", '"2026-01-31T10:20:30.1234567Z"', dt.datetime(2026, 1, 31, 10, 20, 30, 123456, UTC)),
    Case("moment", '"2026-01-31T10:20:30.0000000Z"', dt.datetime(2026, 1, 31, 10, 20, 30, tzinfo=UTC)),
    Case("moment", '"2026-01-31T10:20:30.000000Z"', dt.datetime(2026, 1, 31, 10, 20, 30, tzinfo=UTC)),
    Case("moment", '"2026-01-31T10:20:30+00:00"', dt.datetime(2026, 1, 31, 10, 20, 30, tzinfo=UTC)),
    Case("moment", '"2026-01-31t10:20:30z"', dt.datetime(2026, 1, 31, 10, 20, 30, tzinfo=UTC)),
    Case("moment", '"2026-01-31 10:20Z"', dt.datetime(2026, 1, 31, 10, 20, tzinfo=UTC)),
    Case("moment", '"2026-01-31T10:20:30+05:30"', dt.datetime(2026, 1, 31, 4, 50, 30, tzinfo=UTC)),
    Case("moment", '"2026-01-31T10:20:30"', dt.datetime(2026, 1, 31, 10, 20, 30)),  # noqa: DTZ001
    Case("moment", '"0001-01-01T00:00:00Z"', dt.datetime(1, 1, 1, tzinfo=UTC)),
    Case("moment", '"9999-12-31T23:59:59.9999999Z"', dt.datetime(9999, 12, 31, 23, 59, 59, 999999, UTC)),
    Case("time", '"07:59:59"', dt.time(7, 59, 59)),
    Case("time", '"07:59"', dt.time(7, 59)),
    Case("time", '"07:59:59.999000"', dt.time(7, 59, 59, 999000)),
    Case("time", '"07:59:59.999"', dt.time(7, 59, 59, 999000)),
    Case("duration", '"PT0S"', dt.timedelta()),
    Case("duration", '"P9999999999D"', dt.timedelta.max),
    Case("duration", '"-P9999999999D"', dt.timedelta.min),
    Case("duration", '"P1DT2H3M4.5S"', dt.timedelta(days=1, hours=2, minutes=3, seconds=4.5)),
    Case("duration", '"-P1D"', dt.timedelta(days=-1)),
    Case("duration", '"-PT0.000001S"', dt.timedelta(microseconds=-1)),
    Case("duration", '"PT60M"', dt.timedelta(hours=1)),
    Case("duration", '"P0D"', dt.timedelta()),
    Case("duration", '"+P1W"', dt.timedelta(days=7)),
    Case("duration", '"PT1.1234567S"', dt.timedelta(seconds=1, microseconds=123456)),
    Case("duration", '"P10675199DT2H48M5.4775807S"', dt.timedelta(10675199, 10085, 477580)),
    # --- free JSON, geography
    Case("untyped", '{"a":[1,{"b":null}],"@odata.type":"#x"}', {"a": [1, {"b": None}], "@odata.type": "#x"}),
    Case("untyped", '"text"', "text"),
    Case("untyped", "[true,1.10]", [True, 1.1]),
    Case("stream", '"AAAA"', "AAAA"),
    Case("primitive", "1", 1),
    Case("point", '{"type":"Point","coordinates":[1.5,2]}', {"type": "Point", "coordinates": [1.5, 2]}),
)


REFUSED: tuple[tuple[str, Any], ...] = (
    ("string", 5),
    ("string", {"a": 1}),
    ("boolean", "true"),
    ("boolean", 1),
    ("byte", True),
    ("int32", "1_000"),
    ("int32", " 5"),
    ("int32", "٣"),
    ("int32", 5.5),
    ("int32", math.inf),
    ("int64", math.nan),
    ("int64", "9" * 5000),
    ("int64", D("1e999999999")),
    ("int64", D("1e-999999999")),
    ("int64", []),
    ("decimal", "abc"),
    ("decimal", "1_0"),
    ("decimal", "1e9999999999999999999999"),
    ("decimal", False),
    ("decimal", {}),
    ("double", "Infinity"),
    ("double", "nan"),
    ("double", True),
    ("double", []),
    ("guid", "6f1c2b5e"),
    ("guid", "+f1c2b5e0d9f4b6a9d3c3f5f0a7c2b1_"),
    ("guid", 7),
    ("binary", "a"),
    ("binary", "ä==="),
    ("binary", 5),
    ("date", "20260131"),
    ("date", "2026-02-30"),
    ("date", "2026-01-31\n"),
    ("date", "2026-W01-1"),
    ("date", 20260131),
    ("moment", "2026-01-31"),
    ("moment", "2026-01-31T24:00:01Z"),
    ("moment", "2026-01-31T10:20:30+05:30:15"),
    ("moment", "2026-01-31T10:20:30+99:00"),
    ("moment", "0000-02-30T10:20:30Z"),
    ("date", "10000-13-01"),
    ("moment", "yesterday"),
    ("moment", None.__class__),
    ("time", "25:00"),
    ("time", "10:00Z"),
    ("time", []),
    ("duration", "P"),
    ("duration", "PT"),
    ("duration", "P1DT"),
    ("duration", "P1Y"),
    ("duration", "P1M"),
    ("duration", "PT" + "9" * 5000 + "S"),
    ("duration", 5),
    ("point", "POINT(1 2)"),
    ("point", [1]),
)
"""Members of ``Everything`` and JSON that is no value of theirs."""
