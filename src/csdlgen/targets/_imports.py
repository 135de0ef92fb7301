"""What one generated module imports, and what each imported thing is called inside it.

A class body is a scope: a member named ``list`` hides the builtin from every annotation below it, and a class named
``Any`` hides ``typing.Any`` from its module. Whatever would be hidden is imported under a private alias instead;
no generated name starts with an underscore, so an alias is never hidden itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from csdlgen.artifacts import Python
from csdlgen.naming import TypeName
from csdlgen.targets._layout import import_from

_DIGITS = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Imported:
    """A name of a module, or, with an empty name, the module itself. Builtins need no import unless they are hidden."""

    module: Python
    name: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBlocks:
    """Finished import statements, in the order in which isort puts them."""

    standard: tuple[Python, ...]
    local: tuple[Python, ...]
    typing: tuple[Python, ...]
    """For type checkers only, so that modules never import each other in a circle."""


class ModuleScope:
    """The names of one module: ask for what it uses, then for its imports.

    ``own`` is the class that the module defines; ``members`` are the names in the body of that class, and
    ``siblings`` the classes of other modules that it uses, its base among them.
    """

    def __init__(self, own: Python, members: Collection[str], siblings: Collection[str]) -> None:
        self._own = own
        self._members = members
        self._hidden = {own, *members, *siblings}
        self._runtime: dict[Imported, Python] = {}
        self._typing: dict[Imported, Python] = {}

    def use(self, imported: Imported) -> Python:
        """The name here of something in the standard library or the runtime."""
        known = self._runtime.get(imported)
        if known is None:
            plain = imported.name or imported.module
            known = Python.of("_{}", plain) if plain in self._hidden else plain
            self._runtime[imported] = known
        return known

    def base(self, base: TypeName) -> Python:
        """The name here of the class to derive from, which must be there at run time."""
        imported = _sibling(base)
        self._runtime[imported] = self._spelled(base)
        return self._runtime[imported]

    def type(self, used: TypeName) -> Python:
        """The name here of a type that only annotations use."""
        if used.cls == self._own:
            return used.cls
        imported = _sibling(used)
        if imported not in self._runtime:
            self._typing[imported] = self._spelled(used)
        return self._spelled(used)

    @property
    def has_typing(self) -> bool:
        """Whether anything was asked for that only type checkers need."""
        return bool(self._typing)

    def imports(self) -> ImportBlocks:
        """Statements for all that was asked for."""
        used = {i: name for i, name in self._runtime.items() if i.module != "builtins" or i.name != name}
        return ImportBlocks(
            standard=_statements({i: n for i, n in used.items() if i.module[0] != "."}, 0),
            local=_statements({i: n for i, n in used.items() if i.module[0] == "."}, 0),
            typing=_statements(self._typing, 4),
        )

    def _spelled(self, used: TypeName) -> Python:
        return Python.of("_{}", used.cls) if used.cls in self._members else used.cls


def sorted_imports(exported: Iterable[tuple[Python, Python]]) -> tuple[Python, ...]:
    """``from .run import Run as Run``, which exports the name, for each module and name."""
    found = sorted((Imported(module, name) for module, name in exported), key=_isort_key)
    return tuple(import_from(i.module, (Python.of("{} as {}", i.name, i.name),), 0) for i in found)


def _sibling(used: TypeName) -> Imported:
    return Imported(Python.of(".{}", used.module), used.cls)


def _statements(used: dict[Imported, Python], indent: int) -> tuple[Python, ...]:
    """Import statements as isort orders them: modules, then names; those with an alias stand alone."""
    whole: list[Python] = []
    by_module: dict[Python, list[Imported]] = {}
    for imported in sorted(used, key=_isort_key):
        if imported.name:
            by_module.setdefault(imported.module, []).append(imported)
        else:
            whole.append(Python.of("import {}", _as(imported.module, used[imported])))
    lines = []
    for module, names in by_module.items():
        plain = tuple(i.name for i in names if used[i] == i.name)
        if plain:
            lines.append(import_from(module, plain, indent))
        aliased = (_as(i.name, used[i]) for i in names if used[i] != i.name)
        lines += [import_from(module, (name,), indent) for name in aliased]
    return (*whole, *lines)


def _as(name: Python, local: Python) -> Python:
    return name if local == name else Python.of("{} as {}", name, local)


def _isort_key(imported: Imported) -> tuple[object, ...]:
    """Modules by name, numbers in them by value; then constants, classes, variables."""
    name = imported.name
    kind = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    return (_natural(imported.module), kind, _natural(name))


@lru_cache(maxsize=65536)
def _natural(text: str) -> tuple[str | int, ...]:
    """``run2`` before ``run10``; digits come before every other character of a name."""
    return tuple(int(part) if part.isdecimal() else part for part in _DIGITS.split(text))
