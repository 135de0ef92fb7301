"""The stubs of a client: what its modules offer, without what they do, and what of it is deprecated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.naming import TypeName
from csdlgen.printing import harmless
from csdlgen.targets._exempt import export_comments
from csdlgen.targets._imports import ImportBlocks, ModuleScope
from csdlgen.targets._layout import TypeExpression, class_header, sentence_decorator
from csdlgen.targets._pytypes import PROPERTY
from csdlgen.targets._revisions import deprecation
from csdlgen.targets.client import Client
from csdlgen.targets.client.casts import casts, derived_base, derived_scope
from csdlgen.targets.client.heads import Method, head
from csdlgen.targets.client.links import Step, link_head
from csdlgen.targets.client.offers import Requests, bases, key_head, module_scope, named_types, requests
from csdlgen.targets.client.root import OWN, root
from csdlgen.targets.client.scopes import RequestScope
from csdlgen.targets.client.signatures import used_types
from csdlgen.targets.stubs.deprecations import DEPRECATED
from csdlgen.targets.stubs.module import StubClassView, StubModuleView


@dataclass(frozen=True, slots=True, kw_only=True)
class StubRootView:
    """The stub of the client itself. ``members``: finished declarations of what the root of the service offers."""

    comments: tuple[Python, ...]
    imports: ImportBlocks
    members: tuple[Python, ...]


def requests_view(name: str, client: Client) -> StubModuleView:
    """The stub of the module of one type."""
    made = requests(name, client)
    scope = module_scope(made, client)
    return _module(
        (_class(each, client, scope) for each in made), named_types(made, client), scope, client.graph
    )


def derived_view(name: str, called: TypeName, client: Client) -> StubModuleView:
    """The stub of the module of casts from one type."""
    scope = derived_scope(name, called, client)
    base = derived_base(name, client, scope)
    spelled = client.entities[name].casts
    body = RequestScope(scope, spelled.values())
    only = StubClassView(
        decorators=(),
        header=class_header(called.cls, (base,)),
        members=tuple(casts(TypeRef(name), spelled, client, body, is_stub=True)),
        is_apart=True,
    )
    return _module((only,), (name, *spelled), scope, client.graph)


def root_view(client: Client) -> StubRootView:
    """The stub of the client itself."""
    made = root(client)
    members = (
        *(_link(each, client, made.body) for each in made.steps),
        *(_method(each, client, made.body, OWN) for each in made.methods),
    )
    operations = (operation for each in made.methods for operation in each.group)
    named = (*(each.to for each in made.steps), *(to for each in operations for to in used_types(each)))
    return StubRootView(
        comments=_comments((to.name for to in named), client.graph),
        imports=made.scope.stub_imports(),
        members=members,
    )


def _module(
    classes: Iterable[StubClassView], named: Iterable[str], scope: ModuleScope, graph: TypeGraph
) -> StubModuleView:
    finished = list(classes)
    if not any(each.members for each in finished):
        # Classes without a body stand close together.
        finished[1:] = [replace(each, is_apart=False) for each in finished[1:]]
    return StubModuleView(
        comments=_comments(named, graph),
        statements=(),
        classes=tuple(finished),
        imports=scope.stub_imports(),
    )


def _comments(named: Iterable[str], graph: TypeGraph) -> tuple[Python, ...]:
    return export_comments(uses_deprecated=any(deprecation(graph, name) for name in named))


def _class(made: Requests, client: Client, scope: ModuleScope) -> StubClassView:
    above = bases(made.to, client, scope, is_stub=True)
    members = tuple(_members(made, client, made.scope(scope), made.own(scope)))
    header = class_header(made.cls, above, is_empty=not members)
    return StubClassView(decorators=(), header=header, members=members, is_apart=True)


def _members(made: Requests, client: Client, scope: RequestScope, own: TypeExpression) -> Iterator[Python]:
    yield from casts(made.to, made.casts, client, scope, is_stub=True)
    for step in made.steps:
        yield _link(step, client, scope)
    for each in made.methods:
        yield _method(each, client, scope, own)
    if made.to.collection and (key := key_head(made.to.name, client, scope, is_stub=True)):
        yield key


def _link(step: Step, client: Client, scope: RequestScope) -> Python:
    decorators = (Python.of("@{}", scope.use(PROPERTY)), *_deprecated((step.path,), client, scope))
    return _decorated(decorators, link_head(step, client, scope, is_stub=True))


def _method(made: Method, client: Client, scope: RequestScope, own: TypeExpression) -> Python:
    """To checkers what a decorator makes of a function cannot be deprecated, but each of its signatures can."""
    said = tuple(_deprecated(made.paths, client, scope))
    found = head(made, client, scope, own, is_stub=True, is_told_apart=bool(said))
    if found.header is not None:
        return _decorated((found.decorator, *said), found.header)
    return Python.joined("\n    ", [_decorated((found.overload, *said), each) for each in found.overloads])


def _deprecated(paths: tuple[str, ...], client: Client, scope: RequestScope) -> Iterator[Python]:
    if said := deprecation(client.graph, *paths):
        yield sentence_decorator(scope.use(DEPRECATED), harmless(said), 4)


def _decorated(decorators: Iterable[Python | None], header: Python) -> Python:
    return Python.joined("\n    ", [*filter(None, decorators), header])
