"""Importing a package that was made of hostile text opens its own modules and the library's, and runs nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import importing
from tests.hostile.service import FLAVORS, SLOTS, reaches
from tests.hostile.sinks import made
from tests.hostile.suite import _hostile
from tests.hostile.texts import every

TEXTS = [text for name, text in every() if name != "number"]
SHARE = len(SLOTS)
RUNS = range(0, len(TEXTS), SHARE)


def heard(folder: Path, package: str) -> list[str]:
    """The events that are not allowed while a package is imported."""
    finished = subprocess.run(
        [sys.executable, "-I", importing.__file__, str(folder), package],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr[-3000:]
    return finished.stdout.splitlines()


def filled(slot: str, first: int) -> str:
    """Another text for each slot: in so many runs each text stands somewhere."""
    text = TEXTS[(first + sorted(SLOTS).index(slot)) % len(TEXTS)]
    is_fit = reaches(slot, text) and not (
        slot == "file_name" and {"\r", "\n"} & set(text)
    )  # no rule of make has it
    return _hostile(slot, text if is_fit else f"harmless_{slot}")


@pytest.mark.parametrize(
    ("flavor", "first"),
    [
        pytest.param(flavor, first, marks=[pytest.mark.slow] if flavor != FLAVORS[0] or first else [])
        for flavor in FLAVORS
        for first in RUNS
    ],
)
def test_an_import_runs_nothing_else(flavor: str, first: int, tmp_path: Path) -> None:
    found = made(
        tmp_path / "run",
        lambda slot: filled(slot, first),
        flavor=flavor,
        reports=(),
        targets=frozenset({"models", "client"}),
    )
    assert found.code == 0
    assert heard(tmp_path / "run/out/models", "p") == []


@pytest.mark.parametrize(
    ("source", "event"),
    [
        ("import os; os.system('true')", "os.system"),
        ("open('/etc/hostname')", "opens"),
        ("open(__file__, 'a')", "opens"),
        ("exec('1')", "executes"),
        ("eval('1')", "compiles"),
        ("import subprocess; subprocess.Popen(['true']).wait()", "subprocess.Popen"),
        ("import socket; socket.socket().close()", "socket"),
        ("import ctypes; ctypes.CDLL(None)", "ctypes"),
        ("import os; os.remove('/nowhere')", "os.remove"),
        ("import urllib.request; urllib.request.urlopen('file:///etc/hostname')", "urllib.Request"),
    ],
)
def test_what_an_import_must_not_do_is_heard(source: str, event: str, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p/__init__.py").write_text(f"try:\n    {source}\nexcept OSError:\n    pass\n")
    assert any(event in each for each in heard(tmp_path, "p"))
