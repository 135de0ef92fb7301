"""What one generated module imports, and what each imported thing is called inside it.

A class body is a scope: a member named ``list`` hides the builtin from every annotation below it, and a class named
``Any`` hides ``typing.Any`` from its module. Whatever would be hidden is imported under a private alias as well;
no generated name starts with an underscore, so an alias is never hidden itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from csdlgen.artifacts import Python
from csdlgen.naming import TypeName
from csdlgen.targets._layout import import_from

_EXTENSIONS = "typing_extensions"
_DIGITS = re.compile(r"(\d+)")


class Imported(NamedTuple):
    """A name of a module, or, with an empty name, the module itself. Builtins need no import unless they are hidden.

    A tuple, which sets and maps hash faster than anything else.
    """

    module: Python
    name: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBlocks:
    """Finished import statements, in the order in which isort puts them."""

    standard: tuple[Python, ...]
    other: tuple[Python, ...]
    """Of what is neither in the standard library nor in the package; only in stubs, and type checkers bring it along."""
    local: tuple[Python, ...]
    typing: tuple[Python, ...]
    """For type checkers only, so that modules never import each other in a circle."""


class ModuleScope:
    """The names at the top of one module: ask for what it uses, then for its imports.

    ``own`` are the classes that the module defines, ``siblings`` the classes of other modules that it uses.
    """

    def __init__(self, own: Collection[Python], siblings: Collection[Python]) -> None:
        self.own = own
        self._hidden = {*own, *siblings}
        self._names: dict[Imported, Python] = {}
        self._runtime: dict[tuple[Imported, Python], None] = {}
        self._typing: dict[tuple[Imported, Python], None] = {}

    def use(self, imported: Imported) -> Python:
        """The name here of something in the standard library or the runtime."""
        known = self._names.get(imported)
        if known is None:
            plain = imported.name or imported.module
            known = self._names[imported] = self.name(imported, is_hidden=plain in self._hidden)
        return known

    def name(self, imported: Imported, *, is_hidden: bool) -> Python:
        """The same for a scope inside, which may hide more."""
        plain = imported.name or imported.module
        local = Python.of("_{}", plain) if is_hidden else plain
        self._runtime[imported, local] = None
        return local

    def base(self, base: TypeName) -> Python:
        """The name here of the class to derive from, which must be there at run time."""
        if base.cls not in self.own:
            self._runtime[_sibling(base), base.cls] = None
        return base.cls

    def type(self, used: TypeName, *, is_hidden: bool) -> Python:
        """The name of a type that only annotations use, in a scope that may hide it."""
        if used.cls in self.own and not is_hidden:
            return used.cls
        local = Python.of("_{}", used.cls) if is_hidden else used.cls
        self._typing[_sibling(used), local] = None
        return local

    def has_typing(self) -> bool:
        """Whether anything was asked for that only type checkers need."""
        return not self._typing.keys() <= self._runtime.keys()

    def imports(self) -> ImportBlocks:
        """Statements for all that was asked for."""
        return self._blocks(self._runtime, self._typing.keys() - self._runtime.keys())

    def stub_imports(self) -> ImportBlocks:
        """The same for a stub, where a circle does no harm and everything is for type checkers."""
        return self._blocks((*self._runtime, *(self._typing.keys() - self._runtime.keys())), ())

    @staticmethod
    def _blocks(
        runtime: Iterable[tuple[Imported, Python]], typing: Iterable[tuple[Imported, Python]]
    ) -> ImportBlocks:
        standard, other, local = [], [], []
        for used in runtime:
            (module, name), here = used
            if module[0] == ".":
                local.append(used)
            elif module == _EXTENSIONS:
                other.append(used)
            elif module != "builtins" or name != here:
                standard.append(used)
        return ImportBlocks(
            standard=_statements(frozenset(standard), 0),
            other=_statements(frozenset(other), 0),
            local=_statements(frozenset(local), 0),
            typing=_statements(frozenset(typing), 4),
        )


class ClassScope:
    """The names in the body of a class, which hides from its annotations what has the name of a member."""

    def __init__(self, module: ModuleScope, members: Collection[Python]) -> None:
        self._module = module
        self._members = frozenset(members)

    def use(self, imported: Imported) -> Python:
        """The name here of something in the standard library or the runtime."""
        if (imported.name or imported.module) in self._members:
            return self._module.name(imported, is_hidden=True)
        return self._module.use(imported)

    def type(self, used: TypeName) -> Python:
        """The name here of a type that only annotations use."""
        return self._module.type(used, is_hidden=used.cls in self._members)


def sorted_imports(exported: Iterable[tuple[Python, Python]]) -> tuple[Python, ...]:
    """``from .run import Run as Run``, which exports the name, for each module and name."""
    found = sorted((Imported(module, name) for module, name in exported), key=_isort_key)
    return tuple(import_from(i.module, (Python.of("{} as {}", i.name, i.name),), 0) for i in found)


def sorted_names(names: Iterable[Python]) -> tuple[Python, ...]:
    """Names in the order that isort gives them in ``__all__``."""
    return tuple(sorted(names, key=_exported_key))


def _sibling(used: TypeName) -> Imported:
    return Imported(_beside(used.module), used.cls)


@lru_cache(maxsize=65536)
def _beside(module: Python) -> Python:
    return Python.of(".{}", module)


@lru_cache(maxsize=1024)
def _statements(used: frozenset[tuple[Imported, Python]], indent: int) -> tuple[Python, ...]:
    """Import statements as isort orders them: modules, then names; those with an alias stand alone."""
    whole: list[Python] = []
    by_module: dict[Python, list[tuple[Imported, Python]]] = {}
    for imported, local in sorted(used, key=_use_key):
        if imported.name:
            by_module.setdefault(imported.module, []).append((imported, local))
        else:
            whole.append(Python.of("import {}", _as(imported.module, local)))
    return (*whole, *(line for module, names in by_module.items() for line in _from(module, names, indent)))


def _from(module: Python, names: list[tuple[Imported, Python]], indent: int) -> Iterator[Python]:
    """The statements of one module, by the first name of each."""
    plain = tuple(i.name for i, local in names if local == i.name)
    is_told = False
    for imported, local in names:
        if local != imported.name:
            yield import_from(module, (_as(imported.name, local),), indent)
        elif not is_told:
            yield import_from(module, plain, indent)
            is_told = True


def _as(name: Python, local: Python) -> Python:
    return name if local == name else Python.of("{} as {}", name, local)


def _use_key(used: tuple[Imported, Python]) -> tuple[object, ...]:
    """A module imported plainly and under an alias: plainly first."""
    imported, local = used
    return (*_isort_key(imported), local != (imported.name or imported.module))


@lru_cache(maxsize=65536)
def _isort_key(imported: Imported) -> tuple[object, ...]:
    """Modules by name; then names by kind and, capitals aside, by name."""
    name = imported.name
    return (_natural(imported.module), _kind(name), _natural(name.lower()), _natural(name))


def _exported_key(name: Python) -> tuple[object, ...]:
    """By kind, then by name, in which capitals count."""
    return (_kind(name), _natural(name))


def _kind(name: str) -> int:
    """Constants, classes, variables. A constant has two letters or more, or, as ruff counts, two bytes."""
    return 0 if len(name.encode()) > 1 and name.isupper() else 1 if name[:1].isupper() else 2


@lru_cache(maxsize=65536)
def _natural(text: str) -> tuple[str | tuple[int, str], ...]:
    """``run2`` before ``run10``; digits come before every other character of a name."""
    # Not int(): a name may have more digits than Python turns into a number.
    return tuple(_size(part) if part.isdecimal() else part for part in _DIGITS.split(text))


def _size(digits: str) -> tuple[int, str]:
    significant = "".join(str(unicodedata.decimal(each)) for each in digits).lstrip("0")
    return len(significant), significant
