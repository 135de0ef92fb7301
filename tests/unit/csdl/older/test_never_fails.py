"""Whatever is missing, doubled or misplaced in a document of an older version, it is read and its faults are findings."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import etree

from csdlgen.csdl import read_document
from csdlgen.graph import build

GOLDEN = Path(__file__).parents[3] / "golden"
CASES = ("version_2", "version_3")


def mutated(root: etree._Element, chance: random.Random) -> None:
    """Change something below the wrapper: an attribute goes or changes, an element goes, moves or is doubled."""
    elements = [
        each for each in root.iter("*") if each is not root and etree.QName(each).localname != "DataServices"
    ]
    element, other = chance.choice(elements), chance.choice(elements)
    what = chance.randrange(6)
    if what < 3 and element.attrib:
        name = chance.choice(sorted(map(str, element.attrib)))
        if what == 0:
            del element.attrib[name]
        else:
            element.set(
                name,
                chance.choice(["", " ", "x", "a.b", "Collection(", "*", *map(str, other.attrib.values())]),
            )
    elif what == 3:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    elif element not in other.iterancestors() and element is not other:
        other.append(element if what == 4 else etree.fromstring(etree.tostring(element)))


@pytest.mark.parametrize("case", CASES)
def test_mutated_documents_are_read(case: str) -> None:
    data = (GOLDEN / case / "input.csdl").read_bytes()
    for seed in range(150):
        chance = random.Random(seed)  # noqa: S311
        root = etree.fromstring(data)
        for _ in range(chance.randrange(1, 8)):
            mutated(root, chance)
        document, _ = read_document(etree.tostring(root), "in.xml")
        build((document,))
