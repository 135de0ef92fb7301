"""A JSON document while it is being written: how it spells names, what it knows, and what it could not say."""

from __future__ import annotations

from csdlgen import laws
from csdlgen.csdl.known import Known
from csdlgen.csdl.writing.json_text import Node
from csdlgen.csdl.writing.spelling import Spelling
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import Document

Object = dict[str, Node]


class Draft:
    """What writing functions ask for names and types, and tell what JSON cannot say."""

    def __init__(self, document: Document) -> None:
        self.spelling = Spelling(document)
        self.known = Known(document.schemas)
        self.findings: list[Diagnostic] = []
        self.here = Location(document.file)
        """The declaration that is being written; expressions do not know where they stand."""
        self.type_control = "@odata.type" if document.version == "4.0" else "@type"

    def put(self, node: Object, name: str, member: Node, place: Location) -> bool:
        """Add a member that the schema names; False, and reported, if an object cannot have it."""
        if not name or name.startswith("$") or "@" in name:
            return self._cannot(f"what is named {name!r}", place)
        return self.place(node, name, member, place)

    def place(self, node: Object, key: str, member: Node, place: Location) -> bool:
        """Add a member; False, and reported, if there is one of this name."""
        if key in node:
            return self._cannot(f"a second {key!r}", place)
        node[key] = member
        return True

    def _cannot(self, what: str, place: Location) -> bool:
        message = f"{what} cannot be said in JSON and is left out"
        self.findings.append(laws.UNSAYABLE.broken(place, message))
        return False

    def strain(self, message: str, place: Location) -> None:
        """Note that something is said as well as it can be."""
        self.findings.append(laws.UNSAYABLE.broken(place, message))

    def type_note(self, type_name: str) -> str:
        """A type as control information writes it: a fragment, built-in types without their namespace."""
        inner = type_name.removeprefix("Collection(").removesuffix(")")
        name = inner.removeprefix("Edm.") if inner.startswith("Edm.") else self.spelling.name(inner)
        return f"#Collection({name})" if type_name.startswith("Collection(") else f"#{name}"
