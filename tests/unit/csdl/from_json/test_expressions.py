"""Annotations and expressions in JSON: values by what they look like, by what their term says, by what they are noted to be."""

from __future__ import annotations

import json
from typing import Any

import pytest

from csdlgen.csdl import read_document
from csdlgen.edm import (
    Annotation,
    Collection,
    Constant,
    Dynamic,
    Expression,
    Null,
    PropertyValue,
    Record,
    Schema,
)
from tests.csdl import codes
from tests.places import unplaced

TERMS = {
    "Day": {"$Kind": "Term", "$Type": "Edm.Date"},
    "Shade": {"$Kind": "Term", "$Type": "self.Colour"},
    "Price": {"$Kind": "Term", "$Type": "self.Amount"},
    "Links": {"$Kind": "Term", "$Type": "self.Link", "$Collection": True},
    "Colour": {"$Kind": "EnumType", "Red": 1, "Blue": 2},
    "Amount": {"$Kind": "TypeDefinition", "$UnderlyingType": "Edm.Decimal"},
    "Base": {"$Kind": "ComplexType", "to": {"$Type": "Edm.PropertyPath"}},
    "Link": {"$Kind": "ComplexType", "$BaseType": "self.Base"},
}


def annotated(**members: Any) -> tuple[Schema, list[str]]:
    """A schema with annotations, and the codes of what was found wrong."""
    whole = {"$Version": "4.01", "ns": {"$Alias": "self", **TERMS, **members}}
    found, findings = read_document(json.dumps(whole).encode(), "in.json")
    return unplaced(found).schemas[0], codes(findings)


def value(written: Any, key: str = "@self.T", **more: Any) -> Expression | None:
    """The value that is read at ``key``; nothing is wrong with it."""
    schema, findings = annotated(**{key: written, **more})
    assert findings == []
    return schema.annotations[0].value


STRING, ONE = Constant("String", "a"), Constant("Int", "1")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, Null()),
        (True, Constant("Bool", "true")),
        (1, ONE),
        (1.5, Constant("Decimal", "1.5")),
        (1e300, Constant("Float", "1e+300")),
        ("a", STRING),
        ("2020-01-01", Constant("String", "2020-01-01")),
        ([], Collection(())),
        (["a", 1], Collection((STRING, ONE))),
        ({"$Path": "self.t/p"}, Constant("Path", "ns.t/p")),
        ({"$Null": None}, Null()),
        ({"p": 1, "q": "a"}, Record((PropertyValue("p", ONE), PropertyValue("q", STRING)))),
        ({"@type": "#self.R"}, Record((), "ns.R")),
        ({"@odata.type": "https://example.org/$metadata#self.R"}, Record((), "ns.R")),
        ({"$Apply": ["a", 1], "$Function": "odata.concat"}, Dynamic("Apply", (("Function", "odata.concat"),), (STRING, ONE))),
        ({"$Cast": "a", "$Type": "self.t"}, Dynamic("Cast", (("Type", "ns.t"),), (STRING,))),
        (
            {"$IsOf": "a", "$Type": "self.t", "$Collection": True, "$MaxLength": 5, "$Unicode": False},
            Dynamic("IsOf", (("Type", "Collection(ns.t)"), ("MaxLength", "5"), ("Unicode", "false")), (STRING,)),
        ),
        ({"$If": [True, "a", 1]}, Dynamic("If", (), (Constant("Bool", "true"), STRING, ONE))),
        ({"$UrlRef": "a"}, Dynamic("UrlRef", (), (STRING,))),
        ({"$LabeledElement": "a", "$Name": "self.l"}, Dynamic("LabeledElement", (("Name", "ns.l"),), (STRING,))),
        ({"$LabeledElementReference": "self.l"}, Dynamic("LabeledElementReference", (("Name", "ns.l"),))),
        *(({f"${kind}": ["a", 1]}, Dynamic(kind, (), (STRING, ONE))) for kind in ("And", "Or", "Eq", "Ne", "Gt", "Ge")),
        *(({f"${kind}": ["a", 1]}, Dynamic(kind, (), (STRING, ONE))) for kind in ("Lt", "Le", "Has", "In", "Add")),
        *(({f"${kind}": ["a", 1]}, Dynamic(kind, (), (STRING, ONE))) for kind in ("Sub", "Mul", "Div", "DivBy", "Mod")),
        *(({f"${kind}": 1}, Dynamic(kind, (), (ONE,))) for kind in ("Not", "Neg")),
    ],
)  # fmt: skip
def test_expressions_are_read(written: Any, expected: Expression) -> None:
    assert value(written) == expected


@pytest.mark.parametrize(
    ("key", "written", "expected"),
    [
        ("@self.Day", "2020-01-01", Constant("Date", "2020-01-01")),
        ("@self.Shade", "Red,Blue", Constant("EnumMember", "ns.Colour/Red ns.Colour/Blue")),
        ("@self.Price", 5, Constant("Decimal", "5")),
        ("@self.Price", "INF", Constant("Decimal", "INF")),
        (
            "@self.Links",
            [{"to": "self.t/p"}],
            Collection((Record((PropertyValue("to", Constant("PropertyPath", "ns.t/p")),)),)),
        ),
        ("@Org.OData.Core.V1.OptimisticConcurrency", ["p"], Collection((Constant("PropertyPath", "p"),))),
        ("@Org.OData.Validation.V1.Minimum", 100, Constant("Decimal", "100")),
    ],
)
def test_a_term_tells_what_its_values_are(key: str, written: Any, expected: Expression) -> None:
    assert value(written, key) == expected


@pytest.mark.parametrize(
    ("note", "written", "expected"),
    [
        ("#Date", "2020-01-01", Constant("Date", "2020-01-01")),
        ("Date", "2020-01-01", Constant("Date", "2020-01-01")),
        ("#far.Shade", "Red,Blue", Constant("EnumMember", "far.Shade/Red far.Shade/Blue")),
        ("#Collection(Guid)", ["x"], Collection((Constant("Guid", "x"),))),
        ("#PropertyPath", "self.t/p", Constant("PropertyPath", "ns.t/p")),
    ],
)
def test_control_information_tells_it_too(note: str, written: Any, expected: Expression) -> None:
    assert value(written, **{"@self.T@type": note}) == expected
    record = value({"p": written, "p@odata.type": note})
    assert isinstance(record, Record)
    assert record.get("p") == expected


def test_a_noted_cast_is_a_constant_and_any_other_stays_a_cast() -> None:
    cast = {"$Cast": "2020-01-01", "$Type": "Edm.Date"}
    noted = {**cast, "@type": "#Date"}
    assert value([cast, noted]) == Collection(
        (
            Dynamic("Cast", (("Type", "Edm.Date"),), (Constant("String", "2020-01-01"),)),
            Constant("Date", "2020-01-01"),
        )
    )


def test_annotations_are_annotated_and_qualified() -> None:
    schema, findings = annotated(
        **{
            "@self.T#q": {"p": 1, "p@self.A": 2, "@self.B": 3},
            "@self.T#q@self.U": {"$Null": None, "@self.C": 4},
            "@self.T#q@self.U@self.V#r": 5,
        }
    )
    assert findings == []
    (found,) = schema.annotations
    assert (found.term, found.qualifier) == ("ns.T", "q")
    record = found.value
    assert isinstance(record, Record)
    assert [each.term for each in record.annotations] == ["ns.B"]
    assert [each.term for each in record.values[0].annotations] == ["ns.A"]
    (inner,) = found.annotations
    assert isinstance(inner.value, Null)
    assert [each.term for each in inner.value.annotations] == ["ns.C"]
    assert inner.annotations == (
        Annotation(term="ns.V", qualifier="r", value=Constant("Int", "5"), location=found.location),
    )


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"@self.T@self.U": 1}, ["CSDL108"]),
        ({"@self.T": {"$And": 1}}, ["CSDL120"]),
        ({"@self.T": {"$Path": 1}}, ["CSDL120"]),
        ({"@self.T": {"$Path": "a", "$Odd": 1, "b": 2}}, ["CSDL108", "CSDL108"]),
        ({"@self.T": {"$Odd": 1}}, ["CSDL108"]),
        ({"@id": "x"}, []),
    ],
)
def test_what_makes_no_sense_is_reported(members: dict[str, Any], expected: list[str]) -> None:
    assert annotated(**members)[1] == expected


def test_a_chain_of_annotations_may_be_as_long_as_it_likes() -> None:
    schema, findings = annotated(**{"@a.b" * count: 1 for count in range(1, 1500)})
    assert len(schema.annotations) == 1
    assert set(findings) == {"CSDL108"}
