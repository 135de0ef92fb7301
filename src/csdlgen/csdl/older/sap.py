"""What SAP services say of themselves in attributes of their own, as annotations of public vocabularies."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from csdlgen.csdl.older.names import CAPABILITIES, CORE, SAP, edm, is_true
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
_LISTS = {
    "filterable": (False, "FilterRestrictions", "NonFilterableProperties"),
    "required-in-filter": (True, "FilterRestrictions", "RequiredProperties"),
    "sortable": (False, "SortRestrictions", "NonSortableProperties"),
}
"""For each attribute of a property the value that is worth a word, and where entity sets list such properties."""
_MEASURES = {
    "currency-code": "Org.OData.Measures.V1.ISOCurrency",
    "unit-of-measure": "Org.OData.Measures.V1.Unit",
}
_TEXT = "com.sap.vocabularies.Common.v1.Text"


def convert_sap(tree: Tree) -> None:
    """What may be done with an entity set is a capability; units, and who sets a property, stand at the property."""
    for element in tree.all("EntitySet"):
        _restrict(element, tree)
    for element in tree.all("EntityType", "ComplexType"):
        _measure(element, tree)
        for each in element.iterchildren(edm("Property")):
            _who_sets(each, tree)
    _list_properties(tree)


def _restrict(element: etree._Element, tree: Tree) -> None:
    for attribute, (term, flag) in _RESTRICTIONS.items():
        if (text := tree.take(element, f"{SAP}{attribute}")) is not None:
            record = _record(element, term, tree)
            tree.add(record, "PropertyValue", element, Property=flag, Bool=_bool(text))
    for attribute, terms in _SUPPORT.items():
        if (text := tree.take(element, f"{SAP}{attribute}")) is not None:
            for term in terms:
                tree.annotate(element, f"{CAPABILITIES}.{term}", element, Bool=_bool(text))


def _measure(element: etree._Element, tree: Tree) -> None:
    """The unit of an amount stands in another property; so does the text for a code."""
    semantics = {}
    for each in element.iterchildren(edm("Property")):
        if each.get(f"{SAP}semantics") in _MEASURES:
            semantics[each.get("Name", "")] = tree.take(each, f"{SAP}semantics") or ""
    for each in element.iterchildren(edm("Property")):
        if (unit := tree.take(each, f"{SAP}unit")) is not None:
            term = _MEASURES[semantics.get(unit, "unit-of-measure")]
            tree.annotate(each, term, each, Path=unit)
        if (text := tree.take(each, f"{SAP}text")) is not None:
            tree.annotate(each, _TEXT, each, Path=text)


def _who_sets(element: etree._Element, tree: Tree) -> None:
    """By default a client may set a property when it creates an entity, and later."""
    creatable, updatable = (tree.take(element, f"{SAP}{name}") for name in ("creatable", "updatable"))
    if updatable is not None and not is_true(updatable):
        never = creatable is not None and not is_true(creatable)
        term = "Computed" if never else "Immutable"
        tree.annotate(element, f"{CORE}.{term}", element, Bool="true")


def _list_properties(tree: Tree) -> None:
    """Older services said at a property what 4.0 says at each entity set."""
    listed: dict[str, list[tuple[str, etree._Element]]] = {}
    for schema in tree.all("Schema"):
        for owner in schema.iterchildren(edm("EntityType")):
            name = f"{schema.get('Namespace', '')}.{owner.get('Name', '')}"
            listed[name] = [
                found for each in owner.iterchildren(edm("Property")) for found in _noteworthy(each, tree)
            ]
    for entity_set in tree.all("EntitySet"):
        lineage = tree.lineage(tree.source.qualified(entity_set.get("EntityType", "")))
        for owner_name in reversed(lineage):
            for attribute, each in listed.get(owner_name, ()):
                _, term, list_name = _LISTS[attribute]
                collection = _collection(_record(entity_set, term, tree), list_name, tree)
                tree.add(collection, "PropertyPath", each).text = each.get("Name", "")


def _noteworthy(element: etree._Element, tree: Tree) -> Iterator[tuple[str, etree._Element]]:
    for attribute, (value, _, _) in _LISTS.items():
        text = tree.take(element, f"{SAP}{attribute}")
        if text is not None and is_true(text) is value:
            yield attribute, element


def _record(element: etree._Element, term: str, tree: Tree) -> etree._Element:
    """The record of an annotation of the Capabilities vocabulary, made if it is not there."""
    term = f"{CAPABILITIES}.{term}"
    for annotation in element.iterchildren(edm("Annotation")):
        record = annotation.find(edm("Record"))
        if record is not None and tree.source.qualified(annotation.get("Term", "")) == term:
            return record
    return tree.add(tree.add(element, "Annotation", element, Term=term), "Record", element)


def _collection(record: etree._Element, name: str, tree: Tree) -> etree._Element:
    """The collection that is the value of a property of a record, made if it is not there."""
    for value in record.iterchildren(edm("PropertyValue")):
        found = value.find(edm("Collection"))
        if found is not None and value.get("Property") == name:
            return found
    return tree.add(tree.add(record, "PropertyValue", record, Property=name), "Collection", record)


def _bool(text: str) -> str:
    return "true" if is_true(text) else "false"
