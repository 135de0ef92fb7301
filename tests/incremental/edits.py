"""Edits of a schema, as people and machines make them: something goes, comes twice, moves, or says something else."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from random import Random

Edit = Callable[[ET.Element, Random], None]
_EDM = "{http://docs.oasis-open.org/odata/ns/edm}"


def edited(text: str, seed: int, edits: int = 1, kinds: Sequence[Edit] = ()) -> str:
    """A schema after some edits, the same for the same seed; it need not be valid any more."""
    lot = Random(seed)  # noqa: S311 - tests must repeat
    root = ET.fromstring(text)  # noqa: S314 - our own
    for _ in range(edits):
        lot.choice(kinds or EDITS)(root, lot)
    return ET.tostring(root, encoding="unicode")


def _parents(root: ET.Element) -> list[ET.Element]:
    return [each for schema in root.iter(f"{_EDM}Schema") for each in schema.iter() if len(each)]


def _with(root: ET.Element, *attributes: str) -> list[ET.Element]:
    found = [each for schema in root.iter(f"{_EDM}Schema") for each in schema.iter()]
    return [each for each in found if any(name in each.attrib for name in attributes)]


def remove(root: ET.Element, lot: Random) -> None:
    """Something is gone."""
    parent = lot.choice(_parents(root))
    parent.remove(lot.choice(list(parent)))


def repeat(root: ET.Element, lot: Random) -> None:
    """Something like what is there already is added, under another name or the same."""
    parent = lot.choice(_parents(root))
    added = copy.deepcopy(lot.choice(list(parent)))
    if "Name" in added.attrib and lot.random() < 0.8:
        added.set("Name", f"{added.get('Name')}{lot.choice('2X_')}")
    parent.insert(lot.randrange(len(parent) + 1), added)


def move(root: ET.Element, lot: Random) -> None:
    """The order of declarations changes."""
    parent = lot.choice(_parents(root))
    child = lot.choice(list(parent))
    parent.remove(child)
    parent.insert(lot.randrange(len(parent) + 1), child)


def exchange(root: ET.Element, lot: Random) -> None:
    """Something says what another thing of its kind says: another type, base, target or name."""
    attribute = lot.choice(("Type", "BaseType", "Name", "Target", "EntityType", "String", "Path"))
    if found := _with(root, attribute):
        one, other = lot.choice(found), lot.choice(found)
        one.set(attribute, other.attrib[attribute])


def rename(root: ET.Element, lot: Random) -> None:
    """Something is called otherwise; what refers to it may still use its old name."""
    if found := _with(root, "Name"):
        each = lot.choice(found)
        old, new = each.attrib["Name"], f"{each.attrib['Name']}{lot.choice('AZ9')}"
        each.set("Name", new)
        if lot.random() < 0.5:
            for other in _with(root, "Type", "BaseType", "EntityType", "Target"):
                for attribute in ("Type", "BaseType", "EntityType", "Target"):
                    if attribute in other.attrib:
                        other.set(attribute, other.attrib[attribute].replace(f".{old}", f".{new}"))


def flip(root: ET.Element, lot: Random) -> None:
    """A trait is not what it was."""
    attribute = lot.choice(
        ("Abstract", "OpenType", "Nullable", "ContainsTarget", "IsBound", "IsFlags", "MaxLength")
    )
    names = {"Abstract": "EntityType", "OpenType": "EntityType", "IsFlags": "EnumType", "IsBound": "Action"}
    kind = names.get(attribute, "NavigationProperty" if attribute == "ContainsTarget" else "Property")
    if found := list(root.iter(f"{_EDM}{kind}")):
        each = lot.choice(found)
        value = "7" if attribute == "MaxLength" else "true"
        each.set(attribute, "false" if each.get(attribute) == value else value)


def describe(root: ET.Element, lot: Random) -> None:
    """Something has another description."""
    if found := _with(root, "Name"):
        each = lot.choice(found)
        text = lot.choice(("What it is.", "Something else.", "a | b", ""))
        attributes = {"Term": "Org.OData.Core.V1.Description", "String": text}
        ET.SubElement(each, f"{_EDM}Annotation", attributes)


EDITS: tuple[Edit, ...] = (remove, repeat, move, exchange, rename, flip, describe)
