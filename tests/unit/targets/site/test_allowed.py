"""What the site shows where capability annotations and Core.DefaultNamespace say something of URLs."""

from __future__ import annotations

import re

import pytest

from tests.csdl import edmx, entity, graph_of, nav, schema
from tests.unit.targets.site.test_site import written

CAPABILITIES = "Org.OData.Capabilities.V1"


def annotated(term: str, *values: str) -> str:
    return f'<Annotation Term="{CAPABILITIES}.{term}"><Record>{"".join(values)}</Record></Annotation>'


def no(name: str) -> str:
    return f'<PropertyValue Property="{name}" Bool="false"/>'


def said(name: str, *values: str) -> str:
    return f'<PropertyValue Property="{name}"><Record>{"".join(values)}</Record></PropertyValue>'


def navigability(how: str) -> str:
    return f'<PropertyValue Property="Navigability" EnumMember="{CAPABILITIES}.NavigationType/{how}"/>'


def restricted(way: str, *values: str) -> str:
    return annotated(
        "NavigationRestrictions",
        '<PropertyValue Property="RestrictedProperties"><Collection><Record>'
        f'<PropertyValue Property="NavigationProperty" NavigationPropertyPath="{way}"/>{"".join(values)}'
        "</Record></Collection></PropertyValue>",
    )


OPERATION = (
    '<Action Name="stop" IsBound="true"><Parameter Name="b" Type="self.screw" Nullable="false"/></Action>'
)


def requests(of_set: str = "", of_run: str = "", of_parts: str = "", name: str = "screw") -> list[str]:
    """The requests about screws, which are found at ``/runs/{}/parts/{}/screws`` alone."""
    graph = graph_of(
        edmx(
            schema(
                entity("run", nav("parts", "Collection(self.part)", of_parts, ContainsTarget="true"), of_run),
                entity("part", nav("screws", "Collection(self.screw)", ContainsTarget="true")),
                entity("screw"),
                OPERATION,
                '<EntityContainer Name="C"><EntitySet Name="runs" EntityType="self.run">'
                f"{of_set}</EntitySet></EntityContainer>",
            )
        )
    )
    page = written(graph)[f"docs/ns/{name}.md"]
    return re.findall(r"^```text\n(\S+) .*?^```$", page, re.MULTILINE | re.DOTALL)


ALL = ["GET", "GET", "POST", "PATCH", "DELETE"]


@pytest.mark.parametrize(
    ("where", "annotation", "left"),
    [
        ("of_set", "", ALL),
        ("of_set", restricted("parts/screws", said("InsertRestrictions", no("Insertable"))), ["GET", "GET", "PATCH", "DELETE"]),
        ("of_set", restricted("screws", said("InsertRestrictions", no("Insertable"))), ALL),
        ("of_set", restricted("parts/screws", said("ReadRestrictions", no("Readable"))), ["POST", "PATCH", "DELETE"]),
        ("of_set", restricted("parts/screws", said("ReadRestrictions", no("Readable"), said("ReadByKeyRestrictions", '<PropertyValue Property="Readable" Bool="true"/>'))), ["GET", "POST", "PATCH", "DELETE"]),
        ("of_set", restricted("parts", navigability("None")), []),
        ("of_run", restricted("parts", navigability("None")), []),
        ("of_set", restricted("parts", navigability("Single")), []),
        ("of_set", restricted("parts/screws", navigability("Single")), ALL),
        ("of_set", annotated("NavigationRestrictions", navigability("Single")), []),
        ("of_set", annotated("NavigationRestrictions", navigability("Recursive")), ALL),
        ("of_parts", annotated("NavigationRestrictions", navigability("None")), []),
        ("of_parts", annotated("NavigationRestrictions", navigability("Single")), ALL),
        ("of_parts", restricted("screws", said("DeleteRestrictions", no("Deletable"))), ["GET", "GET", "POST", "PATCH"]),
    ],
)  # fmt: skip
def test_only_what_the_way_allows_is_shown(where: str, annotation: str, left: list[str]) -> None:
    assert requests(**{where: annotation}) == left


@pytest.mark.parametrize(
    ("annotation", "left"),
    [
        (annotated("UpdateRestrictions", no("Updatable")), ["GET", "GET", "POST", "DELETE"]),
        (f'<Annotation Term="{CAPABILITIES}.IndexableByKey" Bool="false"/>', ["GET", "POST"]),
    ],
)  # fmt: skip
def test_a_navigation_property_says_what_holds_for_it(annotation: str, left: list[str]) -> None:
    assert requests(of_parts=annotation, name="part") == left


def test_nothing_is_called_where_nothing_leads() -> None:
    assert requests(name="operations/stop") == ["POST"]
    assert requests(of_set=restricted("parts", navigability("None")), name="operations/stop") == []


DEFAULT = '<Annotation Term="Org.OData.Core.V1.DefaultNamespace"{}/>'


@pytest.mark.parametrize(
    ("annotation", "member", "shown"),
    [
        ("", "", "POST /runs/{runsId}/ns.stop"),
        (DEFAULT.format(""), "", "POST /runs/{runsId}/stop"),
        (DEFAULT.format(' Bool="true"'), "", "POST /runs/{runsId}/stop"),
        (DEFAULT.format(' Bool="false"'), "", "POST /runs/{runsId}/ns.stop"),
        (DEFAULT.format(""), '<Property Name="stop" Type="Edm.String"/>', "POST /runs/{runsId}/ns.stop"),
    ],
)
def test_urls_name_no_namespace_that_they_need_not_name(annotation: str, member: str, shown: str) -> None:
    graph = graph_of(
        edmx(
            schema(
                entity("run", member),
                OPERATION.replace("screw", "run"),
                '<EntityContainer Name="C"><EntitySet Name="runs" EntityType="self.run"/></EntityContainer>',
                annotation,
            )
        )
    )
    page = written(graph)["docs/ns/operations/stop.md"]
    assert f"```text\n{shown}\n```" in page
    example = shown.removeprefix("POST ").replace("{runsId}", "")
    assert re.search(re.escape(example).replace("runs//", "runs/[-0-9a-f]+/") + " HTTP", page)


def test_of_two_default_namespaces_with_a_name_both_are_named() -> None:
    graph = graph_of(
        edmx(
            schema(
                entity("run"),
                OPERATION.replace("screw", "run"),
                '<EntityContainer Name="C"><EntitySet Name="runs" EntityType="self.run"/></EntityContainer>',
                DEFAULT.format(""),
            ),
            schema(entity("stop"), DEFAULT.format(""), namespace="other", alias="o"),
        )
    )
    assert "/ns.stop\n" in written(graph)["docs/ns/operations/stop.md"]
