"""Whatever call fails, files are whole, nothing foreign is touched, it is told, and the next run repairs it."""

from __future__ import annotations

import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from csdlgen.artifacts import Artifact, Former
from csdlgen.diagnostics import InputError
from csdlgen.output import (
    MANIFEST,
    Occasion,
    Terms,
    apply,
    left,
    occasion,
    plan,
    recall,
    remember,
    write_file,
)
from tests.unit.output.faults import FAULTS, WRITING, fault

PAGE = "# {}\n\nThe {} of things.\n"
OLD = {
    "same.md": PAGE.format("Same", "first"),
    "changed.md": PAGE.format("Changed", "first"),
    "gone/gone.md": PAGE.format("Gone", "first"),
    "edited.md": PAGE.format("Edited", "first"),
    "then.md": PAGE.format("Then", "first"),
}
NEW = {
    "same.md": OLD["same.md"],
    "changed.md": PAGE.format("Changed", "second"),
    "edited.md": PAGE.format("Edited", "first") + "\nMore.\n",
    "new/created.md": PAGE.format("Created", "first"),
    "new/now.md": PAGE.format("Now", "second"),
}
LATER = {path: f"{text.replace('second', 'third')}\nAnd more.\n" for path, text in NEW.items()}
BY_HAND = OLD["edited.md"].replace("Edited", "By hand")
MOVED = "# Then\n\nThe first of things.\n\nWords of mine.\n"
FORMERS = {"new/now.md": Former(("then.md",), (("Now", "Then"),))}
FOREIGN = {"mine.txt": "mine", "gone/mine.txt": "mine"}


def run(out: Path, files: dict[str, str]) -> tuple[str, ...]:
    """What a run says of faults; it ends like this with the command line, too."""
    try:
        made = plan(
            out,
            [Artifact(path, text) for path, text in files.items()],
            Terms(display_base=out.parent, keeps_edits=True, formers=FORMERS),
        )
        findings = (*made.diagnostics, *apply(made))
    except InputError as error:
        findings = error.diagnostics
    except OSError as error:
        return (str(error),)
    return tuple(map(str, findings))


def number_is(number: int) -> Callable[[int, str], bool]:
    """Chooses one call."""
    return lambda at, _: at == number


def held(out: Path) -> dict[str, str]:
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that a run left, with an edit and files of others."""
    out = tmp_path_factory.mktemp("before") / "out"
    assert run(out, OLD) == ()
    (out / "edited.md").write_text(BY_HAND)
    (out / "then.md").write_text(MOVED)
    for name, text in FOREIGN.items():
        (out / name).write_text(text)
    return out


@pytest.fixture(scope="module")
def after(before: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the next run leaves when nothing goes wrong."""
    out = tmp_path_factory.mktemp("after") / "out"
    shutil.copytree(before, out)
    run(out, NEW)
    return held(out)


def test_what_happens_without_faults(before: Path, after: dict[str, str]) -> None:
    assert after == {
        **FOREIGN,
        **NEW,
        "edited.md": BY_HAND + "\nMore.\n",
        "new/now.md": NEW["new/now.md"] + "\nWords of mine.\n",
    }


@pytest.mark.parametrize("kind", FAULTS)
def test_whatever_call_fails(before: Path, after: dict[str, str], tmp_path: Path, kind: str) -> None:
    whole = {path: {held(before).get(path), after.get(path)} for path in {*held(before), *after}}
    for number in count(1):
        out = tmp_path / str(number)
        shutil.copytree(before, out)
        said: tuple[str, ...] | None = None
        with fault(out, FAULTS[kind], number_is(number)) as calls:
            try:
                said = run(out, NEW)
            except KeyboardInterrupt:
                assert kind == "interrupted"
        context = f"call {number}, {calls[-1]}, of {len(calls)}"
        found = held(out)
        ours = {path: text for path, text in found.items() if not path.endswith(".tmp")}
        assert all(text in whole.get(path, ()) for path, text in ours.items()), context
        assert all(None in texts for path, texts in whole.items() if path not in ours), context
        assert all(found[path] == text for path, text in FOREIGN.items()), context
        if said is not None and found != after:
            assert said, f"{context}: nobody was told"
        repaired = run(out, NEW)
        assert held(out) == after, f"{context}: {said}, then {repaired}"
        assert run(out, NEW) == (), context
        shutil.rmtree(out)
        if len(calls) < number:
            break
    assert number > 40


def test_a_run_that_was_killed_is_repaired_by_one_for_another_schema(before: Path, tmp_path: Path) -> None:
    out = tmp_path / "whole"
    shutil.copytree(before, out)
    run(out, NEW)
    run(out, LATER)
    later = held(out)
    assert later["new/now.md"] == "# Now\n\nThe third of things.\n\nAnd more.\n\nWords of mine.\n"
    for number in count(1):
        out = tmp_path / str(number)
        shutil.copytree(before, out)
        with fault(out, FAULTS["interrupted"], number_is(number)) as calls, suppress(KeyboardInterrupt):
            run(out, NEW)
        context = f"call {number}, {calls[-1]}, of {len(calls)}"
        run(out, LATER)
        assert held(out) == later, context
        shutil.rmtree(out)
        if len(calls) < number:
            break
    assert number > 40


@pytest.mark.parametrize("kind", FAULTS)
def test_a_single_file_is_written_whole_or_not_at_all(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "file.json"
    for number in count(1):
        file.write_text("before")
        with fault(tmp_path, FAULTS[kind], number_is(number)) as calls:
            try:
                write_file(file, "afterwards")
            except (OSError, KeyboardInterrupt):
                told = True
            else:
                told = False
        assert file.read_text() in {"before", "afterwards"}
        assert told or file.read_text() == "afterwards"
        if len(calls) < number:
            break
    assert number > 3


@pytest.mark.parametrize("kind", [kind for kind in FAULTS if kind != "interrupted"])
def test_what_is_remembered_is_right_or_nothing(tmp_path: Path, kind: str) -> None:
    """A record that cannot be written or read is no error, and never speaks of another run."""
    source, out = tmp_path / "in.xml", tmp_path / "out"
    terms = Terms(display_base=tmp_path)

    def now() -> Occasion:
        return occasion(
            tmp_path, "run", facts=(), inputs=(), sources=(source,), folders={"docs": (out, terms)}
        )

    for number in count(1):
        source.write_text(str(number))
        time.sleep(0.025)
        this = now()
        made = plan(out, [Artifact("a.md", f"{number}")], terms)
        apply(made)
        with fault(tmp_path / ".csdlgen", FAULTS[kind], number_is(number)) as calls:
            remember(this, {"docs": made}, (), {"docs": f"ledger {number}"}, {})
        assert recall(now()) is not None or len(calls) >= number
        source.write_text("edited")
        pasts = left(now()).pasts
        assert {past.ledger for past in pasts.values()} <= {f"ledger {number}", ""}
        if len(calls) < number:
            break
    assert number > 8


def test_a_folder_that_can_only_be_read_is_told_once_and_stays_as_it_is(before: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(before, out)
    read_only: Callable[[], OSError] = lambda: OSError(errno.EROFS, os.strerror(errno.EROFS))  # noqa: E731
    with fault(out, read_only, lambda _, name: name in WRITING):
        said = run(out, NEW)
    assert said == ("out/.csdlgen-manifest.json: error CSDL607: cannot be written: Read-only file system",)
    assert {path: text for path, text in held(out).items() if not path.endswith(".tmp")} == held(before)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told_and_stays_as_it_is(before: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(before, out)
    out.chmod(0o555)
    try:
        said = run(out, NEW)
    finally:
        out.chmod(0o755)
    assert said == ("out/.csdlgen-manifest.json: error CSDL607: cannot be written: Permission denied",)
    assert held(out) == held(before)
