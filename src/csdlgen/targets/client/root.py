"""The module of the client itself: what stands at the root of a service."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntityContainer, EntitySet, OperationImport, Singleton, TypeRef
from csdlgen.naming import offered_at_the_root
from csdlgen.targets._imports import ImportBlocks, Imported, ModuleScope
from csdlgen.targets._layout import TypeExpression
from csdlgen.targets._pytypes import TYPE_CHECKING
from csdlgen.targets.client.heads import Method, described
from csdlgen.targets.client.links import LinkView, Step, link
from csdlgen.targets.client.operations import MethodView, method_view
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X

Child = EntitySet | Singleton | OperationImport
_ROOT = Python.of("Root")
_OWN = (
    Python.of("AsyncBatch"),
    Python.of("AsyncClient"),
    Python.of("Batch"),
    Python.of("Client"),
    _ROOT,
)
OWN = TypeExpression(_ROOT)
"""The class of the root, for a connection of any kind."""

_USED = (
    X,
    Imported(RUNTIME, Python.of("AsyncConnection")),
    Imported(RUNTIME, Python.of("AsyncTransport")),
    Imported(RUNTIME, Python.of("AsynchronousBatch")),
    Imported(RUNTIME, Python.of("AsynchronousClient")),
    Imported(RUNTIME, Python.of("Connection")),
    Imported(RUNTIME, Python.of("DeltaExpiredError")),
    Imported(RUNTIME, Python.of("ODataError")),
    Imported(RUNTIME, Python.of("Linked")),
    Imported(RUNTIME, Python.of("Page")),
    Imported(RUNTIME, Python.of("Part")),
    Imported(RUNTIME, Python.of("Parts")),
    Imported(RUNTIME, Python.of("PlainBatch")),
    Imported(RUNTIME, Python.of("PlainClient")),
    Imported(RUNTIME, Python.of("Removed")),
    Imported(RUNTIME, Python.of("Request")),
    Imported(RUNTIME, Python.of("Response")),
    Imported(RUNTIME, Python.of("Service")),
    Imported(RUNTIME, Python.of("Transport")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RootView:
    """What a client leads to, and the operations that are bound to nothing."""

    imports: ImportBlocks
    type_checking: Python | None
    links: tuple[LinkView, ...]
    methods: tuple[MethodView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """What the root of a service offers. ``body``: the names in its class."""

    steps: tuple[Step, ...]
    methods: tuple[Method, ...]
    scope: ModuleScope
    body: RequestScope


def root(client: Client) -> Root:
    """The entity sets, singletons and imports of all containers, the first of each name."""
    at_the_root = offered(client)
    steps, methods = [], []
    for name, (called, container, child) in at_the_root.items():
        path = f"{container.qualified_name}/{name}"
        if isinstance(child, OperationImport):
            methods.append(_import(child, called, path, client))
        else:
            steps.append(_source(child, called, path, client))
    scope = ModuleScope(_OWN, ())
    for used in _USED:
        scope.use(used)
    above = {*_OWN, *(used.name for used in _USED if used != X)}
    body = RequestScope(scope, [called for called, _, _ in at_the_root.values()], above)
    return Root(steps=tuple(steps), methods=tuple(methods), scope=scope, body=body)


def root_view(client: Client) -> RootView:
    """The module of the client itself."""
    made = root(client)
    links = tuple(link(each, client, made.body) for each in made.steps)
    methods = tuple(method_view(each, client, made.body, OWN) for each in made.methods)
    checking = made.scope.use(TYPE_CHECKING) if made.scope.has_typing() else None
    return RootView(imports=made.scope.imports(), type_checking=checking, links=links, methods=methods)


def offered(client: Client) -> dict[str, tuple[Python, EntityContainer, Child]]:
    """What stands at the root, by name: its spelling, the first container that has it, and what it is."""
    children = [*_children(client)]
    spelled = offered_at_the_root(each.name for _, each in children)
    found = {each.name: (container, each) for container, each in reversed(children)}
    return {name: (called, *found[name]) for name, called in spelled.items()}


def _children(client: Client) -> Iterator[tuple[EntityContainer, Child]]:
    """What the containers offer that leads somewhere."""
    for container in client.graph.containers:
        for child in container.children:
            if isinstance(child, OperationImport):
                if child.operation in client.overloads.get(None, {}):
                    yield container, child
            elif child.type in client.called:
                yield container, child


def _source(source: EntitySet | Singleton, spelled: Python, path: str, client: Client) -> Step:
    is_set = isinstance(source, EntitySet)
    kind = "entity set" if is_set else "singleton"
    said = client.graph.descriptions.get(path, "")
    return Step(
        path=path,
        name=source.name,
        spelled=spelled,
        to=TypeRef(source.type, is_set),
        description=said or f"The {kind} {source.name}.",
    )


def _import(offered: OperationImport, spelled: Python, path: str, client: Client) -> Method:
    """An operation under the name of its import; what is said of it is said of the operation where it is not."""
    group = client.overloads[None][offered.operation]
    return Method(
        spelled=spelled,
        paths=(path, *(each.signature for each in group)),
        step=offered.name,
        group=group,
        binding=None,
        description=described(group, client, client.graph.descriptions.get(path, "")),
    )
