"""The synthetic schemas are what the tests and benchmarks that read them take them for."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings

from csdlgen.graph import TypeGraph, build
from tests import strategies, synthetic
from tests.csdl import codes, document

EMPTY_ENUM = "CSDL305"
BY_CHANCE = frozenset(("CSDL318", "CSDL319", "CSDL348", "CSDL349", "CSDL350"))
"""What drawn names bring about: now and then two are the same, or nearly."""


def graph(text: str) -> tuple[TypeGraph, list[str]]:
    """The graph of a text, and the codes of all that was found wrong with it."""
    found, findings = document(text)
    built = build([found])
    return built, codes(findings) + codes(built.diagnostics)


@pytest.fixture(scope="module")
def large() -> TypeGraph:
    return graph(synthetic.schema())[0]


def test_the_default_has_the_proportions_of_microsoft_graph(large: TypeGraph) -> None:
    counts = large.documents[0].counts
    assert len(large.entity_types()) == 1182
    assert len(large.complex_types()) == 1779
    assert len(large.enum_types()) == 861
    assert len(large.namespaces) == 11
    assert (counts["Action"], counts["Function"], counts["Annotations"]) == (857, 326, 4878)
    assert sum(t.open for t in (*large.entity_types(), *large.complex_types())) == 535


def test_the_default_has_the_oddities_of_microsoft_graph(large: TypeGraph) -> None:
    short_names = Counter(t.name for t in large.types.values())
    overloads = Counter(operation.name for operation in large.operations)
    assert sum(number > 1 for number in short_names.values()) == 23
    assert overloads["delta"] == 33
    assert 80 < sum(number > 1 for number in overloads.values()) < 140
    assert max(map(len, large.cyclic_groups)) == 25
    assert max(map(len, large.ancestors.values())) >= 58
    assert sum(not enum.members for enum in large.enum_types()) == 2
    assert "synthetic.graph.search" in large.types.keys() & large.namespaces
    assert len(large.descriptions) == 4878


def test_a_base_type_may_come_after_the_types_that_derive_from_it(large: TypeGraph) -> None:
    order = {name: index for index, name in enumerate(large.types)}
    bases = [(t.qualified_name, t.base) for t in large.complex_types() if t.base]
    assert any(order[base] > order[name] for name, base in bases)


@pytest.mark.parametrize("types", [30, 31, 100, 400, 1000])
def test_a_schema_of_any_size_is_sound(types: int) -> None:
    built, found = graph(synthetic.schema(types=types, seed=types))
    assert len(built.entity_types()) + len(built.complex_types()) == types
    assert [code for code in found if code not in BY_CHANCE] == [EMPTY_ENUM] * 2
    assert not built.unresolved


def test_another_seed_makes_another_schema() -> None:
    assert synthetic.schema(types=50, seed=1) == synthetic.schema(types=50, seed=1)
    assert synthetic.schema(types=50, seed=1) != synthetic.schema(types=50, seed=2)


def test_the_order_of_hashes_changes_nothing() -> None:
    program = "from tests import synthetic; print(synthetic.schema(types=80))"
    texts = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert texts == {synthetic.schema(types=80).encode() + b"\n"}


@settings(deadline=None)
@given(strategies.models())
def test_a_drawn_model_is_sound(text: str) -> None:
    built, found = graph(text)
    assert BY_CHANCE.issuperset(found)
    assert not built.unresolved
