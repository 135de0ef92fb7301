"""What a service allows, from the capability annotations of the model (``Org.OData.Capabilities.V1``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from csdlgen.edm import Constant, Expression, Record
from csdlgen.graph import TypeGraph

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Capabilities:
    """What can be done with entities, and with which query options; what nothing forbids is allowed."""

    graph: TypeGraph
    sources: Mapping[str, tuple[str, ...]]
    """The element paths of the entity sets and singletons of each type."""

    def allows(self, name: str, capability: str) -> bool:
        """Whether entities of a type can be read, inserted, updated or deleted (``"Read"``, …)."""
        return self._allows(name, f"{capability}Restrictions", _ALLOWED_BY[capability])

    def options(self, name: str, *, several: bool) -> tuple[str, ...]:
        """The query options of a request for entities of a type, or for one."""
        return tuple(
            option
            for option, term, key in _OPTIONS
            if (several or option in _OF_ONE) and self._allows(name, term, key)
        )

    def _allows(self, name: str, term: str, key: str) -> bool:
        return next(self._answers(name, term, key), True)

    def _answers(self, name: str, term: str, key: str) -> Iterator[bool]:
        for path in (*self.sources.get(name, ()), name, *self.graph.ancestors.get(name, ())):
            answer = _truth(self.graph.annotation(path, f"{_VOCABULARY}.{term}"), key)
            if answer is not None:
                yield answer


def _truth(expression: Expression | None, key: str) -> bool | None:
    found = expression.get(key) if isinstance(expression, Record) and key else expression
    return found.text == "true" if isinstance(found, Constant) and found.kind == "Bool" else None
