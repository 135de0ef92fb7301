"""Reference pages of small models, as they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from csdlgen.artifacts import Artifact, Markdown, Output, Page
from csdlgen.config import Config, DocsConfig
from csdlgen.graph import TypeGraph
from csdlgen.naming import settle
from csdlgen.render import Renderer
from csdlgen.targets import docs
from tests.csdl import edmx, graph_of, schema


def output(
    model: TypeGraph,
    *,
    operations: Literal["reachable", "all"] = "reachable",
    root: str = "ns",
    service_root: str = "https://host",
    include_file: str = "beta-disclaimer.md",
    front_matter: dict[str, str] | None = None,
) -> Output:
    """What the target makes of a model."""
    config = Config(
        file=Path("/csdlgen.toml"),
        schema=(),
        root_namespace=root,
        docs=DocsConfig(
            output=Path("/docs"),
            operations=operations,
            service_root=service_root,
            include_file=include_file,
            front_matter=front_matter or {},
        ),
    )
    names, _ = settle(model, config)
    return docs.pages(model, names, config)


def rendered(result: Output) -> dict[str, str]:
    """The text of every page, by path."""
    renderer = Renderer("docs", Markdown)
    found: dict[str, str] = {}
    for page in result.pages:
        artifact = renderer.artifact(page) if isinstance(page, Page) else page
        assert isinstance(artifact, Artifact)
        assert artifact.path not in found
        found[artifact.path] = artifact.text
    return found


def pages(
    *children: str,
    operations: Literal["reachable", "all"] = "reachable",
    root: str = "ns",
    namespace: str = "ns",
) -> dict[str, str]:
    """The pages of one schema, written from the text of its children."""
    model = graph_of(edmx(schema(*children, namespace=namespace)))
    return rendered(output(model, operations=operations, root=root))


def section(page: str, heading: str) -> str:
    """What stands under a heading, up to the next of the same or a higher level."""
    level = len(heading) - len(heading.lstrip("#"))
    lines = page.split(f"\n{heading}\n", 1)[1].split("\n")
    ends = tuple("#" * depth + " " for depth in range(1, level + 1))
    end = next((i for i, line in enumerate(lines) if line.startswith(ends)), len(lines))
    return "\n".join(lines[:end])


def rows(page: str, heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, header left out, cell by cell."""
    lines = [line for line in section(page, heading).split("\n") if line.startswith("|")]
    return [line[1:-1].split("|") for line in lines[2:]]


def fence(page: str, heading: str) -> str:
    """The inside of the first code block under a heading."""
    return section(page, heading).split("\n``` ", 1)[1].split("\n", 1)[1].rsplit("```", 1)[0]


def container(*children: str) -> str:
    """The text of an entity container."""
    return f'<EntityContainer Name="c">{"".join(children)}</EntityContainer>'


def entity_set(name: str, type_name: str, *children: str) -> str:
    """The text of an entity set."""
    return f'<EntitySet Name="{name}" EntityType="{type_name}">{"".join(children)}</EntitySet>'


def singleton(name: str, type_name: str) -> str:
    """The text of a singleton."""
    return f'<Singleton Name="{name}" Type="{type_name}"/>'


def operation(kind: str, operation_name: str, /, *children: str, **parameters: str) -> str:
    """The text of a bound operation; its first parameter is the binding parameter."""
    shown = "".join(f'<Parameter Name="{key}" Type="{value}"/>' for key, value in parameters.items())
    return f'<{kind} Name="{operation_name}" IsBound="true">{"".join(children)}{shown}</{kind}>'


def returns(type_name: str) -> str:
    """The text of a return type."""
    return f'<ReturnType Type="{type_name}"/>'
