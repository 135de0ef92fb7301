"""Documents that are written in another version, or refer to others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdlgen.diagnostics import Location
from csdlgen.evolution.change import Change
from csdlgen.evolution.kinds import BY_ID
from csdlgen.evolution.sides import Sides
from csdlgen.graph import TypeGraph


def documents(sides: Sides) -> Iterator[Change]:
    """Changes of versions, by namespace, and of references, by what they include; an alias is a matter of spelling."""
    for namespace, was, now in _both(_versions(sides.old.graph), _versions(sides.new.graph)):
        if was and now and was[0] != now[0]:
            yield _change("version-changed", namespace, was, now)
    for name, was, now in _both(_references(sides.old.graph), _references(sides.new.graph)):
        if was is None or now is None:
            yield _change("reference-added" if was is None else "reference-removed", name, was, now)
        elif was[0] != now[0]:
            yield _change("reference-changed", name, was, now)


_Said = tuple[str, Location]
"""What a document says, and where."""


def _versions(graph: TypeGraph) -> dict[str, _Said]:
    return {
        schema.namespace: (document.version, schema.location)
        for document in graph.documents
        for schema in document.schemas
    }


def _references(graph: TypeGraph) -> dict[str, _Said]:
    """Where each schema is looked for, and each set of annotations, which ends in ``@*``."""
    found: dict[str, list[_Said]] = {}
    for document in graph.documents:
        for reference in document.references:
            # Vocabularies are published in both formats under one name.
            said = (reference.uri.removesuffix(".xml").removesuffix(".json"), reference.location)
            for each in reference.includes:
                found.setdefault(each.namespace, []).append(said)
            for terms in reference.included_annotations:
                found.setdefault(f"{terms.target_namespace}@{terms.term_namespace}.*", []).append(said)
    return {name: (", ".join(sorted({uri for uri, _ in said})), said[0][1]) for name, said in found.items()}


def _both(
    before: Mapping[str, _Said], after: Mapping[str, _Said]
) -> Iterator[tuple[str, _Said | None, _Said | None]]:
    for name in dict.fromkeys((*before, *after)):
        yield name, before.get(name), after.get(name)


def _change(kind: str, path: str, was: _Said | None, now: _Said | None) -> Change:
    return Change(
        kind=BY_ID[kind],
        path=path,
        before=was[0] if was else "",
        after=now[0] if now else "",
        old=was[1] if was else None,
        new=now[1] if now else None,
    )
