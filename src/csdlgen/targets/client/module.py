"""The module of one entity type: the requests about an entity, and about a collection of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, NavigationProperty, Property, TypeRef
from csdlgen.naming import Offered, nearest_class
from csdlgen.targets._imports import ImportBlocks, Imported, ModuleScope
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
from csdlgen.targets.client.links import SELF, LinkView, Step, link, stream
from csdlgen.targets.client.operations import Method, MethodView, bound_methods, composed, method_view
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X
from csdlgen.targets.client.signatures import used_types
from csdlgen.targets.models.prose import description

_M = Imported(RUNTIME, Python.of("M"))
_QUOTED = Python.of("# ruff: noqa: F401")
_MAPPING = Imported(Python.of("collections.abc"), Python.of("Mapping"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """How a collection leads to one of its entities. ``names``: the statement that says what the key is made of."""

    names: Python
    header: Python
    returned: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class of requests: where it leads, what can be done there, and, of a collection with a key, how to get inside."""

    header: Python
    docstring: Python
    odata_type: Python
    links: tuple[LinkView, ...]
    methods: tuple[MethodView, ...]
    key: KeyView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsView:
    """The module of one entity type. ``comments``: for checkers."""

    comments: tuple[Python, ...]
    docstring: Python
    imports: ImportBlocks
    type_checking: Python | None
    classes: tuple[ClassView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A class of requests before its module is known: it decides what the module imports."""

    to: TypeRef
    steps: tuple[Step, ...]
    streams: tuple[tuple[str, Python, str], ...]
    """The name of each, its spelling, and what is said of it."""
    methods: tuple[Method, ...]

    def members(self) -> set[Python]:
        steps = (each.spelled for each in self.steps)
        return {*steps, *(each.spelled for each in self.methods), *(each for _, each, _ in self.streams)}


def module_view(name: str, client: Client) -> RequestsView:
    """The classes of requests about the entities of a type; of a complex type the one about a value."""
    to = TypeRef(name)
    made = [_made(to, client.entities[name], client)]
    if isinstance(client.graph.types[name], EntityType):
        made.append(_made(TypeRef(name, collection=True), client.collections[name], client))
    own = {client.requests(each.to).cls for each in made}
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
    return tuple(Python.of("{}[{}, {}]", each, scope.use(_M), x) for each in above)


def _made(to: TypeRef, offered: Offered, client: Client) -> _Made:
    return _Made(
        to=to,
        steps=(*_links(to, offered, client), *_casts(to, offered)),
        streams=tuple(_streams(to, offered, client)),
        methods=tuple(bound_methods(to, offered.operations, client)),
    )


def _class(made: _Made, bases: tuple[Python, ...], client: Client, scope: ModuleScope) -> ClassView:
    name, several = made.to
    cls = client.requests(made.to).cls
    body = RequestScope(scope, {Python.of("odata_type"), Python.of("key_names"), *made.members()})
    own = TypeExpression(cls, None if several else scope.use(_M))
    return ClassView(
        header=class_header(cls, bases),
        docstring=docstring(_about(made.to, client), 4),
        odata_type=assignment(Python.of("odata_type"), python_string(name), 4),
        links=(
            *(link(each, client, body) for each in made.steps),
            *(stream(each, spelled, said, body) for each, spelled, said in made.streams),
        ),
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
    for each in made:
        for offered in each.methods:
            used.update(to.name for operation in offered.group for to in used_types(operation))
            if target := composed(offered.group, client):
                used.add(target.name)
    types = {client.names.types[name].cls for name in used if name in client.names.types}
    called = [client.called[name] for name in used if name in client.called]
    return types | {cls for each in called for cls in (each.entity.cls, each.collection.cls)}


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


def _streams(to: TypeRef, offered: Offered, client: Client) -> Iterator[tuple[str, Python, str]]:
    for name, spelled in offered.streams.items():
        said = description(f"{to.name}/{name}", client.graph) if name else ""
        default = f"The stream {name}." if name else "The bytes that the entity is."
        yield name, spelled, said or default


def _casts(to: TypeRef, offered: Offered) -> Iterator[Step]:
    for name, spelled in offered.casts.items():
        what = (
            f"Those that are of the type {name}." if to.collection else f"The same as one of the type {name}."
        )
        yield Step(
            name=name, spelled=spelled, to=TypeRef(name, to.collection), description=what, is_cast=True
        )


def _key(name: str, client: Client, scope: RequestScope) -> KeyView | None:
    """``runs["id"]``, or ``runs[run]``; several parts, or those of an alternate key, are a mapping."""
    graph = client.graph
    key = graph.keys.get(name, ())
    if not key:
        return None
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
            scope.requests_about(TypeRef(name), client),
        ),
        returned=statement(
            Python.of("return"),
            client.called[name].entity.cls,
            (Python.of("self.connection"), Python.of("self._at(key)")),
        ),
    )
