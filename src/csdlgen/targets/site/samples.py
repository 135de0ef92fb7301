"""A value of each primitive type that examples show, as JSON and as Python, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.targets._layout import Nested
from csdlgen.targets._quoting import python_integer

BRACES = Python.of("{"), Python.of("}")
SQUARE = Python.of("["), Python.of("]")
_NAMELESS = Python.of("")


@dataclass(frozen=True, slots=True)
class Sample:
    """A value in JSON and the expression for it in Python. ``module``: what the expression needs to be imported."""

    json: object
    python: Python | Nested
    module: Python | None = None


def _integer(value: int) -> Sample:
    return Sample(value, python_integer(value))


def _moment(json: str, cls: Python, *parts: Python) -> Sample:
    return Sample(json, Nested(cls, parts), Python.of("datetime"))


_DAY = (python_integer(2026), python_integer(3), python_integer(1))
_POINT = Sample(
    {"type": "Point", "coordinates": [8.5417, 47.3769]},
    Nested(
        _NAMELESS,
        (
            Python.of('"type": "Point"'),
            Nested(Python.of('"coordinates": '), (Python.of("8.5417"), Python.of("47.3769")), SQUARE),
        ),
        BRACES,
    ),
)
SAMPLES: Mapping[str, Sample] = {
    "Edm.Binary": Sample("YSBwaWN0dXJl", Python.of('b"a picture"')),
    "Edm.Boolean": Sample(True, Python.of("True")),
    "Edm.Byte": _integer(8),
    "Edm.SByte": _integer(8),
    "Edm.Int16": _integer(42),
    "Edm.Int32": _integer(42),
    "Edm.Int64": _integer(1200),
    "Edm.Single": Sample(0.5, Python.of("0.5")),
    "Edm.Double": Sample(0.5, Python.of("0.5")),
    "Edm.Decimal": Sample(12.5, Python.of('decimal.Decimal("12.5")'), Python.of("decimal")),
    "Edm.Date": _moment("2026-03-01", Python.of("datetime.date"), *_DAY),
    "Edm.DateTimeOffset": _moment(
        "2026-03-01T06:00:00Z",
        Python.of("datetime.datetime"),
        *_DAY,
        python_integer(6),
        Python.of("tzinfo=datetime.UTC"),
    ),
    "Edm.TimeOfDay": _moment("06:30:00", Python.of("datetime.time"), python_integer(6), python_integer(30)),
    "Edm.Duration": _moment(
        "PT8H30M", Python.of("datetime.timedelta"), Python.of("hours=8"), Python.of("minutes=30")
    ),
    "Edm.GeographyPoint": _POINT,
    "Edm.GeometryPoint": _POINT,
}
"""What the other types have depends on what it is for."""
