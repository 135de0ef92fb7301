from __future__ import annotations

import pytest

from csdlgen.edm import EntityContainer, Operation, Schema
from tests.unit.csdl.older.documents import V3, codes, entity, read


def service(*imports: str) -> str:
    return f'<EntityContainer Name="C"><EntitySet Name="As" EntityType="self.A"/>{"".join(imports)}</EntityContainer>'


def function_import(attributes: str, *children: str) -> str:
    return f'<FunctionImport Name="f" {attributes}>{"".join(children)}</FunctionImport>'


def parts(schema: Schema) -> tuple[Operation, EntityContainer]:
    (operation,) = schema.operations
    (container,) = schema.containers
    return operation, container


RETURNS = 'ReturnType="Collection(self.A)" EntitySet="As"'


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        ('m:HttpMethod="GET"', "Function"),
        ('m:HttpMethod="POST"', "Action"),
        ('IsSideEffecting="false"', "Function"),
        ('IsSideEffecting="true"', "Action"),
        ("", "Action"),
    ],
)
def test_what_is_got_is_a_function_and_the_rest_are_actions(attributes: str, kind: str) -> None:
    schema, findings = read(entity("A"), service(function_import(f"{RETURNS} {attributes}")), edm=V3)
    operation, container = parts(schema)
    assert (operation.kind, operation.qualified_name, operation.is_bound) == (kind, "ns.f", False)
    assert operation.return_type is not None
    assert str(operation.return_type.type) == "Collection(ns.A)"
    (offered,) = container.imports
    assert (offered.kind, offered.name, offered.operation) == (f"{kind}Import", "f", "ns.f")
    assert offered.entity_set == "As"
    assert findings == ()


def test_parameters_go_along_and_must_be_given() -> None:
    parameter = '<Parameter Name="p" Type="String" Mode="In" MaxLength="3"/>'
    schema, findings = read(entity("A"), service(function_import(f'{RETURNS} m:HttpMethod="GET"', parameter)))
    (found,) = parts(schema)[0].parameters
    assert (found.name, str(found.type), found.facets.nullable, found.facets.max_length) == (
        "p",
        "Edm.String",
        False,
        "3",
    )
    assert findings == ()


def test_what_is_bound_is_no_import() -> None:
    attributes = (
        'ReturnType="self.A" IsBindable="true" IsSideEffecting="false" IsComposable="true" EntitySetPath="it"'
    )
    parameter = '<Parameter Name="it" Type="self.A"/>'
    schema, findings = read(entity("A"), service(function_import(attributes, parameter)), edm=V3)
    operation, container = parts(schema)
    assert operation.is_bound
    assert operation.is_composable
    assert operation.entity_set_path == "it"
    assert str(operation.binding) == "ns.A"
    assert container.imports == ()
    assert findings == ()


def test_a_result_may_be_an_element() -> None:
    schema, findings = read(
        service(function_import('m:HttpMethod="GET"', '<ReturnType Type="Int32"/>')), entity("A"), edm=V3
    )
    returned = parts(schema)[0].return_type
    assert returned is not None
    assert str(returned.type) == "Edm.Int32"
    assert findings == ()


@pytest.mark.parametrize(
    "written",
    [
        function_import('m:HttpMethod="GET"'),
        function_import('m:HttpMethod="MERGE"'),
        function_import('m:HttpMethod="POST"', '<Parameter Name="p" Type="Edm.Int32" Mode="Out"/>'),
        function_import('m:HttpMethod="POST"', '<Parameter Name="p" Type="Edm.Int32" Mode="InOut"/>'),
    ],
)
def test_what_changes_its_nature_is_reported(written: str) -> None:
    schema, findings = read(entity("A"), service(written))
    assert parts(schema)[0].kind == "Action"
    assert codes(findings) == ["CSDL155"]


def test_a_parameter_that_only_comes_out_is_left_out() -> None:
    out = (
        '<Parameter Name="p" Type="Edm.Int32" Mode="Out"/><Parameter Name="q" Type="Edm.Int32" Mode="InOut"/>'
    )
    schema, _ = read(entity("A"), service(function_import('m:HttpMethod="POST"', out)))
    assert [each.name for each in parts(schema)[0].parameters] == ["q"]


def test_a_function_over_a_store_is_reported() -> None:
    schema, findings = read(
        '<Function Name="f" ReturnType="Edm.Int32"><DefiningExpression>1</DefiningExpression></Function>',
        edm=V3,
    )
    assert schema.operations == ()
    assert codes(findings) == ["CSDL152"]
