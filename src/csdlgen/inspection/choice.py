"""Which types somebody means by a name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from csdlgen.edm import simple_name
from csdlgen.graph import TypeGraph


class UnknownTypeError(ValueError):
    """No type has that name; the message suggests others."""


def chosen(graph: TypeGraph, wanted: Iterable[str]) -> tuple[str, ...]:
    """The qualified names of the types meant: a name may leave its namespace out.

    Raises UnknownTypeError for a name that no type has.
    """
    found: dict[str, None] = {}
    for name in wanted:
        meant = [name] if name in graph.types else [each for each in graph.types if simple_name(each) == name]
        if not meant:
            raise UnknownTypeError(_unknown(name, graph))
        found.update(dict.fromkeys(meant))
    return tuple(found)


def _unknown(name: str, graph: TypeGraph) -> str:
    known = {simple_name(each): each for each in graph.types} | {each: each for each in graph.types}
    similar = dict.fromkeys(known[each] for each in difflib.get_close_matches(name, known, n=3))
    return f"no type is called {name!r}" + (f"; did you mean {' or '.join(similar)}?" if similar else "")
