"""What the README shows is what comes out."""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from csdlgen.cli import csdlgen
from tests.benchmarks.summary import shown
from tests.runs import run

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXCERPTS = re.findall(r"<!-- excerpt: (\S+) -->\n```\w+\n(.*?)```\n", README, re.DOTALL)


@pytest.mark.parametrize(("file", "excerpt"), EXCERPTS, ids=[file for file, _ in EXCERPTS])
def test_an_excerpt_stands_in_its_file(file: str, excerpt: str) -> None:
    assert excerpt in (ROOT / file).read_text(encoding="utf-8")


def test_a_published_excerpt_stands_in_what_is_generated(corpus: Path, tmp_path: Path) -> None:
    found = re.findall(r"<!-- published excerpt: (\S+) -->\n```python\n(.*?)```\n", README, re.DOTALL)
    assert found
    schema = str(corpus / "graph-v1.0" / "v1.0-Prod.csdl")
    (tmp_path / "csdlgen.toml").write_text(
        f'schema = [{schema!r}]\nroot_namespace = "microsoft.graph"\ninclude = {[name for name, _ in found]}\n'
        '[models]\noutput = "models"\npackage = "msgraph"\n',
        encoding="utf-8",
    )
    assert run(tmp_path, "generate").code == 0
    modules = [path.read_text(encoding="utf-8") for path in (tmp_path / "models" / "msgraph").glob("*.py")]
    for _, excerpt in found:
        assert any(excerpt in module for module in modules)


def test_the_example_session_is_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "generated" / "models"))
    session = next(block for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL) if ">>>" in block)
    example = doctest.DocTestParser().get_doctest(session, {}, "README", "README.md", 0)
    result = doctest.DocTestRunner(verbose=False).run(example, out=sys.stderr.write)
    assert result.attempted > 5
    assert result.failed == 0


def test_the_totals_of_the_first_screen_are_those_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    totals = CliRunner().invoke(csdlgen, ["check"]).stderr.splitlines()[-1]
    assert totals in README.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="sed -i is spelt differently elsewhere")
def test_the_walkthrough_shows_what_happens(tmp_path: Path) -> None:
    (block,) = re.findall(r"<!-- walkthrough -->\n```console\n(.*?)```\n", README, re.DOTALL)
    for folder in ("schema", "generated"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "csdlgen.toml", tmp_path)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shown = ""
    for command in re.findall(r"^\$ (.*)$", block, re.MULTILINE):
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path, env={**os.environ, "PATH": path}, check=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        shown += f"$ {command}\n{done.stdout}"
    assert shown == block


def test_every_file_that_is_linked_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", re.sub(r"```.*?```", "", README, flags=re.DOTALL))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_figures_are_those_of_the_benchmarks() -> None:
    page = (ROOT / "benchmarks.md").read_text(encoding="utf-8")
    assert shown(README, page) == README
    total = re.search(r"([\d,]+) Python modules, as many stubs, and ([\d,]+) pages in (\S+) seconds", README)
    cold = re.search(r"^\| cold: everything \|[^|]*\|[^|]*\| (\S+) s \|", page, re.MULTILINE)
    assert total
    assert cold
    modules, pages, seconds = total.groups()
    assert f"models: {modules} files as text" in page
    assert f"docs: {pages} files as text" in page
    assert float(seconds) == round(float(cold[1]), 1)
