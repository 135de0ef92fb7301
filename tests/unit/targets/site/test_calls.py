"""Requests as calls of the generated client: type checkers find nothing wrong in any of them, and they ask for what the page says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from csdlgen.artifacts import Markdown, Page
from csdlgen.config import ClientConfig, Config, ModelsConfig, SiteConfig
from csdlgen.csdl import read_files
from csdlgen.graph import TypeGraph, build
from csdlgen.naming import settle
from csdlgen.render import Renderer
from csdlgen.targets import site
from tests.csdl import edmx, entity, graph_of, nav, schema

ROOT = Path(__file__).parents[4]
PROGRAM = re.compile(r"^```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def programs(graph: TypeGraph, *, has_client: bool = True) -> list[str]:
    config = Config(
        file=Path("/csdlgen.toml"),
        schema=(),
        site=SiteConfig(output=Path("/site"), service_root="https://host/v1"),
        models=ModelsConfig(output=Path("/models"), package="industry_data"),
        client=ClientConfig(output=Path("/models/industry_data/client")),
    )
    config = config if has_client else replace(config, client=None)
    pages = site.pages(graph, settle(graph, config)[0], config).pages
    made = (Renderer("site", Markdown).artifact(page).text for page in pages if isinstance(page, Page))
    return [program for text in made for program in PROGRAM.findall(text)]


def calls(graph: TypeGraph) -> list[str]:
    return [line.strip() for each in programs(graph) for line in each.splitlines() if "client." in line[1:]]


SMALL = edmx(
    schema(
        entity("run", '<Property Name="note" Type="Edm.String"/>', nav("parts", "Collection(self.part)")),
        '<EntityType Name="part"><Key><PropertyRef Name="number"/></Key>'
        '<Property Name="number" Type="Edm.Int32" Nullable="false"/></EntityType>',
        '<EntityContainer Name="C"><EntitySet Name="allRuns" EntityType="self.run"/>'
        '<Singleton Name="latest" Type="self.run"/></EntityContainer>',
    )
)


def test_each_request_has_its_call() -> None:
    found = "\n".join(calls(graph_of(SMALL)))
    assert "for found in client.all_runs.iterate():" in found
    assert re.search(
        r'^found = client\.latest\.get\(\)$|^found = client\.all_runs\["[-0-9a-f]+"\]\.get\(\)$',
        found,
        re.MULTILINE,
    )
    assert re.search(r'^created = client\.all_runs\.create\(Run\(note="Note"\)\)$', found, re.MULTILINE)
    assert re.search(r"\.parts\[42\]\.delete\(\)$", found, re.MULTILINE)


def test_without_a_client_there_is_no_call() -> None:
    assert programs(graph_of(SMALL), has_client=False) == []


@pytest.mark.slow
def test_a_type_checker_finds_nothing_wrong_in_the_calls(tmp_path: Path) -> None:
    own = build(read_files(sorted((ROOT / "schema").glob("*.xml")), ROOT)[0])
    found = programs(own)
    assert len(found) > 40
    for number, program in enumerate(found):
        (tmp_path / f"call_{number}.py").write_text(program + "\n")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", str(tmp_path / "c"), str(tmp_path)],
        env={**os.environ, "MYPYPATH": str(ROOT / "generated" / "models")},
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
