"""The expressions of annotations: each has a form, and fits the type that its place asks for (14.3, 14.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Law, Location
from csdlgen.edm import (
    Annotation,
    Collection,
    Constant,
    Dynamic,
    Expression,
    Null,
    Record,
    StructuredType,
    Term,
    TypeRef,
    simple_name,
)
from csdlgen.graph.rules.constants import judged
from csdlgen.graph.rules.dynamics import OPERANDS, Label, form, result
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.paths import PATHS, wrong_path
from csdlgen.graph.rules.places import Place
from csdlgen.graph.rules.records import entries, wrong_record

Finding = tuple[Law, str]
_ANYTHING = frozenset(("Edm.Untyped", "Edm.PrimitiveType", "Edm.ComplexType", "Edm.EntityType"))


class Slot(NamedTuple):
    """Where an expression stands: what is asked for there (None: anything), and where findings about it go."""

    expression: Expression
    expected: TypeRef | None
    location: Location
    is_required: bool = False
    in_collection: bool = False
    is_specialised: bool = False
    """Whether a base term may have given the values that a record lacks."""


class Examination:
    """Judges the values of annotations one by one, and knows the labelled elements when all are judged."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._labels: dict[tuple[str, str], Location] = {}
        self._references: list[tuple[str, Location]] = []
        self._repeated: list[Label] = []

    def of(self, annotation: Annotation, term: Term | None, place: Place) -> Iterator[Diagnostic]:
        """What is wrong with the value of an annotation."""
        value = annotation.value
        if value is None:
            return
        expected = term.type if term else None
        if type(value) is Constant and value.kind == "String" and expected == _STRING:
            return
        required = term is not None and term.facets.nullable is False
        pending = [
            Slot(
                value,
                expected,
                annotation.location,
                required,
                is_specialised=term is not None and bool(term.base_term),
            )
        ]
        while pending:
            slot = pending.pop()
            for law, message in self._judged(slot, place):
                yield law.broken(_place(slot), message, target=place.path)
            pending.extend(self._inner(slot))

    def labels(self) -> Iterator[Diagnostic]:
        """What is wrong with labelled elements and references to them."""
        for name, location in self._repeated:
            yield laws.LABEL.broken(location, f"another element is labelled {name!r}")
        known = {name for _, name in self._labels}
        for name, location in self._references:
            if simple_name(name) not in known and ("." not in name or self._facts.owns(name)):
                yield laws.LABEL_REFERENCE.broken(location, f"no element is labelled {name!r}")

    def _judged(self, slot: Slot, place: Place) -> Iterator[Finding]:
        expression, expected = slot.expression, slot.expected
        if isinstance(expression, Constant):
            if expression.kind in PATHS:
                yield from wrong_path(expression, place, self._facts)
            yield from judged(expression, expected, self._facts)
        elif isinstance(expression, Null):
            if slot.is_required:
                yield laws.NULL, f"null stands where {expected} is required"
        elif isinstance(expression, Collection):
            if expected and not expected.collection and expected.name not in _ANYTHING:
                yield laws.COLLECTION_FOR_SINGLE, f"a collection stands where {expected} is expected"
        elif isinstance(expression, Record):
            yield from self._record(expression, slot)
        else:
            self._note_label(expression, _place(slot))
            yield from form(expression, slot.in_collection, place, self._facts)
            yield from self._result(expression, expected)

    def _record(self, record: Record, slot: Slot) -> Iterator[Finding]:
        expected = slot.expected
        if expected and (expected.collection or not _may_be_structured(expected, self._facts)):
            yield laws.RECORD_FOR_VALUE, f"a record stands where {expected} is expected"
            return
        yield from wrong_record(record, expected, slot.is_specialised, self._facts)

    def _result(self, expression: Dynamic, expected: TypeRef | None) -> Iterator[Finding]:
        made = result(expression)
        if made is None or expected is None:
            return
        wanted, made = self._facts.primitive_of(expected), self._facts.primitive_of(made)
        if made == wanted or wanted.name in _ANYTHING or made.name in _ANYTHING:
            return
        if made.collection == wanted.collection:
            numbers = made.name in _NUMBERS and wanted.name in _NUMBERS
            if numbers or not {made.name, wanted.name}.isdisjoint(self._facts.graph.unresolved):
                return
            if self._are_structured(made, wanted) and self._facts.may_be(made.name, wanted.name):
                return
        yield laws.EXPRESSION_TYPE, f"{expression.kind} results in {made}, but {expected} is expected"

    def _are_structured(self, *type_refs: TypeRef) -> bool:
        return all(
            not each.is_primitive and isinstance(self._facts.types.get(each.name), StructuredType | None)
            for each in type_refs
        )

    def _note_label(self, expression: Dynamic, location: Location) -> None:
        name = expression.get("Name")
        if expression.kind == "LabeledElementReference":
            self._references.append((name, location))
        elif expression.kind == "LabeledElement":
            key = (location.file, simple_name(name))
            if key in self._labels:
                self._repeated.append((name, location))
            self._labels[key] = location

    def _inner(self, slot: Slot) -> list[Slot]:
        """The expressions inside one, with what each place asks for."""
        expression, expected = slot.expression, slot.expected
        if type(expression) is Constant:
            return []
        location = _place(slot)
        if isinstance(expression, Collection):
            item = TypeRef(expected.name) if expected else None
            return [Slot(each, item, location, in_collection=True) for each in expression.items]
        if isinstance(expression, Record):
            return [
                Slot(value, kind, location, required)
                for value, kind, required in entries(expression, expected, self._facts)
            ]
        if isinstance(expression, Dynamic):
            wanted: Callable[[int, TypeRef | None], TypeRef | None] = OPERANDS.get(expression.kind, _no_type)
            return [
                Slot(each, wanted(index, expected), location)
                for index, each in enumerate(expression.operands)
            ]
        return []


def _place(slot: Slot) -> Location:
    """Where a finding about an expression stands: with it, or with what it is part of."""
    return slot.expression.location if slot.expression.location.file else slot.location


_STRING = TypeRef("Edm.String")
_NUMBERS = frozenset(
    "Edm." + name for name in ("Byte", "Decimal", "Double", "Int16", "Int32", "Int64", "SByte", "Single")
)


def _no_type(index: int, expected: TypeRef | None) -> TypeRef | None:
    del index, expected
    return None


def _may_be_structured(expected: TypeRef, facts: Facts) -> bool:
    if expected.name.startswith("Edm."):
        return expected.name in _ANYTHING and expected.name != "Edm.PrimitiveType"
    found = facts.types.get(expected.name)
    return found is None or isinstance(found, StructuredType)
