"""What the README shows of a client is run as it stands there, against the library."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

_README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
_STEPS = re.findall(r"<!-- first steps -->\n```(\w+)\n(.*?)```\n", _README, re.DOTALL)


def test_the_first_steps_lead_from_an_address_to_typed_calls(library: str, tmp_path: Path) -> None:
    (_, console), (_, program) = _STEPS
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "SERVICE": library, "PATH": tools}
    # What the test environment has installed already needs no installing.
    commands = [
        each for each in re.findall(r"^\$ (.*)$", console, re.MULTILINE) if not each.startswith("pip ")
    ]
    assert commands
    for command in commands:
        subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment, check=True, capture_output=True)
    (package,) = tmp_path.rglob("lending/client/__init__.py")
    environment["PYTHONPATH"] = str(package.parents[2])
    finished = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path, env=environment, check=True, capture_output=True, text=True,
    )  # fmt: skip
    lines = finished.stdout.splitlines()
    assert "Malina Reference" in lines
    assert lines[-1].startswith("Stock(")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "-c", program],
        cwd=package.parents[2], env=os.environ, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert checked.stdout.startswith("Success"), checked.stdout
