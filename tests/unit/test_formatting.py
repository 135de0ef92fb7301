"""What a user's own templates make is formatted, once; what ours make never is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import black
import pytest

from csdlgen import formatting, program
from csdlgen.artifacts import Artifact
from tests.csdl import edmx, schema
from tests.runs import files_in, run

TYPES = "".join(f'<ComplexType Name="t{number}"/>' for number in range(25))
CONFIG = (
    'schema = ["in.xml"]\n[models]\noutput = "m"\npackage = "p"\ntemplates = "own"\n[stubs]\noutput = "s"\n'
)
UNTIDY = "x = {  'a':1 }\ndef f( a,\n  b ): return   a\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "in.xml").write_text(edmx(schema(TYPES)))
    (tmp_path / "csdlgen.toml").write_text(CONFIG)
    (tmp_path / "own").mkdir()
    return tmp_path


def untidy(project: Path, name: str = "module.py.j2") -> None:
    ours = (program.templates() / "models" / name).read_text()
    (project / "own" / name).write_text(ours + UNTIDY)


@pytest.fixture
def formatted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that black was asked to format."""
    asked: list[str] = []
    plain = formatting._formatted

    def noting(artifact: Artifact) -> str:
        asked.append(artifact.path)
        return plain(artifact)

    monkeypatch.setattr(formatting, "_formatted", noting)
    return asked


def test_untidy_output_of_a_template_is_what_black_makes_of_it(project: Path) -> None:
    run(project, "generate", "--only", "models")
    tidy = files_in(project / "m")
    untidy(project)
    assert run(project, "generate", "--jobs", "2").code == 0
    for path in sorted((project / "m" / "p").glob("t*.py")):
        ours = tidy[f"p/{path.name}"].decode()
        assert path.read_text() == black.format_str(ours + UNTIDY, mode=black.Mode()) != ours + UNTIDY
    assert (project / "m" / "p" / "__init__.py").read_bytes() == tidy["p/__init__.py"]
    subprocess.run([sys.executable, "-c", "import p; p.T7()"], cwd=project / "m", check=True)
    assert run(project, "check").code == 0


def test_only_what_such_a_template_touches_is_formatted_and_only_once(
    project: Path, formatted: list[str]
) -> None:
    run(project, "generate", "--jobs", "1")
    assert formatted == []
    untidy(project)
    run(project, "generate", "--jobs", "1")
    assert sorted(formatted) == sorted(f"p/t{number}.py" for number in range(25))
    formatted.clear()
    (project / "in.xml").write_text(edmx(schema(TYPES + '<ComplexType Name="u"/>')))
    assert run(project, "check").code == 1
    assert formatted == ["p/u.py"]
    formatted.clear()
    run(project, "generate", "--jobs", "1")
    assert formatted == ["p/u.py"], "a check keeps nothing"
    formatted.clear()
    shutil.rmtree(project / "m")
    run(project, "generate", "--jobs", "1")
    assert formatted == []


def test_a_partial_of_a_user_touches_what_includes_it(project: Path, formatted: list[str]) -> None:
    (project / "own" / "_part.j2").write_text("x = {  'a':1 }\n")
    (project / "own" / "init.py.j2").write_text("{% include 'models/_part.j2' %}\n")
    run(project, "generate", "--jobs", "1")
    assert formatted == ["p/__init__.py"]
    assert (project / "m" / "p" / "__init__.py").read_text() == 'x = {"a": 1}\n'


def test_what_somebody_else_put_in_the_cache_counts_for_nothing(project: Path, formatted: list[str]) -> None:
    untidy(project)
    run(project, "generate", "--jobs", "1")
    cache = project / ".csdlgen" / "black.json"
    texts = json.loads(cache.read_text())
    texts["texts"] = dict.fromkeys(texts["texts"], "import os; os.system('evil')\n")
    copy = project / ".csdlgen" / "copy"
    copy.write_text(json.dumps(texts))
    copy.replace(cache)
    shutil.rmtree(project / "m")
    formatted.clear()
    run(project, "generate", "--jobs", "1")
    assert len(formatted) == 25
    assert b"evil" not in b"".join(files_in(project / "m").values())
    for broken in ("", "[]", '{"inode": 1}', "{" * 100_000):
        cache.write_text(broken)
        shutil.rmtree(project / "m")
        assert run(project, "generate", "--jobs", "1").code == 0


def test_what_is_no_python_is_a_finding(project: Path) -> None:
    (project / "own" / "module.py.j2").write_text("class :\n")
    said = run(project, "generate", "--jobs", "2")
    assert said.code == 2
    assert "error CSDL610: a template of your own makes no Python of the page 'p/t0.py': " in said.stderr
    assert not (project / "m").exists()
