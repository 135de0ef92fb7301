"""Annotations that came, went, or say something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass

from csdlgen.edm import Annotation, Record
from csdlgen.evolution.change import Change
from csdlgen.evolution.kinds import BY_ID
from csdlgen.evolution.sides import Sides
from csdlgen.graph import TypeGraph

_BY_TERM = {
    "Org.OData.Core.V1.Description": "description-changed",
    "Org.OData.Core.V1.LongDescription": "long-description-changed",
    "Org.OData.Core.V1.Revisions": "revisions-changed",
}
_COVERED = frozenset({"Org.OData.Core.V1.OptionalParameter"})
"""Terms whose application is a fact of the element itself."""


def applied(sides: Sides) -> Iterator[Change]:
    """Changes of annotations on what is there before and after."""
    renewed = {was.signature: now.signature for was, now in sides.pairs}
    unpaired = {each.signature for each in (*sides.removed, *sides.added)}
    before = {_path(sides, renewed, path): found for path, found in _by_path(sides.old.graph).items()}
    after = _by_path(sides.new.graph)
    for path in dict.fromkeys((*before, *after)):
        if not _is_in_both(sides, unpaired, path):
            continue
        was, now = _by_term(before.get(path, ())), _by_term(after.get(path, ()))
        for term in dict.fromkeys((*was, *now)):
            name = term.partition("#")[0]
            if name not in _COVERED and _values(was.get(term, ())) != _values(now.get(term, ())):
                yield _annotated(f"{path}@{term}", name, was.get(term, ()), now.get(term, ()))


def _path(sides: Sides, renewed: Mapping[str, str], path: str) -> str:
    """What a path of the older model is in the newer; that of an operation begins with a signature."""
    inner, mark, rest = path.rpartition(")")
    return renewed.get(inner + mark, inner + mark) + rest if mark else sides.names.path(path)


def _is_in_both(sides: Sides, unpaired: Collection[str], path: str) -> bool:
    """Whether no other change tells already that the element, or its owner, came or went."""
    inner, mark, _ = path.rpartition(")")
    if mark:
        return inner + mark not in unpaired
    if (path in sides.before) != (path in sides.after):
        return False
    return not (sides.is_child_of_change(path, sides.before) or sides.is_child_of_change(path, sides.after))


def _by_path(graph: TypeGraph) -> dict[str, tuple[Annotation, ...]]:
    """All annotations by path; what has no path in the specification gets one here."""
    found = dict(graph.annotations)
    for path, noted in _pathless(graph):
        if noted:
            found[path] = (*found.get(path, ()), *noted)
    return found


def _pathless(graph: TypeGraph) -> Iterator[tuple[str, tuple[Annotation, ...]]]:
    """A schema by its namespace, a reference by what it includes, a result and the parts of a navigation property below them."""
    for document in graph.documents:
        for schema in document.schemas:
            yield schema.namespace, schema.annotations
        for reference in document.references:
            for include in reference.includes:
                yield f"{include.namespace}/$Include", (*reference.annotations, *include.annotations)
    for each in graph.operations:
        path = f"{each.signature}/$ReturnType"
        if each.return_type and path not in graph.annotations:
            yield path, each.return_type.annotations
    for declared in (*graph.entity_types(), *graph.complex_types()):
        for navigation in declared.navigation_properties:
            path = f"{declared.qualified_name}/{navigation.name}"
            yield f"{path}/$OnDelete", navigation.on_delete_annotations
            for constraint in navigation.constraints:
                yield f"{path}/{constraint.property}/$ReferentialConstraint", constraint.annotations


def _by_term(annotations: tuple[Annotation, ...]) -> dict[str, tuple[Annotation, ...]]:
    found: dict[str, tuple[Annotation, ...]] = {}
    for each in annotations:
        key = f"{each.term}#{each.qualifier}" if each.qualifier else each.term
        found[key] = (*found.get(key, ()), each)
    return found


def _values(annotations: tuple[Annotation, ...]) -> tuple[object, ...]:
    """What annotations say, wherever they stand, and whatever stands inside them."""
    return tuple(_bare(each) for each in annotations)


def _bare(value: object) -> object:
    """A value without the places in it; it is no deeper than documents are allowed to be."""
    if isinstance(value, Record):  # in any order
        return value.type, frozenset(map(_bare, value.values)), _bare(value.annotations)
    if isinstance(value, tuple):
        return tuple(_bare(each) for each in value)
    if not is_dataclass(value):
        return value
    said = ((each.name, getattr(value, each.name)) for each in fields(value))
    return (type(value).__name__, *(_bare(each) for name, each in said if name != "location"))


def _annotated(path: str, term: str, was: tuple[Annotation, ...], now: tuple[Annotation, ...]) -> Change:
    plain = "annotation-added" if not was else "annotation-changed" if now else "annotation-removed"
    return Change(
        kind=BY_ID[_BY_TERM.get(term, plain)],
        path=path,
        old=was[0].location if was else None,
        new=now[0].location if now else None,
    )
