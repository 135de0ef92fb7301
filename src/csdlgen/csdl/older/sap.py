"""What SAP services say of themselves in attributes of their own, as annotations of the standard vocabularies."""

from __future__ import annotations

from lxml import etree

from csdlgen.csdl.older.names import CAPABILITIES, CORE, SAP, is_true
from csdlgen.csdl.older.tree import Tree

_RESTRICTIONS = {
    "creatable": ("InsertRestrictions", "Insertable"),
    "updatable": ("UpdateRestrictions", "Updatable"),
    "deletable": ("DeleteRestrictions", "Deletable"),
    "searchable": ("SearchRestrictions", "Searchable"),
    "countable": ("CountRestrictions", "Countable"),
    "requires-filter": ("FilterRestrictions", "RequiresFilter"),
}
_SUPPORT = {"topable": ("TopSupported",), "pageable": ("TopSupported", "SkipSupported")}


def convert_sap(tree: Tree) -> None:
    """What may be done with an entity set is a capability; who sets a property is a matter of the Core vocabulary."""
    for element in tree.all("EntitySet"):
        _restrict(element, tree)
    for element in tree.all("Property"):
        _who_sets(element, tree)


def _restrict(element: etree._Element, tree: Tree) -> None:
    for attribute, (term, flag) in _RESTRICTIONS.items():
        if (text := tree.take(element, f"{SAP}{attribute}")) is not None:
            annotation = tree.add(element, "Annotation", element, Term=f"{CAPABILITIES}.{term}")
            record = tree.add(annotation, "Record", element)
            tree.add(record, "PropertyValue", element, Property=flag, Bool=_bool(text))
    for attribute, terms in _SUPPORT.items():
        if (text := tree.take(element, f"{SAP}{attribute}")) is not None:
            for term in terms:
                tree.annotate(element, f"{CAPABILITIES}.{term}", element, Bool=_bool(text))


def _who_sets(element: etree._Element, tree: Tree) -> None:
    """By default a client may set a property when it creates an entity, and later."""
    creatable, updatable = (tree.take(element, f"{SAP}{name}") for name in ("creatable", "updatable"))
    if updatable is not None and not is_true(updatable):
        never = creatable is not None and not is_true(creatable)
        term = "Computed" if never else "Immutable"
        tree.annotate(element, f"{CORE}.{term}", element, Bool="true")
    for name in ("filterable", "sortable"):
        if is_true(element.get(f"{SAP}{name}")):
            tree.take(element, f"{SAP}{name}")


def _bool(text: str) -> str:
    return "true" if is_true(text) else "false"
