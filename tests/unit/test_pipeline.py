from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from csdlgen import pipeline, program
from csdlgen import targets as available
from csdlgen.artifacts import Artifact, Markdown, Output, Page, Python, Standing
from csdlgen.config import Config, load
from csdlgen.diagnostics import InputError, Law, Location, Severity
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.pipeline import Wishes, generate, plan
from csdlgen.targets import Target
from csdlgen.understanding import validate
from tests.csdl import edmx, schema

Made = Artifact | Standing
FINDING = Law("CSDL502", Severity.WARNING, "x")


def models(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    return Output(pages=[Artifact(f"{names.types[name].module}.py", "x = 1\n") for name in graph.types])


def docs(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    found = (FINDING.broken(Location("here"), "found by a target"),)
    return Output(
        pages=(Page(f"{name}.md", "docs/page.j2", Markdown(name)) for name in graph.types), diagnostics=found
    )


@pytest.fixture(autouse=True)
def targets(monkeypatch: pytest.MonkeyPatch) -> None:
    made = (
        Target(name="models", sink=Python, pages=models, is_python=True),
        Target(name="docs", sink=Markdown, pages=docs, keeps_edits=True),
    )
    monkeypatch.setattr(available, "TARGETS", made)


def configured(
    folder: Path, *types: str, models: bool = True, docs: bool = True, more: str = ""
) -> tuple[Config, Wishes]:
    folder.joinpath("in.xml").write_text(edmx(schema(*(f'<ComplexType Name="{name}"/>' for name in types))))
    folder.joinpath("own").mkdir(exist_ok=True)
    folder.joinpath("own", "page.j2").write_text("# {{ view }}\n")
    text = f'schema = ["*.xml"]\n{more}\n'
    if models:
        text += '[models]\noutput = "m"\npackage = "p"\n'
    if docs:
        text += '[docs]\noutput = "d"\ntemplates = "own"\n'
    folder.joinpath("csdlgen.toml").write_text(text)
    return load(folder / "csdlgen.toml", folder)[0], Wishes(display_base=folder)


def codes(run: pipeline.Run) -> list[str]:
    return [finding.code for finding in run.diagnostics]


def test_every_configured_target_is_written(tmp_path: Path) -> None:
    run = generate(*configured(tmp_path, "a"))
    assert run.is_complete
    assert (tmp_path / "m" / "a.py").read_text() == "x = 1\n"
    assert (tmp_path / "d" / "ns.a.md").read_text() == "# ns.a\n"
    assert codes(run) == ["CSDL502"]
    assert plan(*configured(tmp_path, "a")).is_clean()


def test_planning_writes_nothing(tmp_path: Path) -> None:
    run = plan(*configured(tmp_path, "a"))
    assert not run.is_clean()
    assert not (tmp_path / "m").exists()


def test_only_the_wished_target_is_written(tmp_path: Path) -> None:
    config, _ = configured(tmp_path, "a")
    assert list(generate(config, Wishes(display_base=tmp_path, only=("docs",))).plans) == ["docs"]
    assert not (tmp_path / "m").exists()


def test_a_configuration_without_a_target_is_reported(tmp_path: Path) -> None:
    run = generate(*configured(tmp_path, "a", models=False, docs=False))
    assert codes(run) == ["CSDL713"]
    assert run.is_complete


def test_an_input_that_cannot_be_read_leaves_the_output_as_it_is(tmp_path: Path) -> None:
    generate(*configured(tmp_path, "a", "b"))
    config, wishes = configured(tmp_path, "a")
    (tmp_path / "broken.xml").write_text("<no")
    run = generate(config, wishes)
    assert not run.is_complete
    assert run.plans == {}
    assert (tmp_path / "m" / "b.py").exists()


def test_a_clash_without_a_cure_writes_nothing_where_python_is_made(tmp_path: Path) -> None:
    more = '[rename]\n"ns.a" = "Same"\n"ns.b" = "Same"'
    run = generate(*configured(tmp_path, "a", "b", more=more))
    assert not run.is_complete
    assert any(code.startswith("CSDL40") for code in codes(run))
    assert not (tmp_path / "d").exists()
    run = generate(*configured(tmp_path, "a", "b", more=more, models=False))
    assert run.is_complete
    assert (tmp_path / "d" / "ns.b.md").exists()


def test_a_refused_file_makes_a_run_incomplete(tmp_path: Path) -> None:
    config, wishes = configured(tmp_path, "a")
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "a.py").write_text("mine")
    run = generate(config, wishes)
    assert not run.is_complete
    assert (tmp_path / "d" / "ns.a.md").exists()
    assert generate(config, Wishes(display_base=tmp_path, force=True)).is_complete


def test_what_cannot_be_written_makes_a_run_incomplete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, wishes = configured(tmp_path, "a")

    def refusing(source: str, target: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refusing)
    run = generate(config, wishes)
    assert (run.is_complete, run.is_interrupted) == (False, True)
    assert "CSDL607" in codes(run)


def test_an_edited_page_is_kept_and_edited_code_is_not(tmp_path: Path) -> None:
    generate(*configured(tmp_path, "a"))
    (tmp_path / "m" / "a.py").write_text("edited")
    (tmp_path / "d" / "ns.a.md").write_text("edited")
    run = generate(*configured(tmp_path, "a"))
    assert run.is_complete
    assert {"CSDL602", "CSDL603"} <= set(codes(run))
    assert (tmp_path / "m" / "a.py").read_text() == "x = 1\n"
    assert (tmp_path / "d" / "ns.a.md").read_text() == "edited"


def test_no_output_overwrites_an_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hostile(graph: TypeGraph, names: NameTable, config: Config) -> Output:
        return Output(pages=[Artifact("in.xml", "x"), Artifact("csdlgen.toml", "x")])

    monkeypatch.setattr(available, "TARGETS", (Target(name="models", sink=Python, pages=hostile),))
    config, _ = configured(tmp_path, "a", docs=False)
    (tmp_path / "csdlgen.toml").write_text((tmp_path / "csdlgen.toml").read_text().replace('"m"', '"."'))
    config, _ = load(tmp_path / "csdlgen.toml", tmp_path)
    run = generate(config, Wishes(display_base=tmp_path, force=True))
    assert codes(run) == ["CSDL608", "CSDL608"]


def test_somebody_may_watch_the_pages_go_by(tmp_path: Path) -> None:
    seen: list[str] = []

    def watch(name: str, count: int, artifacts: Iterable[Made]) -> Iterable[Made]:
        for artifact in artifacts:
            seen.append(f"{name} {artifact.path} of {count}")
            yield artifact

    config, _ = configured(tmp_path, "a")
    generate(config, Wishes(display_base=tmp_path, watch=watch))
    assert seen == ["models a.py of 1", "docs ns.a.md of 1"]


def test_validation_reports_what_the_graph_needs_and_clashes_where_python_is_made(tmp_path: Path) -> None:
    config, _ = configured(tmp_path, "a", "a", models=False)
    (finding,) = validate([tmp_path / "in.xml"], None, tmp_path)
    assert finding.code == "CSDL203"
    more = '[rename]\n"ns.a" = "Same"\n"ns.b" = "Same"'
    config, _ = configured(tmp_path, "a", "b", more=more)
    assert [each.code[:5] for each in validate([tmp_path / "in.xml"], config, tmp_path)] == ["CSDL4"]


def test_a_file_that_cannot_be_opened_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^no\.xml: error CSDL118: cannot be opened: No such file"):
        validate([tmp_path / "no.xml"], None, tmp_path)


def watched(folder: Path, config: Config, **wishes: object) -> list[str]:
    """The targets that a run asked for pages; none if the record of the last run said that nothing changed."""
    asked: list[str] = []

    def watch(name: str, _count: int, artifacts: Iterable[Made]) -> Iterable[Made]:
        asked.append(name)
        return artifacts

    generate(config, Wishes(display_base=folder, watch=watch, **wishes))  # type: ignore[arg-type]
    return asked


def test_a_run_that_repeats_the_last_one_asks_for_no_page(tmp_path: Path) -> None:
    config, wishes = configured(tmp_path, "a")
    time.sleep(0.03)
    first = generate(config, wishes)
    again = generate(config, wishes)
    assert watched(tmp_path, config) == []
    assert again.diagnostics == first.diagnostics
    assert again.is_clean()
    assert plan(config, wishes).is_clean()
    # Other wishes are another run, with a record of its own.
    assert watched(tmp_path, config, only=("docs",)) == ["docs"]
    assert watched(tmp_path, config, only=("docs",)) == []
    assert watched(tmp_path, config, force=True) == ["models", "docs"]


def edit_configuration(folder: Path) -> None:
    with (folder / "csdlgen.toml").open("a") as file:
        file.write("# more")


def edit_template(folder: Path) -> None:
    (folder / "own" / "page.j2").write_text("## {{ view }}\n")


def add_template(folder: Path) -> None:
    (folder / "own" / "other.j2").touch()


def add_schema(folder: Path) -> None:
    (folder / "more.xml").write_text(edmx(schema(namespace="more")))


@pytest.mark.parametrize("change", [edit_configuration, edit_template, add_template, add_schema])
def test_a_run_after_any_change_looks_at_everything(tmp_path: Path, change: Callable[[Path], None]) -> None:
    config, wishes = configured(tmp_path, "a")
    time.sleep(0.03)
    generate(config, wishes)
    change(tmp_path)
    assert watched(tmp_path, config) == ["models", "docs"]


def test_a_run_by_another_program_looks_at_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, wishes = configured(tmp_path, "a")
    time.sleep(0.03)
    generate(config, wishes)
    monkeypatch.setattr(program, "stamp", lambda: "0")
    assert watched(tmp_path, config) == ["models", "docs"]


def test_a_check_leaves_no_record(tmp_path: Path) -> None:
    config, wishes = configured(tmp_path, "a")
    generate(config, wishes)
    shutil.rmtree(tmp_path / ".csdlgen", ignore_errors=True)
    assert plan(config, wishes).is_clean()
    assert not (tmp_path / ".csdlgen").exists()


def test_without_its_record_a_run_says_the_same(tmp_path: Path) -> None:
    config, wishes = configured(tmp_path, "a")
    time.sleep(0.03)
    generate(config, wishes)
    with_record = generate(config, wishes)
    shutil.rmtree(tmp_path / ".csdlgen")
    without = generate(config, wishes)
    assert without.diagnostics == with_record.diagnostics
    assert without.is_clean()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_any_number_of_processes_writes_the_same(
    tmp_path: Path, jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csdlgen.making.WORTHWHILE", 100)
    config, wishes = configured(tmp_path, *(f"type{number}" for number in range(450)))
    run = generate(config, replace(wishes, jobs=jobs))
    assert [change.path for change in run.plans["docs"].changes] == [f"ns.type{n}.md" for n in range(450)]
    assert (tmp_path / "d" / "ns.type449.md").read_text() == "# ns.type449\n"


def test_a_template_that_fails_in_another_process_is_reported_as_in_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csdlgen.making.WORTHWHILE", 100)
    config, wishes = configured(tmp_path, *(f"type{number}" for number in range(450)))
    (tmp_path / "own" / "page.j2").write_text("{{ view.missing }}")
    messages = set()
    for jobs in (1, 2):
        with pytest.raises(InputError, match="CSDL610") as raised:
            generate(config, replace(wishes, jobs=jobs))
        messages.add(str(raised.value))
    assert len(messages) == 1
