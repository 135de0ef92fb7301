"""Realistic values: an object of every type, as JSON that the generated models read without a remainder."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from csdlgen.edm import ComplexType, Constant, EntityType, EnumType, Operation, Property, TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.reads import Derived
from csdlgen.targets.site.samples import SAMPLES

Value = object
_DEEPEST = 3
"""Complex values inside complex values that an example shows."""
_CHANGED = 3
"""Properties that an update changes."""
MOST_INNER = 1_000
"""What stands inside the complex values of an example, together; their types could be as large as many."""
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_ENDINGS: Mapping[str, str] = {
    **dict.fromkeys(("url", "uri", "link", "href", "location"), "https://example.com/records/42"),
    **dict.fromkeys(("mail", "email"), "adele@example.com"),
    **dict.fromkeys(("language", "locale", "tag"), "en-GB"),
    **dict.fromkeys(("country", "region"), "CH"),
    **dict.fromkeys(("domain", "host", "hostname"), "example.com"),
    **dict.fromkeys(("phone", "telephone"), "+44 20 7946 0123"),
    "city": "Zurich",
    "currency": "CHF",
    "path": "/records/42",
    "version": "1.2",
    "zone": "Europe/Zurich",
}
"""What texts could be, by the last word of their name."""
_NAMING = frozenset({"Edm.String", "Edm.Guid"})
"""Keys of these types tell entities apart by what looks like nothing else."""
_FUTURE = "unknownFutureValue"
_COMPUTED = "Org.OData.Core.V1.Computed"


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of a graph; the same in every run."""

    graph: TypeGraph
    concrete: Derived[str, str]
    """Each type itself, or for an abstract one the first below it that is not."""

    def object(self, name: str) -> dict[str, Value]:
        """An object of a type as a service returns it; of an abstract type, the first that can exist."""
        return self._object(name, 0, name, iter(range(MOST_INNER)))

    def request(self, name: str) -> dict[str, Value]:
        """What a caller supplies of an entity: neither its key nor what the service computes."""
        shown = self.concrete[name]
        keys = {each.name for each in self.graph.keys.get(shown, ())}
        kept = {
            each.declared.name
            for each in self.graph.properties[shown]
            if each.declared.name not in keys
            and not is_computed(self.graph, f"{each.declaring}/{each.declared.name}")
        }
        return {key: value for key, value in self.object(name).items() if key in kept or key == "@odata.type"}

    def patch(self, name: str) -> dict[str, Value]:
        """What a caller changes of an entity, whose type the service knows: a few properties, as one would."""
        supplied = ((key, value) for key, value in self.request(name).items() if key != "@odata.type")
        return dict(islice(supplied, _CHANGED))

    def value(self, type_ref: TypeRef, name: str) -> Value:
        """A value of a type for something called ``name``; None where there is no telling."""
        return self._value(type_ref, name, 0, iter(range(MOST_INNER)))

    def _value(self, type_ref: TypeRef, name: str, depth: int, room: Iterator[int]) -> Value:
        one = self._one(self.graph.primitive_of(type_ref).name, name, depth, room)
        if type_ref.collection:
            return [] if one is None else [one]
        return one

    def arguments(self, operation: Operation) -> dict[str, Value]:
        """What a caller gives an operation, as far as there is telling."""
        values = {each.name: self.value(each.type, each.name) for each in operation.arguments}
        return {name: value for name, value in values.items() if value is not None}

    def keys(self, name: str, placeholder: str) -> dict[str, Value]:
        """The parts of the key of an entity of a type; ``placeholder`` is what stands for the key in a URL."""
        types = {each.declared.name: each.declared.type for each in self.graph.properties.get(name, ())}
        names = [each.name for each in self.graph.keys.get(name, ()) if each.name in types]
        told_apart = {each: f"{placeholder}/{each}" if len(names) > 1 else placeholder for each in names}
        return {each: self._part(types[each], each, told_apart[each]) for each in names}

    def _part(self, type_ref: TypeRef, name: str, identity: str) -> Value:
        value = self.value(type_ref, name)
        is_naming = self.graph.primitive_of(type_ref).name in _NAMING
        return self.key(identity) if value is None or is_naming else value

    def key(self, name: str) -> str:
        """The key of an entity as a segment of a URL."""
        return str(uuid.uuid5(uuid.NAMESPACE_OID, name))

    def _object(self, declared: str, depth: int, identity: str, room: Iterator[int]) -> dict[str, Value]:
        name = self.concrete[declared]
        found: dict[str, Value] = {}
        # What is declared need not be said; at the root there is no declaration.
        if name != declared or (depth == 0 and self.graph.base(name)):
            found["@odata.type"] = f"#{name}"
        for member in self.graph.properties[name]:
            if depth and next(room, None) is None:
                break
            value = self._property(member.declared, depth, identity, room)
            if value is not None:
                found.setdefault(member.declared.name, value)
        return found

    def _property(self, declared: Property, depth: int, identity: str, room: Iterator[int]) -> Value:
        if declared.name == "id" and self.graph.primitive_of(declared.type) == TypeRef("Edm.String"):
            return self.key(identity)[: _longest(declared)]
        value = self._value(declared.type, declared.name, depth, room)
        return (
            value[: _longest(declared)]
            if isinstance(value, str) and _is_text(self.graph, declared)
            else value
        )

    def _one(self, primitive: str, name: str, depth: int, room: Iterator[int]) -> Value:
        match self.graph.types.get(primitive):
            case EnumType() as declared:
                return _member(declared)
            case EntityType() | ComplexType() if depth < _DEEPEST and self._exists(primitive):
                # Where there would be something to show and nothing is, an object tells nothing.
                found = self._object(primitive, depth + 1, name, room)
                return found if found or not self.graph.properties[primitive] else None
            case None if primitive == "Edm.String":
                return _text(name)
            case None if primitive == "Edm.Guid":
                return self.key(name)
            case None:
                return SAMPLES[primitive].json if primitive in SAMPLES else None
            case _:
                return None

    def _exists(self, name: str) -> bool:
        return not self.graph.structured(self.concrete[name]).abstract


def is_computed(graph: TypeGraph, path: str) -> bool:
    """Whether only the service gives a value to the property at a path."""
    said = (each.value for each in graph.annotations.get(path, ()) if each.term == _COMPUTED)
    return any(not isinstance(value, Constant) or value.text != "false" for value in said)


def examples_of(graph: TypeGraph) -> Examples:
    """The examples of a graph."""
    return Examples(graph, Derived(_concrete, graph))


def _concrete(graph: TypeGraph, name: str) -> str:
    if not graph.structured(name).abstract:
        return name
    return next((each for each in graph.descendants(name) if not graph.structured(each).abstract), name)


def _member(declared: EnumType) -> str | None:
    """The first member that says something: neither nothing nor what is still to come."""
    names = (each.name for each in declared.members)
    telling = (name for name in names if name != _FUTURE and name.lower() not in {"none", "unknown"})
    return next(telling, declared.members[0].name if declared.members else None)


def _is_text(graph: TypeGraph, declared: Property) -> bool:
    return graph.primitive_of(declared.type).name == "Edm.String"


def _longest(declared: Property) -> int | None:
    length = declared.facets.max_length
    # An example is shorter than any number of ten digits, and Python refuses to read some thousands.
    return int(length) if length and length.isdecimal() and len(length) < 10 else None


def _text(name: str) -> str:
    """What a text of that name could be: an address for ``webUrl``, otherwise the name in words."""
    words = [word.lower() for word in _WORDS.findall(name)] or [name]
    if words[-1] in _ENDINGS:
        return _ENDINGS[words[-1]]
    if words[-1] == "id":
        return str(uuid.uuid5(uuid.NAMESPACE_OID, name))
    return " ".join(words).capitalize()
