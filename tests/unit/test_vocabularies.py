"""The tables of the standard vocabularies."""

from __future__ import annotations

from csdlgen.edm import ComplexType
from csdlgen.vocabularies import standard


def test_the_vocabularies_know_the_types_of_their_terms_and_properties() -> None:
    known = standard()
    mentioned = [term.type.name for term in known.terms.values()]
    mentioned += [
        member.type.name
        for declared in known.types.values()
        if isinstance(declared, ComplexType)
        for member in declared.properties
    ]
    assert {name for name in mentioned if not name.startswith("Edm.")} <= set(known.types)
    assert len(known.namespaces) == 6


def test_only_terms_that_are_true_or_false_have_a_default() -> None:
    known = standard()
    with_default = {term.type.name for term in known.terms.values() if term.facets.default_value is not None}
    assert with_default == {"Org.OData.Core.V1.Tag", "Edm.Boolean"}
