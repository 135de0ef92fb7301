"""What a module of requests is about: its classes, what each offers, and what it derives from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, NavigationProperty, Property, TypeRef
from csdlgen.naming import Offered, nearest_class
from csdlgen.targets._imports import Imported, ModuleScope
from csdlgen.targets._layout import Parameter, TypeExpression, method
from csdlgen.targets._pytypes import ANY, STR
from csdlgen.targets._quoting import python_string
from csdlgen.targets.client.casts import M
from csdlgen.targets.client.heads import Method, bound_methods, composed
from csdlgen.targets.client.links import SELF, STREAM, Step
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X
from csdlgen.targets.client.signatures import used_types
from csdlgen.targets.models.prose import description

_MAPPING = Imported(Python.of("collections.abc"), Python.of("Mapping"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests:
    """One class of requests. ``casts``: their spellings, by qualified name."""

    to: TypeRef
    cls: Python
    steps: tuple[Step, ...]
    methods: tuple[Method, ...]
    casts: Mapping[str, Python]

    def own(self, scope: ModuleScope) -> TypeExpression:
        """The class for a connection of any kind."""
        return TypeExpression(self.cls, None if self.to.collection else scope.use(M))

    def scope(self, module: ModuleScope) -> RequestScope:
        """The names in the body of the class."""
        methods = (each.spelled for each in self.methods)
        offered = {*(each.spelled for each in self.steps), *methods, *self.casts.values()}
        return RequestScope(module, {Python.of("odata_type"), Python.of("key_names"), *offered})


def requests(name: str, client: Client) -> tuple[Requests, ...]:
    """The classes about entities of a type, one and several; of a complex type only the one about a value."""
    one = _requests(TypeRef(name), client.entities[name], client)
    if not isinstance(client.graph.types[name], EntityType):
        return (one,)
    return one, _requests(TypeRef(name, collection=True), client.collections[name], client)


def module_scope(made: tuple[Requests, ...], client: Client) -> ModuleScope:
    """The names at the top of the module that holds some classes."""
    return ModuleScope({each.cls for each in made}, client.classes(named_types(made, client)))


def named_types(made: tuple[Requests, ...], client: Client) -> set[str]:
    """The types that some classes name, by qualified name."""
    used = {to.name for each in made for to in (each.to, *(step.to for step in each.steps))}
    used.update(name for each in made for name in each.casts)
    for each in made:
        for offered in each.methods:
            used.update(to.name for operation in offered.group for to in used_types(operation))
            if target := composed(offered.group, client):
                used.add(target.name)
    return used


def bases(to: TypeRef, client: Client, scope: ModuleScope, *, is_stub: bool = False) -> tuple[Python, ...]:
    """What a class of requests derives from: the class of the base type, and what else the service allows."""
    x = scope.use(X)
    if to.collection:
        model = RequestScope(scope, ()).type(client.names.types[to.name])
        # What only type checkers import is named in a string, except in a stub.
        model = model if is_stub else python_string(model)
        used = client.allowed.several[to.name]
        return tuple(Python.of("{}[{}, {}]", scope.use(Imported(RUNTIME, each)), model, x) for each in used)
    base = nearest_class(to.name, client.graph, client.called)
    above = [scope.base(client.called[base].entity)] if base else []
    above += [scope.use(Imported(RUNTIME, each)) for each in client.allowed.one[to.name]]
    return tuple(Python.of("{}[{}, {}]", each, scope.use(M), x) for each in above)


def key_head(name: str, client: Client, scope: RequestScope, *, is_stub: bool = False) -> Python | None:
    """``runs["id"]``, or ``runs[run]``; several parts, or those of an alternate key, are a mapping."""
    graph = client.graph
    key = graph.keys.get(name, ())
    if not key:
        return None
    types = {each.declared.name: each.declared.type for each in graph.properties[name]}
    whole = (
        TypeExpression(scope.use(_MAPPING), Python.of("{}, {}", scope.use(STR), scope.use(ANY))),
        TypeExpression(scope.type(client.names.types[name])),
    )
    options: tuple[TypeExpression, ...] = whole
    if len(key) == 1:
        single = types.get(key[0].name)
        first = scope.value(single, client) if single else TypeExpression(scope.use(ANY))
        options = (first,) if first.text == scope.use(ANY) else (first, *whole)
    return method(
        Python.of("__getitem__"),
        (SELF, Parameter(Python.of("key"), options)),
        scope.requests_about(TypeRef(name), client).expression,
        is_empty=is_stub,
    )


def _requests(to: TypeRef, offered: Offered, client: Client) -> Requests:
    return Requests(
        to=to,
        cls=client.requests(to, is_cast=True).cls,
        steps=(*_links(to, offered, client), *_streams(to, offered, client)),
        methods=tuple(bound_methods(to, offered.operations, client)),
        # Those from one entity stand in a class of their own, lest all that derive from this one inherit them.
        casts=offered.casts if to.collection else {},
    )


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
                path=f"{to.name}/{member.name}",
                name=member.name,
                spelled=offered.links[member.name],
                to=member.type,
                description=said or f"The {kind} {member.name}.",
            )


def _streams(to: TypeRef, offered: Offered, client: Client) -> Iterator[Step]:
    for name, spelled in offered.streams.items():
        said = description(f"{to.name}/{name}", client.graph) if name else ""
        default = f"The stream {name}." if name else "The bytes that the entity is."
        path = f"{to.name}/{name}" if name else to.name
        yield Step(path=path, name=name, spelled=spelled, to=STREAM, description=said or default)
