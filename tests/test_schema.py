"""Our own description of industry data is an example to others: it is complete, and its parts fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

SCHEMA = Path(__file__).parent.parent / "schema"
EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
EDMX = "{http://docs.oasis-open.org/odata/ns/edmx}"
DESCRIPTION = "Core.Description"

DESCRIBED = frozenset(
    EDM + name
    for name in (
        "EntityType", "ComplexType", "EnumType", "TypeDefinition", "Property", "NavigationProperty", "Member", "Action",
        "Function", "Parameter", "EntityContainer", "EntitySet", "Singleton", "ActionImport", "FunctionImport",
    )
)  # fmt: skip
TYPES = frozenset(EDM + name for name in ("EntityType", "ComplexType", "EnumType", "TypeDefinition"))


def documents() -> list[etree._Element]:
    return [etree.parse(file).getroot() for file in sorted(SCHEMA.glob("*.xml"))]


def schemas() -> Iterator[etree._Element]:
    for document in documents():
        yield from document.iter(EDM + "Schema")


def alias(schema: etree._Element) -> str:
    return schema.get("Alias", schema.get("Namespace", ""))


def path(element: etree._Element, schema: etree._Element) -> str:
    """The target by which an external annotation reaches the element, as this schema spells it."""
    name = element.get("Name", "")
    parent = element.getparent()
    if parent is None or parent is schema:
        return f"{alias(schema)}.{name}{signature(element)}"
    return f"{path(parent, schema)}/{name}"


def signature(element: etree._Element) -> str:
    """The parenthesis that tells overloads apart: of an action its binding type alone (section 14.2.2)."""
    if element.tag not in (EDM + "Action", EDM + "Function"):
        return ""
    types = [parameter.get("Type", "") for parameter in element.iter(EDM + "Parameter")]
    if element.tag == EDM + "Action":
        types = types[: element.get("IsBound") == "true"]
    return f"({','.join(types)})"


def inline_texts(element: etree._Element) -> list[str]:
    return [
        annotation.get("String", "")
        for annotation in element.findall(EDM + "Annotation")
        if annotation.get("Term") == DESCRIPTION
    ]


def descriptions() -> Iterator[tuple[str, list[str]]]:
    """Every element that deserves a description, with those it has."""
    for schema in schemas():
        external = {
            block.get("Target", ""): inline_texts(block) for block in schema.iterfind(EDM + "Annotations")
        }
        for element in schema.iter(*DESCRIBED):
            target = path(element, schema)
            yield target, inline_texts(element) + external.get(target, [])


def test_every_element_is_described_exactly_once() -> None:
    assert [target for target, texts in descriptions() if len(texts) != 1] == []


def test_a_description_is_made_of_sentences() -> None:
    sentence = re.compile(r"[A-Z].*\.", re.DOTALL)
    texts = [text for _, found in descriptions() for text in found]
    assert [text for text in texts if not sentence.fullmatch(text) or "  " in text] == []


def test_no_two_types_share_their_description() -> None:
    texts = [found[0] for target, found in descriptions() if "/" not in target and "(" not in target]
    assert len(texts) == len(set(texts))


def test_every_name_of_a_type_means_something_in_its_document() -> None:
    defined = {
        f"{schema.get('Namespace')}.{declared.get('Name')}"
        for schema in schemas()
        for declared in schema.iter(*TYPES)
    }
    unknown = []
    for document in documents():
        spellings = {
            element.get("Alias"): element.get("Namespace")
            for element in document.iter(EDM + "Schema", EDMX + "Include")
        }
        for element in document.iter("{*}*"):
            for attribute in ("Type", "BaseType", "EntityType", "UnderlyingType"):
                name = re.sub(r"^Collection\((.*)\)$", r"\1", element.get(attribute, ""))
                prefix, _, simple = name.rpartition(".")
                if name and prefix != "Edm" and f"{spellings.get(prefix)}.{simple}" not in defined:
                    unknown.append(name)
    assert unknown == []


def test_every_external_block_reaches_an_element_of_its_document() -> None:
    for schema in schemas():
        reachable = {path(element, schema) for element in schema.iter(*DESCRIBED)}
        blocks = [block.get("Target", "") for block in schema.iterfind(EDM + "Annotations")]
        foreign = {target for target in blocks if target.split(".")[0] != alias(schema)}
        assert set(blocks) - reachable - foreign == set()
        assert len(blocks) == len(set(blocks))
