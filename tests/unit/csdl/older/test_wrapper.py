from __future__ import annotations

import pytest

from csdlgen.diagnostics import InputError, Severity
from tests.unit.csdl.older.documents import V1, V2, V3, codes, document, edmx, entity, schema, structured


@pytest.mark.parametrize(
    ("declared", "edm", "version"),
    [
        ("2.0", V2, "2.0"),
        ("1.0", V3, "1.0"),
        ("", V1, "1.0"),
        ("", V2, "2.0"),
        ("", V3, "3.0"),
        ("x", V3, "3.0"),
    ],
)
def test_the_version_is_the_declared_one_or_that_of_the_schema(declared: str, edm: str, version: str) -> None:
    found, findings = document(edmx(schema(entity("A"), edm=edm), version=declared))
    assert found.version == version
    assert found.is_older
    assert [each.name for each in found.schemas[0].types] == ["A"]
    assert findings == ()


def test_schemas_of_different_years_stand_together() -> None:
    found, findings = document(
        edmx(schema(entity("A"), edm=V1), schema(entity("B"), edm=V3, namespace="other"))
    )
    assert [each.namespace for each in found.schemas] == ["ns", "other"]
    assert findings == ()


def test_a_schema_alone_is_read_with_a_warning() -> None:
    found, findings = document(schema(entity("A"), edm=V3))
    assert (found.version, codes(findings)) == ("3.0", ["CSDL106"])
    assert "version 3.0" in findings[0].message
    assert findings[0].severity is Severity.WARNING


@pytest.mark.parametrize("version", ["", "4.0", "9.9"])
def test_an_unknown_packaging_is_refused_by_the_name_of_its_version(version: str) -> None:
    with pytest.raises(InputError) as caught:
        document(edmx(schema(edm=V3), edmx_version=version))
    (finding,) = caught.value.diagnostics
    assert finding.code == "CSDL105"
    assert "OData 3.0" in finding.message


def test_a_file_of_entity_framework_is_read_from_its_conceptual_model() -> None:
    text = (
        '<Edmx xmlns="http://schemas.microsoft.com/ado/2009/11/edmx" Version="3.0"><Runtime>'
        f"<StorageModels/><ConceptualModels>{schema(entity('A'), edm=V3)}</ConceptualModels><Mappings/>"
        "</Runtime><Designer/></Edmx>"
    )
    found, findings = document(text)
    assert [each.name for each in found.schemas[0].types] == ["A"]
    assert findings == ()


def test_aliases_of_schemas_and_usings_are_expanded() -> None:
    using = '<Using Namespace="other.place" Alias="o"/>'
    found, findings = document(
        edmx(schema(using, entity("A", base="o.B")), schema(entity("C", base="self.A"), alias="x"))
    )
    assert structured(found.schemas[0], "A").base == "other.place.B"
    assert structured(found.schemas[1], "C").base == "ns.A"
    assert findings == ()


def test_references_of_every_time_are_kept() -> None:
    before = (
        '<edmx:Reference Url="old.xml"/>'
        '<edmx:AnnotationsReference Url="a.xml"/>'
        '<r:Reference xmlns:r="http://docs.oasis-open.org/odata/ns/edmx" Uri="new.xml">'
        '<r:Include Namespace="new" Alias="n"/></r:Reference>'
    )
    found, findings = document(edmx(schema(entity("A", base="n.B")), before=before))
    assert [each.uri for each in found.references] == ["old.xml", "new.xml"]
    assert structured(found.schemas[0], "A").base == "new.B"
    assert codes(findings) == ["CSDL152"]


def test_counts_are_those_of_the_elements_as_written() -> None:
    found, _ = document(
        edmx(schema('<EntityContainer Name="C"><FunctionImport Name="f"/></EntityContainer>'))
    )
    assert found.counts["FunctionImport"] == 1
    assert "Action" not in found.counts


def test_every_element_stands_where_its_text_stands() -> None:
    found, _ = document(edmx(schema("\n\n", entity("A"))))
    assert found.schemas[0].types[0].location.line == 3
