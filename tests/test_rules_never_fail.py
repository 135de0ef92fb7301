"""Whatever a document says, the rules answer with findings, never with an exception."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from csdlgen import laws
from csdlgen.csdl import read_document
from csdlgen.diagnostics import InputError
from csdlgen.graph import build
from csdlgen.laws.examples import whole

EXAMPLES = sorted({whole(each) for law in laws.BY_CODE.values() for each in (law.breaks, law.keeps) if each})
ATTRIBUTE = re.compile(r' ([A-Z][A-Za-z]*)="([^"]*)"')
ELEMENT = re.compile(r"<[A-Z][A-Za-z]*[^<>]*/>")
VALUES = sorted({match[2] for example in EXAMPLES for match in ATTRIBUTE.finditer(example)})


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An example in which a few attributes or elements are lost, repeated, or say what stands elsewhere."""
    text = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(1, 6))):
        pattern = draw(st.sampled_from((ATTRIBUTE, ELEMENT)))
        found = list(pattern.finditer(text))
        if not found:
            continue
        match = draw(st.sampled_from(found))
        if pattern is ATTRIBUTE:
            value = draw(
                st.sampled_from((*VALUES, "", "/", "a/b/c", "self.", ".", "Collection(", "$", "@", "\u0301"))
            )
            changed = draw(st.sampled_from(("", f' {match[1]}="{value}"')))
        else:
            changed = draw(st.sampled_from(("", match[0] * 2)))
        text = text[: match.start()] + changed + text[match.end() :]
    return text


@settings(deadline=None, max_examples=300)
@given(mutated(), mutated())
def test_mutated_documents_are_borne(one: str, other: str) -> None:
    documents = []
    for index, text in enumerate((one, other)):
        try:
            documents.append(read_document(text.encode(), f"in{index}.xml")[0])
        except InputError:
            continue
    assert all(each.code in laws.BY_CODE for each in build(documents).diagnostics)
