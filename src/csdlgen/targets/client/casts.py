"""Casts: the same entities as those of a derived type, offered where the service declares what they derive from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, TypeRef
from csdlgen.naming import TypeName
from csdlgen.targets._imports import Imported, ModuleScope
from csdlgen.targets._layout import class_header, generic_declaration
from csdlgen.targets._pytypes import TYPE_CHECKING
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X
from csdlgen.targets.client.views import ClassView, RequestsView

M = Imported(RUNTIME, Python.of("M"))
_CAST = Imported(RUNTIME, Python.of("Cast"))
_CAST_TO = Imported(RUNTIME, Python.of("cast_to"))


def casts(
    of: TypeRef, spelled: Mapping[str, Python], client: Client, scope: RequestScope
) -> Iterator[Python]:
    """``as_user: Cast[UserEntity[User, X]] = cast_to("user", "UserEntity")`` for each of the derived types."""
    for name, called in spelled.items():
        to = TypeRef(name, of.collection)
        target = client.requests(to, is_cast=True)
        leads_to = scope.requests_about(to, client, is_cast=True)
        yield generic_declaration(
            called,
            scope.use(_CAST),
            leads_to,
            scope.use(_CAST_TO),
            (python_string(target.module), python_string(target.cls)),
        )


def derived_view(name: str, called: TypeName, client: Client) -> RequestsView:
    """The module of the class that links to one entity of a type lead to. No class derives from it, so none has its casts."""
    spelled = client.entities[name].casts
    entity = client.called[name].entity
    scope = ModuleScope({called.cls}, client.classes([name, *spelled]))
    base = Python.of("{}[{}, {}]", scope.base(entity), scope.use(M), scope.use(X))
    body = RequestScope(scope, spelled.values())
    kind = "entity" if isinstance(client.graph.types[name], EntityType) else "value"
    only = ClassView(
        header=class_header(called.cls, (base,)),
        docstring=docstring(f"Requests about one {kind}, which may be of a derived type.", 4),
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
