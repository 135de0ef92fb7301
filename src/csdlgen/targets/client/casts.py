"""Casts: the same entities as those of a derived type, offered where the service declares what they derive from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.naming import TypeName
from csdlgen.targets._declarations import generic_annotation, generic_declaration
from csdlgen.targets._imports import Imported, ModuleScope
from csdlgen.targets._layout import class_header
from csdlgen.targets._pytypes import TYPE_CHECKING
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X
from csdlgen.targets.client.views import ClassView, RequestsView

M = Imported(RUNTIME, Python.of("M"))
_CAST = Imported(RUNTIME, Python.of("Cast"))
_CAST_TO = Imported(RUNTIME, Python.of("cast_to"))


def casts(
    of: TypeRef, spelled: Mapping[str, Python], client: Client, scope: RequestScope, *, is_stub: bool = False
) -> Iterator[Python]:
    """``as_user: Cast[UserEntity[User, X]] = cast_to("user", "UserEntity")`` for each of the derived types."""
    for name, called in spelled.items():
        to = TypeRef(name, of.collection)
        leads_to = scope.requests_about(to, client, is_cast=True)
        if is_stub:
            yield generic_annotation(called, scope.use(_CAST), leads_to)
            continue
        target = client.requests(to, is_cast=True)
        made = python_string(target.module), python_string(target.cls)
        yield generic_declaration(called, scope.use(_CAST), leads_to, scope.use(_CAST_TO), made)


def derived_scope(name: str, called: TypeName, client: Client) -> ModuleScope:
    """The names at the top of the module of the class that links to one entity of a type lead to."""
    return ModuleScope({called.cls}, client.classes([name, *client.entities[name].casts]))


def derived_base(name: str, client: Client, scope: ModuleScope) -> Python:
    """What that class derives from. No class derives from it, so none has its casts."""
    return Python.of("{}[{}, {}]", scope.base(client.called[name].entity), scope.use(M), scope.use(X))


def derived_view(name: str, called: TypeName, client: Client) -> RequestsView:
    """The module of that class."""
    spelled = client.entities[name].casts
    scope = derived_scope(name, called, client)
    base = derived_base(name, client, scope)
    body = RequestScope(scope, spelled.values())
    cls = client.names.types[name].cls
    only = ClassView(
        header=class_header(called.cls, (base,)),
        docstring=docstring(f"Requests about one {cls}, which may be of a derived type.", 4),
        odata_type=None,
        links=(),
        casts=tuple(casts(TypeRef(name), spelled, client, body)),
        methods=(),
        key=None,
    )
    checking = scope.use(TYPE_CHECKING) if scope.has_typing() else None
    return RequestsView(
        comments=(),
        docstring=docstring(f"Casts from the type {name} to those that derive from it.", 0),
        imports=scope.imports(),
        type_checking=checking,
        classes=(only,),
    )
