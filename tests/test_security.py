"""The promises of SECURITY.md each name the tests that hold them, and these tests are there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_PROMISED = re.compile(r"## What is promised\n(.*?)\n## ", re.DOTALL)
_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def promises() -> dict[str, str]:
    """What is promised, by its first words."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    found = _PROMISED.search(text)
    assert found
    return {each.split("**")[1]: each for each in re.split(r"^\* ", found[1], flags=re.MULTILINE)[1:]}


@cache
def functions(file: str) -> frozenset[str]:
    """The tests in a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(each.name for each in tree.body if isinstance(each, ast.FunctionDef))


@pytest.mark.parametrize("promise", promises())
def test_a_promise_is_held_by_tests_that_there_are(promise: str) -> None:
    named = _NAMED.findall(promises()[promise])
    assert named, "no test is named"
    assert [f"{file}::{name}" for file, name in named if name not in functions(file)] == []


def test_there_are_promises() -> None:
    assert len(promises()) > 5
