from __future__ import annotations

import pytest

from csdlgen.edm import Annotation, Collection, Constant, Record
from tests.unit.csdl.older.documents import codes, entity, read, structured

CAPABILITIES = "Org.OData.Capabilities.V1."


def service(attributes: str = "", type_name: str = "A") -> str:
    return (
        f'<EntityContainer Name="C"><EntitySet Name="As" EntityType="self.{type_name}" {attributes}/>'
        "</EntityContainer>"
    )


def said(annotations: tuple[Annotation, ...]) -> dict[str, object]:
    """Annotations as plain data: constants are their texts, records and collections what they hold."""
    return {each.term.removeprefix(CAPABILITIES): _plain(each.value) for each in annotations}


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return {each.name: _plain(each.value) for each in value.values}
    if isinstance(value, Collection):
        return [_plain(each) for each in value.items]
    assert isinstance(value, Constant)
    return f"{value.kind} {value.text}" if "Path" in value.kind else value.text


@pytest.mark.parametrize(
    ("attributes", "terms"),
    [
        ('sap:creatable="false" sap:updatable="false"', {"Org.OData.Core.V1.Computed": "true"}),
        ('sap:creatable="true" sap:updatable="false"', {"Org.OData.Core.V1.Immutable": "true"}),
        ('sap:updatable="false"', {"Org.OData.Core.V1.Immutable": "true"}),
        ('sap:creatable="true" sap:updatable="true" sap:sortable="true"', {}),
        ('sap:unit="U"', {"Org.OData.Measures.V1.Unit": "Path U"}),
        ('sap:unit="Cur"', {"Org.OData.Measures.V1.ISOCurrency": "Path Cur"}),
        ('sap:text="T"', {"com.sap.vocabularies.Common.v1.Text": "Path T"}),
    ],
)
def test_what_concerns_a_property_is_said_there(attributes: str, terms: dict[str, str]) -> None:
    schema, findings = read(
        entity(
            "A",
            f'<Property Name="P" Type="Edm.String" {attributes}/>',
            '<Property Name="Cur" Type="Edm.String" sap:semantics="currency-code"/>',
        )
    )
    assert said(structured(schema, "A").properties[1].annotations) == terms
    assert findings == ()


def test_what_may_be_done_with_an_entity_set_is_a_capability() -> None:
    attributes = 'sap:creatable="false" sap:requires-filter="true" sap:pageable="false"'
    schema, findings = read(entity("A"), service(attributes))
    assert said(schema.containers[0].entity_sets[0].annotations) == {
        "InsertRestrictions": {"Insertable": "false"},
        "FilterRestrictions": {"RequiresFilter": "true"},
        "TopSupported": "false",
        "SkipSupported": "false",
    }
    assert findings == ()


def test_an_entity_set_lists_what_cannot_be_filtered_or_sorted_by_base_types_first() -> None:
    no_filter = 'Type="Edm.String" sap:filterable="false"'
    schema, findings = read(
        entity("A", f'<Property Name="P" {no_filter}/>'),
        entity(
            "B",
            f'<Property Name="Q" {no_filter} sap:sortable="false"/>',
            '<Property Name="R" Type="Edm.String" sap:required-in-filter="true" sap:filterable="true"/>',
            base="self.A",
        ),
        service('sap:requires-filter="true"', "B"),
    )
    assert said(schema.containers[0].entity_sets[0].annotations) == {
        "FilterRestrictions": {
            "RequiresFilter": "true",
            "NonFilterableProperties": ["PropertyPath P", "PropertyPath Q"],
            "RequiredProperties": ["PropertyPath R"],
        },
        "SortRestrictions": {"NonSortableProperties": ["PropertyPath Q"]},
    }
    assert findings == ()


def test_the_rest_is_reported() -> None:
    _, findings = read(entity("A", '<Property Name="P" Type="Edm.String" sap:semantics="email"/>'))
    assert codes(findings) == ["CSDL151"]
