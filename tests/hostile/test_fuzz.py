"""Documents that are almost right break nothing: half a minute of ``make fuzz`` in every run of the slow tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.memory import faults
from tests.hostile.mutations import mutated, seeds

_NUMBERS = st.lists(st.integers(0, (1 << 16) - 1), min_size=4, max_size=24)
_ALL = settings(suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("index", range(len(seeds())))
def test_a_seed_breaks_nothing(index: int) -> None:
    assert list(faults(seeds()[index])) == []


@settings(_ALL, max_examples=100)
@given(st.sampled_from(seeds()), _NUMBERS)
def test_an_edited_seed_breaks_nothing(seed: bytes, numbers: list[int]) -> None:
    assert list(faults(mutated(seed, numbers))) == []


@pytest.mark.slow
@settings(_ALL, max_examples=800)
@given(st.sampled_from(seeds()), _NUMBERS)
def test_many_edited_seeds_break_nothing(seed: bytes, numbers: list[int]) -> None:
    assert list(faults(mutated(seed, numbers))) == []


@settings(_ALL, max_examples=200)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_bytes_break_nothing(data: bytes) -> None:
    assert list(faults(data)) == []
