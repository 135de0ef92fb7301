"""The module of one entity type: the requests about an entity, and about a collection of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.naming import Offered, nearest_class
from csdlgen.targets._imports import ImportBlocks, Imported, ModuleScope
from csdlgen.targets._layout import Parameter, TypeExpression, assignment, class_header, method, statement
from csdlgen.targets._pytypes import ANY, STR, TYPE_CHECKING
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.links import SELF, LinkView, Step, link
from csdlgen.targets.client.operations import Method, MethodView, bound_methods, composed, method_view
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X
from csdlgen.targets.client.signatures import used_types
from csdlgen.targets.models.prose import description

_COLLECTION = Imported(RUNTIME, Python.of("Collection"))
_ENTITY = Imported(RUNTIME, Python.of("Entity"))
_M = Imported(RUNTIME, Python.of("M"))
_QUOTED = Python.of("# ruff: noqa: F401")
_MAPPING = Imported(Python.of("collections.abc"), Python.of("Mapping"))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """How a collection leads to one of its entities."""

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
    type_checking: Python
    classes: tuple[ClassView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """A class of requests before its module is known: it decides what the module imports."""

    to: TypeRef
    steps: tuple[Step, ...]
    methods: tuple[Method, ...]

    def members(self) -> set[Python]:
        return {*(each.spelled for each in self.steps), *(each.spelled for each in self.methods)}


def module_view(name: str, client: Client) -> RequestsView:
    """Both classes of requests about the entities of a type."""
    called = client.called[name]
    entity = _made(TypeRef(name), client.entities[name], client)
    collection = _made(TypeRef(name, collection=True), client.collections[name], client)
    own = {called.entity.cls, called.collection.cls}
    scope = ModuleScope(own, _siblings((entity, collection), client))
    m, x = scope.use(_M), scope.use(X)
    outside = RequestScope(scope, ())
    base = nearest_class(name, client.graph, client.called)
    above = scope.base(client.called[base].entity) if base else scope.use(_ENTITY)
    classes = (
        _class(entity, Python.of("{}[{}, {}]", above, m, x), m, client, scope),
        _class(
            collection,
            Python.of(
                "{}[{}, {}]", scope.use(_COLLECTION), python_string(outside.type(client.names.types[name])), x
            ),
            None,
            client,
            scope,
        ),
    )
    checking = scope.use(TYPE_CHECKING)
    return RequestsView(
        # Without a key the class of the type is only named inside a string, where ruff does not look.
        comments=() if classes[1].key else (_QUOTED,),
        docstring=docstring(f"Requests about entities of the type {name}.", 0),
        imports=scope.imports(),
        type_checking=checking,
        classes=classes,
    )


def _made(to: TypeRef, offered: Offered, client: Client) -> _Made:
    return _Made(
        to=to,
        steps=(*_navigation(to, offered, client), *_casts(to, offered)),
        methods=tuple(bound_methods(to, offered.operations, client)),
    )


def _class(made: _Made, base: Python, model: Python | None, client: Client, scope: ModuleScope) -> ClassView:
    """``model``: what the class is generic in beside its connection."""
    name, several = made.to
    cls = client.requests(made.to).cls
    body = RequestScope(scope, {Python.of("odata_type"), *made.members()})
    own = TypeExpression(cls, model)
    return ClassView(
        header=class_header(cls, (base,)),
        docstring=docstring(
            "Requests about a collection of entities." if several else "Requests about one entity.", 4
        ),
        odata_type=assignment(Python.of("odata_type"), python_string(name), 4),
        links=tuple(link(each, client, body) for each in made.steps),
        methods=tuple(method_view(each, client, body, own) for each in made.methods),
        key=_key(name, client, body) if several else None,
    )


def _siblings(made: tuple[_Made, ...], client: Client) -> set[Python]:
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


def _navigation(to: TypeRef, offered: Offered, client: Client) -> Iterator[Step]:
    """The navigation properties that the type adds to its base."""
    for each in client.graph.navigation_properties[to.name]:
        member = each.declared
        if member.name in offered.links:
            said = description(f"{to.name}/{member.name}", client.graph)
            yield Step(
                name=member.name,
                spelled=offered.links[member.name],
                to=member.type,
                description=said or f"The navigation property {member.name}.",
            )


def _casts(to: TypeRef, offered: Offered) -> Iterator[Step]:
    for name, spelled in offered.casts.items():
        what = (
            f"Those that are of the type {name}." if to.collection else f"The same as one of the type {name}."
        )
        yield Step(
            name=name, spelled=spelled, to=TypeRef(name, to.collection), description=what, is_cast=True
        )


def _key(name: str, client: Client, scope: RequestScope) -> KeyView | None:
    """``runs["id"]``; several parts, or those of an alternate key, are a mapping."""
    graph = client.graph
    key = graph.keys.get(name, ())
    if not key:
        return None
    parts = TypeExpression(scope.use(_MAPPING), Python.of("{}, {}", scope.use(STR), scope.use(ANY)))
    types = {each.declared.name: each.declared.type for each in graph.properties[name]}
    single = types.get(key[0].name) if len(key) == 1 else None
    options = [parts]
    if len(key) == 1:
        first = scope.value(single, client) if single else TypeExpression(scope.use(ANY))
        options = [first] if first.text == scope.use(ANY) else [first, parts]
    return KeyView(
        header=method(
            Python.of("__getitem__"),
            (SELF, Parameter(Python.of("key"), tuple(options))),
            scope.requests_about(TypeRef(name), client),
        ),
        returned=statement(
            Python.of("return"),
            client.called[name].entity.cls,
            (Python.of("self.connection"), Python.of("self._at(key)")),
        ),
    )
