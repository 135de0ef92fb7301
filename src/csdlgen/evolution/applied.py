"""Annotations that came, went, or say something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from csdlgen.edm import Annotation
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
    """All annotations by path; those of a schema by its namespace, those of a result as its own element."""
    found = dict(graph.annotations)
    for document in graph.documents:
        for schema in document.schemas:
            if schema.annotations:
                found[schema.namespace] = (*found.get(schema.namespace, ()), *schema.annotations)
    for each in graph.operations:
        if each.return_type and each.return_type.annotations:
            found.setdefault(f"{each.signature}/$ReturnType", each.return_type.annotations)
    return found


def _by_term(annotations: tuple[Annotation, ...]) -> dict[str, tuple[Annotation, ...]]:
    found: dict[str, tuple[Annotation, ...]] = {}
    for each in annotations:
        key = f"{each.term}#{each.qualifier}" if each.qualifier else each.term
        found[key] = (*found.get(key, ()), each)
    return found


def _values(annotations: tuple[Annotation, ...]) -> tuple[object, ...]:
    """What annotations say, wherever they stand."""
    return tuple((each.term, each.qualifier, each.value, _values(each.annotations)) for each in annotations)


def _annotated(path: str, term: str, was: tuple[Annotation, ...], now: tuple[Annotation, ...]) -> Change:
    plain = "annotation-added" if not was else "annotation-changed" if now else "annotation-removed"
    return Change(
        kind=BY_ID[_BY_TERM.get(term, plain)],
        path=path,
        old=was[0].location if was else None,
        new=now[0].location if now else None,
    )
