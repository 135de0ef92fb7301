"""What `csdlgen docs` does for reference pages it does for the pages of a site, too."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.csdl import edmx, entity, schema
from tests.runs import files_in, run
from tests.unit.upkeep.service import described, service, write

DESCRIPTIONS = '[descriptions]\nfile = "texts.toml"\n'
CONFIG = f'schema = ["in.xml"]\n{DESCRIPTIONS}[site]\noutput = "site"\n'


def stop(bound_to: str) -> str:
    return (
        f'<Action Name="stop" IsBound="true"><Parameter Name="it" Type="{bound_to}"/>'
        '<Annotation Term="Org.OData.Core.V1.Description" String="Stops it."/></Action>'
    )


MODEL = edmx(
    schema(
        '<EnumType Name="colour"><Member Name="red"/><Member Name="blue"/></EnumType>',
        entity("run", described("Property", "status", "Edm.String", "The state.")),
        entity("part"),
        stop("ns.run"),
        stop("ns.part"),
        '<Function Name="now"><ReturnType Type="Edm.Date"/></Function>',
        '<EntityContainer Name="C"><EntitySet Name="runs" EntityType="ns.run"/>'
        '<FunctionImport Name="now" Function="ns.now"/></EntityContainer>',
    )
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "in.xml").write_text(MODEL)
    (tmp_path / "texts.toml").write_text("")
    (tmp_path / "csdlgen.toml").write_text(CONFIG)
    assert run(tmp_path, "generate").code == 0
    return tmp_path / "site" / "docs"


def edited(folder: Path, state: str = "edited") -> list[str]:
    return [
        line
        for line in run(folder, "docs", "status", "--state", state).stdout.splitlines()
        if ": texts" not in line and ".md:" in line
    ]


def harvested(folder: Path) -> dict[str, str]:
    done = run(folder, "docs", "harvest")
    assert done.code == 0
    return tomllib.loads((folder / "texts.toml").read_text())


def test_the_texts_of_people_are_told_with_their_lines(site: Path, tmp_path: Path) -> None:
    assert edited(tmp_path) == []
    intro = write(site / "ns" / "run.md", "## Properties", "A run, told well.\n\n## Properties")
    cell = write(site / "ns" / "run.md", "| The state. |", "| Mine. |")
    assert edited(tmp_path) == [
        f"site/docs/ns/run.md:{intro}:1: edited: text",
        f"site/docs/ns/run.md:{cell}:1: edited: description of `status`",
    ]
    (tmp_path / "in.xml").write_text(MODEL.replace("The state.", "Its state."))
    assert edited(tmp_path, "conflicting") == [
        f"site/docs/ns/run.md:{cell}:1: conflicting: description of `status`"
    ]


def test_descriptions_of_every_kind_move_and_the_pages_are_as_generated(site: Path, tmp_path: Path) -> None:
    write(site / "ns" / "run.md", "## Properties", "A run, *told* well.\n\n## Properties")
    write(site / "ns" / "part.md", "## Properties", "One &#124; two, a_b and 1 &#60; 2.\n\n## Properties")
    write(site / "ns" / "run.md", "| The state. |", "| What it does. |")
    write(site / "ns" / "colour.md", "| `blue` | 1 | |", "| `blue` | 1 | Like the sky. |")
    write(site / "ns" / "operations" / "now.md", "## The service", "Tells the day.\n\n## The service")
    write(
        site / "index.md", "| `/runs` | [run](ns/run.md) | |", "| `/runs` | [run](ns/run.md) | Every run. |"
    )
    assert harvested(tmp_path) == {
        "ns.C/runs": "Every run.",
        "ns.colour/blue": "Like the sky.",
        "ns.now": "Tells the day.",
        "ns.part": "One | two, a_b and 1 < 2.",
        "ns.run/status": "What it does.",
    }
    assert run(tmp_path, "generate").code == 0
    assert [line.rpartition(": ")[0] for line in edited(tmp_path)] == ["site/docs/ns/run.md:9:1: edited"]
    write(site / "ns" / "run.md", "A run, *told* well.\n\n", "")
    before = files_in(tmp_path / "site")
    assert run(tmp_path, "generate", "--force").code == 0
    assert files_in(tmp_path / "site") == before


def test_what_a_page_says_once_of_all_overloads_is_said_of_all(site: Path, tmp_path: Path) -> None:
    page = site / "ns" / "operations" / "stop.md"
    write(page, "\nStops it.\n", "\nEnds it at once.\n")
    assert harvested(tmp_path) == {"ns.stop": "Ends it at once."}
    run(tmp_path, "generate")
    assert page.read_text().count("\nEnds it at once.\n") == 1
    assert edited(tmp_path) == []


def test_what_is_written_under_one_overload_is_said_of_it_alone(site: Path, tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text(MODEL.replace("Stops it.", "Ends.", 1))
    run(tmp_path, "generate")
    write(site / "ns" / "operations" / "stop.md", "\nStops it.\n", "\nTakes the part out.\n")
    assert harvested(tmp_path) == {"ns.stop(ns.part)": "Takes the part out."}


def test_coverage_counts_all_that_has_a_name(site: Path, tmp_path: Path) -> None:
    def described_of_all() -> tuple[int, int]:
        found = json.loads(run(tmp_path, "docs", "status", "--format", "json").stdout)
        (namespace,) = found["namespaces"]
        return namespace["described"], namespace["elements"]

    first, elements = described_of_all()
    assert (first, elements) == (3, 16)
    write(site / "ns" / "colour.md", "| `red` | 0 | |", "| `red` | 0 | Like blood. |")
    assert described_of_all() == (4, elements)


def test_both_kinds_of_pages_are_looked_through(tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text(service())
    (tmp_path / "texts.toml").write_text("")
    (tmp_path / "csdlgen.toml").write_text(f'{CONFIG}[docs]\noutput = "docs"\n')
    assert run(tmp_path, "generate").code == 0
    write(tmp_path / "docs" / "resources" / "ns-run.md", "|The state.|", "|One.|")
    write(tmp_path / "site" / "docs" / "ns" / "run.md", "| The state. |", "| Two. |")
    write(tmp_path / "site" / "docs" / "ns" / "colour.md", "| `red` | 0 | |", "| `red` | 0 | Like blood. |")
    assert [line.partition(":")[0] for line in edited(tmp_path)] == [
        "docs/resources/ns-run.md",
        "site/docs/ns/colour.md",
        "site/docs/ns/run.md",
    ]
    done = run(tmp_path, "docs", "harvest")
    assert tomllib.loads((tmp_path / "texts.toml").read_text()) == {
        "ns.colour/red": "Like blood.",
        "ns.run/status": "One.",
    }
    assert "site/docs/ns/run.md" in done.stderr
    assert "another page says something else about it" in done.stderr
