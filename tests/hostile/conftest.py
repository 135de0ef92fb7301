"""What thousands of runs of the program have in common is made once."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from tests.hostile.sinks import templates_compiled_once


@pytest.fixture(scope="package", autouse=True)
def _kept() -> Iterator[None]:
    """Templates are compiled once; the collector looks at what is new, and seldom."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    with templates_compiled_once():
        yield
    gc.set_threshold(*before)
    gc.unfreeze()
