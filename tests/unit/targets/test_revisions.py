"""What is said of the end of an element, in sentences."""

from __future__ import annotations

import pytest

from csdlgen.targets._revisions import deprecation
from tests.csdl import edmx, graph_of, schema


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ({"Description": "Use b"}, "Use b"),
        ({"Date": "2026-01-01", "Description": "Use b."}, "since 2026-01-01. Use b."),
        ({"Description": "Use b", "RemovalDate": "2027-01-01"}, "Use b. It will be removed on 2027-01-01."),
        ({"Description": "Use b!", "RemovalDate": "2027-01-01"}, "Use b! It will be removed on 2027-01-01."),
        ({"RemovalDate": "2027-01-01"}, "It will be removed on 2027-01-01."),
        ({}, "Do not use it any more."),
    ],
)
def test_the_end_of_an_element_is_told_in_sentences(stated: dict[str, str], said: str) -> None:
    values = "".join(f'<PropertyValue Property="{name}" String="{text}"/>' for name, text in stated.items())
    kind = '<PropertyValue Property="Kind" EnumMember="Core.RevisionKind/Deprecated"/>'
    note = f'<Annotation Term="Core.Revisions"><Collection><Record>{kind}{values}</Record></Collection></Annotation>'
    graph = graph_of(edmx(schema(f'<ComplexType Name="a">{note}</ComplexType>')))
    assert deprecation(graph, "ns.a") == said
