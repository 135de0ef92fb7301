"""A document of an older version while it becomes one of 4.0, and what had to be left behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.older.names import edm, local
from csdlgen.csdl.source import Source
from csdlgen.diagnostics import Law


class Tree:
    """The elements of a document. Passes change them, add some and drop some, and say what is lost."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.root = source.root
        self._gone = etree.Element("gone")
        self._lost: dict[str, list[etree._Element]] = {}
        self._bases: dict[str, str] | None = None

    def all(self, *names: str) -> list[etree._Element]:
        """The elements of these names, in the namespace of 4.0, in document order; a list, because trees change."""
        return list(self.root.iter(*map(edm, names)))

    def add(
        self, parent: etree._Element, name: str, origin: etree._Element, **attributes: str
    ) -> etree._Element:
        """A new last child, which stands where ``origin`` stands."""
        element = etree.SubElement(parent, edm(name), attributes)
        self.source.stand_in(element, origin)
        return element

    def annotate(self, parent: etree._Element, term: str, origin: etree._Element, **value: str) -> None:
        """A new annotation, unless the element has one of this term; ``value`` is an attribute such as String."""
        present = {
            self.source.qualified(each.get("Term", "")) for each in parent.iterchildren(edm("Annotation"))
        }
        if term not in present:
            self.add(parent, "Annotation", origin, Term=term, **value)

    def lineage(self, name: str) -> tuple[str, ...]:
        """A type and its base types, as far as this document defines them; a cycle ends where it closes."""
        if self._bases is None:
            self._bases = {
                f"{schema.get('Namespace', '')}.{each.get('Name', '')}": self.source.qualified(
                    each.get("BaseType", "")
                )
                for schema in self.all("Schema")
                for each in schema.iterchildren(edm("EntityType"))
            }
        found: dict[str, None] = {}
        while name and name not in found:
            found[name] = None
            name = self._bases.get(name, "")
        return tuple(found)

    def report(self, law: Law, at: etree._Element, message: str, *, hint: str = "") -> None:
        """Note that a law is broken at an element."""
        self.source.report(law, at, message, hint=hint)

    def drop(self, element: etree._Element) -> None:
        """Take an element out of the tree."""
        self._gone.append(element)

    def drop_unread(self, element: etree._Element, reason: str = "") -> None:
        """Take an element out because 4.0 has nothing like it, and say so."""
        message = f"{local(element)} has no meaning in OData 4.0 and is passed over"
        self.report(laws.OLDER_ELEMENT, element, f"{message}: {reason}" if reason else message)
        self.drop(element)

    def lose(self, element: etree._Element, attribute: str, shown: str) -> None:
        """Take an attribute away because 4.0 has nothing like it; :meth:`report_losses` says so."""
        del element.attrib[attribute]
        self._lost.setdefault(shown, []).append(element)

    def report_losses(self) -> None:
        """One finding for each kind of attribute, at the first one: a schema may have thousands of a kind."""
        for shown, elements in self._lost.items():
            more = f" ({len(elements):,} of them)" if len(elements) > 1 else ""
            message = f"{shown} has no meaning in OData 4.0 and is passed over{more}"
            self.report(laws.OLDER_ATTRIBUTE, elements[0], message)

    def take(self, element: etree._Element, attribute: str) -> str | None:
        """The text of an attribute, which is taken away; None if it is not there."""
        text = element.get(attribute)
        if text is not None:
            del element.attrib[attribute]
        return text


def in_turn(elements: Iterable[etree._Element], name: str) -> Iterator[etree._Element]:
    """The children of that name of some elements."""
    for element in elements:
        yield from list(element.iterchildren(edm(name)))
