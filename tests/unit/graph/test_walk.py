"""The path walk."""

from __future__ import annotations

from tests.csdl import entity, graph, nav


def container(*children: str) -> str:
    return f'<EntityContainer Name="k">{"".join(children)}</EntityContainer>'


def entity_set(name: str, type_name: str) -> str:
    return f'<EntitySet Name="{name}" EntityType="{type_name}"/>'


def singleton(name: str, type_name: str) -> str:
    return f'<Singleton Name="{name}" Type="{type_name}"/>'


def test_sets_come_before_singletons_and_urls_shortest_first() -> None:
    found = graph(
        entity("run", nav("flow", "ns.flow")),
        entity("flow", nav("runs", "Collection(ns.run)", ContainsTarget="true")),
        container(singleton("f", "ns.flow"), entity_set("runs", "ns.run")),
    ).walk
    assert found.entity_urls["ns.run"] == (
        "/runs/{runsId}",
        "/runs/{runsId}/flow/runs/{runId}",
    )
    assert found.entity_urls["ns.flow"] == ("/f", "/runs/{runsId}/flow")
    assert found.collection_urls == {"ns.run": ("/runs", "/runs/{runsId}/flow/runs")}
    assert found.edge_urls["ns.flow", "runs"] == ("/runs/{runsId}/flow/runs",)
    assert [(e.owner, e.navigation.name) for e in found.edges] == [("ns.run", "flow"), ("ns.flow", "runs")]


def test_an_inherited_edge_counts_for_both_and_is_not_met_again() -> None:
    found = graph(
        entity("base", nav("owner", "ns.user")),
        entity("derived", nav("other", "ns.user"), BaseType="ns.base"),
        entity("user"),
        container(entity_set("derived", "ns.derived"), entity_set("bases", "ns.base")),
    ).walk
    assert found.edge_urls == {
        ("ns.derived", "owner"): ("/derived/{derivedId}/owner",),
        ("ns.base", "owner"): ("/bases/{basesId}/owner", "/derived/{derivedId}/owner"),
        ("ns.derived", "other"): ("/derived/{derivedId}/other",),
    }


def test_an_edge_of_an_ancestor_that_was_entered_is_skipped() -> None:
    found = graph(
        entity("base", nav("owner", "ns.user")),
        entity("derived", nav("other", "ns.user"), BaseType="ns.base"),
        entity("user"),
        container(entity_set("bases", "ns.base"), entity_set("derived", "ns.derived")),
    ).walk
    assert set(found.edge_urls) == {("ns.base", "owner"), ("ns.derived", "other")}


def test_what_no_root_reaches_has_no_url() -> None:
    found = graph(entity("a", nav("b", "ns.b")), entity("b")).walk
    assert (found.edges, dict(found.entity_urls), dict(found.collection_urls)) == ((), {}, {})


def chain(length: int) -> tuple[str, ...]:
    links = (entity(f"t{i}", nav("next", f"ns.t{i + 1}")) for i in range(length))
    return (*links, entity(f"t{length}", nav("undefined", "far.away")), container(singleton("s", "ns.t0")))


def test_a_long_chain_is_walked() -> None:
    found = graph(*chain(399))
    for walk in (found.walk, found.nearest):
        assert walk.entity_urls["ns.t399"] == ("/s" + "/next" * 399,)


def test_no_url_is_longer_than_servers_take() -> None:
    found = graph(*chain(3_000))
    for walk in (found.walk, found.nearest):
        assert "ns.t3000" not in walk.entity_urls
        assert max(len(url) for urls in walk.entity_urls.values() for url in urls) == 1_997


def test_the_nearest_way_counts_and_what_two_roots_lead_to_is_found_below_both() -> None:
    found = graph(
        entity("drive", nav("owner", "ns.user"), nav("parent", "ns.drive")),
        entity("user", nav("messages", "Collection(ns.message)", ContainsTarget="true")),
        entity("message", nav("sender", "ns.user")),
        container(
            entity_set("drives", "ns.drive"), entity_set("users", "ns.user"), singleton("me", "ns.user")
        ),
    )
    assert found.walk.collection_urls["ns.message"] == ("/drives/{drivesId}/owner/messages",)
    assert found.nearest.collection_urls["ns.message"] == ("/me/messages", "/users/{usersId}/messages")
    assert found.nearest.entity_urls["ns.user"][:2] == ("/me", "/users/{usersId}")
    assert found.nearest.entity_urls["ns.drive"][0] == "/drives/{drivesId}"


def test_however_many_roots_a_type_has_the_walk_stays_linear() -> None:
    links = [nav(f"n{i}", "ns.other") for i in range(50)]
    roots = [singleton(f"s{i}", "ns.hub") for i in range(50)]
    found = graph(entity("hub", *links), entity("other"), container(*roots))
    assert len(found.walk.edges) == 50
    assert len(found.nearest.edges) == 100
