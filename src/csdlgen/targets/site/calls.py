"""Requests as programs that use the generated client: the steps of a URL and what is sent, spelled as the client spells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Markdown, Python
from csdlgen.edm import EntitySet, Operation, OperationImport, Singleton, TypeRef
from csdlgen.naming import argument_names
from csdlgen.reads import Derived
from csdlgen.targets._layout import Nested, columns, import_from, nested_statement
from csdlgen.targets._permissions import Capability
from csdlgen.targets._quoting import WIDTH, python_string
from csdlgen.targets._views import NOTHING
from csdlgen.targets.client import PAGED, TRACKED, Client, Making, composed, how_made
from csdlgen.targets.site._escape import program
from csdlgen.targets.site.examples import Examples
from csdlgen.targets.site.samples import BRACES, SQUARE
from csdlgen.targets.site.values import Expression, Values, keyword

_NAMELESS = Python.of("")
_CLIENT = Python.of("client")
_TAKEN = frozenset(
    {"client", "change", "changes", "collection", "created", "datetime", "decimal", "found", "uuid"}
)
"""What programs call other things, so that no entity on the way is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Leg:
    """Steps on the way to something, at the end of which may stand a key, and what they lead to."""

    steps: Python
    key: Nested | None
    to: TypeRef

    @property
    def text(self) -> Python:
        return Python.of("{}{}", self.steps, self.key.text if self.key else _NAMELESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """What a program does at the end of a way: a call, and what stands before and behind it."""

    before: Python
    call: Nested
    after: Python = _NAMELESS
    then: tuple[Python, ...] = ()


def making_of(client: Client, overloaded: tuple[TypeRef | None, str]) -> tuple[Making, TypeRef | None]:
    """How the overloads of one name and binding are made, and the entities that one can go on from behind them."""
    binding, name = overloaded
    group = client.overloads[binding][name]
    return how_made(group, client), composed(group, client)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls:
    """What calls are made of.

    ``roots``: what stands at the root of the service, and how it is spelled. ``is_taken``: a type is called like the
    client. ``made``: how a group of overloads is made, and what it leads to.
    """

    package: Python
    service: str
    client: Client
    examples: Examples
    roots: Mapping[str, tuple[Python, EntitySet | Singleton | OperationImport]]
    is_taken: bool
    made: Derived[tuple[TypeRef | None, str], tuple[Making, TypeRef | None]]

    def of_entity(self, path: str, name: str, capability: Capability, *, several: bool) -> Markdown:
        """A program that makes a request about a type at a path; nothing if a step has no spelling."""
        is_there = several or capability in self.client.allowed.offered.get(name, ())
        values = Values(self.client)
        way = self._way(path, values)
        if not is_there or not way or way[-1].to != TypeRef(name, collection=several):
            return NOTHING
        use = self._use(name, capability, values, several=several)
        return self._program(way, use, values) if use else NOTHING

    def of_operation(self, path: str, operation: Operation) -> Markdown:
        """A program that calls an overload at a path; nothing if a step or an argument has no spelling."""
        values = Values(self.client)
        arguments = self._arguments(operation, values)
        way = self._way(path.rpartition("/")[0], values) if operation.is_bound else ()
        spelled = self._spelled(path, operation)
        if arguments is None or spelled is None or way is None:
            return NOTHING
        binding = operation.binding
        if binding and binding.collection and way[-1].to != binding:
            return NOTHING
        call = Nested(Python.of(".{}", spelled), arguments)
        return self._program(way, self._called(operation, call), values)

    def _use(self, name: str, capability: Capability, values: Values, *, several: bool) -> _Use | None:
        found = Python.of("found = ")
        match capability:
            case "Insert" | "Update":
                is_update = capability == "Update"
                shown = self.examples.patch(name) if is_update else self.examples.request(name)
                sent = values.made(self.examples.concrete[name], shown)
                if sent is None:
                    return None
                if is_update:
                    return _Use(before=_NAMELESS, call=Nested(Python.of(".update"), (sent,)))
                return _Use(
                    before=Python.of("created = "),
                    call=Nested(Python.of(".create"), (sent,)),
                    then=(Python.of("print(created)"),),
                )
            case "Delete":
                return _Use(before=_NAMELESS, call=Nested(Python.of(".delete"), ()))
            case _ if several:
                return _each(Nested(Python.of(".iterate"), ()))
            case _:
                return _Use(
                    before=found, call=Nested(Python.of(".get"), ()), then=(Python.of("print(found)"),)
                )

    def _called(self, operation: Operation, call: Nested) -> _Use:
        """What is made of the answer, which depends on how the client makes the call."""
        returned = operation.return_type
        how, target = self.made[operation.binding, operation.qualified_name]
        if target:
            end = Python.of(").iterate(" if target.collection else ").get(")
            call = Nested(call.call, call.parts, (call.brackets[0], Python.of("{})", end)))
        elif how is TRACKED:
            return _Use(
                before=Python.of("changes = "),
                call=call,
                then=(
                    Python.of("for change in changes:"),
                    Python.of("    print(change)"),
                    Python.of("print(changes.delta_link)"),
                ),
            )
        elif returned is None:
            return _Use(before=_NAMELESS, call=call)
        elif how is PAGED or returned.type.collection:
            return _each(call)
        if target and target.collection:
            return _each(call)
        return _Use(before=Python.of("found = "), call=call, then=(Python.of("print(found)"),))

    def _spelled(self, path: str, operation: Operation) -> Python | None:
        """The method: that of the class for what an overload is bound to, or of one that this derives from."""
        binding = operation.binding
        if binding is None:
            offered = self.roots.get(path.strip("/"))
            return offered[0] if offered else None
        if binding.collection:
            of_several = self.client.collections.get(binding.name)
            return of_several.operations.get(operation.qualified_name) if of_several else None
        line = (binding.name, *self.client.graph.ancestors.get(binding.name, ()))
        offered_by = (self.client.entities[each] for each in line if each in self.client.entities)
        spelled = (each.operations.get(operation.qualified_name) for each in offered_by)
        return next((each for each in spelled if each), None)

    def _arguments(self, operation: Operation, values: Values) -> tuple[Expression, ...] | None:
        """The arguments; what there is no telling of is left out or null, where that is allowed."""
        spelled = argument_names(operation)
        given = self.examples.arguments(operation)
        found = []
        for each in operation.arguments:
            value = values.of(each.type, given[each.name]) if each.name in given else None
            if value is None and (
                each.name in given or each.facets.nullable is False or each.type.collection
            ):
                return None
            if value is not None or operation.kind == "Function":
                found.append(keyword(spelled[each.name], Python.of("None") if value is None else value))
        return tuple(found)

    def _program(self, way: tuple[_Leg, ...], use: _Use, values: Values) -> Markdown:
        """A way that makes a line too long is gone leg by leg; each then has a name."""
        cls = Python.of("Client")
        called = Python.of("{} as ServiceClient", cls) if self.is_taken else cls
        imports = [Python.of("import {}", module) for module in sorted(values.modules)]
        if values.classes:
            imports += [_NAMELESS] if imports else []
            imports.append(import_from(self.package, tuple(sorted(values.classes)), 0))
        elif imports:
            imports.append(_NAMELESS)
        return program(
            (
                *imports,
                Python.of("from {}.client import {}", self.package, called),
                _NAMELESS,
                Python.of(
                    "with {}({}) as client:",
                    Python.of("ServiceClient") if called is not cls else cls,
                    python_string(self.service),
                ),
                *(Python.of("    {}", line) for line in self._lines(way, use)),
            )
        )

    def _lines(self, way: tuple[_Leg, ...], use: _Use) -> Iterator[Python]:
        whole = Python.joined("", [_CLIENT, *(leg.text for leg in way)])
        line = Python.of("{}{}{}{}", use.before, whole, use.call.text, use.after)
        if 4 + columns(line) <= WIDTH:
            yield line
        else:
            at = _CLIENT
            for leg in way:
                at = Python.of("{}{}", at, leg.steps)
                if leg.key:
                    name = self._variable(leg.to)
                    entity = Nested(at, leg.key.parts, leg.key.brackets)
                    yield nested_statement(Python.of("{} = ", name), entity, _NAMELESS, 4)
                    at = name
            shown = use.call.call if use.call.parts else Python.of("{}{}", use.call.text, use.after)
            if 4 + columns(Python.of("{}{}{}(", use.before, at, shown)) > WIDTH:
                name = self._variable(way[-1].to)
                bound = Python.of("{} = {}", name, at)
                yield (
                    bound if 4 + columns(bound) <= WIDTH else Python.of("{} = (\n        {}\n    )", name, at)
                )
                at = name
            call = Nested(Python.of("{}{}", at, use.call.call), use.call.parts, use.call.brackets)
            yield nested_statement(use.before, call, use.after, 4)
        yield from use.then

    def _variable(self, to: TypeRef) -> Python:
        """What an entity of a type is called: like the module of its type."""
        if to.collection:
            return Python.of("collection")
        name = self.client.names.types[to.name].module
        return Python.of("{}_", name) if name in _TAKEN else name

    def _way(self, path: str, values: Values) -> tuple[_Leg, ...] | None:
        """What a path is in the client; None if a step of it has no spelling."""
        first, *steps = path.strip("/").split("/")
        root = self.roots.get(first)
        if root is None or isinstance(root[1], OperationImport):
            return None
        to = TypeRef(root[1].type, isinstance(root[1], EntitySet))
        legs: list[_Leg] = []
        taken = Python.of(".{}", root[0])
        for step in steps:
            if step.startswith("{"):
                key = self._key(to, step[1:-1], values)
                if key is None:
                    return None
                to = TypeRef(to.name)
                legs.append(_Leg(steps=taken, key=key, to=to))
                taken = _NAMELESS
            else:
                link = self._link(to, step)
                if link is None:
                    return None
                taken, to = Python.of("{}.{}", taken, link[0]), link[1]
        return (*legs, _Leg(steps=taken, key=None, to=to)) if taken or not legs else tuple(legs)

    def _key(self, to: TypeRef, placeholder: str, values: Values) -> Nested | None:
        """``["…"]``, or for a key of several parts ``[{"list": "…", "code": "…"}]``."""
        graph = self.client.graph
        types = {each.declared.name: each.declared.type for each in graph.properties[to.name]}
        parts = self.examples.keys(to.name, placeholder)
        spelled = {name: values.of(types[name], value) for name, value in parts.items()}
        found = {name: value for name, value in spelled.items() if value is not None}
        if not to.collection or not found or len(found) != len(graph.keys[to.name]):
            return None
        if len(found) == 1:
            return Nested(_NAMELESS, tuple(found.values()), SQUARE)
        pairs = tuple(_pair(python_string(name), value) for name, value in found.items())
        return Nested(_NAMELESS, (Nested(_NAMELESS, pairs, BRACES),), SQUARE)

    def _link(self, to: TypeRef, navigation: str) -> tuple[Python, TypeRef] | None:
        graph = self.client.graph
        if to.collection:
            return None
        for name in (to.name, *graph.ancestors[to.name]):
            offered = self.client.entities.get(name)
            if offered and navigation in offered.links:
                members = graph.navigation_properties[name]
                declared = next(each.declared for each in members if each.declared.name == navigation)
                return offered.links[navigation], declared.type
        return None


def _each(call: Nested) -> _Use:
    return _Use(
        before=Python.of("for found in "),
        call=call,
        after=Python.of(":"),
        then=(Python.of("    print(found)"),),
    )


def _pair(name: Python, value: Expression) -> Expression:
    if isinstance(value, Nested):
        return Nested(Python.of("{}: {}", name, value.call), value.parts, value.brackets)
    return Python.of("{}: {}", name, value)
