"""Whole runs: a run that makes little again leaves what a run leaves that makes everything."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.reads import Ledger
from tests import synthetic
from tests.incremental.edits import edited
from tests.runs import Finished, files_in, run

CONFIG = """
schema = ["schema.xml"]
root_namespace = "synthetic.graph"
[models]
output = "out/models"
package = "p"
[stubs]
output = "out/stubs"
[client]
[docs]
output = "out/docs"
[site]
output = "out/site"
"""
TEXT = synthetic.schema(types=16)


class Project:
    """A folder in which a schema is edited and everything generated, again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)
        (folder / "csdlgen.toml").write_text(CONFIG)

    def run(self, text: str, *arguments: str) -> Finished:
        """Generate from a schema that has been as it is for a while."""
        (self.folder / "schema.xml").write_text(text, encoding="utf-8")
        time.sleep(0.03)
        return run(self.folder, *(arguments or ("generate",)))

    def out(self) -> dict[str, bytes]:
        return files_in(self.folder / "out")

    def notes(self) -> list[Path]:
        return sorted((self.folder / ".csdlgen").glob("*.json"))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


@pytest.fixture
def stood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that stood in the last run."""
    found: list[str] = []
    standing = Ledger.standing

    def listening(self: Ledger, pages: Iterable[Page | Artifact]) -> dict[str, Standing]:
        stood = standing(self, pages)
        found.extend(sorted(stood))
        return stood

    monkeypatch.setattr(Ledger, "standing", listening)
    return found


def anew(folder: Path, text: str) -> tuple[dict[str, bytes], str]:
    """What a run makes of a schema that knows nothing of an earlier one, and its findings."""
    shutil.rmtree(folder, ignore_errors=True)
    project = Project(folder)
    said = project.run(text).stderr.splitlines()[:-1]
    return project.out(), "\n".join(said)


def test_runs_after_edits_leave_what_one_run_leaves(
    project: Project, tmp_path: Path, stood: list[str]
) -> None:
    project.run(TEXT)
    text = TEXT
    for seed in range(4):
        text = edited(text, seed)
        stood.clear()
        finished = project.run(text)
        assert stood, "nothing was remembered"
        files, said = anew(tmp_path / "anew", text)
        assert project.out() == files
        assert "\n".join(finished.stderr.splitlines()[:-1]) == said
        assert project.run(text, "check").code == 0


def with_note(text: str) -> str:
    return text.replace("</ComplexType>", '<Property Name="zz" Type="Edm.String"/></ComplexType>', 1)


def delete(project: Project) -> None:
    shutil.rmtree(project.folder / ".csdlgen")


def truncate(project: Project) -> None:
    for file in project.notes():
        file.write_bytes(file.read_bytes()[:1000])


def turn_a_bit(project: Project) -> None:
    for file in project.notes():
        content = bytearray(file.read_bytes())
        content[len(content) // 2] ^= 1
        file.write_bytes(content)


def swap(project: Project) -> None:
    contents = [file.read_bytes() for file in project.notes()]
    for file, content in zip(project.notes(), contents[1:] + contents[:1], strict=True):
        file.write_bytes(content)


def come_from_another_program(project: Project) -> None:
    for file in project.notes():
        content = json.loads(file.read_text())
        if "facts" in content:
            content["facts"][0] = "0"
            file.write_text(json.dumps(content))


def edit_outputs(project: Project) -> None:
    for name in ("models", "stubs", "docs", "site"):
        file = max((project.folder / "out" / name).rglob("*.[pm][yd]*"))
        file.write_text("edited")


def touch_configuration(project: Project) -> None:
    with (project.folder / "csdlgen.toml").open("a") as file:
        file.write("# more")


@pytest.mark.parametrize(
    "spoil",
    [
        delete,
        truncate,
        turn_a_bit,
        swap,
        come_from_another_program,
        edit_outputs,
        touch_configuration,
    ],
)
def test_what_cannot_be_believed_costs_time_alone(
    project: Project, tmp_path: Path, stood: list[str], spoil: Callable[[Project], None]
) -> None:
    project.run(TEXT)
    spoil(project)
    time.sleep(0.03)
    stood.clear()
    project.run(with_note(TEXT), "generate", "--force")
    assert not stood
    assert project.out() == anew(tmp_path / "anew", with_note(TEXT))[0]


def test_a_page_on_which_a_person_wrote_stands_and_keeps_what_they_wrote(
    project: Project, stood: list[str]
) -> None:
    project.run(TEXT)
    page = min((project.folder / "out" / "docs" / "api").glob("*-delete.md"))
    page.write_text(page.read_text() + "\n## Written by hand\n")
    project.run(TEXT)
    project.run(TEXT + "\n")
    stood.clear()
    finished = project.run(with_note(TEXT))
    assert f"api/{page.name}" in stood
    assert "## Written by hand" in page.read_text()
    assert "1 kept" in finished.stderr


def test_another_target_than_the_edited_one_stands(project: Project, stood: list[str]) -> None:
    project.run(TEXT)
    edited_page = min((project.folder / "out" / "docs" / "resources").glob("*.md"))
    edited_page.write_text(edited_page.read_text() + "\nBy hand.\n")
    time.sleep(0.03)
    stood.clear()
    project.run(with_note(TEXT))
    assert any(path.endswith(".py") for path in stood)
    assert not any(path.startswith("resources/") for path in stood)
    assert "By hand." in edited_page.read_text()
