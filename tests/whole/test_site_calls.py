"""The programs on the site of Microsoft Graph: type checkers find nothing wrong in them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.runs import files_in, run

pytestmark = [pytest.mark.slow, pytest.mark.corpus]

GRAPH = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere")) / "graph-v1.0" / "v1.0-Prod.csdl"
PROGRAM = re.compile(r"^```python\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
SAMPLE = 15
"""One program of so many is checked."""


@pytest.mark.skipif(not GRAPH.is_file(), reason="no corpus")
def test_programs_of_a_large_site_are_typed(tmp_path: Path) -> None:
    (tmp_path / "schema.xml").write_bytes(GRAPH.read_bytes())
    (tmp_path / "csdlgen.toml").write_text(
        'schema = ["schema.xml"]\n[site]\noutput = "site"\n'
        '[models]\noutput = "models"\npackage = "service"\n[client]\n',
        encoding="utf-8",
    )
    assert run(tmp_path, "generate").code == 0
    pages = files_in(tmp_path / "site").values()
    programs = sorted({each for page in pages for each in PROGRAM.findall(page.decode())})
    assert len(programs) > 3000
    (tmp_path / "programs").mkdir()
    for number, program in enumerate(programs[::SAMPLE]):
        (tmp_path / "programs" / f"program_{number}.py").write_text(program + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--no-error-summary", "programs"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": "models"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
