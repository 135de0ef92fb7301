"""Annotations: their terms, what they stand on, what they say (14.1, 14.2)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic
from csdlgen.edm import (
    Annotation,
    Annotations,
    Constant,
    EnumType,
    Schema,
    TypeDefinition,
    TypeRef,
    namespace_of,
)
from csdlgen.graph.rules.expressions import Examination
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.identifiers import is_simple_identifier
from csdlgen.graph.rules.places import Place, Places

_TEXT = TypeRef("Edm.String")


def blocks_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A block of external annotations holds some, and gives their qualifier or lets them give it (14.2.1)."""
    for block in _blocks(facts):
        if not block.annotations:
            yield laws.EMPTY_BLOCK.broken(
                block.location, f"nothing is said about {block.target!r}", target=block.target
            )
        if not block.qualifier:
            continue
        if not is_simple_identifier(block.qualifier):
            yield laws.QUALIFIER.broken(
                block.location,
                f"the qualifier {block.qualifier!r} is not a simple identifier",
                target=block.target,
            )
        for annotation in block.annotations:
            if annotation.qualifier:
                yield laws.QUALIFIER_TWICE.broken(
                    annotation.location,
                    f"the qualifier {annotation.qualifier!r} stands beside {block.qualifier!r} of the block",
                    target=block.target,
                )


def _blocks(facts: Facts) -> Iterator[Annotations]:
    for document in facts.graph.documents:
        for schema in document.schemas:
            yield from schema.external_annotations


def terms_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A base term is a term (14.1.1)."""
    for term in facts.graph.terms.values():
        if term.base_term and term.base_term not in facts.terms and facts.owns(term.base_term):
            yield laws.BASE_TERM.broken(
                term.location,
                f"{term.base_term!r}, the base term of {term.qualified_name!r}, is not there",
                target=term.qualified_name,
            )


def elements_are_annotated_soundly(facts: Facts) -> Iterator[Diagnostic]:
    """A term is applied once to what it is meant for, with a value that fits (14.2 to 14.4)."""
    examination = Examination(facts)
    places = Places(facts)
    attached = set()
    plain = _plain_terms(facts)
    for path, found in facts.graph.annotations.items():
        if len(found) == 1 and _is_plain(found[0], plain):
            attached.add(found[0].location)
            continue
        place = places.of(path)
        if len(found) > 1:
            yield from _applied_once(found, place)
        for annotation in found:
            attached.add(annotation.location)
            yield from _applied(annotation, place, found, facts, examination)
    nowhere = Place(path="")
    for annotation in _loose(facts):
        if annotation.location not in attached:
            yield from _applied(annotation, nowhere, (annotation,), facts, examination)
    yield from examination.labels()


def _plain_terms(facts: Facts) -> frozenset[str]:
    """The terms that may give any text to any element."""
    return frozenset(
        name
        for name, term in facts.terms.items()
        if term.type == _TEXT and not term.applies_to and not term.base_term
    )


def _is_plain(annotation: Annotation, plain: frozenset[str]) -> bool:
    """Whether nothing can be wrong with an annotation: most are descriptions, and a model has thousands."""
    return (
        annotation.term in plain
        and type(annotation.value) is Constant
        and annotation.value.kind == "String"
        and not annotation.qualifier
        and not annotation.annotations
    )


def _loose(facts: Facts) -> Iterator[Annotation]:
    """Annotations on what the graph has no path for: documents, schemas, lost targets."""
    for document in facts.graph.documents:
        for reference in document.references:
            yield from reference.annotations
            for include in reference.includes:
                yield from include.annotations
        for schema in document.schemas:
            yield from schema.annotations
            yield from _inside(schema)


def _inside(schema: Schema) -> Iterator[Annotation]:
    for block in schema.external_annotations:
        yield from block.annotations
    for declared in schema.types:
        if isinstance(declared, TypeDefinition | EnumType):
            continue
        for link in declared.navigation_properties:
            yield from link.on_delete_annotations
            for constraint in link.constraints:
                yield from constraint.annotations


def _applied_once(annotations: tuple[Annotation, ...], place: Place) -> Iterator[Diagnostic]:
    seen: dict[tuple[str, str], Annotation] = {}
    for annotation in annotations:
        first = seen.setdefault((annotation.term, annotation.qualifier), annotation)
        if first is not annotation and first.location != annotation.location:
            yield laws.DUPLICATE_ANNOTATION.broken(
                annotation.location,
                f"{annotation.term!r} is applied again to {place.path!r}; the first time at {first.location}",
                target=place.path,
                hint="remove one of the two, or add a Qualifier",
            )


def _applied(
    annotation: Annotation,
    place: Place,
    beside: tuple[Annotation, ...],
    facts: Facts,
    examination: Examination,
) -> Iterator[Diagnostic]:
    """One application of a term, and the annotations on it."""
    name, qualifier = annotation.term, annotation.qualifier
    if qualifier and not is_simple_identifier(qualifier):
        yield laws.QUALIFIER.broken(
            annotation.location, f"the qualifier {qualifier!r} is not a simple identifier", target=place.path
        )
    term = facts.terms.get(name)
    if term is None:
        if facts.owns(name):
            yield laws.UNKNOWN_TERM.broken(
                annotation.location, f"there is no term {name!r}", target=place.path
            )
    else:
        if term.applies_to and place.kinds and place.kinds.isdisjoint(term.applies_to):
            yield laws.APPLIES_TO.broken(
                annotation.location,
                f"{name!r} does not apply to {_article(place.kinds)}",
                target=place.path,
                hint=f"it applies to {', '.join(term.applies_to)}",
            )
        if term.base_term and not any(
            each.term == term.base_term and each.qualifier == qualifier for each in beside
        ):
            yield laws.BASE_TERM_APPLIED.broken(
                annotation.location,
                f"{name!r} is applied without its base term {term.base_term!r}",
                target=place.path,
            )
    if annotation.value is not None:
        yield from examination.of(annotation, term, place)
    for inner in annotation.annotations:
        # The reader bears no deeper nesting than XML and JSON readers do.
        kinds = frozenset(("Annotation",))
        yield from _applied(
            inner, Place(path=place.path, kinds=kinds), annotation.annotations, facts, examination
        )


def _article(kinds: frozenset[str]) -> str:
    kind = (
        "TypeDefinition" if "TypeDefinition" in kinds else min(kinds - {"Collection"}, default="Collection")
    )
    return f"an {kind}" if kind[0] in "AE" else f"a {kind}"


def terms_are_in_scope(facts: Facts) -> Iterator[Diagnostic]:
    """The documents include the namespaces of the terms that they apply, said once for each (3, 14.2)."""
    scopes = {
        document.file: {"odata"}
        | {schema.namespace for schema in document.schemas}
        | {include.namespace for reference in document.references for include in reference.includes}
        for document in facts.graph.documents
    }
    for found in facts.graph.annotations.values():
        for annotation in found:
            scope = scopes.get(annotation.location.file)
            if scope is None or (namespace := namespace_of(annotation.term)) in scope:
                continue
            scope.add(namespace)
            yield laws.NOT_INCLUDED.broken(
                annotation.location,
                f"terms of {namespace!r} are applied, but the document does not include it",
                target=namespace,
            )
