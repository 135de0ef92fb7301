"""JSON as it is written: what goes without saying is left out, and what cannot be said is reported."""

from __future__ import annotations

import json
from typing import Any

import pytest

from csdlgen.csdl.writing import write_json
from csdlgen.diagnostics import Diagnostic
from tests.csdl import codes, document, edmx, schema


def written(*children: str, version: str = "4.01", before: str = "") -> tuple[Any, tuple[Diagnostic, ...]]:
    found, _ = document(edmx(schema(*children), version=version, before=before))
    text, unsaid = write_json(found)
    return json.loads(text), unsaid


def own(*children: str, version: str = "4.01") -> Any:
    """The schema as JSON; all of it can be said."""
    root, unsaid = written(*children, version=version)
    assert unsaid == ()
    return {name: member for name, member in root["ns"].items() if name != "$Alias"}


def value(xml: str, version: str = "4.01") -> Any:
    """The members that an annotation becomes."""
    return own(f'<Annotation Term="self.T"{xml}', version=version)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<Property Name="p" Type="Edm.String"/>', {"$Nullable": True}),
        ('<Property Name="p" Type="Edm.String" Nullable="false"/>', {}),
        ('<Property Name="p" Type="Collection(Edm.String)"/>', {"$Collection": True}),
        ('<Property Name="p" Type="Collection(Edm.String)" Nullable="true"/>', {"$Collection": True, "$Nullable": True}),
        ('<Property Name="p" Type="Edm.Decimal" Nullable="false"/>', {"$Type": "Edm.Decimal", "$Scale": 0}),
        ('<Property Name="p" Type="Edm.Decimal" Nullable="false" Scale="variable"/>', {"$Type": "Edm.Decimal"}),
        ('<Property Name="p" Type="Edm.String" Nullable="false" MaxLength="max"/>', {}),
        ('<Property Name="p" Type="Edm.String" Nullable="false" MaxLength="5"/>', {"$MaxLength": 5}),
        ('<Property Name="p" Type="Edm.Int32" Nullable="false" DefaultValue="5"/>', {"$Type": "Edm.Int32", "$DefaultValue": 5}),
        ('<Property Name="p" Type="Edm.String" Nullable="false" DefaultValue="5"/>', {"$DefaultValue": "5"}),
        ('<NavigationProperty Name="p" Type="self.c"/>', {"$Kind": "NavigationProperty", "$Type": "self.c", "$Nullable": True}),
        ('<NavigationProperty Name="p" Type="Collection(self.c)"/>', {"$Kind": "NavigationProperty", "$Collection": True, "$Type": "self.c"}),
    ],
)  # fmt: skip
def test_a_member_says_what_json_does_not_imply(xml: str, expected: Any) -> None:
    assert own(f'<ComplexType Name="c">{xml}</ComplexType>')["c"]["p"] == expected


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("/>", {"@self.T": True}),
        (' String="a"/>', {"@self.T": "a"}),
        (' Int="007"/>', {"@self.T": "007", "@self.T@type": "#Int64"}),
        (' Decimal="1.50"/>', {"@self.T": 1.5}),
        (' Float="1"/>', {"@self.T": 1, "@self.T@type": "#Double"}),
        (' Date="2020-01-01"/>', {"@self.T": "2020-01-01", "@self.T@type": "#Date"}),
        (' EnumMember="self.E/a self.E/b"/>', {"@self.T": "a,b", "@self.T@type": "#self.E"}),
        (' EnumMember="a"/>', {"@self.T": "a", "@self.T@type": "#EnumMember"}),
        (' Qualifier="q" Guid="x"/>', {"@self.T#q": "x", "@self.T#q@type": "#Guid"}),
        ("><Collection><Guid>x</Guid></Collection></Annotation>", {"@self.T": ["x"], "@self.T@type": "#Collection(Guid)"}),
        (
            "><Collection><Guid>x</Guid><String>y</String></Collection></Annotation>",
            {"@self.T": [{"$Cast": "x", "$Type": "Edm.Guid", "@type": "#Guid"}, "y"]},
        ),
        ("><Null><Annotation Term='self.U'/></Null></Annotation>", {"@self.T": {"$Null": None, "@self.U": True}}),
    ],
)  # fmt: skip
def test_a_value_tells_its_type_only_where_it_must(xml: str, expected: Any) -> None:
    assert value(xml) == expected


def test_a_text_is_a_string() -> None:
    from csdlgen.csdl.writing.json_text import lines

    texts = ['"', "\\", "\n", "\x00", "\u2028", "}, {"]
    assert json.loads("\n".join(lines({text: [text] for text in texts}))) == {text: [text] for text in texts}


def test_version_4_0_has_longer_control_information() -> None:
    assert value(' Date="2020-01-01"/>', "4.0") == {"@self.T": "2020-01-01", "@self.T@odata.type": "#Date"}


def test_a_declared_term_knows_its_values_and_its_default() -> None:
    terms = (
        '<Term Name="Day" Type="Edm.Date" Nullable="false" DefaultValue="2020-01-01"/>'
        '<Term Name="Note" Type="Edm.String"/>'
    )
    found = own(
        terms,
        '<Annotation Term="self.Day" Date="2021-01-01"/>',
        '<Annotation Term="self.Day" Qualifier="d"/>',
        '<Annotation Term="self.Note"/>',
    )
    assert found["@self.Day"] == "2021-01-01"
    assert found["@self.Day#d"] == "2020-01-01"
    assert found["@self.Note"] is None
    assert not [name for name in found if name.endswith("type")]


def test_what_belongs_together_is_brought_together() -> None:
    found = own(
        '<Function Name="f"/><ComplexType Name="c"/><Function Name="f" IsBound="true"/>',
        '<Annotations Target="self.c" Qualifier="q"><Annotation Term="self.T" Int="1"/></Annotations>',
        '<Annotations Target="self.c"><Annotation Term="self.T" Int="2"/></Annotations>',
    )
    assert found["f"] == [{"$Kind": "Function"}, {"$Kind": "Function", "$IsBound": True}]
    assert list(found) == ["f", "c", "$Annotations"]
    assert found["$Annotations"] == {"self.c": {"@self.T#q": 1, "@self.T": 2}}


def test_references_to_one_document_become_one() -> None:
    include = '<edmx:Reference Uri="u.xml"><edmx:Include Namespace="{0}"/></edmx:Reference>'
    root, _ = written(before=include.format("a") + include.format("b"))
    assert root["$Reference"] == {"u.xml": {"$Include": [{"$Namespace": "a"}, {"$Namespace": "b"}]}}


def test_the_container_is_named() -> None:
    assert written('<EntityContainer Name="C"/>')[0]["$EntityContainer"] == "ns.C"


@pytest.mark.parametrize(
    ("xml", "count"),
    [
        (
            '<ComplexType Name="c"><Property Name="p" Type="a.b"/><Property Name="p" Type="a.b"/></ComplexType>',
            1,
        ),
        ('<Annotation Term="self.T" Int="1"/><Annotation Term="self.T" Int="2"/>', 1),
        ('<ComplexType Name="$Kind"/><ComplexType Name="a@b"/>', 2),
        ('<EnumType Name="e"><Member Name="$Kind"/></EnumType>', 1),
        ('<ComplexType Name="c"/><ComplexType Name="c"/>', 2),
        ('<ComplexType Name="c"/><Function Name="c"/>', 1),
    ],
)
def test_what_json_cannot_say_is_reported(xml: str, count: int) -> None:
    _, unsaid = written(xml)
    assert codes(unsaid) == ["CSDL121"] * count
    assert all(each.location.line for each in unsaid)


def test_no_type_is_lost_for_its_name() -> None:
    root, _ = written('<ComplexType Name="c"/><Function Name="c"/>')
    assert root["ns"]["c"] == [{"$Kind": "ComplexType"}, {"$Kind": "Function"}]
