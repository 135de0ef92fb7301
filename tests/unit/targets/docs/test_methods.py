from __future__ import annotations

from tests.csdl import description, entity, nav, prop
from tests.unit.targets.docs.written import (
    container,
    entity_set,
    operation,
    pages,
    returns,
    rows,
    singleton,
)

TODO = "**TODO: Add Description**"


def methods(page: str) -> list[str]:
    return [row[0] for row in rows(page, "## Methods")]


def link(label: str, path: str) -> str:
    return f"[{label}](../api/{path}.md)"


def test_methods_stand_in_order_with_their_sentences() -> None:
    page = pages(
        entity(
            "entry", nav("Parts", "Collection(self.part)", ContainsTarget="true"), nav("maker", "self.part")
        ),
        entity("part"),
        operation("Action", "reset", description("Resets | it."), it="self.entry"),
        operation("Function", "count", returns("Edm.Int32"), it="self.entry"),
        container(entity_set("entries", "self.entry")),
        operations="all",
    )["resources/entry.md"]
    entry, part = "[entry](../resources/entry.md)", "[part](../resources/part.md)"
    assert [[row[0], row[1], "|".join(row[2:])] for row in rows(page, "## Methods")] == [
        [
            link("List entries", "entry-list"),
            f"{entry} collection",
            f"Get a list of the {entry} objects and their properties.",
        ],
        [link("Create entry", "entry-post-entries"), entry, f"Create a new {entry} object."],
        [
            link("Get entry", "entry-get"),
            entry,
            f"Read the properties and relationships of an {entry} object.",
        ],
        [link("Update entry", "entry-update"), entry, f"Update the properties of an {entry} object."],
        [link("Delete entry", "entry-delete"), "None", f"Deletes an {entry} object."],
        [link("reset", "entry-reset"), "None", "Resets \\| it."],
        [link("count", "entry-count"), "Int32", TODO],
        [
            link("List part", "entry-list-maker"),
            f"{part} collection",
            "Get the part resources from the maker navigation property.",
        ],
        [link("Add part", "entry-post-maker"), part, "Add maker by posting to the maker collection."],
        [
            link("List Parts", "entry-list-parts"),
            f"{part} collection",
            "Get the part resources from the Parts navigation property.",
        ],
        [link("Create part", "entry-post-parts"), part, f"Create a new {part} object."],
    ]


def test_reachable_an_entity_is_created_through_the_first_containment_edge_of_the_walk() -> None:
    found = pages(
        entity("item"),
        entity(
            "b",
            nav("links", "Collection(self.item)"),
            nav("items", "Collection(self.item)", ContainsTarget="true"),
        ),
        entity("a", nav("items", "Collection(self.item)", ContainsTarget="true"), nav("b", "self.b")),
        container(entity_set("bs", "self.b"), entity_set("as", "self.a")),
    )
    assert methods(found["resources/item.md"])[1] == link("Create item", "b-post-items")
    assert "api/item-create.md" not in found
    assert "api/b-post-items.md" in found


def test_reachable_without_containment_the_first_edge_of_all_creates() -> None:
    page = pages(
        entity("item"),
        entity("b", nav("links", "Collection(self.item)")),
        entity("a", nav("more", "Collection(self.item)")),
        container(entity_set("as", "self.a")),
    )["resources/item.md"]
    assert methods(page)[1] == link("Create item", "a-post-more")


def test_reachable_edges_that_the_walk_never_meets_follow_in_schema_order() -> None:
    page = pages(
        entity("item"),
        entity("b", nav("first", "self.item")),
        entity("a", nav("second", "self.item"), nav("held", "self.item", ContainsTarget="true")),
    )["resources/item.md"]
    assert methods(page)[1] == link("Create item", "a-post-held")


def test_reachable_without_an_edge_there_is_no_create_row() -> None:
    found = pages(entity("item"), container(entity_set("items", "self.item")))
    assert not any("Create" in name for name in methods(found["resources/item.md"]))
    assert not any("create" in path or "post" in path for path in found)


def test_all_a_type_has_a_create_page_of_its_own_with_or_without_an_entity_set() -> None:
    found = pages(
        entity("item"), entity("other"), container(entity_set("Items", "self.item")), operations="all"
    )
    assert methods(found["resources/item.md"])[1] == link("Create item", "item-post-items")
    assert methods(found["resources/other.md"])[1] == link("Create other", "other-create")
    assert {"api/item-post-items.md", "api/other-create.md"} <= set(found)


def test_a_type_that_only_a_singleton_holds_has_just_get_and_update() -> None:
    for mode in ("reachable", "all"):
        found = pages(
            entity("me", nav("held", "self.held")),
            entity("held"),
            container(singleton("me", "self.me"), singleton("held", "self.held")),
            operations=mode,
        )
        assert methods(found["resources/me.md"])[:2] == [
            link("Get me", "me-get"),
            link("Update me", "me-update"),
        ]
        assert not {"api/me-list.md", "api/me-delete.md", "api/me-create.md"} & set(found)
        assert "api/held-delete.md" in found


def test_rows_of_what_is_inherited_link_to_files_of_the_page_type_and_these_are_written() -> None:
    found = pages(
        entity("base", nav("parts", "Collection(self.base)")),
        entity("run", BaseType="self.base"),
        operation("Action", "stop", it="self.base"),
    )
    names = methods(found["resources/run.md"])
    assert link("stop", "run-stop") in names
    assert link("List parts", "run-list-parts") in names
    assert {"api/run-stop.md", "api/run-list-parts.md", "api/run-post-parts.md"} <= set(found)


def test_an_operation_bound_to_a_collection_is_not_inherited() -> None:
    found = pages(
        entity("base"),
        entity("run", BaseType="self.base"),
        operation("Action", "purge", them="Collection(self.base)"),
    )
    assert "api/base-purge.md" in found
    assert "api/run-purge.md" not in found


def test_operations_stand_in_document_order_one_row_for_each_overload_and_one_page_for_each_name() -> None:
    found = pages(
        entity("base"),
        entity("run", BaseType="self.base"),
        operation("Function", "delta", description("One."), returns("Edm.String"), it="self.run"),
        operation("Action", "stop", it="self.base"),
        operation(
            "Function", "delta", description("Two."), returns("Edm.Int32"), it="self.run", state="Edm.String"
        ),
    )
    found_rows = [
        row for row in rows(found["resources/run.md"], "## Methods") if "delta" in row[0] or "stop" in row[0]
    ]
    assert [(row[0], row[1], row[2]) for row in found_rows] == [
        (link("delta", "run-delta"), "String", "One."),
        (link("stop", "run-stop"), "None", TODO),
        (link("delta", "run-delta"), "Int32", "Two."),
    ]
    assert "\n\nTwo.\n\n## Permissions" in found["api/run-delta.md"]


def test_navigation_to_a_type_that_no_input_defines_has_neither_rows_nor_pages() -> None:
    found = pages(entity("run", nav("x", "other.thing"), nav("y", "Edm.EntityType"), prop("p")))
    assert len(methods(found["resources/run.md"])) == 4
    assert not any("-x" in path or "-y" in path for path in found)
