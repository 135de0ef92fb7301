"""Qualified names as a document spells them: with its aliases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from csdlgen.edm import Document, TypeRef, respelled

VERSIONS = ("4.0", "4.01")
"""What is written; a document of an older version has become one of 4.01 by being read."""


class Spelling:
    """How one document writes names; what reads it takes each of them for the same name again."""

    def __init__(self, document: Document) -> None:
        includes = (i for reference in document.references for i in reference.includes)
        meaning = {i.alias: i.namespace for i in includes if i.alias}
        meaning.update((each.alias, each.namespace) for each in document.schemas if each.alias)
        self._aliases: dict[str, str] = {}
        for alias, namespace in meaning.items():
            self._aliases.setdefault(namespace, alias)

    def name(self, qualified: str) -> str:
        """The name with the alias of its namespace, if there is one."""
        namespace, dot, last = qualified.rpartition(".")
        return f"{self._aliases.get(namespace, namespace)}{dot}{last}"

    def path(self, text: str) -> str:
        """A path in which every qualified name is spelled so."""
        return respelled(text, self.name)

    def type(self, type_ref: TypeRef) -> str:
        """A type as an XML attribute writes it."""
        name = self.name(type_ref.name)
        return f"Collection({name})" if type_ref.collection else name


def in_order(*groups: Iterable[Any]) -> Iterator[Any]:
    """Declarations of several kinds in the order of their document; kind by kind where no place is known."""
    return iter(sorted((each for group in groups for each in group), key=lambda each: each.location[1:]))
