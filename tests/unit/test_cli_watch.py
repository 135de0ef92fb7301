"""The command `watch`, as a process of its own."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from csdlgen import program
from tests.csdl import edmx, schema
from tests.runs import run

GOOD = edmx(schema('<ComplexType Name="a"><Property Name="b" Type="Edm.String"/></ComplexType>'))
CONFIG = 'schema = ["*.xml"]\n[models]\noutput = "m"\npackage = "p"\ntemplates = "own"\n'
BASE = edmx(schema('<ComplexType Name="base"/>', namespace="other"))

INTERRUPTIBLE = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("csdlgen", run_name="__main__")
"""
"""The program as a terminal starts it: what a shell starts in the background inherits that SIGINT is ignored."""


class Watching:
    """A process that watches a folder, and the lines that it says."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-c", INTERRUPTIBLE, "watch"]
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        self._lines: queue.Queue[str] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self._lines.put(line)

    def says(self, text: str) -> None:
        """Wait for a line that holds this text."""
        while text not in self._lines.get(timeout=60):
            pass

    def is_silent(self) -> bool:
        """Whether nothing is said while several looks are taken."""
        try:
            self._lines.get(timeout=1.5)
        except queue.Empty:
            return True
        return False

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._listener.join()
        assert self.process.stderr
        self.process.stderr.close()


@pytest.fixture
def watching(tmp_path: Path) -> Iterator[Watching]:
    (tmp_path / "in.xml").write_text(GOOD)
    (tmp_path / "own").mkdir()
    (tmp_path / "csdlgen.toml").write_text(CONFIG)
    made = Watching(tmp_path)
    try:
        yield made
    finally:
        made.end()


@pytest.mark.slow
def test_every_change_is_generated_through_broken_input_until_interrupted(
    tmp_path: Path, watching: Watching
) -> None:
    watching.says("models: ")
    assert (tmp_path / "m" / "p" / "a.py").exists()
    assert watching.is_silent()
    (tmp_path / "in.xml").write_text("<broken")
    watching.says("in.xml:1:")
    watching.says("nothing was written")
    assert watching.is_silent()
    (tmp_path / "in.xml").write_text(GOOD.replace('"a"', '"c"'))
    watching.says("models: ")
    assert (tmp_path / "m" / "p" / "c.py").exists()
    (tmp_path / "new.xml").write_text(GOOD.replace('"a"', '"d"').replace('"ns"', '"other"'))
    watching.says("models: ")
    assert (tmp_path / "m" / "p" / "d.py").exists()
    (tmp_path / "csdlgen.toml").write_text("wrong = 1\n")
    watching.says("wrong")
    (tmp_path / "csdlgen.toml").write_text(CONFIG.replace('"p"', '"q"'))
    watching.says("models: ")
    assert (tmp_path / "m" / "q" / "d.py").exists()
    own = (program.templates() / "models" / "module.py.j2").read_text()
    (tmp_path / "own" / "module.py.j2").write_text("# Ours.\n" + own)
    watching.says("updated")
    assert (tmp_path / "m" / "q" / "d.py").read_text().startswith("# Ours.\n")
    watching.process.send_signal(signal.SIGINT)
    assert watching.process.wait(timeout=60) == 0


@pytest.mark.slow
def test_what_inputs_refer_to_is_watched_even_while_it_is_broken_or_gone(
    tmp_path: Path, watching: Watching
) -> None:
    watching.says("models: ")
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "base.edmx").write_text("<broken")
    reference = '<edmx:Reference Uri="far/base.edmx"><edmx:Include Namespace="other"/></edmx:Reference>'
    (tmp_path / "in.xml").write_text(edmx(schema('<ComplexType Name="a"/>'), before=reference))
    watching.says("base.edmx:1:")
    (tmp_path / "far" / "base.edmx").write_text(BASE)
    watching.says("models: ")
    assert (tmp_path / "m" / "p" / "base.py").exists()
    (tmp_path / "far" / "base.edmx").write_text(BASE.replace('"base"', '"basis"'))
    watching.says("models: ")
    assert (tmp_path / "m" / "p" / "basis.py").exists()
    (tmp_path / "in.xml").unlink()
    watching.says("names no file")
    (tmp_path / "in.xml").write_text(GOOD)
    watching.says("models: ")
    assert watching.is_silent()


def test_without_a_configuration_there_is_nothing_to_watch(tmp_path: Path) -> None:
    assert run(tmp_path, "watch").code == 2
