"""The tables of the standard vocabularies say what the published documents say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from csdlgen.csdl import read_document
from csdlgen.edm import (
    ComplexType,
    EnumType,
    NamedType,
    NavigationProperty,
    Property,
    Schema,
    Term,
    TypeDefinition,
)
from csdlgen.vocabularies import standard

CORPUS = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere"))
FILES = {
    "Org.OData.Core.V1": "oasis-core",
    "Org.OData.Validation.V1": "oasis-validation-measures",
    "Org.OData.Measures.V1": "oasis-validation-measures",
}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="CSDLGEN_CORPUS names no folder of published schemas"),
]


def published(namespace: str) -> Schema:
    file = CORPUS / FILES[namespace] / f"{namespace}.xml"
    return read_document(file.read_bytes(), file.name)[0].schemas[0]


def told(term: Term) -> tuple[object, ...]:
    return (
        str(term.type),
        term.base_term,
        term.applies_to,
        term.facets.default_value,
        term.facets.nullable is False,
    )


def is_required(member: Property | NavigationProperty) -> bool:
    return (member.facets.nullable if isinstance(member, Property) else member.nullable) is False


def shape(declared: NamedType) -> tuple[object, ...]:
    if isinstance(declared, TypeDefinition):
        return ("definition", declared.underlying_type)
    if isinstance(declared, EnumType):
        return ("enum", declared.is_flags, tuple(each.name for each in declared.members))
    assert isinstance(declared, ComplexType)
    properties = tuple((each.name, str(each.type), is_required(each)) for each in declared.members)
    return ("complex", declared.base, declared.abstract, declared.open, properties)


@pytest.mark.parametrize("namespace", FILES)
def test_terms(namespace: str) -> None:
    ours = {
        name: told(term) for name, term in standard().terms.items() if name.rpartition(".")[0] == namespace
    }
    assert ours == {term.qualified_name: told(term) for term in published(namespace).terms}


@pytest.mark.parametrize("namespace", FILES)
def test_types(namespace: str) -> None:
    ours = {
        name: shape(each) for name, each in standard().types.items() if name.rpartition(".")[0] == namespace
    }
    assert ours == {each.qualified_name: shape(each) for each in published(namespace).types}
