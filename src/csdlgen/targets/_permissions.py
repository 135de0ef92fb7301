"""Who may call an API, from the capability annotations of the model (``Org.OData.Capabilities.V1``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from csdlgen.edm import Collection, Constant, Expression, Operation, Record
from csdlgen.graph import TypeGraph
from csdlgen.reads import Derived, Watched
from csdlgen.targets._restrictions import Restricted, restricted

Capability = Literal["Read", "Insert", "Update", "Delete"]

_Owners: TypeAlias = tuple[TypeGraph, Mapping[str, tuple[str, ...]], Restricted]
_VOCABULARY = "Org.OData.Capabilities.V1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The scopes that one scheme of authorization asks for, least privileged first."""

    scheme: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """The permissions that a model states.

    What is said of an entity set or a singleton counts before what is said of its type, and that before
    what is said of an ancestor.
    """

    graph: TypeGraph
    sources: Mapping[str, tuple[str, ...]]
    """The element paths of the entity sets and singletons of each type."""
    restricted: Derived[str, Mapping[str, Sequence[Expression]]]
    """Of each type, what is stated at its sources, itself or its ancestors for each navigation property, in that order."""

    def of_type(self, name: str, capability: Capability, *, by_key: bool = False) -> tuple[Grant, ...]:
        """The permissions to do something with entities of a type; ``by_key``: with a single one."""
        paths = (*self.sources.get(name, ()), name, *self.graph.ancestors[name])
        return self._first(paths, f"{capability}Restrictions", by_key=by_key)

    def of_navigation(
        self, owner: str, declaring: str, navigation: str, target: str, capability: Capability
    ) -> tuple[Grant, ...]:
        """The permissions to do something through a navigation property of ``owner``.

        They are stated at the property, or for it at its owner; else what is stated at the type of the
        target holds, but not what is stated at the target's entity sets.
        """
        term = f"{capability}Restrictions"
        restrictions = self.restricted[owner].get(navigation, ())
        return (
            self._first((f"{owner}/{navigation}", f"{declaring}/{navigation}"), term)
            or next((found for each in restrictions if (found := _rows(_get(each, term)))), ())
            or self._first((target, *self.graph.ancestors[target]), term)
        )

    def of_operation(self, operation: Operation) -> tuple[Grant, ...]:
        """The permissions to call an overload of an action or function."""
        return self._first((operation.signature,), "OperationRestrictions")

    def _first(self, paths: Iterable[str], term: str, *, by_key: bool = False) -> tuple[Grant, ...]:
        for path in paths:
            stated = self.graph.annotation(path, f"{_VOCABULARY}.{term}")
            found = (by_key and _rows(_get(stated, "ReadByKeyRestrictions"))) or _rows(stated)
            if found:
                return found
        return ()


def permissions(graph: TypeGraph) -> Permissions:
    """The permissions that a graph states."""
    found: dict[str, list[str]] = {}
    for container in graph.containers:
        named = [
            *((entity_set.type, entity_set.name) for entity_set in container.entity_sets),
            *((singleton.type, singleton.name) for singleton in container.singletons),
        ]
        for type_name, name in named:
            found.setdefault(type_name, []).append(f"{container.qualified_name}/{name}")
    sources = Watched("sources", {name: tuple(paths) for name, paths in found.items()})
    return Permissions(
        graph=graph, sources=sources, restricted=Derived(_of_owner, (graph, sources, restricted(graph)))
    )


def _of_owner(source: _Owners, owner: str) -> dict[str, list[Expression]]:
    graph, sources, stated = source
    found: dict[str, list[Expression]] = {}
    for path in (*sources.get(owner, ()), owner, *graph.ancestors[owner]):
        for navigation, restrictions in stated[path].items():
            found.setdefault(navigation, []).extend(restrictions)
    return found


def _rows(restrictions: Expression | None) -> tuple[Grant, ...]:
    """A grant for each scheme of a restriction's ``Permissions``, its scopes in the order given."""
    return tuple(
        Grant(
            scheme=_text(_get(permission, "SchemeName")),
            scopes=tuple(_text(_get(scope, "Scope")) for scope in _items(_get(permission, "Scopes"))),
        )
        for permission in _items(_get(restrictions, "Permissions"))
    )


def _get(expression: Expression | None, name: str) -> Expression | None:
    return expression.get(name) if isinstance(expression, Record) else None


def _items(expression: Expression | None) -> tuple[Expression, ...]:
    return expression.items if isinstance(expression, Collection) else ()


def _text(expression: Expression | None) -> str:
    return expression.text if isinstance(expression, Constant) else ""
