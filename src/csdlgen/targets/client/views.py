"""What templates see of the modules of a client."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.targets._imports import ImportBlocks
from csdlgen.targets.client.links import LinkView
from csdlgen.targets.client.operations import MethodView


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """How a collection leads to one of its entities. ``names``: the statement that says what the key is made of."""

    names: Python
    header: Python
    imported: Python | None
    returned: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """A class of requests: where it leads, what can be done there, and, of a collection with a key, how to get inside."""

    header: Python
    docstring: Python
    odata_type: Python | None
    """Absent where it is inherited."""
    links: tuple[LinkView, ...]
    casts: tuple[Python, ...]
    """Finished declarations."""
    methods: tuple[MethodView, ...]
    key: KeyView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsView:
    """The module of one entity type. ``comments``: for checkers."""

    comments: tuple[Python, ...]
    docstring: Python
    imports: ImportBlocks
    type_checking: Python | None
    classes: tuple[ClassView, ...]
