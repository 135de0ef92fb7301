"""The module of one entity type: the requests about an entity, and about a collection of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import NavigationProperty, TypeRef
from csdlgen.naming import client_member, nearest_class
from csdlgen.targets._imports import ClassScope, ImportBlocks, Imported, ModuleScope
from csdlgen.targets._layout import assignment, class_header, method, statement
from csdlgen.targets._pytypes import ANY, STR, TYPE_CHECKING, primitive_expression
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.links import RUNTIME, Client, LinkView, Step, X, link, model, requests_about
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
class RequestsView:
    """The module of one entity type. ``comments``: for checkers; ``key``: absent without a key."""

    comments: tuple[Python, ...]
    docstring: Python
    imports: ImportBlocks
    type_checking: Python
    odata_type: Python
    entity: Python
    entity_docstring: Python
    links: tuple[LinkView, ...]
    collection: Python
    collection_docstring: Python
    key: KeyView | None


def module_view(name: str, client: Client) -> RequestsView:
    """Both classes of requests about the entities of a type."""
    called = client.called[name]
    own = {called.entity.cls, called.collection.cls}
    links = tuple(_navigation(name, client))
    scope = ModuleScope(own, _siblings(name, [each.to for each in links], client))
    body = ClassScope(scope, {Python.of("odata_type"), *(each.spelled for each in links)})
    outside = ClassScope(scope, ())
    m, x = scope.use(_M), scope.use(X)
    base = nearest_class(name, client.graph, client.called)
    above = scope.base(client.called[base].entity) if base else scope.use(_ENTITY)
    several = Python.of("{}[{}, {}]", scope.use(_COLLECTION), python_string(model(name, client, outside)), x)
    leading = tuple(link(each, client, body) for each in links)
    key = _key(name, client, outside)
    checking = scope.use(TYPE_CHECKING)
    return RequestsView(
        # Without a key the class of the type is only named inside a string, where ruff does not look.
        comments=() if key else (_QUOTED,),
        docstring=docstring(f"Requests about entities of the type {name}.", 0),
        imports=scope.imports(),
        type_checking=checking,
        odata_type=assignment(Python.of("odata_type"), python_string(name), 4),
        entity=class_header(called.entity.cls, (Python.of("{}[{}, {}]", above, m, x),)),
        entity_docstring=docstring("Requests about one entity.", 4),
        links=leading,
        collection=class_header(called.collection.cls, (several,)),
        collection_docstring=docstring("Requests about a collection of entities.", 4),
        key=key,
    )


def _siblings(name: str, targets: list[TypeRef], client: Client) -> set[Python]:
    used = {name, *(to.name for to in targets)}
    return {
        cls
        for each in used
        for cls in (
            client.names.types[each].cls,
            client.called[each].entity.cls,
            client.called[each].collection.cls,
        )
    }


def _navigation(name: str, client: Client) -> Iterator[Step]:
    """The navigation properties that the type adds to its base and that lead to a type that the client knows."""
    graph = client.graph
    inherited = {
        each.declared.name for base in graph.ancestors[name] for each in graph.navigation_properties[base]
    }
    members = client.names.members[name]
    taken: set[str] = set()
    for each in graph.navigation_properties[name]:
        declared = each.declared
        if declared.name in inherited or declared.type.name not in client.called:
            continue
        if declared.name in members:
            spelled = client_member(members[declared.name], taken)
            taken.add(spelled)
            said = _said(name, declared, client)
            yield Step(name=declared.name, spelled=spelled, to=declared.type, description=said)


def _said(name: str, member: NavigationProperty, client: Client) -> str:
    text = description(f"{name}/{member.name}", client.graph)
    return text or f"The navigation property {member.name}."


def _key(name: str, client: Client, scope: ClassScope) -> KeyView | None:
    """``runs["id"]``; several parts, or those of an alternate key, are a mapping."""
    graph = client.graph
    key = graph.keys.get(name, ())
    if not key:
        return None
    parts = Python.of("{}[{}, {}]", scope.use(_MAPPING), scope.use(STR), scope.use(ANY))
    types = {each.declared.name: each.declared.type for each in graph.properties[name]}
    kind = graph.primitive_of(types[key[0].name]) if len(key) == 1 and key[0].name in types else None
    if len(key) == 1:
        single = primitive_expression(kind.name if kind else "", scope).text
        parts = single if single == scope.use(ANY) else Python.of("{} | {}", single, parts)
    arguments = (Python.of("self"), Python.of("key: {}", parts))
    return KeyView(
        header=method(Python.of("__getitem__"), arguments, requests_about(TypeRef(name), client, scope)),
        returned=statement(
            Python.of("return"),
            client.called[name].entity.cls,
            (Python.of("self.connection"), Python.of("self._at(key)")),
        ),
    )
