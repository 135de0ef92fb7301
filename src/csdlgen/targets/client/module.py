"""The module of one entity type: the requests about an entity, and about a collection of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, NavigationProperty, Property, TypeRef
from csdlgen.naming import Offered, nearest_class
from csdlgen.targets._imports import Imported, ModuleScope
from csdlgen.targets._layout import (
    Parameter,
    TypeExpression,
    assignment,
    class_header,
    constants,
    method,
    statement,
)
from csdlgen.targets._pytypes import ANY, STR, TYPE_CHECKING
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.casts import M, casts
from csdlgen.targets.client.links import CONNECTION, SELF, STREAM, Step, import_of, link
from csdlgen.targets.client.operations import Method, bound_methods, composed, method_view
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X
from csdlgen.targets.client.signatures import used_types
from csdlgen.targets.client.views import ClassView, KeyView, RequestsView
from csdlgen.targets.models.prose import description

_QUOTED = Python.of("# ruff: noqa: F401")
_MAPPING = Imported(Python.of("collections.abc"), Python.of("Mapping"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A class of requests before its module is known: it decides what the module imports."""

    to: TypeRef
    steps: tuple[Step, ...]
    methods: tuple[Method, ...]
    casts: Mapping[str, Python]

    def members(self) -> set[Python]:
        return {
            *(each.spelled for each in self.steps),
            *(each.spelled for each in self.methods),
            *self.casts.values(),
        }


def module_view(name: str, client: Client) -> RequestsView:
    """The classes of requests about the entities of a type; of a complex type the one about a value."""
    to = TypeRef(name)
    made = [_made(to, client.entities[name], client)]
    if isinstance(client.graph.types[name], EntityType):
        made.append(_made(TypeRef(name, collection=True), client.collections[name], client))
    own = {client.requests(each.to, is_cast=True).cls for each in made}
    scope = ModuleScope(own, _siblings(made, client))
    classes = tuple(_class(each, _bases(each.to, client, scope), client, scope) for each in made)
    is_quoted = len(classes) > 1 and not classes[1].key
    checking = scope.use(TYPE_CHECKING) if scope.has_typing() else None
    kind = "entities" if len(classes) > 1 else "values"
    return RequestsView(
        # Without a key the class of the type is only named inside a string, where ruff does not look.
        comments=(_QUOTED,) if is_quoted else (),
        docstring=docstring(f"Requests about {kind} of the type {name}.", 0),
        imports=scope.imports(),
        type_checking=checking,
        classes=classes,
    )


def _bases(to: TypeRef, client: Client, scope: ModuleScope) -> tuple[Python, ...]:
    """What a class of requests derives from: the class of the base type, and what else the service allows."""
    x = scope.use(X)
    outside = RequestScope(scope, ())
    if to.collection:
        model = python_string(outside.type(client.names.types[to.name]))
        used = client.allowed.several[to.name]
        return tuple(Python.of("{}[{}, {}]", scope.use(Imported(RUNTIME, each)), model, x) for each in used)
    base = nearest_class(to.name, client.graph, client.called)
    above = [scope.base(client.called[base].entity)] if base else []
    above += [scope.use(Imported(RUNTIME, each)) for each in client.allowed.one[to.name]]
    return tuple(Python.of("{}[{}, {}]", each, scope.use(M), x) for each in above)


def _made(to: TypeRef, offered: Offered, client: Client) -> _Made:
    return _Made(
        to=to,
        steps=(*_links(to, offered, client), *_streams(to, offered, client)),
        methods=tuple(bound_methods(to, offered.operations, client)),
        # Those from one entity stand in a class of their own, lest all that derive from this one inherit them.
        casts=offered.casts if to.collection else {},
    )


def _class(made: _Made, bases: tuple[Python, ...], client: Client, scope: ModuleScope) -> ClassView:
    name, several = made.to
    cls = client.requests(made.to, is_cast=True).cls
    body = RequestScope(scope, {Python.of("odata_type"), Python.of("key_names"), *made.members()})
    own = TypeExpression(cls, None if several else scope.use(M))
    return ClassView(
        header=class_header(cls, bases),
        docstring=docstring(_about(made.to, client), 4),
        odata_type=assignment(Python.of("odata_type"), python_string(name), 4),
        links=tuple(link(each, client, body) for each in made.steps),
        casts=tuple(casts(made.to, made.casts, client, body)),
        methods=tuple(method_view(each, client, body, own) for each in made.methods),
        key=_key(name, client, body) if several else None,
    )


def _about(to: TypeRef, client: Client) -> str:
    if to.collection:
        return "Requests about a collection of entities."
    is_entity = isinstance(client.graph.types[to.name], EntityType)
    return "Requests about one entity." if is_entity else "Requests about one value."


def _siblings(made: list[_Made], client: Client) -> set[Python]:
    """The classes that the module names, of requests and of types."""
    used = {to.name for each in made for to in (each.to, *(step.to for step in each.steps))}
    used.update(name for each in made for name in each.casts)
    for each in made:
        for offered in each.methods:
            used.update(to.name for operation in offered.group for to in used_types(operation))
            if target := composed(offered.group, client):
                used.add(target.name)
    return client.classes(used)


def _links(to: TypeRef, offered: Offered, client: Client) -> Iterator[Step]:
    """What leads on among the members that the type adds to its base."""
    graph = client.graph
    members: tuple[NavigationProperty | Property, ...] = (
        *(each.declared for each in graph.navigation_properties[to.name]),
        *(each.declared for each in graph.properties[to.name]),
    )
    for member in members:
        if member.name in offered.links:
            said = description(f"{to.name}/{member.name}", graph)
            kind = "navigation property" if isinstance(member, NavigationProperty) else "property"
            yield Step(
                name=member.name,
                spelled=offered.links[member.name],
                to=member.type,
                description=said or f"The {kind} {member.name}.",
            )


def _streams(to: TypeRef, offered: Offered, client: Client) -> Iterator[Step]:
    for name, spelled in offered.streams.items():
        said = description(f"{to.name}/{name}", client.graph) if name else ""
        default = f"The stream {name}." if name else "The bytes that the entity is."
        yield Step(name=name, spelled=spelled, to=STREAM, description=said or default)


def _key(name: str, client: Client, scope: RequestScope) -> KeyView | None:
    """``runs["id"]``, or ``runs[run]``; several parts, or those of an alternate key, are a mapping."""
    graph = client.graph
    key = graph.keys.get(name, ())
    if not key:
        return None
    target = client.requests(TypeRef(name))
    types = {each.declared.name: each.declared.type for each in graph.properties[name]}
    names = tuple(each.name for each in key)
    whole = (
        TypeExpression(scope.use(_MAPPING), Python.of("{}, {}", scope.use(STR), scope.use(ANY))),
        TypeExpression(scope.type(client.names.types[name])),
    )
    options: tuple[TypeExpression, ...] = whole
    if len(names) == 1:
        single = types.get(names[0])
        first = scope.value(single, client) if single else TypeExpression(scope.use(ANY))
        options = (first,) if first.text == scope.use(ANY) else (first, *whole)
    return KeyView(
        names=constants(Python.of("key_names"), tuple(map(python_string, names))),
        header=method(
            Python.of("__getitem__"),
            (SELF, Parameter(Python.of("key"), options)),
            scope.requests_about(TypeRef(name), client).expression,
        ),
        imported=import_of(target, scope),
        returned=statement(Python.of("return"), target.cls, (CONNECTION, Python.of("self._at(key)"))),
    )
