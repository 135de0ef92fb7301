"""Every law is broken by its own example and kept by the other one; that is a pair of tests for each rule."""

from __future__ import annotations

import pytest

from csdlgen import laws
from csdlgen.csdl import read_document
from csdlgen.diagnostics import Diagnostic, InputError, Law, Severity
from csdlgen.graph import build
from csdlgen.laws.examples import whole

EXEMPLIFIED = [law for law in laws.BY_CODE.values() if law.breaks]
PAIRS = [(rule, law) for law in EXEMPLIFIED for rule in law.rules or ("",)]


def findings(example: str) -> tuple[Diagnostic, ...]:
    try:
        document, found = read_document(whole(example).encode(), "in.xml")
    except InputError as error:
        return error.diagnostics
    return (*found, *build((document,)).diagnostics)


@pytest.mark.parametrize(("rule", "law"), PAIRS, ids=lambda each: getattr(each, "code", each))
def test_what_breaks_a_rule_is_reported(rule: str, law: Law) -> None:
    found = findings(law.breaks)
    assert law.code in {each.code for each in found}, (rule, found)
    assert all(each.severity is law.severity for each in found if each.code == law.code)


@pytest.mark.parametrize(("rule", "law"), PAIRS, ids=lambda each: getattr(each, "code", each))
def test_what_keeps_a_rule_is_not(rule: str, law: Law) -> None:
    found = findings(law.keeps)
    assert law.code not in {each.code for each in found}, (rule, found)
    assert not [each for each in found if each.severity is Severity.ERROR], (rule, found)


def test_the_stage_itself_keeps_all_laws() -> None:
    assert findings("") == ()
