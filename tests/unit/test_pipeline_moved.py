"""What people wrote follows what moves: members, types with all their pages, operations; before or after a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.runs import Finished, run
from tests.unit.upkeep.service import project, service, write


def moved(folder: Path, *entries: tuple[str, str]) -> None:
    file = folder / "csdlgen.toml"
    lines = "".join(f'"{old}" = "{new}"\n' for old, new in entries)
    file.write_text(file.read_text().partition("[moved]")[0] + f"[moved]\n{lines}")


def changed(folder: Path, *renames: tuple[str, str]) -> None:
    text = service()
    for old, new in renames:
        assert old in text
        text = text.replace(old, new)
    (folder / "in.xml").write_text(text)


def generate(folder: Path) -> Finished:
    done = run(folder, "generate")
    assert done.code == 0
    again = run(folder, "generate")
    assert "created" not in again.stderr
    assert "merged" not in again.stderr
    return done


@pytest.mark.parametrize("is_late", [False, True])
def test_the_text_of_a_member_follows_on_every_page(tmp_path: Path, is_late: bool) -> None:
    docs = project(tmp_path)
    pages = [docs / "resources" / "run.md", docs / "resources" / "nightly.md", docs / "api" / "run-update.md"]
    for page in pages:
        write(page, "The state.", "HAND words.")
    changed(tmp_path, ('"status"', '"state"'))
    if is_late:
        generate(tmp_path)
        assert all("Kept by csdlgen" in page.read_text() for page in pages)
    moved(tmp_path, ("ns.run/status", "ns.run/state"))
    generate(tmp_path)
    for page in pages:
        text = page.read_text()
        assert text.count("HAND words.") == 1
        assert "\n|state|String|HAND words." in text
        assert "status" not in text
        assert "Kept by csdlgen" not in text


@pytest.mark.parametrize("is_late", [False, True])
def test_all_pages_of_a_type_follow_and_none_is_left(tmp_path: Path, is_late: bool) -> None:
    docs = project(tmp_path)
    write(docs / "resources" / "run.md", "|The state.|", "|HAND words.|")
    write(docs / "resources" / "run.md", "|None|**TODO: Add Description**|", "|None|HAND stops it.|")
    write(docs / "api" / "run-get.md", "## Permissions", "HAND note.\n\n## Permissions")
    write(
        docs / "api" / "run-cancel.md",
        "|reason|String|**TODO: Add Description**|",
        "|reason|String|HAND why.|",
    )
    write(docs / "api" / "run-list-next.md", "# List run", "# HAND list")
    changed(
        tmp_path, ('"run"', '"job"'), ("ns.run", "ns.job"), ('"cancel"', '"stop"'), ('"next"', '"following"')
    )
    if is_late:
        generate(tmp_path)
    moved(
        tmp_path, ("ns.run", "ns.job"), ("ns.cancel", "ns.stop"), ("ns.run/next", "ns.job/following")
    )  # fmt: skip
    generate(tmp_path)
    assert not list(docs.glob("*/run*.md"))
    texts = {path.relative_to(docs).as_posix(): path.read_text() for path in docs.glob("*/*.md")}
    assert "HAND words." in texts["resources/job.md"]
    assert "|[stop](../api/job-stop.md)|None|HAND stops it.|" in texts["resources/job.md"]
    assert "# job resource type" in texts["resources/job.md"]
    assert "HAND note." in texts["api/job-get.md"]
    assert "|reason|String|HAND why.|" in texts["api/job-stop.md"]
    assert "# HAND list" in texts["api/job-list-following.md"]
    for path, text in texts.items():
        assert "ns.run" not in text, path
        assert "cancel" not in text, path
    generate(tmp_path)


def test_a_page_that_somebody_wrote_meanwhile_stays_and_so_does_the_old_one(tmp_path: Path) -> None:
    docs = project(tmp_path)
    write(docs / "resources" / "run.md", "|The state.|", "|HAND one.|")
    changed(tmp_path, ('"run"', '"job"'), ("ns.run", "ns.job"))
    generate(tmp_path)
    write(docs / "resources" / "job.md", "|The state.|", "|HAND two.|")
    moved(tmp_path, ("ns.run", "ns.job"))
    done = generate(tmp_path)
    assert "docs/resources/run.md: warning CSDL609" in done.stderr
    assert "HAND one." in (docs / "resources" / "run.md").read_text()
    assert "HAND two." in (docs / "resources" / "job.md").read_text()


def test_a_description_of_ones_own_follows_too(tmp_path: Path) -> None:
    (tmp_path / "texts.toml").write_text('"ns.run/status" = "Ours."\n')
    docs = project(tmp_path, '[descriptions]\nfile = "texts.toml"\n')
    changed(tmp_path, ('"run"', '"job"'), ("ns.run", "ns.job"))
    moved(tmp_path, ("ns.run", "ns.job"))
    done = generate(tmp_path)
    assert "|status|String|Ours.|" in (docs / "resources" / "job.md").read_text()
    assert "CSDL718" not in done.stderr


def test_a_new_name_that_nothing_has_is_told(tmp_path: Path) -> None:
    project(tmp_path)
    moved(tmp_path, ("ns.old", "ns.nothing"))
    done = generate(tmp_path)
    assert "csdlgen.toml:6:1: warning CSDL717: 'ns.nothing' in [moved] is not in the model" in done.stderr


@pytest.mark.parametrize("is_type_first", [False, True])
def test_a_page_follows_through_one_move_after_the_other(tmp_path: Path, is_type_first: bool) -> None:
    docs = project(tmp_path)
    write(docs / "api" / "run-cancel.md", "# run: cancel", "# HAND words")
    of_type = (('"run"', '"job"'), ("ns.run", "ns.job")), ("ns.run", "ns.job")
    of_operation = (('"cancel"', '"stop"'),), ("ns.cancel", "ns.stop")
    renames: list[tuple[str, str]] = []
    entries: list[tuple[str, str]] = []
    for each, entry in (of_type, of_operation) if is_type_first else (of_operation, of_type):
        renames += each
        entries.append(entry)
        changed(tmp_path, *renames)
        moved(tmp_path, *entries)
        done = generate(tmp_path)
        assert "CSDL609" not in done.stderr
    assert "# HAND words" in (docs / "api" / "job-stop.md").read_text()
    assert [path.name for path in docs.glob("api/*-cancel.md")] == []
    assert [path.name for path in docs.glob("api/run-*.md")] == []
