"""The reusable action: what a runner would run, run here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.csdl import edmx, schema

ROOT = Path(__file__).parents[1]
GOOD = edmx(schema('<ComplexType Name="a"><Property Name="b" Type="Edm.String"/></ComplexType>'))
CONFIG = 'schema = ["*.xml"]\n[models]\noutput = "m"\npackage = "p"\n'


@pytest.fixture
def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text())


def test_each_step_says_how_it_runs_and_uses_inputs_that_there_are(action: Any) -> None:
    assert action["runs"]["using"] == "composite"
    text = (ROOT / "action.yml").read_text()
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(action["inputs"])
    assert all(each["description"] and "default" in each for each in action["inputs"].values())
    for step in action["runs"]["steps"]:
        assert ("uses" in step) != ("run" in step and "shell" in step)
        assert "${{" not in step.get("run", "")  # an input is data, never a part of a script


@pytest.mark.parametrize(
    ("command", "config", "code"),
    [
        ("check", "", 1),
        ("generate", "csdlgen.toml\nwith blank.toml\n", 0),
        ("validate --format github", "", 0),
    ],
)
def test_the_last_step_runs_the_command_with_each_configuration(
    tmp_path: Path, action: Any, command: str, config: str, code: int
) -> None:
    (tmp_path / "in.xml").write_text(GOOD)
    (tmp_path / "csdlgen.toml").write_text(CONFIG)
    (tmp_path / "with blank.toml").write_text(CONFIG.replace('"m"', '"m2"'))
    (tmp_path / "csdlgen" / "bin").mkdir(parents=True)
    program = tmp_path / "csdlgen" / "bin" / "csdlgen"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m csdlgen "$@"\n')
    program.chmod(0o755)
    names = {"CSDLGEN_COMMAND": command, "CSDLGEN_CONFIG": config, "RUNNER_TEMP": str(tmp_path)}
    finished = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", action["runs"]["steps"][-1]["run"]],
        cwd=tmp_path,
        env={**os.environ, **names},
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == code, finished.stderr
    assert (tmp_path / "m2").exists() == ("blank" in config)
