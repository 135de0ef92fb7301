"""Documents: wrapper, versions, references, aliases."""

from __future__ import annotations

import pytest

from csdlgen.csdl import read_document
from csdlgen.diagnostics import InputError, Severity
from tests.csdl import EDM, EDMX, codes, document, edmx, prop, schema


@pytest.mark.parametrize("version", ["4.0", "4.01"])
def test_both_versions_are_read(version: str) -> None:
    found, findings = document(edmx(schema(), version=version))
    assert (found.version, findings) == (version, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "CSDL101"),
        ("<a>", "CSDL101"),
        ("<a></b>", "CSDL101"),
        (f"\n<?xml version='1.0'?>{edmx(schema())}", "CSDL101"),
        ("<html/>", "CSDL104"),
        (edmx(schema(), version="3.0"), "CSDL105"),
        (f'<e:Edmx xmlns:e="{EDMX}"/>', "CSDL105"),
    ],
)
def test_what_is_no_csdl_is_refused_with_a_reason(text: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        document(text)
    assert codes(caught.value.diagnostics) == [code]


def test_a_place_counts_lines_and_columns() -> None:
    found, _ = document(edmx(schema('\n  <ComplexType Name="c"/>')))
    assert str(found.schemas[0].types[0].location) == "in.xml:2:3"


def test_a_bare_schema_is_read_with_a_warning() -> None:
    found, findings = document(f'<Schema xmlns="{EDM}" Namespace="ns"/>')
    assert found.schemas[0].namespace == "ns"
    assert codes(findings) == ["CSDL106"]


def test_an_alias_serves_all_schemas_of_its_document() -> None:
    text = edmx(
        schema(f'<ComplexType Name="a">{prop("p", "other.b")}</ComplexType>'),
        schema('<ComplexType Name="b" BaseType="self.a"/>', namespace="n.other", alias="other"),
    )
    found, _ = document(text)
    first, second = (s.types[0] for s in found.schemas)
    assert first.properties[0].type.name == "n.other.b"  # type: ignore[union-attr]
    assert second.base == "ns.a"  # type: ignore[union-attr]


def test_the_alias_of_an_include_is_expanded() -> None:
    before = '<edmx:Reference Uri="u"><edmx:Include Namespace="far.away" Alias="f"/></edmx:Reference>'
    text = edmx(schema('<ComplexType Name="a" BaseType="f.b"/>'), before=before)
    found, _ = document(text)
    assert found.schemas[0].types[0].base == "far.away.b"  # type: ignore[union-attr]
    assert found.references[0].includes[0].namespace == "far.away"


def test_elements_are_counted_as_written() -> None:
    found, _ = document(edmx(schema("<ComplexType/>", '<ComplexType Name="a"/>')))
    assert found.counts["ComplexType"] == 2
    assert found.counts["Include"] == 1


def test_unknown_elements_are_noted_and_passed_over() -> None:
    found, findings = document(edmx(schema("<Gadget/>", '<x:y xmlns:x="urn:x"/>')))
    assert codes(findings) == ["CSDL108"]
    assert findings[0].severity is Severity.INFO
    assert found.schemas[0].types == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_the_declared_encoding_does_not_move_places(encoding: str) -> None:
    text = f'<?xml version="1.0"\n encoding="{encoding}"?>' + edmx(schema('<ComplexType Name="é"/>'))
    found, _ = read_document(text.encode(encoding), "f")
    assert found.schemas[0].types[0].name == "é"
    assert found.schemas[0].types[0].location.line == 2
