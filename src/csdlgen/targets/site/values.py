"""Example values as expressions of Python: what the calls of a client are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from csdlgen.artifacts import Python
from csdlgen.edm import EnumType, TypeRef
from csdlgen.targets._layout import Nested
from csdlgen.targets._quoting import python_string
from csdlgen.targets.client import Client
from csdlgen.targets.site.examples import Value
from csdlgen.targets.site.samples import SAMPLES, SQUARE

Expression: TypeAlias = Python | Nested


class Values:
    """Spells the values of one program, and keeps in mind what the program has to import for them."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._graph = client.graph
        self._members = client.names.members
        self.modules: set[Python] = set()
        self.classes: set[Python] = set()

    def of(self, type_ref: TypeRef, value: Value) -> Expression | None:
        """A value that JSON has for a type; None where Python has no word for it."""
        if type_ref.collection:
            items = value if isinstance(value, list) else []
            spelled = tuple(self.of(TypeRef(type_ref.name), each) for each in items)
            known = tuple(each for each in spelled if each is not None)
            return Nested(Python.of(""), known, SQUARE) if len(known) == len(spelled) else None
        name = self._graph.primitive_of(type_ref).name
        if isinstance(value, dict) and name in self._graph.properties:
            return self.made(name, value)
        if isinstance(self._graph.types.get(name), EnumType):
            return self._enum_member(name, str(value))
        return self._primitive(name, value)

    def made(self, declared: str, value: Mapping[str, Value]) -> Nested | None:
        """``Run(note="Note")``: an object of a type, or of the derived one that it says it is."""
        name = str(value.get("@odata.type", declared)).removeprefix("#")
        if name not in self._client.names.types:
            return None
        return Nested(self._class(name), tuple(self._given(name, value)))

    def _given(self, name: str, value: Mapping[str, Value]) -> Iterator[Expression]:
        left = {each for each in value if "@" not in each}
        for each in self._graph.properties[name]:
            if not left:  # an example need not have all properties, and there can be many
                return
            member = each.declared.name
            left.discard(member)
            spelled = self._members.get(each.declaring, {}).get(member)
            found = self.of(each.declared.type, value[member]) if member in value else None
            if spelled is not None and found is not None:
                yield keyword(spelled, found)

    def _enum_member(self, name: str, member: str) -> Python | None:
        spelled = self._members.get(name, {}).get(member)
        return Python.of("{}.{}", self._class(name), spelled) if spelled else None

    def _primitive(self, name: str, value: Value) -> Expression | None:
        if name == "Edm.Guid":
            self.modules.add(Python.of("uuid"))
            return Nested(Python.of("uuid.UUID"), (python_string(str(value)),))
        if name == "Edm.String":
            return python_string(str(value))
        sample = SAMPLES.get(name)
        if sample is None or sample.json != value:
            return None
        if sample.module:
            self.modules.add(sample.module)
        return sample.python

    def _class(self, name: str) -> Python:
        cls = self._client.names.types[name].cls
        self.classes.add(cls)
        return cls


def keyword(name: Python, value: Expression) -> Expression:
    """``note="Note"``, whatever the value is."""
    if isinstance(value, Nested):
        return replace(value, call=Python.of("{}={}", name, value.call))
    return Python.of("{}={}", name, value)
