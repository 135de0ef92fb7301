from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from csdlgen.artifacts import Artifact
from csdlgen.diagnostics import Diagnostic, InputError
from csdlgen.output import MANIFEST, Kind, Plan, Terms, apply, difference, plan

Files = dict[str, str]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def planned(out: Path, files: Files, **terms: object) -> Plan:
    base = replace(Terms(display_base=out.parent), **terms)  # type: ignore[arg-type]
    return plan(out, [Artifact(path, text) for path, text in files.items()], base)


def written(out: Path, files: Files, **terms: object) -> Plan:
    """A run from beginning to end, which must succeed in writing."""
    made = planned(out, files, **terms)
    assert apply(made) == ()
    return made


def verdicts(plan: Plan) -> dict[str, str]:
    return {change.path: str(change.kind) for change in plan.changes}


def codes(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [finding.code for finding in findings]


def held(out: Path) -> Files:
    return {
        path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def manifest(out: Path) -> dict[str, dict[str, str]]:
    content: dict[str, dict[str, str]] = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    return content


def test_everything_is_created_in_an_empty_folder_and_the_manifest_lists_it(out: Path) -> None:
    files = {"b.py": "b\n", "sub/a.py": "a\n"}
    made = written(out, files)
    assert verdicts(made) == {"b.py": "create", "sub/a.py": "create"}
    assert held(out) == files
    assert list(manifest(out)) == ["files"]
    assert list(manifest(out)["files"]) == ["b.py", "sub/a.py"]


def test_the_manifest_is_the_same_in_any_order(out: Path) -> None:
    written(out, {"b": "1", "a": "2"})
    first = (out / MANIFEST).read_bytes()
    written(out.with_name("other"), {"a": "2", "b": "1"})
    assert (out.with_name("other") / MANIFEST).read_bytes() == first


def test_only_what_changed_is_written(out: Path) -> None:
    written(out, {"same": "1", "new": "1", "gone": "1"})
    os.utime(out / "same", (1, 1))
    made = written(out, {"same": "1", "new": "2"})
    assert verdicts(made) == {"same": "same", "new": "update", "gone": "delete"}
    assert (out / "same").stat().st_mtime == 1
    assert held(out) == {"same": "1", "new": "2"}


def test_a_second_run_touches_nothing_at_all(out: Path) -> None:
    written(out, {"a": "1"})
    os.utime(out / "a", (1, 1))
    os.utime(out / MANIFEST, (1, 1))
    assert written(out, {"a": "1"}).is_clean()
    assert {path.stat().st_mtime for path in out.iterdir()} == {1}


def test_nothing_to_write_makes_no_folder(out: Path) -> None:
    assert written(out, {}).is_clean()
    assert not out.exists()


def test_empty_folders_go_with_their_last_file(out: Path) -> None:
    written(out, {"a/b/c.py": "1", "a/d.py": "1", "e/f/g.py": "1"})
    (out / "e" / "mine").touch()
    written(out, {"a/d.py": "1"})
    assert not (out / "a" / "b").exists()
    assert held(out) == {"a/d.py": "1", "e/mine": ""}


def test_a_foreign_file_is_refused_and_everything_else_is_written(out: Path) -> None:
    out.mkdir()
    (out / "a").write_text("mine")
    made = written(out, {"a": "1", "b": "1"})
    assert verdicts(made) == {"a": "refuse", "b": "create"}
    assert codes(made.diagnostics) == ["CSDL601"]
    assert str(made.diagnostics[0].location) == "out/a"
    assert held(out) == {"a": "mine", "b": "1"}
    assert list(manifest(out)["files"]) == ["b"]


def test_force_overwrites_a_foreign_file(out: Path) -> None:
    out.mkdir()
    (out / "a").write_text("mine")
    assert written(out, {"a": "1"}, force=True).diagnostics == ()
    assert held(out) == {"a": "1"}


def test_an_input_is_not_overwritten_even_by_force(out: Path) -> None:
    out.mkdir()
    schema = out / "schema.xml"
    schema.write_text("<x/>")
    made = written(out, {"schema.xml": "1"}, force=True, inputs=frozenset({schema.resolve()}))
    assert codes(made.diagnostics) == ["CSDL608"]
    assert schema.read_text() == "<x/>"


def test_an_input_is_not_deleted_even_if_a_manifest_says_so(out: Path) -> None:
    written(out, {"schema.xml": "<x/>"})
    made = written(out, {}, inputs=frozenset({(out / "schema.xml").resolve()}))
    assert codes(made.diagnostics) == ["CSDL609"]
    assert held(out) == {"schema.xml": "<x/>"}


def test_a_file_with_the_right_content_is_adopted(out: Path) -> None:
    out.mkdir()
    (out / "a").write_text("1")
    made = written(out, {"a": "1"})
    assert verdicts(made) == {"a": "same"}
    assert not made.is_clean()
    assert list(manifest(out)["files"]) == ["a"]


def test_a_hand_edit_in_code_is_replaced_and_reported(out: Path) -> None:
    written(out, {"a": "1"})
    (out / "a").write_text("edited")
    made = written(out, {"a": "1"})
    assert codes(made.diagnostics) == ["CSDL602"]
    assert held(out) == {"a": "1"}


def test_an_edited_page_is_kept_and_reported_until_force(out: Path) -> None:
    written(out, {"a.md": "1"})
    (out / "a.md").write_text("edited")
    for text in ("1", "2"):
        made = written(out, {"a.md": text}, keeps_edits=True)
        assert verdicts(made) == {"a.md": "keep"}
        assert codes(made.diagnostics) == ["CSDL603"]
        assert held(out) == {"a.md": "edited"}
    written(out, {"a.md": "2"}, keeps_edits=True, force=True)
    assert held(out) == {"a.md": "2"}


def test_an_edited_file_that_is_no_longer_generated_is_left_behind_and_reported(out: Path) -> None:
    written(out, {"a": "1", "b": "1"})
    (out / "a").write_text("edited")
    made = written(out, {"b": "1"})
    assert codes(made.diagnostics) == ["CSDL609"]
    assert held(out) == {"a": "edited", "b": "1"}
    assert written(out, {"b": "1"}).is_clean()


def test_a_file_that_differs_in_line_ends_alone_is_the_same(out: Path) -> None:
    written(out, {"a": "1\n2\n"})
    (out / "a").write_bytes(b"1\r\n2\r\n")
    assert planned(out, {"a": "1\n2\n"}).is_clean()
    assert verdicts(planned(out, {"a": "3\n"})) == {"a": "update"}


def test_a_deleted_file_comes_back(out: Path) -> None:
    written(out, {"a": "1"})
    (out / "a").unlink()
    assert verdicts(written(out, {"a": "1"})) == {"a": "create"}
    assert held(out) == {"a": "1"}


@pytest.mark.parametrize(
    "path",
    ["../x", "/etc/x", "a/../../x", "C:/x", "a\\b", "", "a//b", "./a", ".git/hooks/x", ".GIT/x", MANIFEST],
)
def test_a_path_that_may_leave_the_folder_is_refused(out: Path, path: str) -> None:
    made = written(out, {path: "1", "good": "1"})
    assert codes(made.diagnostics) == ["CSDL604"]
    assert held(out) == {"good": "1"}


def test_paths_that_differ_in_case_alone_are_refused(out: Path) -> None:
    made = written(out, {"Straße/A.md": "1", "strasse/a.md": "2"})
    assert codes(made.diagnostics) == ["CSDL605"]
    assert held(out) == {"Straße/A.md": "1"}


def test_two_artifacts_of_one_path_are_refused(out: Path) -> None:
    artifacts = [Artifact("a", "1"), Artifact("a", "2")]
    made = plan(out, artifacts, Terms(display_base=out.parent))
    assert codes(made.diagnostics) == ["CSDL605"]


def test_a_link_that_leads_out_is_refused_and_not_followed(out: Path, tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "file").write_text("mine")
    out.mkdir()
    (out / "folder").symlink_to(tmp_path / "away")
    (out / "file").symlink_to(tmp_path / "away" / "file")
    made = written(out, {"folder/file": "1", "folder/new": "1", "file": "1", "b": "1"}, force=True)
    assert [(each.code, str(each.location)) for each in made.diagnostics] == [
        ("CSDL604", "out/folder"),  # once for all that would lie behind it
        ("CSDL604", "out/file"),
    ]
    assert [change.path for change in made.changes if change.kind is Kind.REFUSE] == [
        "folder/file",
        "folder/new",
        "file",
    ]
    assert (tmp_path / "away" / "file").read_text() == "mine"
    assert list((tmp_path / "away").iterdir()) == [tmp_path / "away" / "file"]
    assert (out / "b").read_text() == "1"


def test_an_owned_file_behind_a_link_that_leads_out_is_not_deleted(out: Path, tmp_path: Path) -> None:
    written(out, {"folder/file": "1"})
    (out / "folder").rename(tmp_path / "away")
    (out / "folder").symlink_to(tmp_path / "away")
    assert codes(written(out, {}).diagnostics) == ["CSDL604"]
    assert (tmp_path / "away" / "file").exists()


def test_a_link_inside_the_folder_is_replaced_by_the_file(out: Path) -> None:
    written(out, {"a": "1", "b": "1"})
    (out / "b").unlink()
    (out / "b").symlink_to("a")
    written(out, {"a": "1", "b": "2"})
    assert held(out) == {"a": "1", "b": "2"}
    assert not (out / "b").is_symlink()


def test_the_output_folder_itself_may_be_a_link(out: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    out.symlink_to(tmp_path / "real")
    written(out, {"a/b": "1"})
    assert held(tmp_path / "real") == {"a/b": "1"}


def test_something_else_in_the_way_is_refused(out: Path) -> None:
    out.mkdir()
    (out / "folder.py").mkdir()
    (out / "file").touch()
    (out / "inside").mkdir()
    (out / "loop").symlink_to("inside")
    os.mkfifo(out / "pipe")
    made = written(out, {"folder.py": "1", "file/a.py": "1", "pipe": "1", "loop": "1"}, force=True)
    assert codes(made.diagnostics) == ["CSDL604"] * 4


def test_an_output_folder_that_is_a_file_is_refused(out: Path) -> None:
    out.touch()
    with pytest.raises(InputError, match=r"^out: error CSDL607: the output folder is a file"):
        planned(out, {"a": "1"})


def test_an_output_folder_that_is_a_link_to_nothing_is_refused(out: Path) -> None:
    out.symlink_to("nowhere")
    with pytest.raises(InputError, match=r"^out: error CSDL607: the output folder is a link to nothing"):
        planned(out, {"a": "1"})


def test_a_link_to_nothing_in_the_place_of_a_folder_is_refused(out: Path) -> None:
    out.mkdir()
    (out / "folder").symlink_to("nowhere")
    made = written(out, {"folder/deep/a": "1", "folder/b": "1", "c": "1"})
    assert [str(each) for each in made.diagnostics] == [
        "out/folder: error CSDL604: stands where a folder is needed"
    ]
    assert (out / "c").read_text() == "1"


def test_a_poisoned_manifest_deletes_nothing_outside(out: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("1")
    written(out, {"a": "1"})
    content = manifest(out)
    sha256 = content["files"]["a"]
    content["files"] |= {
        "../victim": sha256,
        str(victim): sha256,
        "a/../../victim": sha256,
        "b": "no hash",
        "\ud800": sha256,
    }
    content["pending"] = {"../victim": sha256}
    (out / MANIFEST).write_text(json.dumps(content))
    made = written(out, {})
    assert codes(made.diagnostics) == ["CSDL606"] * 6
    assert victim.exists()
    assert held(out) == {}


def test_a_poisoned_manifest_deletes_no_file_that_holds_something_else(out: Path) -> None:
    written(out, {"a": "1"})
    (out / "precious").write_text("mine")
    content = manifest(out)
    content["files"]["precious"] = content["files"]["a"]
    (out / MANIFEST).write_text(json.dumps(content))
    written(out, {"a": "1"})
    assert (out / "precious").read_text() == "mine"


@pytest.mark.parametrize("text", ["<<<<<<< HEAD", "[]", '{"files": []}', "\udce9", "[" * 100_000])
def test_a_broken_manifest_is_reported_and_its_files_adopted(out: Path, text: str) -> None:
    written(out, {"a": "1"})
    (out / MANIFEST).write_bytes(text.encode(errors="surrogateescape"))
    made = written(out, {"a": "1"})
    assert codes(made.diagnostics) == ["CSDL606"]
    assert list(manifest(out)["files"]) == ["a"]


class Killed(BaseException):
    """Stands for the end of the process."""


def mortal(patch: pytest.MonkeyPatch, steps: int) -> None:
    """Let the process die after that many writes and deletions; the dead clean nothing up."""
    move, unlink = os.replace, Path.unlink
    left = iter(range(steps))

    def live() -> None:
        if next(left, None) is None:
            raise Killed

    def dying_replace(source: str, target: str) -> None:
        live()
        move(source, target)

    def dying_unlink(self: Path, missing_ok: bool = False) -> None:
        if self.suffix != ".tmp":
            live()
            unlink(self, missing_ok=missing_ok)

    patch.setattr(os, "replace", dying_replace)
    patch.setattr(Path, "unlink", dying_unlink)
    patch.setattr(os, "getpid", lambda: -1)


@pytest.mark.parametrize("steps", range(7))
def test_a_run_killed_at_any_point_leaves_whole_files_and_the_next_repairs(
    out: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    old = {"a": "old a", "b": "old b", "gone": "old"}
    new = {"a": "new a", "b": "new b", "c": "new c"}
    last = {"a": "last a", "c": "last c", "d": "last d"}
    written(out, old, keeps_edits=True)
    made = planned(out, new, keeps_edits=True)
    with monkeypatch.context() as patch, contextlib.suppress(Killed):
        mortal(patch, steps)
        apply(made)
    # The manifest twice, three files, one deletion: the seventh life is never lost.
    assert planned(out, new).is_clean() == (steps == 6)
    for name, text in held(out).items():
        assert name.endswith(".tmp") or text in (old.get(name), new.get(name))
    # Whatever the next run has to write, it takes nothing for a person's edit.
    assert written(out, last, keeps_edits=True).diagnostics == ()
    assert held(out) == last


@pytest.mark.parametrize("first", range(1, 5))
@pytest.mark.parametrize("second", range(1, 5))
def test_runs_killed_one_after_the_other_never_take_their_own_files_for_edits(
    out: Path, monkeypatch: pytest.MonkeyPatch, first: int, second: int
) -> None:
    contents = [{name: f"{version} {name}" for name in "abc"} for version in ("old", "new", "newer", "last")]
    written(out, contents[0], keeps_edits=True)
    for steps, content in ((first, contents[1]), (second, contents[2])):
        made = planned(out, content, keeps_edits=True)
        with monkeypatch.context() as patch, contextlib.suppress(Killed):
            mortal(patch, steps)
            patch.setattr(os, "getpid", partial(int, content["a"] == contents[1]["a"]))
            apply(made)
    assert written(out, contents[3], keeps_edits=True).diagnostics == ()
    assert held(out) == contents[3]


def test_a_full_disk_is_told_once_and_repaired_later(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(out, {"a": "1"})
    made = planned(out, {"a": "2", "b": "2", "c": "2"})
    with monkeypatch.context() as patch:
        move = os.replace

        def full(source: str, target: str) -> None:
            if target.endswith(MANIFEST):
                move(source, target)
                return
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(os, "replace", full)
        findings = apply(made)
    assert [str(finding) for finding in findings] == [
        "out/a: error CSDL607: cannot be written: No space left on device"
    ]
    assert held(out) == {"a": "1"}
    assert not planned(out, {"a": "1"}).is_clean()
    assert written(out, {"a": "3", "b": "3"}, keeps_edits=True).diagnostics == ()
    assert held(out) == {"a": "3", "b": "3"}


def test_one_file_that_cannot_be_written_does_not_stop_the_others(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = os.replace

    def refusing(source: str, target: str) -> None:
        if target.endswith("/a"):
            raise PermissionError(errno.EACCES, "Permission denied")
        move(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing)
        findings = apply(planned(out, {"a": "1", "b": "1"}))
    assert codes(findings) == ["CSDL607"]
    assert held(out) == {"b": "1"}
    written(out, {"a": "1", "b": "1"})
    assert held(out) == {"a": "1", "b": "1"}


def test_a_folder_where_nothing_can_be_written_is_told_once(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(source: str, target: str) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing)
        findings = apply(planned(out, {"a": "1", "b": "1"}))
    assert [str(finding.location) for finding in findings] == [f"out/{MANIFEST}"]


def test_a_temporary_file_swept_by_another_run_is_written_again(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    move = os.replace
    swept: list[str] = []

    def swept_once(source: str, target: str) -> None:
        if target.endswith("/a") and not swept:
            swept.append(source)
            Path(source).unlink()
        move(source, target)

    monkeypatch.setattr(os, "replace", swept_once)
    written(out, {"a": "1"})
    assert held(out) == {"a": "1"}


def test_a_file_that_cannot_be_read_is_refused(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(out, {"a": "1", "b": "1"})

    def refusing(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(sys.modules["csdlgen.output.folder"], "open", refusing, raising=False)
    made = planned(out, {"a": "2"})
    assert codes(made.diagnostics) == ["CSDL607", "CSDL607"]


def test_where_case_does_not_count_the_new_spelling_survives(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(out, {"Foo.md": "1"})
    made = planned(out, {"foo.md": "2"})
    # Such a file system says that both names are one file.
    monkeypatch.setattr(Path, "samefile", lambda self, other: self.name.lower() == other.name.lower())
    assert apply(made) == ()
    assert held(out)["foo.md"] == "2"
    assert "Foo.md" in held(out)


def test_the_difference_shows_what_would_change_inside(out: Path) -> None:
    written(out, {"changed": "a\nb\n", "gone": "x\n"})
    made = planned(out, {"changed": "a\nc\n", "new": "y\n"})
    lines = {change.path: list(difference(made, change)) for change in made.stale()}
    assert lines["changed"] == ["--- a/out/changed", "+++ b/out/changed", "@@ -1,2 +1,2 @@", " a", "-b", "+c"]
    assert lines["new"] == ["--- /dev/null", "+++ b/out/new", "@@ -0,0 +1 @@", "+y"]
    assert lines["gone"] == ["--- a/out/gone", "+++ /dev/null", "@@ -1 +0,0 @@", "-x"]


def test_verdicts_are_counted(out: Path) -> None:
    written(out, {"a": "1"})
    made = planned(out, {"a": "1", "b": "1"})
    assert (made.count(Kind.SAME), made.count(Kind.CREATE), made.count(Kind.DELETE)) == (1, 1, 0)


def test_many_files_are_written_at_once_like_few(out: Path) -> None:
    files = {f"{number % 7}/{number}.md": f"{number}" for number in range(1000)}
    made = written(out, files)
    assert made.count(Kind.CREATE) == 1000
    assert held(out) == dict(sorted(files.items()))
    assert written(out, files).is_clean()


def test_many_files_on_a_full_disk_are_told_once(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = planned(out, {str(number): "1" for number in range(1000)})
    move = os.replace

    def full(source: str, target: str) -> None:
        if not target.endswith(MANIFEST):
            raise OSError(errno.ENOSPC, "No space left on device")
        move(source, target)

    monkeypatch.setattr(os, "replace", full)
    assert codes(apply(made)) == ["CSDL607"]
    assert held(out) == {}


@pytest.mark.parametrize("steps", [1, 500, 999])
def test_a_run_killed_while_it_writes_many_files_is_repaired(
    out: Path, monkeypatch: pytest.MonkeyPatch, steps: int
) -> None:
    files = {f"{number}.md": "whole" for number in range(1000)}
    with monkeypatch.context() as patch, contextlib.suppress(Killed):
        mortal(patch, steps)
        apply(planned(out, files))
    assert {text for name, text in held(out).items() if name.endswith(".md")} <= {"whole"}
    assert written(out, files, keeps_edits=True).diagnostics == ()
    assert held(out) == dict(sorted(files.items()))
