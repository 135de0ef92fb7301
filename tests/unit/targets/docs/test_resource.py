from __future__ import annotations

import pytest

from tests.csdl import description, edmx, entity, graph_of, nav, prop, schema
from tests.unit.targets.docs.written import fence, output, pages, rendered, rows, section

TODO = "**TODO: Add Description**"
STATUS = '<EnumType Name="status"><Member Name="on"/><Member Name="off"/></EnumType>'


def complex_type(name: str, *children: str, **attributes: str) -> str:
    extra = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f'<ComplexType Name="{name}"{extra}>{"".join(children)}</ComplexType>'


def described(kind: str, name: str, type_name: str, text: str) -> str:
    return f'<{kind} Name="{name}" Type="{type_name}">{description(text)}</{kind}>'


def texts(page: str, heading: str = "## Properties") -> dict[str, str]:
    return {row[0]: row[2] for row in rows(page, heading)}


def types(page: str, heading: str = "## Properties") -> dict[str, str]:
    return {row[0]: row[1] for row in rows(page, heading)}


def test_a_page_ends_with_the_closing_fence_and_one_empty_line() -> None:
    for path, page in pages(entity("run"), complex_type("error")).items():
        if path != "toc.yml":
            assert page.endswith("\n```\n\n"), path


def test_an_abstract_type_says_so_directly_under_its_description() -> None:
    page = pages(entity("run", description("A run."), Abstract="true"))["resources/run.md"]
    assert "\n\nA run.\nThis is an abstract type.\n\n## Methods\n" in page


def test_a_base_type_stands_after_two_blank_lines() -> None:
    page = pages(entity("base"), entity("run", BaseType="self.base"))["resources/run.md"]
    assert f"\n\n{TODO}\n\n\nInherits from [base](../resources/base.md).\n\n## Methods\n" in page


def test_a_base_type_that_no_input_defines_is_linked_as_if_it_were_there() -> None:
    page = pages(entity("run", BaseType="other.x.entity"))["resources/run.md"]
    assert "\nInherits from [entity](../resources/entity.md).\n" in page
    assert '\n  "baseType": "other.x.entity",\n' in page


def test_a_complex_type_has_a_page_without_methods_and_two_keys_in_the_comment() -> None:
    page = pages(complex_type("error", prop("code")))["resources/error.md"]
    assert "## Methods" not in page
    assert '<!-- {\n  "blockType": "resource",\n  "@odata.type": "ns.error"\n}\n-->\n' in page
    assert (
        fence(page, "## JSON representation") == '{\n  "@odata.type": "#ns.error",\n  "code": "String"\n}\n'
    )


def test_enum_types_have_no_page() -> None:
    assert set(pages(STATUS)) == {"toc.yml"}


def test_base_type_is_left_out_of_the_comment_without_one_and_open_type_is_never_inherited() -> None:
    found = pages(entity("base", OpenType="true"), entity("run", BaseType="self.base"))
    assert '  "@odata.type": "ns.base",\n  "openType": true\n}' in found["resources/base.md"]
    assert '  "baseType": "ns.base",\n  "openType": false\n}' in found["resources/run.md"]


def test_the_description_of_a_type_is_its_own_else_that_of_the_nearest_ancestor_else_the_placeholder() -> (
    None
):
    found = pages(
        entity("a", description("Top.")),
        entity("b", BaseType="self.a"),
        entity("c", description("Own \\ one."), BaseType="self.b"),
        entity("d"),
    )
    assert '\ndescription: "Top."\n' in found["resources/b.md"]
    assert "\nTop.\n" in found["resources/b.md"]
    assert '\ndescription: "Own \\\\ one."\n' in found["resources/c.md"]
    assert "\nOwn &#92; one.\n" in found["resources/c.md"]
    assert f'\ndescription: "{TODO}"\n' in found["resources/d.md"]


def test_properties_are_sorted_by_name_and_case_does_not_count() -> None:
    page = pages(entity("run", prop("b"), prop("C"), prop("a")))["resources/run.md"]
    assert [row[0] for row in rows(page, "## Properties")] == ["a", "b", "C", "id"]


def test_an_inherited_key_shows_only_if_its_ancestor_is_in_the_input() -> None:
    known = pages(entity("base"), entity("run", BaseType="self.base"))["resources/run.md"]
    unknown = pages(entity("run", BaseType="other.base"))["resources/run.md"]
    assert "id" in texts(known)
    assert section(unknown, "## Properties") == "|Property|Type|Description|\n|:---|:---|:---|\n"
    assert '"keyProperty": "id"' in unknown


def test_the_text_of_a_property_has_one_of_four_shapes() -> None:
    page = pages(
        STATUS,
        entity(
            "base",
            described("Property", "plain", "Edm.String", "Inherited one"),
            described("Property", "stopped", "Edm.String", "Stopped."),
            described("Property", "kind", "self.status", "What kind"),
        ),
        entity(
            "run",
            described("Property", "own", "Edm.String", "Own one"),
            described("Property", "mode", "self.status", "What mode"),
            described("Property", "done", "Collection(self.status)", "Done."),
            BaseType="self.base",
        ),
    )["resources/run.md"]
    inherited = "Inherited from [base](../resources/base.md)."
    values = "The possible values are: `on`, `off`."
    assert texts(page) == {
        "done": f"Done. {values}",
        "id": f"{TODO} {inherited}",
        "kind": f"What kind {inherited} {values}",
        "mode": f"What mode. {values}",
        "own": "Own one",
        "plain": f"Inherited one {inherited}",
        "stopped": f"Stopped. {inherited}",
    }


def test_an_enumeration_without_members_has_no_possible_values() -> None:
    page = pages('<EnumType Name="none"/>', entity("run", prop("kind", "self.none")))["resources/run.md"]
    assert texts(page)["kind"] == TODO


def test_type_cells_show_links_bare_names_of_enums_and_primitives_without_edm() -> None:
    page = pages(
        STATUS,
        '<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>',
        complex_type("error"),
        entity(
            "run",
            prop("a", "Collection(Edm.Int32)"),
            prop("b", "Collection(self.status)"),
            prop("c", "Collection(self.error)"),
            prop("d", "self.error"),
            prop("e", "self.weight"),
        ),
    )["resources/run.md"]
    assert types(page) == {
        "a": "Int32 collection",
        "b": "status collection",
        "c": "[error](../resources/error.md) collection",
        "d": "[error](../resources/error.md)",
        "e": "Decimal",
        "id": "String",
    }


def test_an_undefined_type_stands_as_its_full_name_without_a_link() -> None:
    page = pages(entity("run", prop("a", "Collection(other.thing)"), nav("b", "other.thing")))[
        "resources/run.md"
    ]
    assert types(page)["a"] == "other.thing collection"
    assert types(page, "## Relationships") == {"b": "other.thing"}
    assert '"a": [\n    {\n      "@odata.type": "other.thing"\n    }\n  ]' in page
    assert "list-b" not in page


def test_type_cells_show_full_names_where_the_printed_namespace_of_the_page_is_not_the_root() -> None:
    model = graph_of(
        edmx(
            schema(complex_type("place"), namespace="ms.graph", alias="g"),
            schema(
                entity(
                    "run",
                    prop("at", "g.place"),
                    prop("to", "i.stop"),
                    nav("one", "i.stop"),
                    nav("many", "Collection(i.stop)"),
                ),
                entity("stop", prop("x"), BaseType="i.run"),
                namespace="ms.graph.data",
                alias="i",
            ),
        )
    )
    found = rendered(output(model, root="ms.graph"))
    page = found["resources/data-run.md"]
    assert "\n# run resource type\n\nNamespace: ms.graph.data\n" in page
    assert types(page)["at"] == "[ms.graph.place](../resources/place.md)"
    assert types(page)["to"] == "[ms.graph.data.stop](../resources/data-stop.md)"
    assert types(page, "## Relationships") == {
        "many": "[ms.graph.data.stop](../resources/data-stop.md) collection",
        "one": "[stop](../resources/data-stop.md)",
    }
    assert rows(page, "## Methods")[0][1] == "[ms.graph.data.run](../resources/data-run.md) collection"
    assert "[run](../resources/data-run.md) objects" in rows(page, "## Methods")[0][2]
    assert "Inherited from [run](../resources/data-run.md)." in texts(found["resources/data-stop.md"])["at"]


def test_a_namespace_beside_the_root_prints_as_the_root() -> None:
    page = pages(entity("run", prop("x", "self.run")), root="ms.graph", namespace="ms.data")[
        "resources/run.md"
    ]
    assert "\nNamespace: ms.graph\n" in page
    assert '"@odata.type": "#ms.graph.run"' in page
    assert '"x": {\n    "@odata.type": "ms.graph.run"\n  }' in page


def test_relationships_are_sorted_and_inherited_ones_end_without_a_period() -> None:
    page = pages(
        entity("base", nav("Zulu", "self.base"), nav("alpha", "Collection(self.base)")),
        entity("run", nav("mid", "self.base"), BaseType="self.base"),
    )["resources/run.md"]
    assert rows(page, "## Relationships") == [
        [
            "alpha",
            "[base](../resources/base.md) collection",
            f"{TODO} Inherited from [base](../resources/base.md)",
        ],
        ["mid", "[base](../resources/base.md)", TODO],
        ["Zulu", "[base](../resources/base.md)", f"{TODO} Inherited from [base](../resources/base.md)"],
    ]


def test_a_type_without_relationships_says_none() -> None:
    assert section(pages(entity("run"))["resources/run.md"], "## Relationships") == "None.\n"


def test_names_are_escaped_like_descriptions() -> None:
    page = pages(entity("run", prop("_x_"), prop("a*b")))["resources/run.md"]
    assert {"\\_x\\_", "a\\*b"} <= set(texts(page))
    assert '"_x_": "String"' in page


@pytest.mark.parametrize(
    ("edm", "shown"),
    [
        ("Edm.String", '"String"'),
        ("self.status", '"String"'),
        ("Edm.DateTimeOffset", '"String (timestamp)"'),
        *((f"Edm.{name}", '"Integer"') for name in ("Byte", "SByte", "Int16", "Int32", "Int64")),
        *(
            (f"Edm.{name}", f'"{name}"')
            for name in ("Boolean", "Double", "Single", "Decimal", "Guid", "Date", "Binary", "Stream")
        ),
        ("Edm.Duration", '"String (duration)"'),
        ("Edm.TimeOfDay", '"String (time of day)"'),
        ("Edm.GeographyPoint", '"GeographyPoint"'),
        ("self.weight", '"Decimal"'),
        ("Collection(Edm.Int32)", '[\n    "Integer"\n  ]'),
        ("self.error", '{\n    "@odata.type": "ns.error"\n  }'),
        ("Collection(self.error)", '[\n    {\n      "@odata.type": "ns.error"\n    }\n  ]'),
    ],
)
def test_json_shows_the_word_of_a_type(edm: str, shown: str) -> None:
    page = pages(
        STATUS,
        '<TypeDefinition Name="weight" UnderlyingType="Edm.Decimal"/>',
        complex_type("error"),
        complex_type("thing", prop("it", edm)),
    )["resources/thing.md"]
    assert (
        fence(page, "## JSON representation") == f'{{\n  "@odata.type": "#ns.thing",\n  "it": {shown}\n}}\n'
    )


def test_json_shows_the_base_first_in_declaration_order_and_any_id_as_an_identifier() -> None:
    found = pages(
        entity("base", prop("z")),
        entity("run", prop("y"), prop("a"), nav("n", "self.base"), BaseType="self.base"),
        complex_type("link", prop("id", "Edm.Int32")),
    )
    assert fence(found["resources/run.md"], "## JSON representation") == (
        '{\n  "@odata.type": "#ns.run",\n  "id": "String (identifier)",\n'
        '  "z": "String",\n  "y": "String",\n  "a": "String"\n}\n'
    )
    assert '"id": "String (identifier)"' in found["resources/link.md"]
