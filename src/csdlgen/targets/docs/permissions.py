"""Who may call an API, from the capability annotations of the model (``Org.OData.Capabilities.V1``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from csdlgen.artifacts import Markdown
from csdlgen.edm import Collection, Constant, Expression, Operation, Record
from csdlgen.graph import TypeGraph
from csdlgen.targets.docs._escape import cell
from csdlgen.targets.docs.views import Permission

Capability = Literal["Read", "Insert", "Update", "Delete"]

_VOCABULARY = "Org.OData.Capabilities.V1"
_UNKNOWN = Markdown.of("**TODO: Provide applicable permissions.**")
PLACEHOLDERS = tuple(
    Permission(scheme=scheme, scopes=_UNKNOWN)
    for scheme in (
        Markdown.of("Delegated (work or school account)"),
        Markdown.of("Delegated (personal Microsoft account)"),
        Markdown.of("Application"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Permissions:
    """The permissions that a model states.

    What is said of an entity set or a singleton counts before what is said of its type, and that before
    what is said of an ancestor.
    """

    graph: TypeGraph
    sources: Mapping[str, tuple[str, ...]]
    """The element paths of the entity sets and singletons of each type."""

    def of_type(self, name: str, capability: Capability, *, by_key: bool = False) -> tuple[Permission, ...]:
        """The permissions to do something with entities of a type; ``by_key``: with a single one."""
        paths = (*self.sources.get(name, ()), name, *self.graph.ancestors[name])
        return self._first(paths, f"{capability}Restrictions", by_key=by_key) or PLACEHOLDERS

    def of_navigation(
        self, owner: str, declaring: str, navigation: str, target: str, capability: Capability
    ) -> tuple[Permission, ...]:
        """The permissions to do something through a navigation property of ``owner``.

        They are stated at the property, or for it at its owner; else what is stated at the type of the
        target holds, but not what is stated at the target's entity sets.
        """
        term = f"{capability}Restrictions"
        owners = (*self.sources.get(owner, ()), owner, *self.graph.ancestors[owner])
        return (
            self._first((f"{owner}/{navigation}", f"{declaring}/{navigation}"), term)
            or self._restricted(owners, navigation, term)
            or self._first((target, *self.graph.ancestors[target]), term)
            or PLACEHOLDERS
        )

    def of_operation(self, operation: Operation) -> tuple[Permission, ...]:
        """The permissions to call an overload of an action or function."""
        return self._first((operation.signature,), "OperationRestrictions") or PLACEHOLDERS

    def _first(self, paths: Iterable[str], term: str, *, by_key: bool = False) -> tuple[Permission, ...]:
        for path in paths:
            stated = self.graph.annotation(path, f"{_VOCABULARY}.{term}")
            found = (by_key and _rows(_get(stated, "ReadByKeyRestrictions"))) or _rows(stated)
            if found:
                return found
        return ()

    def _restricted(self, owners: Iterable[str], navigation: str, term: str) -> tuple[Permission, ...]:
        for path in owners:
            stated = self.graph.annotation(path, f"{_VOCABULARY}.NavigationRestrictions")
            for restriction in _items(_get(stated, "RestrictedProperties")):
                named = _text(_get(restriction, "NavigationProperty")) == navigation
                if named and (found := _rows(_get(restriction, term))):
                    return found
        return ()


def permissions(graph: TypeGraph) -> Permissions:
    """The permissions that a graph states."""
    sources: dict[str, tuple[str, ...]] = {}
    for container in graph.containers:
        named = [
            *((entity_set.type, entity_set.name) for entity_set in container.entity_sets),
            *((singleton.type, singleton.name) for singleton in container.singletons),
        ]
        for type_name, name in named:
            path = f"{container.qualified_name}/{name}"
            sources[type_name] = (*sources.get(type_name, ()), path)
    return Permissions(graph=graph, sources=sources)


def _rows(restrictions: Expression | None) -> tuple[Permission, ...]:
    """A row for each scheme of a restriction's ``Permissions``, its scopes in the order given."""
    return tuple(
        Permission(
            scheme=cell(_text(_get(permission, "SchemeName"))),
            scopes=Markdown.joined(
                ", ", (cell(_text(_get(scope, "Scope"))) for scope in _items(_get(permission, "Scopes")))
            ),
        )
        for permission in _items(_get(restrictions, "Permissions"))
    )


def _get(expression: Expression | None, name: str) -> Expression | None:
    return expression.get(name) if isinstance(expression, Record) else None


def _items(expression: Expression | None) -> tuple[Expression, ...]:
    return expression.items if isinstance(expression, Collection) else ()


def _text(expression: Expression | None) -> str:
    return expression.text if isinstance(expression, Constant) else ""
