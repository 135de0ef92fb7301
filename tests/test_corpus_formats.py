"""Published documents in both formats: pairs agree, and what becomes the other format comes back as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from csdlgen.csdl import Format, read_document, write_document
from csdlgen.csdl.writing import normal
from csdlgen.edm import Document
from tests.places import unplaced

CORPUS = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere"))

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="CSDLGEN_CORPUS names no folder of published schemas"),
]

PAIRS = sorted(
    path.with_suffix("")
    for folder in ("oasis-core", "oasis-validation-measures", "oasis-examples")
    for path in CORPUS.glob(f"{folder}/*.json")
)
DOCUMENTS = sorted(
    path
    for pattern in ("*.xml", "*/*.xml", "*/*.csdl")
    for path in CORPUS.glob(pattern)
    if "-v2" not in path.stem
)
UNREADABLE = ("BadVersion", "NonIntegerVersion", "VersionMismatch", "InvalidNamespaceAndVersion")


def read(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name)[0]


def ordered(value: Any) -> Any:
    """JSON in which the order of members and of items does not count."""
    if isinstance(value, dict):
        return {name: ordered(member) for name, member in sorted(value.items())}
    if isinstance(value, list):
        return sorted((ordered(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


def without_links(root: dict[str, Any]) -> dict[str, Any]:
    """The document without Core.Links: each format of a vocabulary calls itself the latest, the other its alternate."""
    for schema in root.values():
        if isinstance(schema, dict):
            schema.pop("@Core.Links", None)
    return root


@pytest.mark.parametrize("stem", PAIRS, ids=lambda path: path.name)
def test_xml_becomes_the_published_json(stem: Path) -> None:
    published = json.loads(stem.with_name(f"{stem.name}.json").read_text(encoding="utf-8"))
    text, unsaid = write_document(read(stem.with_name(f"{stem.name}.xml")), Format.JSON)
    assert unsaid == ()
    assert ordered(without_links(json.loads(text))) == ordered(without_links(published))


@pytest.mark.parametrize("stem", PAIRS, ids=lambda path: path.name)
def test_published_json_survives_xml(stem: Path) -> None:
    path = stem.with_name(f"{stem.name}.json")
    document, findings = read_document(path.read_bytes(), path.name)
    assert findings == ()
    between, _ = write_document(document, Format.XML)
    text, _ = write_document(read_document(between.encode(), "in.xml")[0], Format.JSON)
    assert ordered(json.loads(text)) == ordered(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name[-60:])
def test_every_document_survives_both_formats(path: Path) -> None:
    if any(word in path.name for word in UNREADABLE):
        pytest.skip("no document of a version that is read")
    document = read(path)
    as_xml, unsaid = write_document(document, Format.XML)
    assert unsaid == ()
    again = read_document(as_xml.encode(), path.name)[0]
    assert unplaced(write_and_read(again, Format.XML)) == unplaced(again) == unplaced(document)
    as_json, unsaid = write_document(document, Format.JSON)
    from_json, findings = read_document(as_json.encode(), path.name)
    assert {each.code for each in findings} <= {each.code for each in read_document(as_xml.encode(), "x")[1]}
    if not unsaid:
        assert unplaced(from_json).schemas == unplaced(normal(document)).schemas
    assert unplaced(write_and_read(from_json, Format.XML)).schemas == unplaced(from_json).schemas


def write_and_read(document: Document, format_: Format) -> Document:
    return read_document(write_document(document, format_)[0].encode(), f"in.{format_}")[0]


def test_what_is_said_twice_is_all_that_json_cannot_say() -> None:
    losing = {
        path.name.partition("__")[2].removesuffix(".1.xml") or path.name: len(unsaid)
        for path in DOCUMENTS
        if not any(word in path.name for word in UNREADABLE)
        and (unsaid := write_document(read(path), Format.JSON)[1])
    }
    assert losing == {
        "Validate_ParsingDuplicateEntityTypes_ReportsExpectedErrors": 3,
        "Validate_ParsingEntityTypeWithDuplicateProperties_ReportsExpectedErrors": 1,
        "DuplicateNavigationPropertyMappingsInSingleton": 1,
        "ValidateDuplicateEntityContainerMemberName": 2,
        "ValidateIEdmModelTypeNameAlreadyDefinedDuplicate": 2,
        "Term_NameConflict": 2,
        "VocabularyAnnotation_Ambiguous_SameTermNoQualifer": 1,
        "VocabularyAnnotation_Ambiguous_SameTermSameQualifer": 1,
        "v1.0-Prod.csdl": 6,  # a name of a type and a function, and five terms applied twice
    }
