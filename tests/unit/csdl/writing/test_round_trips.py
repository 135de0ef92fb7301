"""What is written is read as it was: in XML every document, in JSON every document in normal form."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings

from csdlgen.csdl import read_document
from csdlgen.csdl.writing import normal, write_json, write_xml
from csdlgen.edm import Document
from tests.documents import annotated_documents, documents
from tests.places import unplaced

FEW = settings(max_examples=25, suppress_health_check=list(HealthCheck))


@FEW
@given(documents() | annotated_documents())
def test_what_is_written_as_xml_is_read_as_it_was(document: Document) -> None:
    text, unsaid = write_xml(document)
    read, _ = read_document(text.encode(), "in.xml")
    assert unsaid == ()
    assert unplaced(read) == document


@settings(FEW, max_examples=100)
@given(annotated_documents())
def test_every_expression_survives_both_formats(document: Document) -> None:
    through_both(document)


@FEW
@given(documents())
def test_every_declaration_survives_both_formats(document: Document) -> None:
    through_both(document)


def through_both(document: Document) -> None:
    first, unsaid = write_json(document)
    json.loads(first)
    assert unsaid == ()
    from_json, findings = read_document(first.encode(), "in.json")
    assert not [each for each in findings if each.code in ("CSDL108", "CSDL120")]
    assert unplaced(from_json) == normal(document) == normal(normal(document))
    between, _ = write_xml(from_json)
    from_xml, _ = read_document(between.encode(), "in.xml")
    assert unplaced(from_xml) == unplaced(from_json)
    assert write_json(from_xml)[0] == first
