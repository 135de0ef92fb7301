"""What people are told: Documentation elements and the labels of SAP, as descriptions of the Core vocabulary."""

from __future__ import annotations

from lxml import etree

from csdlgen.csdl.older.names import CORE, SAP, edm
from csdlgen.csdl.older.tree import Tree

_SHORT, _LONG = f"{CORE}.Description", f"{CORE}.LongDescription"


def convert_descriptions(tree: Tree) -> None:
    """A summary or label is a description; a long description or quick info, if it says more, a long one."""
    for documentation in tree.all("Documentation"):
        parent = documentation.getparent()
        if parent is not None:
            _describe(
                parent,
                documentation,
                [_text(documentation, "Summary"), _text(documentation, "LongDescription")],
                tree,
            )
            tree.drop(documentation)
    labelled: list[etree._Element] = [
        each
        for each in tree.root.iter("*")
        if f"{SAP}label" in each.attrib or f"{SAP}quickinfo" in each.attrib
    ]
    for element in labelled:
        texts = [(tree.take(element, f"{SAP}{name}") or "").strip() for name in ("label", "quickinfo")]
        _describe(element, element, texts, tree)


def _describe(element: etree._Element, origin: etree._Element, texts: list[str], tree: Tree) -> None:
    said = list(dict.fromkeys(filter(None, texts)))
    for term, text in zip((_SHORT, _LONG), said, strict=False):
        tree.annotate(element, term, origin, String=text)


def _text(documentation: etree._Element, name: str) -> str:
    child = documentation.find(edm(name))
    return "" if child is None else " ".join("".join(map(str, child.itertext())).split())
