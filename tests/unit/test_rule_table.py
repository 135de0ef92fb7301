"""All rules of the specification have a law, or a reason why not."""

from __future__ import annotations

import pytest

from csdlgen import laws

RULES = [f"R{number:03}" for number in range(1, 159)]
WITH_SEVERAL_FILES = {"CSDL117", "CSDL202", "CSDL214", "CSDL324"}
"""Their tests need more than one document; they are in tests/unit/csdl and tests/unit/graph."""


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_checked_or_accounted_for(rule: str) -> None:
    covering = [law for law in laws.BY_CODE.values() if rule in law.rules]
    assert bool(covering) is (rule not in laws.UNCHECKED)
    assert all(law.breaks and law.keeps for law in covering if law.code not in WITH_SEVERAL_FILES)


def test_few_rules_are_unchecked() -> None:
    assert set(laws.UNCHECKED) <= set(RULES)
    assert len(laws.UNCHECKED) <= 10
    assert {rule for law in laws.BY_CODE.values() for rule in law.rules} <= set(RULES)


def test_every_law_says_why_and_what_to_do() -> None:
    for law in laws.BY_CODE.values():
        assert law.why.endswith("."), law.code
        assert law.cure.endswith((".", '".')), law.code
        assert bool(law.breaks) is bool(law.keeps), law.code
        assert bool(law.rules) is bool(law.section), law.code
