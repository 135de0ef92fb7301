"""What docs/views.md says of templates is what the code gives them, and templates of one's own get it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.runs import run
from tests.views import ROOT, reference, undocumented

PAGE = ROOT / "docs" / "views.md"


def test_the_reference_is_in_step(updates_golden: bool) -> None:
    if updates_golden:
        PAGE.write_text(reference(), encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == reference(), "make golden brings it up to date"


def test_every_view_and_every_field_of_one_says_what_it_means() -> None:
    assert undocumented() == []


@pytest.mark.parametrize("target", ["docs", "site"])
def test_every_template_is_in_it(target: str) -> None:
    section = reference().partition(f"## Templates of [{target}]")[2].partition("\n## ")[0]
    folder = ROOT / "templates" / target
    for template in folder.rglob("*.j2"):
        if not template.name.startswith("_"):
            assert f"| `{template.relative_to(folder).as_posix()}` |" in section


@pytest.mark.parametrize(
    ("target", "template", "text", "page"),
    [
        ("docs", "resource.md.j2", "OWN {{ view.frame.title }} {{ view.properties | length }}\n", "resources/ns-run.md"),
        ("site", "structured.md.j2", "OWN {{ view.head.heading }} {{ view.properties | length }}\n", "docs/ns/run.md"),
    ],
)  # fmt: skip
def test_a_template_of_ones_own_goes_before_ours(
    tmp_path: Path, target: str, template: str, text: str, page: str
) -> None:
    shutil.copy(ROOT / "tests" / "golden" / "site" / "input.csdl", tmp_path / "in.xml")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / template).write_text(text)
    (tmp_path / "csdlgen.toml").write_text(
        f'schema = ["in.xml"]\n[{target}]\noutput = "out"\ntemplates = "mine"\n'
    )
    assert run(tmp_path, "generate").code == 0
    assert (tmp_path / "out" / page).read_text().startswith("OWN run")
    assert "OWN" not in (tmp_path / "out" / "docs" / "index.md").read_text() if target == "site" else True
    (tmp_path / "mine" / template).write_text("{{ view.nothing }}")
    done = run(tmp_path, "generate")
    assert done.code == 2
    assert "CSDL610" in done.stderr
