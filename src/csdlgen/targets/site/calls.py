"""Requests as calls of the generated client: the steps of a URL, spelled as the client spells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Markdown, Python
from csdlgen.edm import TypeRef
from csdlgen.targets._permissions import Capability
from csdlgen.targets._quoting import python_string
from csdlgen.targets.client import Client
from csdlgen.targets.site._escape import program
from csdlgen.targets.site.examples import Examples
from csdlgen.targets.site.views import NOTHING

_WHOLE = frozenset({"Edm.Byte", "Edm.SByte", "Edm.Int16", "Edm.Int32", "Edm.Int64"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """What calls are made of. ``roots`` are the entity sets and singletons: how they are spelled, and what they lead to."""

    package: Python
    service: str
    client: Client
    examples: Examples
    roots: Mapping[str, tuple[Python, TypeRef]]

    def of(self, path: str, name: str, capability: Capability, *, several: bool) -> Markdown:
        """A program that makes a request about a type at a path; nothing if a step has no spelling."""
        found = self._expression(path)
        is_there = several or capability in self.client.allowed.offered.get(name, ())
        if not is_there or found is None or found[1] != TypeRef(name, collection=several):
            return NOTHING
        called, cls = found[0], self.client.names.types[name].cls
        lines: tuple[Python, ...] = (Python.of("found = {}.get()", called), Python.of("print(found)"))
        match capability:
            case "Insert":
                made = Python.of("created = {}.create({}({}))", called, cls, self._argument(name))
                lines = (made, Python.of("print(created)"))
            case "Update":
                lines = (Python.of("{}.update({}({}))", called, cls, self._argument(name)),)
            case "Delete":
                lines = (Python.of("{}.delete()", called),)
            case _ if several:
                lines = (Python.of("for found in {}.iterate():", called), Python.of("    print(found)"))
            case _:
                pass
        return self._program(lines, cls if capability in ("Insert", "Update") else None)

    def _program(self, lines: tuple[Python, ...], cls: Python | None = None) -> Markdown:
        return program(
            (
                *((Python.of("from {} import {}", self.package, cls),) if cls else ()),
                Python.of("from {}.client import Client", self.package),
                Python.of(""),
                Python.of("with Client({}) as client:", python_string(self.service)),
                *(Python.of("    {}", line) for line in lines),
            )
        )

    def _expression(self, path: str) -> tuple[Python, TypeRef] | None:
        """What a path is in the client, and what it leads to."""
        first, *steps = path.strip("/").split("/")
        if first not in self.roots:
            return None
        spelled, to = self.roots[first]
        expression = Python.of("client.{}", spelled)
        for step in steps:
            taken = self._key(to, step) if step.startswith("{") else self._link(to, step)
            if taken is None:
                return None
            expression, to = Python.of("{}{}", expression, taken[0]), taken[1]
        return expression, to

    def _key(self, to: TypeRef, placeholder: str) -> tuple[Python, TypeRef] | None:
        graph = self.client.graph
        types = {each.declared.name: each.declared.type for each in graph.properties[to.name]}
        keys = [each.name for each in graph.keys[to.name] if each.name in types]
        if len(keys) != 1 or not to.collection:
            return None
        primitive = graph.primitive_of(types[keys[0]]).name
        if primitive == "Edm.String":
            return Python.of("[{}]", python_string(self.examples.key(placeholder[1:-1]))), TypeRef(to.name)
        value = self.examples.value(types[keys[0]], keys[0])
        if primitive in _WHOLE and isinstance(value, int):
            return Python.of("[{}]", value), TypeRef(to.name)
        return None

    def _link(self, to: TypeRef, navigation: str) -> tuple[Python, TypeRef] | None:
        graph = self.client.graph
        if to.collection:
            return None
        for name in (to.name, *graph.ancestors[to.name]):
            offered = self.client.entities.get(name)
            if offered and navigation in offered.links:
                members = graph.navigation_properties[to.name]
                declared = next(each.declared for each in members if each.declared.name == navigation)
                return Python.of(".{}", offered.links[navigation]), declared.type
        return None

    def _argument(self, name: str) -> Python:
        """A text that the class of a type can be made with; nothing for one that has none."""
        return next(self._arguments(name), Python.of(""))

    def _arguments(self, name: str) -> Iterator[Python]:
        spelled = self.client.names.members[name]
        supplied = self.examples.request(name)
        for each in self.client.graph.properties[name]:
            value = supplied.get(each.declared.name)
            is_text = self.client.graph.primitive_of(each.declared.type) == TypeRef("Edm.String")
            if is_text and isinstance(value, str) and each.declared.name in spelled:
                yield Python.of("{}={}", spelled[each.declared.name], python_string(value))
