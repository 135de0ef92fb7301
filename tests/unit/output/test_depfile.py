from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from csdlgen.output import write_depfile
from tests.csdl import edmx, schema

NAMES = [
    "a.xml",
    "with blank.xml",
    "hash#.xml",
    "dollar$x.xml",
    "back\\slash.xml",
    "both\\ .xml",
    "colon:.xml",
]
GOOD = edmx(schema('<ComplexType Name="a"><Property Name="b" Type="Edm.String"/></ComplexType>'))
TOUCH = f"{sys.executable} -c \"open('again', 'a').write('x')\""


def ninja(folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "ninja"], cwd=folder, check=True, capture_output=True)


def make(folder: Path) -> None:
    subprocess.run(["make", "--silent"], cwd=folder, check=True, capture_output=True)


def age(path: Path) -> None:
    """Let a file be from a minute ago."""
    then = time.time() - 60
    os.utime(path, (then, then))


def edit(path: Path) -> None:
    """Let a file be newer than all that was made so far, by more than a tick of the system's clock."""
    time.sleep(0.05)
    path.touch()


def test_its_folder_is_made(tmp_path: Path) -> None:
    write_depfile(tmp_path / "build" / "deep" / "d", [tmp_path / "a"], tmp_path)
    assert (tmp_path / "build" / "deep" / "d").is_file()


def test_names_are_relative_and_a_line_break_is_refused(tmp_path: Path) -> None:
    write_depfile(tmp_path / "d", [tmp_path / "b", tmp_path / "a", Path("/elsewhere/c")], tmp_path)
    assert (tmp_path / "d").read_text() == (
        f"{tmp_path}/d: \\\n  /elsewhere/c \\\n  a \\\n  b\n\n/elsewhere/c:\n\na:\n\nb:\n"
    )
    with pytest.raises(OSError, match="line break"):
        write_depfile(tmp_path / "d", [tmp_path / "a\nb"], tmp_path)


@pytest.mark.skipif(not shutil.which("make"), reason="there is no make")
@pytest.mark.parametrize("name", NAMES)
def test_make_understands_every_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "Makefile").write_text(f"out.d:\n\t@{TOUCH}\n\t@touch out.d\n-include out.d\n")
    check_rebuilds(tmp_path, name, make)


@pytest.mark.parametrize("name", NAMES)
def test_ninja_understands_every_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    pytest.importorskip("ninja")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "build.ninja").write_text(
        f"rule run\n  command = {TOUCH} && touch out.d\n  depfile = out.d\nbuild out.d: run\n"
    )
    check_rebuilds(tmp_path, name, ninja)


def check_rebuilds(folder: Path, name: str, build: Callable[[Path], None]) -> None:
    (folder / name).touch()
    age(folder / name)
    write_depfile(Path("out.d"), [folder / name], folder)
    again = folder / "again"
    again.touch()
    build(folder)
    before = again.read_text()
    build(folder)
    assert again.read_text() == before  # nothing to do
    edit(folder / name)
    build(folder)
    assert again.read_text() == before + "x"


@pytest.mark.skipif(not shutil.which("make"), reason="there is no make")
def test_make_runs_again_after_a_change_only_and_bears_a_deleted_input(tmp_path: Path) -> None:
    (tmp_path / "in put").mkdir()
    (tmp_path / "in put" / "one.xml").write_text(GOOD)
    age(tmp_path / "in put" / "one.xml")
    (tmp_path / "csdlgen.toml").write_text(
        'schema = ["in put/*.xml"]\n[models]\noutput = "m"\npackage = "p"\n'
    )
    rule = f"\t{sys.executable} -m csdlgen generate --depfile $@\n"
    (tmp_path / "Makefile").write_text(f"build/api.d:\n\t@mkdir -p build\n{rule}-include build/api.d\n")

    def made() -> str:
        command = ["make"]
        finished = subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, text=True)
        return finished.stdout + finished.stderr

    assert "1 created" in made() or (tmp_path / "m" / "p" / "a.py").exists()
    assert "up to date" in made()
    (tmp_path / "in put" / "two.xml").write_text(GOOD.replace('"a"', '"c"').replace('"ns"', '"other"'))
    edit(tmp_path / "in put" / "one.xml")
    made()
    assert (tmp_path / "m" / "p" / "c.py").exists()
    (tmp_path / "in put" / "two.xml").unlink()
    made()
    assert not (tmp_path / "m" / "p" / "c.py").exists()
