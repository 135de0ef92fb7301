from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from csdlgen import laws
from csdlgen.artifacts import Artifact
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.output import Kind, Occasion, Plan, Terms, apply, occasion, plan, recall, remember

FINDING = laws.NO_KEY.broken(Location("in.xml", 1, 2), "x", target="ns.a", hint="y")


class Project:
    """A folder with an input and an output, and runs in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.source = folder / "in.xml"
        self.source.write_text("1")
        self.program = folder / "program.py"
        self.program.write_text("1")
        self.ledger = "what pages looked up"
        self.files = {"a.md": "1", "sub/b.md": "2"}
        self.terms = Terms(display_base=folder, keeps_edits=True)
        self.rest()

    def rest(self) -> None:
        """Wait until the clock that dates files has moved on."""
        time.sleep(0.03)

    def now(self, **changes: object) -> Occasion:
        found = occasion(
            self.folder,
            "run",
            facts=("version 1",),
            inputs=(self.program,),
            sources=(self.source,),
            folders={"docs": (self.folder / "out", self.terms)},
        )
        return replace(found, **changes)  # type: ignore[arg-type]

    def plan(self) -> Plan:
        artifacts = [Artifact(path, text) for path, text in self.files.items()]
        return plan(self.folder / "out", artifacts, self.terms)

    def run(self, *diagnostics: Diagnostic) -> Occasion:
        """A run that is put on record."""
        now, made = self.now(), self.plan()
        assert apply(made) == ()
        remember(now, {"docs": made}, diagnostics, {"docs": self.ledger}, {})
        return now

    def knows(self, **changes: object) -> bool:
        return recall(self.now(**changes)) is not None


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def test_a_run_on_record_is_recalled_with_what_it_found(project: Project) -> None:
    project.run(FINDING)
    known = recall(project.now())
    assert known is not None
    assert known.diagnostics == (FINDING,)
    made = known.plans["docs"]
    assert made.is_clean()
    assert [(change.path, change.kind) for change in made.changes] == [
        ("a.md", Kind.SAME),
        ("sub/b.md", Kind.SAME),
    ]


def test_nothing_is_recalled_before_the_first_run(project: Project) -> None:
    assert not project.knows()


def test_git_ignores_the_record(project: Project) -> None:
    project.run()
    assert (project.folder / ".csdlgen" / ".gitignore").read_text() == "*\n"


def edit_input(project: Project) -> None:
    project.source.write_text("2")


def edit_input_and_turn_back_the_clock(project: Project) -> None:
    before = project.source.stat()
    project.source.write_text("2")
    os.utime(project.source, ns=(before.st_atime_ns, before.st_mtime_ns))


def delete_input(project: Project) -> None:
    project.source.unlink()


def edit_output(project: Project) -> None:
    (project.folder / "out" / "a.md").write_text("edited")


def edit_output_and_turn_back_the_clock(project: Project) -> None:
    path = project.folder / "out" / "a.md"
    before = path.stat()
    path.write_text("2")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def copy_output(project: Project) -> None:
    path = project.folder / "out" / "a.md"
    before, text = path.stat(), path.read_text()
    path.unlink()
    path.write_text(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def delete_output(project: Project) -> None:
    (project.folder / "out" / "a.md").unlink()


def edit_manifest(project: Project) -> None:
    (project.folder / "out" / ".csdlgen-manifest.json").write_text("{}")


def move_output_behind_a_link(project: Project) -> None:
    (project.folder / "out" / "sub").rename(project.folder / "away")
    (project.folder / "out" / "sub").symlink_to(project.folder / "away")


@pytest.mark.parametrize(
    "change",
    [
        edit_input,
        edit_input_and_turn_back_the_clock,
        delete_input,
        edit_output,
        edit_output_and_turn_back_the_clock,
        copy_output,
        delete_output,
        edit_manifest,
        move_output_behind_a_link,
    ],
)
def test_a_record_counts_only_while_nothing_changed(
    project: Project, change: Callable[[Project], None]
) -> None:
    project.run()
    assert project.knows()
    project.rest()
    change(project)
    assert not project.knows()


def test_a_record_counts_only_for_the_same_program_files_and_outputs(project: Project) -> None:
    project.run()
    other = project.folder / "other.xml"
    other.write_text("1")
    assert not project.knows(facts=("version 2",))
    assert not project.knows(inputs=(project.program, other))
    assert not project.knows(inputs=())
    assert not project.knows(sources=(project.source, other))
    assert not project.knows(sources=())
    assert not project.knows(folders={})
    assert not project.knows(folders={"docs": (project.folder / "elsewhere", project.terms)})
    assert not project.knows(name="another-run")
    assert project.knows()


def test_a_file_that_a_schema_refers_to_counts_too(project: Project) -> None:
    referred = project.folder / "referred.xml"
    referred.write_text("1")
    project.rest()
    project.terms = replace(project.terms, inputs=frozenset({referred}))
    project.run()
    assert project.knows()
    referred.write_text("2")
    assert not project.knows()


def test_a_run_whose_input_changed_meanwhile_is_not_put_on_record(project: Project) -> None:
    now, made = project.now(), project.plan()
    project.source.write_text("2")
    project.source.write_text("1")
    apply(made)
    remember(now, {"docs": made}, (), {}, {})
    assert not project.knows()


def test_a_run_whose_findings_the_next_would_not_repeat_is_not_put_on_record(project: Project) -> None:
    project.terms = replace(project.terms, keeps_edits=False)
    project.run()
    edit_output(project)
    project.run()
    assert not project.knows()
    project.run()
    assert project.knows()


def test_a_kept_page_is_recalled_as_kept(project: Project) -> None:
    project.run()
    edit_output(project)
    project.run()
    known = recall(project.now())
    assert known is not None
    assert [change.kind for change in known.plans["docs"].changes] == [Kind.KEEP, Kind.SAME]


def test_a_reference_to_a_missing_file_is_looked_for_each_time(project: Project) -> None:
    project.run(laws.REFERENCE.broken(Location("in.xml"), "there is no such file"))
    assert not project.knows()


@pytest.mark.parametrize(
    "text", ["", "[]", "{", "null", '{"facts": []}', "[" * 100_000, "\0", '{"facts": 7}']
)
def test_a_broken_record_is_none(project: Project, text: str) -> None:
    project.run()
    project.now().file.write_text(text)
    assert not project.knows()


def test_a_poisoned_record_opens_nothing(project: Project) -> None:
    project.run()
    trap = project.folder / "trap"
    os.mkfifo(trap)
    record = json.loads(project.now().file.read_text())
    record["inputs"] = {str(trap): "0" * 64, **record["inputs"]}
    project.now().file.write_text(json.dumps(record))
    assert not project.knows()


@pytest.mark.parametrize("kind", ["anything", "delete", "refuse"])
def test_a_record_of_another_kind_of_verdict_is_none(project: Project, kind: str) -> None:
    project.run()
    record = json.loads(project.now().file.read_text())
    record["targets"]["docs"]["files"]["a.md"] = kind
    project.now().file.write_text(json.dumps(record))
    assert not project.knows()


def test_a_link_in_the_place_of_the_records_leads_nowhere(project: Project, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (project.folder / ".csdlgen").symlink_to(tmp_path / "away")
    project.run()
    assert list((tmp_path / "away").iterdir()) == []


def test_what_stands_in_the_way_of_a_record_is_no_error(project: Project) -> None:
    (project.folder / ".csdlgen").write_text("a file")
    project.run()
    assert not project.knows()


def test_a_record_of_an_invented_finding_is_none(project: Project) -> None:
    project.run()
    record = json.loads(project.now().file.read_text())
    record["diagnostics"] = [["CSDL999", "error", "invented", ["x", 1, 1], "", ""]]
    project.now().file.write_text(json.dumps(record))
    assert not project.knows()
