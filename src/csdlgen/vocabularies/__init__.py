"""The standard vocabularies: a table of their terms and types, read when it is needed.

A line of a table is ``def``, ``enum``, ``flags``, ``type`` or ``term``, a name, and what belongs to it. A name without
a dot is one of the same vocabulary; ``[T]`` is a collection, ``!`` what cannot be null, ``=`` what has a default
(that of a term is always true).
``(Base)`` is a base type, ``abstract`` says so, ``open`` too; what follows ``@`` are the elements that a term applies to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from csdlgen.diagnostics import Location
from csdlgen.edm import (
    ComplexType,
    EnumMember,
    EnumType,
    Facets,
    NamedType,
    Property,
    Term,
    TypeDefinition,
    TypeRef,
)

_TABLES = ("core", "validation", "measures", "capabilities", "aggregation", "authorization")
_PREFIXES = {
    "Core": "Org.OData.Core.V1",
    "Validation": "Org.OData.Validation.V1",
    "Measures": "Org.OData.Measures.V1",
    "Capabilities": "Org.OData.Capabilities.V1",
    "Aggregation": "Org.OData.Aggregation.V1",
    "Authorization": "Org.OData.Authorization.V1",
    "Edm": "Edm",
}
_NOWHERE = Location("")


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """What the tables declare, by qualified name."""

    namespaces: frozenset[str]
    types: dict[str, NamedType]
    terms: dict[str, Term]


@cache
def standard() -> Vocabularies:
    """The standard vocabularies."""
    types: dict[str, NamedType] = {}
    terms: dict[str, Term] = {}
    for table in _TABLES:
        text = (files(__package__) / "tables" / f"{table}.txt").read_text(encoding="ascii")
        for declared in _declared(text):
            if isinstance(declared, Term):
                terms[declared.qualified_name] = declared
            else:
                types[declared.qualified_name] = declared
    namespaces = frozenset(_PREFIXES.values()) - {"Edm"}
    return Vocabularies(namespaces, types, terms)


def _declared(text: str) -> Iterator[NamedType | Term]:
    namespace, *lines = text.split("\n")
    for line in filter(None, lines):
        kind, name, *rest = line.split()
        qualified = f"{namespace}.{name}"
        if kind == "def":
            yield TypeDefinition(
                qualified_name=qualified, underlying_type=rest[0], facets=Facets(), location=_NOWHERE
            )
        elif kind in ("enum", "flags"):
            yield _enum(qualified, kind == "flags", rest)
        elif kind == "type":
            yield _complex(qualified, rest, namespace)
        else:
            yield _term(qualified, rest, namespace)


def _enum(name: str, is_flags: bool, members: list[str]) -> EnumType:
    return EnumType(
        qualified_name=name,
        is_flags=is_flags,
        members=tuple(EnumMember(name=each, value=i, location=_NOWHERE) for i, each in enumerate(members)),
        location=_NOWHERE,
    )


def _complex(name: str, words: list[str], namespace: str) -> ComplexType:
    base = next((word[1:-1] for word in words if word.startswith("(")), "")
    return ComplexType(
        qualified_name=name,
        base=_qualified(base, namespace) if base else "",
        abstract="abstract" in words,
        open="open" in words,
        properties=tuple(_property(word, namespace) for word in words if ":" in word),
        location=_NOWHERE,
    )


def _property(word: str, namespace: str) -> Property:
    name, _, kind = word.partition(":")
    type_ref, facets = _type(kind, namespace)
    return Property(name=name, type=type_ref, facets=facets, location=_NOWHERE)


def _term(name: str, words: list[str], namespace: str) -> Term:
    type_ref, facets = _type(words[0], namespace, default="true")
    places = words[words.index("@") + 1 :] if "@" in words else []
    base = next((word[1:-1] for word in words if word.startswith("(")), "")
    return Term(
        qualified_name=name,
        type=type_ref,
        facets=facets,
        base_term=_qualified(base, namespace) if base else "",
        applies_to=tuple(places),
        location=_NOWHERE,
    )


def _type(text: str, namespace: str, default: str = "") -> tuple[TypeRef, Facets]:
    name = text.rstrip("!=")
    facets = Facets(
        nullable=False if "!" in text else None, default_value=default if text.endswith("=") else None
    )
    inner = name.strip("[]")
    return TypeRef(_qualified(inner, namespace), name.startswith("[")), facets


def _qualified(name: str, namespace: str) -> str:
    prefix, dot, last = name.rpartition(".")
    return f"{_PREFIXES[prefix]}.{last}" if dot else f"{namespace}.{last}"
