from __future__ import annotations

from tests.csdl import entity, nav
from tests.unit.targets.docs.written import container, entity_set, operation, pages, section

PLACEHOLDERS = [
    "|Delegated (work or school account)|**TODO: Provide applicable permissions.**|",
    "|Delegated (personal Microsoft account)|**TODO: Provide applicable permissions.**|",
    "|Application|**TODO: Provide applicable permissions.**|",
]


def permissions(scheme: str, *scopes: str) -> str:
    each = "".join(f'<Record><PropertyValue Property="Scope" String="{scope}"/></Record>' for scope in scopes)
    return (
        '<PropertyValue Property="Permissions"><Collection><Record>'
        f'<PropertyValue Property="SchemeName" String="{scheme}"/>'
        f'<PropertyValue Property="Scopes"><Collection>{each}</Collection></PropertyValue>'
        "</Record></Collection></PropertyValue>"
    )


def restrictions(kind: str, *values: str) -> str:
    return f'<Annotation Term="Org.OData.Capabilities.V1.{kind}Restrictions"><Record>{"".join(values)}</Record></Annotation>'


def table(page: str) -> list[str]:
    return [line for line in section(page, "## Permissions").split("\n") if line.startswith("|")][2:]


def test_a_scheme_names_the_row_and_its_scopes_are_joined_as_listed() -> None:
    found = pages(
        entity(
            "run", restrictions("Update", permissions("Application", "Run.ReadWrite", "Run.ReadWrite.All"))
        )
    )
    assert table(found["api/run-update.md"]) == ["|Application|Run.ReadWrite, Run.ReadWrite.All|"]
    assert table(found["api/run-delete.md"]) == PLACEHOLDERS


def test_each_page_reads_its_own_restrictions_at_the_entity_set() -> None:
    kinds = ("Read", "Insert", "Update", "Delete")
    stated = (restrictions(kind, permissions("Application", f"{kind}.All")) for kind in kinds)
    found = pages(entity("run"), container(entity_set("runs", "self.run", *stated)), operations="all")
    for path, kind in (
        ("list", "Read"),
        ("get", "Read"),
        ("post-runs", "Insert"),
        ("update", "Update"),
        ("delete", "Delete"),
    ):
        assert table(found[f"api/run-{path}.md"]) == [f"|Application|{kind}.All|"]


def test_a_get_page_prefers_what_is_stated_for_reading_by_key() -> None:
    by_key = f'<PropertyValue Property="ReadByKeyRestrictions"><Record>{permissions("Application", "One")}</Record></PropertyValue>'
    found = pages(entity("run", restrictions("Read", permissions("Application", "Many"), by_key)))
    assert table(found["api/run-get.md"]) == ["|Application|One|"]
    assert table(found["api/run-list.md"]) == ["|Application|Many|"]


def test_what_is_stated_at_an_ancestor_holds_for_a_derived_type() -> None:
    found = pages(
        entity("base", restrictions("Read", permissions("Application", "Read.All"))),
        entity("run", BaseType="self.base"),
    )
    assert table(found["api/run-get.md"]) == ["|Application|Read.All|"]


def test_an_operation_reads_its_own_restrictions() -> None:
    found = pages(
        entity("run"),
        operation(
            "Action", "stop", restrictions("Operation", permissions("Application", "Stop")), it="self.run"
        ),
    )
    assert table(found["api/run-stop.md"]) == ["|Application|Stop|"]


def test_a_navigation_page_reads_the_navigation_restrictions_of_its_owner() -> None:
    restricted = (
        '<PropertyValue Property="RestrictedProperties"><Collection><Record>'
        '<PropertyValue Property="NavigationProperty" NavigationPropertyPath="runs"/>'
        '<PropertyValue Property="ReadRestrictions"><Record>'
        f"{permissions('Application', 'Nav.Read')}</Record></PropertyValue>"
        "</Record></Collection></PropertyValue>"
    )
    found = pages(
        entity("run"),
        entity("flow", nav("runs", "Collection(self.run)"), nav("others", "Collection(self.run)")),
        container(entity_set("flows", "self.flow", restrictions("Navigation", restricted))),
    )
    assert table(found["api/flow-list-runs.md"]) == ["|Application|Nav.Read|"]
    assert table(found["api/flow-post-runs.md"]) == PLACEHOLDERS
    assert table(found["api/flow-list-others.md"]) == PLACEHOLDERS


def test_a_navigation_page_reads_what_stands_at_its_property_else_at_the_type_of_its_target() -> None:
    found = pages(
        entity("run", restrictions("Insert", permissions("Application", "Type"))),
        entity(
            "flow",
            nav(
                "runs", "Collection(self.run)", restrictions("Insert", permissions("Application", "Property"))
            ),
            nav("others", "Collection(self.run)"),
        ),
        container(entity_set("runs", "self.run", restrictions("Read", permissions("Application", "Set")))),
    )
    assert table(found["api/flow-post-runs.md"]) == ["|Application|Property|"]
    assert table(found["api/flow-post-others.md"]) == ["|Application|Type|"]
    assert table(found["api/flow-list-runs.md"]) == PLACEHOLDERS


def test_scheme_and_scopes_are_escaped() -> None:
    found = pages(entity("run", restrictions("Update", permissions("a|b", "*x*"))))
    assert table(found["api/run-update.md"]) == ["|a\\|b|\\*x\\*|"]
