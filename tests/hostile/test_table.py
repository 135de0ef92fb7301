"""Every hostile text in every slot it can reach changes nothing but names and texts, in every sink there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.service import FLAVORS, LAYOUTS, NAMES, NUMBERS, OF_A_FLAVOR, TEXTS
from tests.hostile.sinks import REPORTS, WRITTEN
from tests.hostile.suite import Cases, faults, twin
from tests.hostile.texts import every

Record = Callable[[str, object], None]
_IDS = [f"{name}-{index}" for index, (name, _) in enumerate(every())]
_TEXTS = [text for _, text in every()]
_OFTEN = 4
"""Of so many texts one is tried by the fast tests, and all by the slow ones."""
_EACH_TEXT = pytest.mark.parametrize(
    "text",
    [
        pytest.param(text, id=name, marks=[pytest.mark.slow] if index % _OFTEN else [])
        for index, (text, name) in enumerate(zip(_TEXTS, _IDS, strict=True))
    ],
)

_EACH_FLAVOR = pytest.mark.parametrize(
    ("flavor", "targets"),
    [(FLAVORS[0], None), *(pytest.param(each, OF_A_FLAVOR, marks=pytest.mark.slow) for each in FLAVORS[1:])],
)


def _record(record_property: Record, cases: Cases) -> None:
    record_property("hostile cases", [[slot, sink, count] for (slot, sink), count in sorted(cases.items())])


def test_the_twin_reaches_every_sink() -> None:
    found = twin("dataclass", "type")
    assert all(found.files.values())
    assert found.code == 0
    assert [name for name in REPORTS if not found.reports[name] + found.reports[f"{name} (stderr)"]] == [
        "convert xml",
        "convert json",
    ]
    assert set(found.written) == {"build.d", "converted.xml", "converted.json", "descriptions.toml"}
    assert WRITTEN in found.written["descriptions.toml"]
    assert found.state


@_EACH_FLAVOR
@_EACH_TEXT
def test_text_stays_text(
    text: str, flavor: str, targets: frozenset[str] | None, tmp_path: Path, record_property: Record
) -> None:
    cases: Cases = Counter()
    found = faults(tmp_path / "run", text, TEXTS, flavor=flavor, targets=targets, cases=cases, is_text=True)
    assert list(found) == []
    _record(record_property, cases)


@_EACH_FLAVOR
@_EACH_TEXT
def test_names_are_names(
    text: str, flavor: str, targets: frozenset[str] | None, tmp_path: Path, record_property: Record
) -> None:
    cases: Cases = Counter()
    for layout in LAYOUTS:
        wanted = targets if layout == LAYOUTS[0] else OF_A_FLAVOR
        found = faults(
            tmp_path / layout, text, NAMES, flavor=flavor, layout=layout, targets=wanted, cases=cases
        )
        assert list(found) == []
    _record(record_property, cases)


@pytest.mark.parametrize("text", _TEXTS[-10:], ids=_IDS[-10:])
def test_numbers_are_numbers(text: str, tmp_path: Path, record_property: Record) -> None:
    cases: Cases = Counter()
    assert list(faults(tmp_path / "run", text, NUMBERS, cases=cases)) == []
    _record(record_property, cases)
