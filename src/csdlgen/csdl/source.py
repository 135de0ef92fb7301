"""One document while it is being read: its tree, the place of each element, its aliases, the findings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from itertools import islice
from typing import Any, cast

from lxml import etree

from csdlgen import laws
from csdlgen.config import Limits
from csdlgen.csdl.limits import exceeded, too_long
from csdlgen.csdl.reading import Reading
from csdlgen.csdl.text import decode, start_tags
from csdlgen.diagnostics import InputError, Law, Location
from csdlgen.edm import Facets, TypeRef

EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
EDMX = "{http://docs.oasis-open.org/odata/ns/edmx}"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"

_DECLARATION = re.compile(r"\A<\?xml.*?\?>", re.DOTALL)
_EXCESSIVE_DEPTH = "Excessive depth in document"
"""What libxml2 says of documents that are deeper than any limit here may be."""
_LEVELS = 50
_NAMES = ("Name", "Namespace")
"""The attributes whose texts are parts of other names."""
_LONG_NAMES = etree.XPath("//*[string-length(@Name) > $most or string-length(@Namespace) > $most][1]")
_BOOLEANS = {"true": True, "false": False, "1": True, "0": False}
_INTEGER = re.compile(r"\s*[+-]?[0-9]{1,40}\s*")


class Source(Reading):
    """A parsed XML document. Reading functions ask it for names, places and values, and tell it what is wrong.

    Raises InputError if the bytes are no well-formed XML document, or one beyond the limits.
    """

    def __init__(self, data: bytes, file: str, limits: Limits) -> None:
        super().__init__(file, limits)
        self.text = decode(data, file)
        places = _places(self.text, file, limits)
        self.root = _parse(self.text, file, limits)
        elements = list(self.root.iter("*"))
        self._places = dict(zip(elements, places, strict=True))
        self._kinds = _Kinds()
        self.facets: dict[tuple[object, ...], Facets] = {}
        """What the facets of elements mean, as they are written: many have the same."""
        if (deepest := _too_deep(self.root, limits.depth)) is not None:
            raise _depth_exceeded(limits, self._places[deepest])
        if (named := _too_long_named(self.root, self.text, limits.name)) is not None:
            name = max((named.get(each, "") for each in _NAMES), key=len)
            raise too_long(name, limits, self._places[named])
        self.shapes: Mapping[tuple[str, ...], int] = Counter(map(shape_of, elements))
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

    def children(self, element: etree._Element) -> list[tuple[str, etree._Element]]:
        """The child elements of the edm namespace with their local names; foreign ones are passed over (section 17)."""
        kinds = self._kinds
        return [(kind, child) for child in element if (kind := kinds[child.tag])]

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
        if (value := _BOOLEANS.get(text)) is not None:
            return value
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
        if not _INTEGER.fullmatch(text):
            self.report(laws.INTEGER, element, f"{attribute}={text!r} is not a whole number and is ignored")
            return None
        return int(text)


class _Kinds(dict[str, str]):
    """The local names of tags of the edm namespace, and empty texts for others; found once for each tag."""

    def __missing__(self, tag: str) -> str:
        kind = self[tag] = tag.removeprefix(EDM) if tag.startswith(EDM) else ""
        return kind


def shape_of(element: Any) -> tuple[str, ...]:
    """The tag of an element and the names of its attributes."""
    return (element.tag, *element.keys())


def _places(text: str, file: str, limits: Limits) -> list[Location]:
    """The places of all elements; counted before there is a tree, which takes fifty times the memory of its text."""
    places = list(islice(start_tags(text, file), limits.elements + 1))
    if len(places) > limits.elements:
        message = f"the document has more than {limits.elements:,} elements"
        raise exceeded("elements", limits, places[-1], message)
    return places


def _parse(text: str, file: str, limits: Limits) -> etree._Element:
    # Our own limits stand for those of libxml2; what they are for, entities, needs a DOCTYPE, and there is none.
    parser = etree.XMLParser(
        huge_tree=True,
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
        root = etree.fromstring((kept + body).encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        line, column = getattr(error, "position", (0, 0))
        reason = str(error).partition(", line ")[0]
        if reason.startswith(_EXCESSIVE_DEPTH):
            raise _depth_exceeded(limits, Location(file, line, max(column, 0))) from None
        raise InputError(
            laws.NOT_WELL_FORMED.broken(
                Location(file, line, max(column, 0)), f"not well-formed XML: {reason}"
            )
        ) from None
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise InputError(
            laws.DOCTYPE.broken(Location(file, 1, 1), "the document has a DOCTYPE, which is refused")
        )
    return root


def _too_deep(root: etree._Element, depth: int) -> etree._Element | None:
    """The first element that stands inside so many others."""
    level = [root]
    while level and depth > 0:
        step = _descendants(min(depth, _LEVELS))
        level = [each for element in level for each in cast("Any", step(element))]
        depth -= _LEVELS
    return level[0] if level else None


def _too_long_named(root: etree._Element, text: str, most: int) -> etree._Element | None:
    """The first element whose name is longer; the tree is not looked through if none is as it is written."""
    longer = f"{{{most + 1}}}"
    if not re.search(rf"""Name(?:space)?\s*=\s*(?:"[^"]{longer}|'[^']{longer})""", text):
        return None
    found: Any = _LONG_NAMES(root, most=most)
    return found[0] if found else None


@cache
def _descendants(levels: int) -> etree.XPath:
    return etree.XPath("/".join("*" * levels))


def _depth_exceeded(limits: Limits, place: Location) -> InputError:
    return exceeded("depth", limits, place, f"elements stand more than {limits.depth} deep inside each other")
