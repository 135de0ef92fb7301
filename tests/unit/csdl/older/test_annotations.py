from __future__ import annotations

import pytest

from csdlgen.edm import Annotation, Constant, Record, Schema
from tests.unit.csdl.older.documents import V3, codes, entity, read, structured

DESCRIPTION, LONG = "Org.OData.Core.V1.Description", "Org.OData.Core.V1.LongDescription"


def texts(annotations: tuple[Annotation, ...]) -> dict[str, str]:
    return {each.term: each.value.text for each in annotations if isinstance(each.value, Constant)}


def of_property(schema: Schema) -> dict[str, str]:
    return texts(structured(schema, "A").properties[1].annotations)


def documented(inside: str, attributes: str = "") -> str:
    return entity("A", f'<Property Name="P" Type="Edm.String" {attributes}>{inside}</Property>')


def documentation(*, summary: str = "", more: str = "") -> str:
    return f"<Documentation><Summary>{summary}</Summary><LongDescription>{more}</LongDescription></Documentation>"


@pytest.mark.parametrize(
    ("inside", "attributes", "said"),
    [
        (
            documentation(summary=" In\n short. ", more="At length."),
            "",
            {DESCRIPTION: "In short.", LONG: "At length."},
        ),
        (documentation(more="Only at length."), "", {DESCRIPTION: "Only at length."}),
        ("", 'sap:label="Label" sap:quickinfo="Info"', {DESCRIPTION: "Label", LONG: "Info"}),
        ("", 'sap:label="Same" sap:quickinfo="Same"', {DESCRIPTION: "Same"}),
        ("", 'sap:quickinfo="Info"', {DESCRIPTION: "Info"}),
        (documentation(summary="Said."), 'sap:label="Label"', {DESCRIPTION: "Said."}),
        (documentation(), "", {}),
    ],
)
def test_documentation_and_labels_are_descriptions(
    inside: str, attributes: str, said: dict[str, str]
) -> None:
    schema, findings = read(documented(inside, attributes))
    assert of_property(schema) == said
    assert findings == ()


def test_an_annotation_of_4_0_goes_before() -> None:
    new = f'<Annotation xmlns="http://docs.oasis-open.org/odata/ns/edm" Term="{DESCRIPTION}" String="New"/>'
    schema, _ = read(documented(new, 'sap:label="Old"'))
    assert of_property(schema) == {DESCRIPTION: "New"}


def test_what_is_said_of_a_function_import_is_said_of_the_operation() -> None:
    schema, findings = read(
        '<EntityContainer Name="C"><FunctionImport Name="f">'
        f"{documentation(summary='Does it.')}</FunctionImport></EntityContainer>"
    )
    assert texts(schema.operations[0].annotations) == {DESCRIPTION: "Does it."}
    assert findings == ()


def test_terms_and_annotations_of_3_0_have_their_new_names() -> None:
    schema, findings = read(
        '<ValueTerm Name="T" Type="String"/>',
        '<ValueTerm Name="R" Type="self.C"/>',
        '<ComplexType Name="C"><Property Name="at" Type="Edm.DateTime"/></ComplexType>',
        '<Annotations Target="self.C"><ValueAnnotation Term="self.T" Qualifier="q" String="x"/>'
        '<ValueAnnotation Term="self.R"><Record>'
        '<PropertyValue Property="at" DateTime="2001-01-01T00:00:00"/>'
        "</Record></ValueAnnotation></Annotations>",
        edm=V3,
    )
    assert [(each.qualified_name, str(each.type)) for each in schema.terms] == [
        ("ns.T", "Edm.String"),
        ("ns.R", "ns.C"),
    ]
    (block,) = schema.external_annotations
    first, second = block.annotations
    assert (first.term, first.qualifier, first.value) == ("ns.T", "q", Constant("String", "x"))
    assert isinstance(second.value, Record)
    assert second.value.get("at") == Constant("DateTimeOffset", "2001-01-01T00:00:00Z")
    assert findings == ()


def test_an_annotation_by_a_type_is_reported() -> None:
    _, findings = read(
        '<Annotations Target="self.A"><TypeAnnotation Term="self.C"/></Annotations>', entity("A"), edm=V3
    )
    assert codes(findings) == ["CSDL152"]
