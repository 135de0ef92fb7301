"""What documents of OData 1.0 to 3.0 must be like, so that 4.0 can say the same (CSDL15x)."""

from __future__ import annotations

from csdlgen.diagnostics import Law, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


def _document(children: str) -> str:
    """A document of OData 3.0 around the children of its schema."""
    return (
        '<edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" Version="1.0"><edmx:DataServices>'
        '<Schema xmlns="http://schemas.microsoft.com/ado/2009/11/edm" Namespace="example" Alias="self" '
        'xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">'
        f"{children}</Schema></edmx:DataServices></edmx:Edmx>"
    )


def _entity(name: str, children: str = "") -> str:
    return (
        f'<EntityType Name="{name}"><Key><PropertyRef Name="Id"/></Key>'
        f'<Property Name="Id" Type="Edm.Int32" Nullable="false"/>{children}</EntityType>'
    )


def _owned(to_role: str) -> str:
    """A thing with an owner, along an association."""
    return (
        _entity(
            "Thing",
            '<NavigationProperty Name="Owner" Relationship="self.Owners" '
            f'FromRole="Thing" ToRole="{to_role}"/>',
        )
        + _entity("Person")
        + '<Association Name="Owners"><End Role="Thing" Type="self.Thing" Multiplicity="*"/>'
        '<End Role="Owner" Type="self.Person" Multiplicity="1"/></Association>'
    )


def _service(entity_set: str) -> str:
    """Entity sets of things and persons, and an association set between them."""
    return (
        _owned("Owner") + '<EntityContainer Name="Service"><EntitySet Name="Things" EntityType="self.Thing"/>'
        '<EntitySet Name="Persons" EntityType="self.Person"/>'
        '<AssociationSet Name="ThingOwners" Association="self.Owners"><End Role="Thing" EntitySet="Things"/>'
        f'<End Role="Owner" EntitySet="{entity_set}"/></AssociationSet></EntityContainer>'
    )


def _function_import(attributes: str) -> str:
    return (
        f'<EntityContainer Name="Service"><FunctionImport Name="Count" {attributes} m:HttpMethod="GET"/>'
        "</EntityContainer>"
    )


OLDER_ATTRIBUTE = Law(
    "CSDL151", INFO, "An attribute of OData 1.0 to 3.0 has a meaning in OData 4.0.",
    why="The document is converted to the model of 4.0, where nothing says the same: what it said is not in the output.",
    cure="Nothing, if it is not needed.",
    breaks=_document(_entity("T", '<Property Name="a" Type="Edm.String" FixedLength="true" MaxLength="5"/>')),
    keeps=_document(_entity("T", '<Property Name="a" Type="Edm.String" MaxLength="5"/>')),
)  # fmt: skip
OLDER_ELEMENT = Law(
    "CSDL152", WARNING, "An element of OData 1.0 to 3.0 has a meaning in OData 4.0.",
    why="The document is converted to the model of 4.0, where nothing says the same: what it said is not in the output.",
    cure="Nothing, if it is not needed; otherwise say it in another way, such as with an annotation.",
    breaks=_document('<Annotations Target="self.T"><TypeAnnotation Term="self.C"/></Annotations>' + _entity("T")),
    keeps=_document('<Annotations Target="self.T"><ValueAnnotation Term="self.C"/></Annotations>'
                    '<ValueTerm Name="C" Type="Edm.String"/>' + _entity("T")),
)  # fmt: skip
ASSOCIATION = Law(
    "CSDL153", ERROR, "A navigation property leads from one end of an association to the other.",
    why="In OData 1.0 to 3.0 only the association knows where a navigation property leads, and to how many entities.",
    cure="Correct Relationship, FromRole and ToRole; the association is looked for in the same document.",
    breaks=_document(_owned("Holder")), keeps=_document(_owned("Owner")),
)  # fmt: skip
ASSOCIATION_SET = Law(
    "CSDL154", WARNING, "An association set ties two entity sets of its container together.",
    why="It becomes the bindings of navigation properties, which tell clients where related entities are.",
    cure="Correct the ends of the association set.",
    breaks=_document(_service("People")), keeps=_document(_service("Persons")),
)  # fmt: skip
FUNCTION_IMPORT = Law(
    "CSDL155", WARNING, "A function import is a function or an action of OData 4.0.",
    why="In OData 4.0 a function is called by GET and returns something, an action is called by POST, and neither has "
    "parameters that come out.",
    cure="Nothing, if clients only read the model; the service itself is still called the old way.",
    breaks=_document(_function_import("")),
    keeps=_document(_function_import('ReturnType="Edm.Int32"')),
)  # fmt: skip
