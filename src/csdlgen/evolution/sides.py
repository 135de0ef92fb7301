"""An older and a newer model side by side: what every chapter of the comparison looks things up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from csdlgen.config import Config
from csdlgen.csdl.writing import normal
from csdlgen.edm import Document, Operation
from csdlgen.evolution.elements import Element, elements
from csdlgen.evolution.overloads import paired
from csdlgen.graph import Names, TypeGraph, build, select
from csdlgen.naming import NameTable, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A model at some time, and the names of its Python package."""

    graph: TypeGraph
    names: NameTable


def version(documents: Iterable[Document], config: Config) -> Version:
    """The part of a model that a configuration chooses, with the names that it gives.

    Documents are compared in their normal form, in which nothing is left to a default: so it matters neither which
    format they are written in, nor whether they say what goes without saying.
    """
    whole = build(tuple(map(normal, documents)))
    model = select(whole, config.include, config.exclude)
    names, _ = settle(model, config)
    return Version(graph=model, names=names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two models, their elements by the path that they have now, and which overloads are the same."""

    old: Version
    new: Version
    names: Names
    before: Mapping[str, Element]
    after: Mapping[str, Element]
    pairs: Sequence[tuple[Operation, Operation]]
    removed: Sequence[Operation]
    added: Sequence[Operation]

    def is_child_of_change(self, path: str, others: Mapping[str, Element]) -> bool:
        """Whether an element is told of already, because its owner came or went."""
        owner = path
        while "/" in owner:
            owner = owner.rpartition("/")[0]
            if owner in self.before or owner in self.after:
                return owner not in others or self._is_another_kind(owner)
        return False

    def _is_another_kind(self, owner: str) -> bool:
        was, now = self.before.get(owner), self.after.get(owner)
        return was is not None and now is not None and was.facts.get("kind") != now.facts.get("kind")


def side_by_side(old: Version, new: Version, names: Names) -> Sides:
    """Both models; ``names`` says what the older one's are called now."""
    pairs, removed, added = paired(old.graph.operations, new.graph.operations, names)
    return Sides(
        old=old,
        new=new,
        names=names,
        before=elements(old.graph, names),
        after=elements(new.graph, Names()),
        pairs=pairs,
        removed=removed,
        added=added,
    )
