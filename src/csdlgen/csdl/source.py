"""One document while it is being read: its tree, the place of each element, its aliases, the findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import cast

from lxml import etree

from csdlgen import laws
from csdlgen.csdl.reading import DEPTH, Reading
from csdlgen.csdl.text import decode, start_tags
from csdlgen.diagnostics import InputError, Law, Location
from csdlgen.edm import TypeRef

EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
EDMX = "{http://docs.oasis-open.org/odata/ns/edmx}"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

_TOO_DEEP = etree.XPath("/*" * (DEPTH + 1))
_DECLARATION = re.compile(r"\A\ufeff?<\?xml.*?\?>", re.DOTALL)
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}


class Source(Reading):
    """A parsed XML document. Reading functions ask it for names, places and values, and tell it what is wrong.

    Raises InputError if the bytes are no well-formed XML document.
    """

    def __init__(self, data: bytes, file: str) -> None:
        super().__init__(file)
        self.text = decode(data, file)
        self.root = _parse(self.text, file)
        elements = list(self.root.iter("*"))
        self._places = dict(zip(elements, start_tags(self.text, file), strict=True))
        self.shapes: Mapping[tuple[str, ...], int] = Counter(
            [(each.tag, *cast("list[str]", each.keys())) for each in elements]
        )
        """How often each tag stands with each sequence of attributes."""
        self.counts: dict[str, int] = {}
        for shape, count in self.shapes.items():
            name = shape[0].rpartition("}")[2]
            self.counts[name] = self.counts.get(name, 0) + count

    def report(self, law: Law, at: etree._Element, message: str, **more: str) -> None:
        """Note that a law is broken at an element."""
        self.findings.append(law.broken(self._places[at], message, **more))

    def place(self, element: etree._Element) -> Location:
        """Where the start tag of an element stands."""
        return self._places[element]

    def stand_in(self, element: etree._Element, origin: etree._Element) -> None:
        """Let an element that no tag in the text is for stand where another one stands."""
        self._places[element] = self._places[origin]

    def children(self, element: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """The child elements of the edm namespace with their local names; foreign ones are passed over (section 17)."""
        for child in element:
            tag = child.tag
            if tag.startswith(EDM):
                yield tag[len(EDM) :], child

    def attributes(self, element: etree._Element) -> list[tuple[str, str]]:
        """The attributes of an element without those of foreign namespaces (section 17)."""
        pairs = [(str(name), str(text)) for name, text in element.attrib.items()]
        return [(name, text) for name, text in pairs if not name.startswith("{")]

    def childless(self, element: etree._Element) -> None:
        """Note every child of an element that has none in CSDL."""
        if len(element):
            for name, child in self.children(element):
                self.unknown(name, child)

    def unknown(self, name: str, element: etree._Element) -> None:
        """Note that an element has no meaning where it stands."""
        self.report(laws.UNKNOWN_ELEMENT, element, f"{name} has no meaning here and is passed over")

    # Names

    def required(self, element: etree._Element, attribute: str) -> str:
        """The text of an attribute that must be there; empty, and reported, if it is not."""
        text = element.get(attribute, "").strip()
        if not text:
            kind = element.tag.rpartition("}")[2]
            self.report(
                laws.MISSING_ATTRIBUTE,
                element,
                f"{kind} lacks {attribute} and is skipped",
                hint=f'add {attribute}="…"',
            )
        return text

    def declared_name(self, element: etree._Element, namespace: str) -> str:
        """The qualified name of what a child of a schema declares; empty, and reported, without a name."""
        name = self.required(element, "Name")
        return f"{namespace}.{name}" if name else ""

    def type_ref(self, element: etree._Element, attribute: str = "Type") -> TypeRef | None:
        """The type that an attribute names, or None, and reported, if it names none."""
        text = self.required(element, attribute)
        return self.type_named(text, self._places[element]) if text else None

    # Values

    def boolean(self, element: etree._Element, attribute: str) -> bool | None:
        """A truth value (xs:boolean; other cases are read with a warning), or None if it is not there."""
        text = element.get(attribute)
        if text is None:
            return None
        value = _BOOLEANS.get(text.strip().lower())
        if value is None or text.strip() not in _BOOLEANS:
            outcome = "ignored" if value is None else f"read as {str(value).lower()}"
            self.report(
                laws.NO_BOOLEAN if value is None else laws.BOOLEAN,
                element,
                f"{attribute}={text!r} is not a truth value and is {outcome}",
                hint="write true or false",
            )
        return value

    def integer(self, element: etree._Element, attribute: str) -> int | None:
        """A whole number, or None if it is not there or, reported, is no number."""
        text = element.get(attribute)
        if text is None:
            return None
        if not re.fullmatch(r"\s*[+-]?[0-9]{1,40}\s*", text):
            self.report(laws.INTEGER, element, f"{attribute}={text!r} is not a whole number and is ignored")
            return None
        return int(text)


def _parse(text: str, file: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    # The declared encoding was honoured by decode(); what lxml sees is UTF-8. Line numbers stay.
    declaration = _DECLARATION.match(text)
    kept = "\n" * declaration[0].count("\n") if declaration else ""
    body = text[declaration.end() :] if declaration else text
    try:
        root = etree.fromstring((kept + body).lstrip("\ufeff").encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        line, column = getattr(error, "position", (0, 0))
        reason = str(error).partition(", line ")[0]
        raise InputError(
            laws.NOT_WELL_FORMED.broken(
                Location(file, line, max(column, 0)), f"not well-formed XML: {reason}"
            )
        ) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            laws.DOCTYPE.broken(Location(file, 1, 1), "the document has a DOCTYPE, which is refused")
        )
    if _TOO_DEEP(root):
        message = f"not well-formed XML: nested deeper than {DEPTH}"
        raise InputError(laws.NOT_WELL_FORMED.broken(Location(file), message))
    return root
