"""JSON as pages show it: an example of every type, where a value is the word for its type."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from csdlgen.artifacts import Markdown
from csdlgen.edm import Operation, TypeRef
from csdlgen.reads import Derived
from csdlgen.targets._markdown import indented, json_string
from csdlgen.targets.docs.glossary import Glossary

_WORDS = {
    "Edm.Byte": "Integer",
    "Edm.SByte": "Integer",
    "Edm.Int16": "Integer",
    "Edm.Int32": "Integer",
    "Edm.Int64": "Integer",
    "Edm.DateTimeOffset": "String (timestamp)",
    "Edm.Duration": "String (duration)",
    "Edm.TimeOfDay": "String (time of day)",
}
"""The words of primitive types; that of any other is its own name."""

SET_BY_THE_SERVICE = frozenset(
    {"id", "createdDateTime", "lastModifiedDateTime", "modifiedDateTime", "lastModifiedBy"}
)
"""Members that the example of a request leaves out, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member of an example: the CSDL name, and the line or lines that show it."""

    name: str
    text: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """The examples of all structured types."""

    glossary: Glossary
    members: Derived[str, tuple[Member, ...]]
    """The members of each structured type, base first, ``@odata.type`` in front."""

    def resource(self, name: str) -> Markdown:
        """A type with all its members, as a resource page shows it, or an operation that takes or returns it."""
        return _object(member.text for member in self.members[name])

    def request(self, name: str) -> Markdown:
        """What a caller supplies of an entity."""
        return _object(member.text for member in self.members[name] if member.name not in SET_BY_THE_SERVICE)

    def response(self, name: str) -> Markdown:
        """What a service answers about one entity; its ``id`` is the same in every run."""
        sample = Markdown.of('"id": {}', json_string(str(uuid.uuid5(uuid.NAMESPACE_OID, name))))
        return _object(sample if member.name == "id" else member.text for member in self.members[name])

    def parameters(self, operation: Operation) -> Markdown:
        """What a caller of an action supplies."""
        return _object(
            _member(parameter.name, self.expanded(parameter.type)) for parameter in operation.arguments
        )

    def expanded(self, type_ref: TypeRef) -> Markdown:
        """A value that an operation takes or returns: entities with all their members, the rest as in an example."""
        graph = self.glossary.graph
        if graph.kinds.get(type_ref.name) != "EntityType":
            return value(self.glossary, type_ref)
        entity = self.resource(type_ref.name)
        return _collection(entity) if type_ref.collection else entity


def samples(glossary: Glossary) -> Samples:
    """The examples of all structured types of a graph."""
    return Samples(glossary=glossary, members=Derived(_members, glossary))


def word(glossary: Glossary, type_ref: TypeRef) -> str:
    """The word for one value of a type; for a structured or undefined type its printed name."""
    name = glossary.graph.primitive_of(type_ref).name
    if name in glossary.graph.unresolved:
        return name
    if glossary.graph.kinds.get(name) == "EnumType":
        return "String"
    return _WORDS.get(name) or glossary.printed(name).removeprefix("Edm.")


def value(glossary: Glossary, type_ref: TypeRef) -> Markdown:
    """A value as a member of an example: a word, an object that only names its type, or a collection of one of these."""
    graph = glossary.graph
    shown = json_string(word(glossary, type_ref))
    name = type_ref.name
    if graph.kinds.get(name) in {"ComplexType", "EntityType"} or name in graph.unresolved:
        shown = _object([_member("@odata.type", shown)])
    return _collection(shown) if type_ref.collection else shown


def answer(text: Markdown) -> Markdown:
    """An answer that wraps a value."""
    return _object([Markdown.of('"value": {}', indented(text))])


def answers(text: Markdown) -> Markdown:
    """An answer that wraps a collection."""
    return answer(_collection(text))


def content_length(text: Markdown) -> int:
    """The bytes that the text takes on the wire, where a line ends with CR and LF."""
    return len(text.encode()) + text.count("\n")


def _members(glossary: Glossary, name: str) -> tuple[Member, ...]:
    type_name = _member("@odata.type", json_string(f"#{glossary.printed(name)}"))
    return (
        Member(name="@odata.type", text=type_name),
        *(_property(glossary, p.declared.name, p.declared.type) for p in glossary.graph.properties[name]),
    )


def _property(glossary: Glossary, name: str, type_ref: TypeRef) -> Member:
    return Member(
        name=name, text=_member(name, _identifier(type_ref) if name == "id" else value(glossary, type_ref))
    )


def _identifier(type_ref: TypeRef) -> Markdown:
    shown = json_string("String (identifier)")
    return _collection(shown) if type_ref.collection else shown


def _member(name: str, shown: Markdown) -> Markdown:
    return Markdown.of("{}: {}", json_string(name), indented(shown))


def _object(members: Iterable[Markdown]) -> Markdown:
    return Markdown.of("{{\n  {}\n}}", Markdown.joined(",\n  ", members))


def _collection(element: Markdown) -> Markdown:
    return Markdown.of("[\n  {}\n]", indented(element))
