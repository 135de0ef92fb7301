"""What a service allows, from the capability annotations of the model (``Org.OData.Capabilities.V1``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from csdlgen.edm import Constant, Expression, Record
from csdlgen.graph import Edge, TypeGraph
from csdlgen.targets._places import NOWHERE, Places, way
from csdlgen.targets._restrictions import TERM, Restricted

_VOCABULARY = "Org.OData.Capabilities.V1"
_ALLOWED_BY = {
    "Read": "Readable",
    "Insert": "Insertable",
    "Update": "Updatable",
    "Delete": "Deletable",
}
_OPTIONS: tuple[tuple[str, str, str], ...] = (
    ("$select", "SelectSupport", "Supported"),
    ("$expand", "ExpandRestrictions", "Expandable"),
    ("$filter", "FilterRestrictions", "Filterable"),
    ("$orderby", "SortRestrictions", "Sortable"),
    ("$top", "TopSupported", ""),
    ("$skip", "SkipSupported", ""),
    ("$count", "CountRestrictions", "Countable"),
    ("$search", "SearchRestrictions", "Searchable"),
)
"""Each query option, and where the vocabulary says that it is not supported."""
_OF_ONE = frozenset({"$select", "$expand"})


_NONE = "None"
_SINGLE = "Single"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What can be done with entities, and with which query options; what nothing forbids is allowed.

    What is said of the last navigation property of a URL counts before what is said of what it leads to.
    """

    graph: TypeGraph
    sources: Mapping[str, tuple[str, ...]]
    """The element paths of the entity sets and singletons of each type."""
    restricted: Restricted
    places: Places = NOWHERE

    def allows(self, name: str, capability: str, url: str = "") -> bool:
        """Whether entities of a type can be read, inserted, updated or deleted (``"Read"``, …), at a URL if one is given."""
        term, key = f"{capability}Restrictions", _ALLOWED_BY[capability]
        if not self.leads_to(name, url):
            return False
        allowed = self._allows(name, term, key, url)
        is_by_key = capability == "Read" and url.endswith("}")
        return next(self._by_key(name, url), allowed) if is_by_key else allowed

    def leads_to(self, name: str, url: str) -> bool:
        """Whether a URL leads to entities of a type, so that something can be called there."""
        by_key = url.endswith("}")
        return self._follows(url) and not (by_key and not self._allows(name, "IndexableByKey", "", url))

    def options(self, name: str, url: str = "", *, several: bool) -> tuple[str, ...]:
        """The query options of a request for entities of a type, or for one."""
        return tuple(
            option
            for option, term, key in _OPTIONS
            if (several or option in _OF_ONE) and self._allows(name, term, key, url)
        )

    def _allows(self, name: str, term: str, key: str, url: str) -> bool:
        return next(_truths(self._stated(name, term, url), key), True)

    def _by_key(self, name: str, url: str) -> Iterator[bool]:
        stated = self._stated(name, "ReadRestrictions", url)
        return _truths((_get(each, "ReadByKeyRestrictions") for each in stated), "Readable")

    def _stated(self, name: str, term: str, url: str) -> Iterator[Expression | None]:
        """What annotations say of entities of a type, what is said of the URL itself first."""
        edge = self.places.edge(url)
        if edge:
            for path in _paths(edge):
                yield self.graph.annotation(path, f"{_VOCABULARY}.{term}")
            for restriction in self._restrictions(edge):
                yield _get(restriction, term)
        root = "" if edge else self.places.root(url)
        of_sources = (root,) if root else self.sources.get(name, ())
        for path in (*of_sources, name, *self.graph.ancestors.get(name, ())):
            yield self.graph.annotation(path, f"{_VOCABULARY}.{term}")

    def _follows(self, url: str) -> bool:
        """Whether the navigation properties of a URL can be followed: each, and none behind one that is the last."""
        edges = [*self.places.edges_to(url)]
        found = [self._navigability(each) for each in edges]
        return _NONE not in found and _SINGLE not in found[:-1]

    def _navigability(self, edge: Edge) -> str:
        said = [_get(each, "Navigability") for each in self._restrictions(edge)]
        said += [_get(self.graph.annotation(path, TERM), "Navigability") for path, _ in self._before(edge)]
        texts = (each.text for each in said if isinstance(each, Constant))
        return next((text.rpartition("/")[2] for text in texts), "")

    def _restrictions(self, edge: Edge) -> Iterator[Expression]:
        """What is said of a navigation property where the way to it is annotated."""
        for path, steps in self._before(edge):
            yield from self.restricted[path].get(steps, ())

    def _before(self, edge: Edge) -> Iterator[tuple[str, str]]:
        """The elements before a navigation property on the way to it, and the way from them on; the root is first."""
        yield self.places.root(edge.url), way(edge.url)
        name = edge.navigation.name
        if above := self.places.edge(edge.url.rpartition("/")[0]):
            yield from ((path, name) for path in _paths(above))
        yield from ((path, name) for path in (edge.owner, *self.graph.ancestors.get(edge.owner, ())))


def _paths(edge: Edge) -> Iterable[str]:
    return dict.fromkeys(f"{each}/{edge.navigation.name}" for each in (edge.owner, edge.declaring))


def _truths(stated: Iterable[Expression | None], key: str) -> Iterator[bool]:
    for each in stated:
        found = _get(each, key) if key and isinstance(each, Record) else each
        if isinstance(found, Constant) and found.kind == "Bool":
            yield found.text == "true"


def _get(expression: Expression | None, name: str) -> Expression | None:
    return expression.get(name) if isinstance(expression, Record) else None
