"""Requests as calls of the generated client: type checkers find nothing wrong in any of them, and they ask for what the page says."""

from __future__ import annotations

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import black
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
REQUEST = re.compile(
    r"^```http\n(?P<verb>[A-Z]+) /v1(?P<target>\S+) HTTP/1.1\n.*?(?:^(?P<body>\{.*?^\})\n)?```$"
    r"(?:(?!^```http$).)*?^```python\n(?P<program>.*?)\n```$"
    r"\n\nThe answer is `(?P<status>\d+)[^`]*`(?:, without a body\.|:\n\n```json\n(?P<answer>.*?)\n```$)",
    re.MULTILINE | re.DOTALL,
)
KEY = re.compile(r"^([^.]+?)\(([^()]*)\)$")


def pages(graph: TypeGraph, *, has_client: bool = True) -> Iterator[str]:
    config = Config(
        file=Path("/csdlgen.toml"),
        schema=(),
        site=SiteConfig(output=Path("/site"), service_root="https://host/v1"),
        models=ModelsConfig(output=Path("/models"), package="industry_data"),
        client=ClientConfig(output=Path("/models/industry_data/client")),
    )
    config = config if has_client else replace(config, client=None)
    made = site.pages(graph, settle(graph, config)[0], config).pages
    renderer = Renderer("site", Markdown)
    return (renderer.artifact(page).text for page in made if isinstance(page, Page))


def programs(graph: TypeGraph, *, has_client: bool = True) -> list[str]:
    return [program for text in pages(graph, has_client=has_client) for program in PROGRAM.findall(text)]


@pytest.fixture(scope="module")
def own() -> TypeGraph:
    return build(read_files(sorted((ROOT / "schema").glob("*.xml")), ROOT)[0])


class Service:
    """Gives one answer, whatever it is asked, and keeps what that was."""

    def __init__(self, client: Any, status: str, answer: str | None) -> None:
        self.answer = client.Response(status=int(status), body=(answer or "").encode())
        self.requests: list[Any] = []
        self.read: list[object] = []

    def send(self, request: Any, /) -> Any:
        self.requests.append(request)
        return self.answer

    def close(self) -> None:
        pass


def segments(path: str, shown: str) -> list[str]:
    """The steps of a URL, keys in parentheses as steps of their own, which is how pages show them."""
    steps: list[str] = []
    for step in path.partition("?")[0].split("/"):
        found = KEY.match(step) if step not in shown else None
        parts = found[2].split(",") if found else []
        steps += [found[1], *(part.rpartition("=")[2].strip("'") for part in parts)] if found else [step]
    return steps


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


def test_black_leaves_the_programs_alone(own: TypeGraph) -> None:
    for program in programs(own):
        assert black.format_str(program + "\n", mode=black.Mode()) == program + "\n"


def test_programs_ask_for_what_the_page_says_and_read_its_answer(
    own: TypeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "generated" / "models"))
    module: Any = importlib.import_module("industry_data.client")
    client = module.Client
    shown = [found for text in pages(own) for found in REQUEST.finditer(text)]
    assert len(shown) == len(programs(own)) > 70
    for said in shown:
        service = Service(module, said["status"], said["answer"])
        monkeypatch.setattr(module, "Client", lambda root, service=service: client(root, service))
        exec(compile(said["program"], "page", "exec"), {"print": service.read.append})  # noqa: S102
        (asked,) = service.requests
        url = unquote(asked.url.removeprefix("https://host/v1"))
        target = unquote(said["target"])
        assert (asked.method, segments(url, target)) == (said["verb"], segments(target, target))
        assert url.partition("?")[2] == target.partition("?")[2]
        assert (json.loads(asked.body) if asked.body else None) == (
            json.loads(said["body"]) if said["body"] else None
        )
        assert bool(service.read) == bool(said["answer"] and asked.method != "PATCH"), said["program"]


@pytest.mark.slow
def test_a_type_checker_finds_nothing_wrong_in_the_calls(tmp_path: Path, own: TypeGraph) -> None:
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


def test_a_type_called_client_does_not_hide_the_client() -> None:
    found = programs(
        graph_of(
            edmx(
                schema(
                    entity("client", '<Property Name="note" Type="Edm.String"/>'),
                    '<EntityContainer Name="C"><EntitySet Name="clients" EntityType="self.client"/></EntityContainer>',
                )
            )
        )
    )
    (created,) = (each for each in found if "create" in each)
    assert "from industry_data import Client\n" in created
    assert "from industry_data.client import Client as ServiceClient\n" in created
    assert 'with ServiceClient("https://host/v1") as client:' in created


def test_changes_are_read_to_the_link_behind_them() -> None:
    found = "\n".join(
        programs(
            graph_of(
                edmx(
                    schema(
                        entity("run"),
                        '<Function Name="delta" IsBound="true"><Parameter Name="b" Type="Collection(self.run)"/>'
                        '<ReturnType Type="Collection(self.run)"/></Function>',
                        '<EntityContainer Name="C"><EntitySet Name="runs" EntityType="self.run"/></EntityContainer>',
                    )
                )
            )
        )
    )
    assert "changes = client.runs.delta()\n    for change in changes:" in found


def test_what_the_client_has_no_word_for_has_no_call() -> None:
    model = edmx(
        schema(
            '<EntityType Name="run"><Key><PropertyRef Name="place"/></Key>'
            '<Property Name="place" Type="Edm.GeographyLineString"/></EntityType>',
            '<EntityContainer Name="C"><EntitySet Name="runs" EntityType="self.run"/></EntityContainer>',
        )
    )
    assert [line for line in calls(graph_of(model)) if "[" in line] == []
