"""What the templates of models see."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.targets._imports import ImportBlocks


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasView:
    """A type definition: an alias of the Python type of what it is based on."""

    statement: Python
    docstring: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """A statement in the body of a class. ``is_apart``: an empty line sets it off from what stands above."""

    statement: Python
    docstring: Python | None
    is_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """An entity type, a complex type or an enumeration."""

    decorator: Python | None
    header: Python
    docstring: Python
    members: tuple[MemberView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleView:
    """One module. ``comments``: for checkers; ``type_checking``: what guards the imports that only they need."""

    comments: tuple[Python, ...]
    docstring: Python
    imports: ImportBlocks
    type_checking: Python | None
    aliases: tuple[AliasView, ...]
    classes: tuple[ClassView, ...]
