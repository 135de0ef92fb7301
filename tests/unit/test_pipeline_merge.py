"""Pages with a person's words through whole runs: generate, write, change the schema, generate again."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdlgen.config import load
from csdlgen.diagnostics import InputError
from csdlgen.pipeline import Run, Wishes, generate, plan
from tests.csdl import edmx, schema

STATE = "The state."


def described(name: str, text: str) -> str:
    return f'<Property Name="{name}" Type="Edm.String"><Annotation Term="Org.OData.Core.V1.Description" String="{text}"/></Property>'


def run(
    folder: Path, *properties: str, force: bool = False, dry: bool = False, name: str = "run", more: str = ""
) -> Run:
    """A run over a complex type with these properties."""
    text = edmx(schema(f'<ComplexType Name="{name}">{"".join(properties)}</ComplexType>'))
    (folder / "in.xml").write_text(text)
    (folder / "csdlgen.toml").write_text('schema = ["in.xml"]\n[docs]\noutput = "docs"\n' + more)
    config = load(folder / "csdlgen.toml", folder)[0]
    return (plan if dry else generate)(config, Wishes(display_base=folder, force=force))


def page(folder: Path) -> Path:
    return next((folder / "docs" / "resources").glob("*run.md"))


def write(file: Path, old: str, new: str) -> None:
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new).encode())


def findings(made: Run) -> list[str]:
    return [
        f"{each.code} {each.message}"
        for each in made.diagnostics
        if each.code in {"CSDL603", "CSDL609", "CSDL611"}
    ]


def test_a_cell_stays_the_rest_follows_and_the_change_beneath_is_reported_once(tmp_path: Path) -> None:
    run(tmp_path, described("status", STATE), described("trigger", "Why."))
    write(page(tmp_path), f"|{STATE}|", "|My words.|")
    assert run(tmp_path, described("status", STATE), described("trigger", "Why.")).is_clean()
    changed = described("status", "A new text."), described("trigger", "New reason."), described("name", "N.")
    assert not run(tmp_path, *changed, dry=True).is_clean()
    made = run(tmp_path, *changed)
    text = page(tmp_path).read_text()
    assert "|status|String|My words.|" in text
    assert "|trigger|String|New reason.|" in text
    assert "|name|String|N.|" in text
    (finding,) = (each for each in made.diagnostics if each.code == "CSDL611")
    assert finding.message == "the schema's description of status changed; your text kept"
    assert finding.hint == "it says now: A new text."
    assert text.split("\n")[finding.location.line - 1] == "|status|String|My words.|"
    for dry in (True, False, False):
        again = run(tmp_path, *changed, dry=dry)
        assert again.is_clean()
        assert findings(again) == []
    run(tmp_path, *changed, force=True)
    assert "My words." not in page(tmp_path).read_text()


def test_line_ends_stay_those_of_the_file(tmp_path: Path) -> None:
    run(tmp_path, described("status", STATE))
    file = page(tmp_path)
    file.write_bytes(file.read_bytes().replace(STATE.encode(), b"Mine.").replace(b"\n", b"\r\n"))
    run(tmp_path, described("status", STATE), described("trigger", "Why."))
    data = file.read_bytes()
    assert b"|trigger|String|Why.|\r\n" in data
    assert b"Mine." in data
    assert data.count(b"\r\n") == data.count(b"\n")


def test_a_page_whose_type_went_and_came_back_is_merged_again(tmp_path: Path) -> None:
    run(tmp_path, described("status", STATE))
    file = page(tmp_path)
    write(file, f"|{STATE}|", "|My words.|")
    gone = run(tmp_path, name="other")
    assert findings(gone) == ["CSDL609 no longer generated, but not as csdlgen wrote it; left alone"]
    assert "My words." in file.read_text()
    assert run(tmp_path, name="other").is_clean()
    back = run(tmp_path, described("status", STATE), described("trigger", "Why."))
    assert back.is_complete
    assert "|status|String|My words.|\n|trigger|String|Why.|" in file.read_text()


def test_a_mangled_page_is_kept_whole_and_merged_once_it_is_mended(tmp_path: Path) -> None:
    run(tmp_path, described("status", STATE))
    file = page(tmp_path)
    whole = file.read_text().replace(STATE, "Mine.")
    file.write_text(whole.removesuffix("```\n\n"))
    made = run(tmp_path, described("status", "New."), described("trigger", "Why."))
    assert "a block of code is not closed" in findings(made)[0]
    assert file.read_text() == whole.removesuffix("```\n\n")
    file.write_text(whole)
    made = run(tmp_path, described("status", "New."), described("trigger", "Why."))
    assert findings(made) == ["CSDL611 the schema's description of status changed; your text kept"]
    assert "|status|String|Mine.|\n|trigger|String|Why.|" in file.read_text()


def test_a_manifest_of_an_older_version_loses_nothing(tmp_path: Path) -> None:
    run(tmp_path, described("status", STATE))
    manifest = tmp_path / "docs" / ".csdlgen-manifest.json"
    head, _, _ = manifest.read_text().partition(',\n "slots"')
    manifest.write_text(head + "\n}\n")
    write(page(tmp_path), f"|{STATE}|", "|My words.|")
    assert findings(run(tmp_path, described("status", STATE))) == []
    assert "slots" in manifest.read_text()
    run(tmp_path, described("status", STATE), described("trigger", "Why."))
    assert "|status|String|My words.|\n|trigger|String|Why.|" in page(tmp_path).read_text()


def test_descriptions_of_ones_own_reach_pages_and_code_and_win(tmp_path: Path) -> None:
    (tmp_path / "texts.toml").write_text(
        '# ours\n"ns.run" = "A run of ours."\n"ns.run/status" = "Our state."\n"ns.run/none" = "Lost."\n'
    )
    more = '[descriptions]\nfile = "texts.toml"\n[models]\noutput = "models"\npackage = "p"\n'
    made = run(tmp_path, described("status", STATE), more=more)
    assert "|status|String|Our state.|" in page(tmp_path).read_text()
    code = (tmp_path / "models" / "p" / "run.py").read_text()
    assert '"""A run of ours."""' in code
    assert '"""Our state."""' in code
    (finding,) = (each for each in made.diagnostics if each.code == "CSDL718")
    assert str(finding.location) == "texts.toml:4:1"
    assert "'ns.run/none' is not in the model" in finding.message
    (tmp_path / "texts.toml").write_text('"ns.run/status" = ""\n')
    assert not run(tmp_path, described("status", STATE), more=more).is_clean()
    assert STATE not in page(tmp_path).read_text()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ns.run = 'x'", "1:1: error CSDL704: 'ns' has no text"),
        ("'ns.run' = 'x'\n'ns.b' = 1", "2:1: error CSDL704: 'ns.b' has no text"),
        ("'ns.run' = ", "1:12: error CSDL702"),
    ],
)
def test_a_file_of_descriptions_that_is_none_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "texts.toml").write_text(text)
    with pytest.raises(InputError, match=message):
        run(tmp_path, more='[descriptions]\nfile = "texts.toml"\n')
