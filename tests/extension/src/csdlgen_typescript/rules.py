"""A rule of a house: what says when something happened is called so."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.extension import Diagnostic, Law, Rules, Severity, TypeGraph

DATE_TIME = Law(
    "HOUSE001",
    Severity.WARNING,
    "The name of a point in time ends in 'DateTime'.",
    why="Readers of JSON see no types, and take the text for a date.",
    cure="Rename the property, or suppress the finding for those that are published.",
)


def points_in_time_are_called_so(graph: TypeGraph) -> Iterator[Diagnostic]:
    """The name of a point in time ends in 'DateTime'."""
    for declared in (*graph.entity_types(), *graph.complex_types()):
        for each in declared.properties:
            if graph.primitive_of(each.type).name == "Edm.DateTimeOffset" and not each.name.endswith(
                "DateTime"
            ):
                path = f"{declared.qualified_name}/{each.name}"
                message = f"{each.name!r} is a point in time, and its name does not end in 'DateTime'"
                yield DATE_TIME.broken(each.location, message, target=path)


RULES = Rules(laws=(DATE_TIME,), checks=(points_in_time_are_called_so,))
