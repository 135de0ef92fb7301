"""The module of one entity type: the requests about an entity, and about a collection of them."""

from __future__ import annotations

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.targets._imports import ModuleScope
from csdlgen.targets._layout import assignment, class_header, constants, statement
from csdlgen.targets._pytypes import TYPE_CHECKING
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.casts import casts
from csdlgen.targets.client.links import CONNECTION, import_of, link
from csdlgen.targets.client.offers import Requests, bases, key_head, module_scope, requests
from csdlgen.targets.client.operations import method_view
from csdlgen.targets.client.scopes import Client, RequestScope
from csdlgen.targets.client.views import ClassView, KeyView, RequestsView

_QUOTED = Python.of("# ruff: noqa: F401")


def module_view(name: str, client: Client) -> RequestsView:
    """The classes of requests about the entities of a type; of a complex type the one about a value."""
    made = requests(name, client)
    scope = module_scope(made, client)
    classes = tuple(_class(each, client, scope) for each in made)
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


def _class(made: Requests, client: Client, scope: ModuleScope) -> ClassView:
    name, several = made.to
    above = bases(made.to, client, scope)
    body, own = made.scope(scope), made.own(scope)
    return ClassView(
        header=class_header(made.cls, above),
        docstring=docstring(_about(made.to, client), 4),
        odata_type=assignment(Python.of("odata_type"), python_string(name), 4),
        links=tuple(link(each, client, body) for each in made.steps),
        casts=tuple(casts(made.to, made.casts, client, body)),
        methods=tuple(method_view(each, client, body, own) for each in made.methods),
        key=_key(name, client, body) if several else None,
    )


def _about(to: TypeRef, client: Client) -> str:
    cls = client.names.types[to.name].cls
    if not to.collection:
        return f"Requests about one {cls}."
    return f"Requests about a collection of {cls} entities."


def _key(name: str, client: Client, scope: RequestScope) -> KeyView | None:
    header = key_head(name, client, scope)
    if header is None:
        return None
    target = client.requests(TypeRef(name))
    names = tuple(python_string(each.name) for each in client.graph.keys[name])
    return KeyView(
        names=constants(Python.of("key_names"), names),
        header=header,
        imported=import_of(target, scope),
        returned=statement(Python.of("return"), target.cls, (CONNECTION, Python.of("self._at(key)"))),
    )
