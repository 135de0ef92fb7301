"""`csdlgen docs status` tells every text that is not as generated, with its line, and how much is described."""

from __future__ import annotations

import json
from pathlib import Path

from tests.runs import run
from tests.unit.upkeep.service import project, service, write


def states(folder: Path, *options: str) -> list[str]:
    return [line for line in run(folder, "docs", "status", *options).stdout.splitlines() if ".md:" in line]


def test_a_page_nobody_touched_has_placeholders_alone(tmp_path: Path) -> None:
    project(tmp_path)
    found = states(tmp_path)
    assert all(": todo: " in line for line in found)
    page = (tmp_path / "docs" / "resources" / "run.md").read_text().split("\n")
    mine = [int(line.split(":")[1]) for line in found if line.startswith("docs/resources/run.md:")]
    assert mine == [number for number, line in enumerate(page, start=1) if "**TODO" in line]


def test_every_state_is_told_with_its_line(tmp_path: Path) -> None:
    docs = project(tmp_path)
    page = docs / "resources" / "run.md"
    status = write(page, "|The state.|", "|Mine.|")
    title = write(page, "# run resource type", "# Runs")
    paragraph = write(page, "## Properties", "A word.\n\n## Properties")
    assert states(tmp_path, "--state", "edited") == [
        f"docs/resources/run.md:{title}:1: edited: heading",
        f"docs/resources/run.md:{paragraph}:1: edited: text",
        f"docs/resources/run.md:{status + 2}:1: edited: description of status",
    ]
    (tmp_path / "in.xml").write_text(service(status="Something new."))
    assert states(tmp_path, "--state", "conflicting") == [
        f"docs/resources/run.md:{status + 2}:1: conflicting: description of status"
    ]
    assert run(tmp_path, "docs", "status", "--fail-on", "conflicting").code == 1
    assert run(tmp_path, "docs", "status", "--fail-on", "orphaned").code == 0


def test_texts_about_what_is_gone_are_orphans(tmp_path: Path) -> None:
    docs = project(tmp_path)
    write(docs / "resources" / "run.md", "|The state.|", "|Mine.|")
    line = write(docs / "api" / "run-cancel.md", "# run: cancel", "# Stop it")
    text = service()
    text = text.replace('Name="status"', 'Name="state"').replace('"cancel"', '"stop"')
    (tmp_path / "in.xml").write_text(text)
    assert run(tmp_path, "generate").code == 0
    found = states(tmp_path, "--state", "orphaned")
    assert found[0] == f"docs/api/run-cancel.md:{line}:1: orphaned: heading"
    assert found[1].endswith("orphaned: Properties, Property / status / Description")
    number = int(found[1].split(":")[1])
    assert (docs / "resources" / "run.md").read_text().split("\n")[number - 1].endswith(": Mine.")


def test_a_page_too_mangled_to_read_is_told_whole(tmp_path: Path) -> None:
    docs = project(tmp_path)
    write(docs / "resources" / "run.md", "``` json", "``` json\n````\n```")
    (docs / "resources" / "run.md").write_text("```\n")
    (found,) = states(tmp_path, "--state", "edited")
    assert found.startswith("docs/resources/run.md:1:1: edited: whole page: a block of code is not closed")


def test_coverage_counts_what_is_written_on_pages(tmp_path: Path) -> None:
    docs = project(tmp_path)

    def coverage() -> tuple[int, int]:
        found = json.loads(run(tmp_path, "docs", "status", "--format", "json").stdout)
        (namespace,) = found["namespaces"]
        assert namespace["namespace"] == "ns"
        return namespace["described"], namespace["elements"]

    assert coverage() == (1, 8)
    write(docs / "api" / "run-cancel.md", "|reason|String|**TODO: Add Description**|", "|reason|String|Why.|")
    rest = " Inherited from [run](../resources/run.md). The possible"
    write(docs / "resources" / "nightly.md", f"**TODO: Add Description**{rest}", f"Its hue.{rest}")
    assert coverage() == (3, 8)


def test_the_json_has_the_texts_and_the_counts(tmp_path: Path) -> None:
    docs = project(tmp_path)
    line = write(docs / "resources" / "run.md", "|The state.|", "|Mine.|")
    found = json.loads(run(tmp_path, "docs", "status", "--format", "json", "--state", "edited").stdout)
    assert found["texts"] == [
        {"file": "docs/resources/run.md", "line": line, "state": "edited", "what": "description of status"}
        | {"text": "Mine.", "namespace": "ns"}
    ]
    counts = found["namespaces"][0]
    assert counts["edited"] == 1
    assert counts["todo"] > 20
    assert counts["generated"] > 100


def test_without_pages_there_is_nothing_to_tell(tmp_path: Path) -> None:
    (tmp_path / "in.xml").write_text(service())
    (tmp_path / "csdlgen.toml").write_text('schema = ["in.xml"]\n')
    done = run(tmp_path, "docs", "status")
    assert done.code == 2
    assert "neither the table [docs] nor [site] is there" in done.stderr
