"""Expressions: constants, records, collections, and all others unevaluated."""

from __future__ import annotations

import pytest

from csdlgen.edm import Collection, Constant, Dynamic, Expression, Null, PropertyValue, Record
from tests.csdl import codes, read


def value(text: str) -> Expression | None:
    schema, findings = read(f'<ComplexType Name="c"><Annotation Term="self.T"{text}</ComplexType>')
    assert findings == ()
    return schema.types[0].annotations[0].value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/>", None),
        (' String=" a "/>', Constant("String", " a ")),
        ("><String>a</String></Annotation>", Constant("String", "a")),
        ("><String/></Annotation>", Constant("String", "")),
        (' Bool="true"/>', Constant("Bool", "true")),
        (' EnumMember="self.E/a self.E/b"/>', Constant("EnumMember", "ns.E/a ns.E/b")),
        (' Path="self.t/p"/>', Constant("Path", "ns.t/p")),
        ("><Null/></Annotation>", Null()),
        ("><Collection/></Annotation>", Collection(())),
        (
            "><Collection><Int>1</Int><Record/></Collection></Annotation>",
            Collection((Constant("Int", "1"), Record(()))),
        ),
        (
            (
                '><Record Type="self.R"><PropertyValue Property="p" Int="1"/>'
                '<PropertyValue Property="q"><String>x</String></PropertyValue></Record></Annotation>'
            ),
            Record(
                (PropertyValue("p", Constant("Int", "1")), PropertyValue("q", Constant("String", "x"))),
                "ns.R",
            ),
        ),
        (' UrlRef="u"/>', Dynamic("UrlRef", (), (Constant("String", "u"),))),
        (
            '><Apply Function="odata.concat"><String>a</String><Path>p</Path></Apply></Annotation>',
            Dynamic(
                "Apply",
                (("Function", "odata.concat"),),
                (Constant("String", "a"), Constant("Path", "p")),
            ),
        ),
        (
            '><Cast Type="self.t"><Path>p</Path></Cast></Annotation>',
            Dynamic("Cast", (("Type", "ns.t"),), (Constant("Path", "p"),)),
        ),
    ],
)
def test_expressions_are_read(text: str, expected: Expression | None) -> None:
    assert value(text) == expected


def test_a_record_is_asked_by_name() -> None:
    record = Record((PropertyValue("a", Null()), PropertyValue("b", Constant("Int", "1"))))
    assert record.get("b") == Constant("Int", "1")
    assert record.get("c") is None


def test_annotations_are_annotated_and_qualified() -> None:
    schema, _ = read(
        '<ComplexType Name="c"><Annotation Term="self.T" Qualifier="q" String="x">'
        '<Annotation Term="self.U" Int="1"/></Annotation></ComplexType>'
    )
    annotation = schema.types[0].annotations[0]
    assert (annotation.qualifier, annotation.annotations[0].term) == ("q", "ns.U")


def test_an_external_block_has_a_target_without_aliases() -> None:
    schema, _ = read(
        '<Annotations Target="self.op(self.t, Collection(self.u),Edm.Int32)/p" Qualifier="q">'
        '<Annotation Term="self.T" String="x"/></Annotations>'
    )
    block = schema.external_annotations[0]
    assert block.target == "ns.op(ns.t,Collection(ns.u),Edm.Int32)/p"
    assert (block.qualifier, len(block.annotations)) == ("q", 1)


def test_a_block_without_target_is_reported_and_skipped() -> None:
    schema, findings = read('<Annotations><Annotation Term="self.T"/></Annotations>')
    assert schema.external_annotations == ()
    assert codes(findings) == ["CSDL114"]


def test_what_has_no_meaning_is_noted() -> None:
    _, findings = read(
        '<ComplexType Name="c"><Annotation/><Annotation Term="self.T"><Record><Odd/></Record></Annotation>'
        '<Annotation Term="self.U"><Odd/></Annotation></ComplexType>',
        '<Annotations Target="self.c"><Odd/></Annotations>',
    )
    assert codes(findings) == ["CSDL109", "CSDL108", "CSDL108", "CSDL108"]
