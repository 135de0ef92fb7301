"""Aliases of other documents: a slip that other tools let pass, so it is read as it was meant, and reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import Constant, Document, Facets, TypeRef, respelled
from csdlgen.edm.annotations import PropertyValue

V = TypeVar("V")


def expand(documents: Sequence[Document]) -> tuple[tuple[Document, ...], list[Diagnostic]]:
    """The documents, free of names that begin with an alias that only one other document declares (5.1)."""
    findings: list[Diagnostic] = []
    namespaces = {schema.namespace for document in documents for schema in document.schemas}
    meanings: dict[str, set[str]] = {}
    for document in documents:
        for schema in document.schemas:
            if schema.alias and schema.alias not in namespaces:
                meanings.setdefault(schema.alias, set()).add(schema.namespace)
    found = []
    for document in documents:
        own = {schema.alias for schema in document.schemas}
        own |= {include.alias for reference in document.references for include in reference.includes}
        foreign = {
            alias: next(iter(meant))
            for alias, meant in meanings.items()
            if alias not in own and len(meant) == 1
        }
        found.append(_Expansion(foreign, findings).of(document) if foreign else document)
    return tuple(found), findings


class _Expansion:
    """One document in which some prefixes stand for namespaces."""

    def __init__(self, meanings: Mapping[str, str], findings: list[Diagnostic]) -> None:
        self._meanings = meanings
        self._findings = findings
        self._place = Location("")

    def of(self, document: Document) -> Document:
        """The document with every name in its schemas expanded."""
        return replace(document, schemas=tuple(self._value(schema) for schema in document.schemas))

    def _value(self, value: V) -> V:
        """A value with every name in it expanded. Values nest as deep as the reader lets them."""
        result: Any = value
        if isinstance(value, str):
            result = respelled(value, self._name)
        elif isinstance(value, TypeRef | PropertyValue):
            result = type(value)._make(map(self._value, value))
        elif isinstance(value, tuple) and not isinstance(value, Location):
            result = tuple(map(self._value, value))
        elif is_dataclass(value) and not isinstance(value, type | Facets) and not _is_text(value):
            self._place = getattr(value, "location", self._place)
            result = self._fields(value)
        return result  # type: ignore[no-any-return]

    def _fields(self, value: Any) -> Any:
        changed = {}
        for field in fields(value):
            before = getattr(value, field.name)
            after = self._value(before)
            if after != before:
                changed[field.name] = after
        return replace(value, **changed) if changed else value

    def _name(self, name: str) -> str:
        prefix, _, last = name.rpartition(".")
        namespace = self._meanings.get(prefix)
        if namespace is None:
            return name
        self._findings.append(
            laws.FOREIGN_ALIAS.broken(
                self._place,
                f"{name!r} begins with an alias of another document; it is read as {namespace}.{last}",
                hint=f"include the namespace {namespace!r} with that alias, or write it out",
            )
        )
        return f"{namespace}.{last}"


def _is_text(value: object) -> bool:
    return isinstance(value, Constant) and not (value.kind == "EnumMember" or value.kind.endswith("Path"))
