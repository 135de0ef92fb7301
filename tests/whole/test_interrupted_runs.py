"""Whole processes that end in the middle: killed, out of space, two at once. The files stay whole; the next run repairs."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.csdl import edmx, schema
from tests.runs import files_in

pytestmark = pytest.mark.slow

CONFIG = 'schema = ["in.xml"]\n[models]\noutput = "m"\npackage = "p"\n[stubs]\noutput = "s"\n[docs]\noutput = "d"\n'
COMMAND = [sys.executable, "-m", "csdlgen", "generate"]
TYPES = 150


def source(property_name: str) -> str:
    kinds = (
        f'<EntityType Name="t{number}"><Property Name="{property_name}" Type="Edm.String"/></EntityType>'
        for number in range(TYPES)
    )
    return edmx(schema("".join(kinds)))


def project(folder: Path, property_name: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "in.xml").write_text(source(property_name))
    (folder / "csdlgen.toml").write_text(CONFIG)
    return folder


def outputs(folder: Path) -> dict[str, bytes]:
    return {name: text for name, text in files_in(folder).items() if name[:2] in {"m/", "s/", "d/"}}


def finished(folder: Path) -> dict[str, bytes]:
    done = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "by hand" not in done.stderr  # nothing of ours is taken for a person's
    return outputs(folder)


def assert_whole(found: dict[str, bytes], *versions: dict[str, bytes]) -> None:
    for name, content in found.items():
        if not name.endswith((".tmp", ".csdlgen-manifest.json")):
            assert content in {version.get(name) for version in versions}, name


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """What undisturbed runs make of two schemas."""
    first, second = (tmp_path_factory.mktemp(name) for name in ("old", "new"))
    return finished(project(first, "old")), finished(project(second, "new"))


def test_a_run_killed_at_any_moment_is_repaired(
    tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    old, new = versions
    folder = project(tmp_path / "p", "old")
    foreign = folder / "m" / "p" / "mine.txt"
    assert finished(folder) == old
    manifest = folder / "m" / ".csdlgen-manifest.json"
    foreign.write_text("mine")
    chance = random.Random(7)  # noqa: S311 - chance, not a secret
    names = ["new", "old"] * 6
    for name in names:
        project(folder, name)
        began = time.monotonic()
        running = subprocess.Popen(COMMAND, cwd=folder, stderr=subprocess.DEVNULL, start_new_session=True)
        # Most of the time goes before the first byte is written; so the wait begins with the first.
        before = manifest.stat().st_mtime_ns
        while running.poll() is None and time.monotonic() - began < 20:
            if manifest.stat().st_mtime_ns != before:
                break
            time.sleep(0.001)
        time.sleep(chance.random() * 0.15)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        assert foreign.read_text() == "mine"
        found = outputs(folder)
        del found["m/p/mine.txt"]
        assert_whole(found, old, new)
    repaired = finished(folder)
    assert repaired.pop("m/p/mine.txt") == b"mine"
    assert repaired == old


@pytest.mark.parametrize("largest", [0, 500, 5_000])
def test_a_full_disk_leaves_whole_files_and_is_told(
    tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]], largest: int
) -> None:
    old, new = versions
    folder = project(tmp_path / "p", "old")
    finished(folder)
    project(folder, "new")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    done = subprocess.run(COMMAND, cwd=folder, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 2
    assert "error CSDL607: cannot be written: File too large" in done.stderr
    assert "not finished; the next run repairs it" in done.stderr
    assert "Traceback" not in done.stderr
    assert_whole(outputs(folder), old, new)
    assert finished(folder) == new


def test_two_runs_at_once_end_with_whole_files(
    tmp_path: Path, versions: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    old, new = versions
    folder = project(tmp_path / "p", "old")
    finished(folder)
    for _ in range(3):
        project(folder, "new")
        both = [subprocess.Popen(COMMAND, cwd=folder, stderr=subprocess.PIPE, text=True) for _ in range(2)]
        said = [each.communicate()[1] for each in both]
        assert not any("Traceback" in text for text in said), said
        assert_whole(outputs(folder), old, new)
        assert finished(folder) == new
        project(folder, "old")
        assert finished(folder) == old
