"""How much is said, and how; what makes shells complete."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.csdl import edmx, schema
from tests.runs import run

TYPE = '<ComplexType Name="a"><Property Name="b" Type="{}"/></ComplexType>'
GOOD = edmx(schema(TYPE.format("Edm.String")))
ODD = edmx(schema(TYPE.format("String")))
BAD = edmx(schema(TYPE.format("ns.missing")))
CONFIG = 'schema = ["in.xml"]\n[models]\noutput = "m"\npackage = "p"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "in.xml").write_text(GOOD)
    (tmp_path / "csdlgen.toml").write_text(CONFIG)
    return tmp_path


def program(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "csdlgen", *arguments],
        cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_quiet_tells_of_errors_only(project: Path) -> None:
    assert run(project, "generate", "--quiet").stderr == ""
    (project / "in.xml").write_text(ODD)
    assert run(project, "generate", "-q").stderr == ""
    assert "warning" in run(project, "generate").stderr
    (project / "in.xml").write_text(BAD)
    said = run(project, "check", "-q")
    assert said.code == 1
    assert said.stderr.startswith("in.xml:1:")
    assert said.stderr.count("\n") == said.stderr.count("error CSDL") + said.stderr.count("hint: ")
    (project / "in.xml").write_text("<broken")
    said = run(project, "generate", "-q")
    assert (said.code, said.stderr.splitlines()[-1]) == (2, "nothing was written")


def test_verbose_tells_what_was_read_and_how_long_it_took(project: Path) -> None:
    lines = run(project, "generate", "--verbose").stderr.splitlines()
    assert lines[0].startswith("models: ")
    assert lines[1:3] == ["read csdlgen.toml", "read in.xml"]
    phases = re.findall(r"(\w+) \d+\.\d\d s", lines[3])
    assert phases == ["look", "read", "graph", "names", "pages", "models", "write"]
    assert re.findall(r"(\w+) \d+\.\d\d s", run(project, "check", "-v").stderr)[0] == "look"


def test_colours_are_for_terminals_and_for_those_who_ask(project: Path) -> None:
    (project / "in.xml").write_text(BAD)
    assert "\x1b" not in program(project, "validate", FORCE_COLOR="", NO_COLOR="").stderr
    forced = program(project, "validate", FORCE_COLOR="1", NO_COLOR="").stderr
    assert "\x1b[1;31merror CSDL201" in forced
    assert "\x1b" not in program(project, "validate", FORCE_COLOR="1", NO_COLOR="1").stderr
    assert "\x1b" not in program(project, "validate", FORCE_COLOR="0", NO_COLOR="").stderr


@pytest.mark.skipif(sys.platform != "linux", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("is_log", [True, False])
def test_a_build_log_sees_no_bar(project: Path, is_log: bool) -> None:
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "CI": "true" if is_log else ""}
    subprocess.run(
        [sys.executable, "-m", "csdlgen", "generate"], cwd=project, stderr=theirs, check=True, env=environment
    )
    os.close(theirs)
    said = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # Linux: everything was read
            break
        if not part:
            break
        said += part
    os.close(ours)
    assert (b"\x1b[" in said) is not is_log
    assert b"models: " in said


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(tmp_path: Path, shell: str) -> None:
    said = run(tmp_path, "completion", shell)
    assert said.code == 0
    assert f"_CSDLGEN_COMPLETE={shell}_complete" in said.stdout


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(
    ("line", "expected"),
    [("gen", "generate"), ("generate --fail", "--fail-on-change"), ("validate --format sa", "sarif")],
)
def test_bash_completes(tmp_path: Path, line: str, expected: str) -> None:
    words = ["csdlgen", *line.split()]
    script = (
        f'eval "$({sys.executable} -m csdlgen completion bash)"\n'
        f"COMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}\n"
        'csdlgen() { :; }; _csdlgen_completion "$CSDLGEN"; echo "${COMPREPLY[@]}"\n'
    )
    wrapper = tmp_path / "csdlgen"
    wrapper.write_text(f'#!/bin/sh\nexec {sys.executable} -m csdlgen "$@"\n')
    wrapper.chmod(0o755)
    done = subprocess.run(
        ["bash", "-c", script],
        env={**os.environ, "CSDLGEN": str(wrapper)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [expected], done.stderr
