"""Qualified names and references to types (CSDL 4.01, section 15)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

# ABNF identifiers hold none of these; what is left between them is a name, qualified when it has a dot inside.
_QUALIFIED = re.compile(r"(?<![^\s/(),@#])[^\s/(),@#]+\.[^\s/(),@#]+")


def namespace_of(qualified_name: str) -> str:
    """``microsoft.graph`` of ``microsoft.graph.run``; empty for a simple name."""
    return qualified_name.rpartition(".")[0]


def simple_name(qualified_name: str) -> str:
    """``run`` of ``microsoft.graph.run``."""
    return qualified_name.rpartition(".")[2]


def respelled(path: str, spell: Callable[[str], str]) -> str:
    """A path, or a text with other punctuation around names, in which every qualified name is spelled otherwise."""
    if "." not in path:
        return path
    return _QUALIFIED.sub(lambda name: spell(name[0]), path)


class TypeRef(NamedTuple):
    """The type of a property, parameter, term or result: a qualified name, or a collection of it."""

    name: str
    collection: bool = False

    def __str__(self) -> str:
        return f"Collection({self.name})" if self.collection else self.name

    @property
    def is_primitive(self) -> bool:
        """Whether the name lies in the ``Edm`` namespace."""
        return self.name.startswith("Edm.")
