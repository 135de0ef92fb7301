"""The examples of the laws of older documents break and keep them."""

from __future__ import annotations

import pytest

from csdlgen.csdl import read_document
from csdlgen.diagnostics import Law
from csdlgen.laws import older
from csdlgen.laws.examples import whole

LAWS = [value for value in vars(older).values() if isinstance(value, Law)]


def codes(example: str) -> set[str]:
    return {each.code for each in read_document(whole(example).encode(), "in.xml")[1]}


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.code)
def test_an_example_breaks_its_law_and_nothing_else(law: Law) -> None:
    assert codes(law.breaks) == {law.code}
    assert codes(law.keeps) == set()
