from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.csdl import edmx, schema
from tests.runs import run

FAULTY = '<EntityType Name="e"><Property Name="a" Type="ns.gone"/></EntityType>'
FORMATS = ("text", "json", "sarif", "github")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, FAULTY)
    (tmp_path / "csdlgen.toml").write_text('schema = ["in.xml"]\n')
    return tmp_path


def write(folder: Path, children: str) -> None:
    (folder / "in.xml").write_text(edmx(schema(children), version="4.0"))


def codes(folder: Path, *arguments: str) -> list[str]:
    return [
        each["code"] for each in json.loads(run(folder, "validate", "--format", "json", *arguments).stdout)
    ]


@pytest.mark.parametrize("style", FORMATS)
def test_every_format_names_the_findings(folder: Path, style: str) -> None:
    finished = run(folder, "validate", "--format", style)
    assert finished.code == 1
    shown = finished.stderr if style == "text" else finished.stdout
    assert "CSDL201" in shown
    assert "CSDL302" in shown


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("<a>", "CSDL101"),
        ('<Edmx Version="7.0" xmlns="http://docs.oasis-open.org/odata/ns/edmx"/>', "CSDL105"),
    ],
)
def test_a_document_that_cannot_be_read_is_a_finding_in_every_format(
    folder: Path, style: str, content: str, code: str
) -> None:
    (folder / "in.xml").write_text(content)
    finished = run(folder, "validate", "--format", style)
    assert finished.code == 1
    assert code in (finished.stderr if style == "text" else finished.stdout)


@pytest.mark.parametrize("style", FORMATS)
def test_a_file_that_cannot_be_opened_ends_with_2_in_every_format(folder: Path, style: str) -> None:
    finished = run(folder, "validate", "no.xml", "--format", style)
    assert finished.code == 2
    assert "CSDL118" in finished.stderr


@pytest.mark.parametrize(
    "arguments", [("--format", "xml"), ("--update-baseline",), ("--baseline", "no.json"), ("--baseline", ".")]
)
def test_wrong_options_end_with_2(folder: Path, arguments: tuple[str, ...]) -> None:
    assert run(folder, "validate", *arguments).code == 2


def test_json_and_sarif_stand_alone_on_standard_output(folder: Path) -> None:
    for style in ("json", "sarif"):
        finished = run(folder, "validate", "--format", style)
        json.loads(finished.stdout)
        assert finished.stderr == ""


def test_severities_of_the_configuration_hold(folder: Path) -> None:
    assert run(folder, "validate").code == 1
    with (folder / "csdlgen.toml").open("a") as file:
        file.write('[severity]\nCSDL201 = "info"\nCSDL302 = "off"\n')
    assert run(folder, "validate").code == 0
    assert codes(folder) == ["CSDL201"]


def test_a_suppression_hides_a_code_for_its_targets(folder: Path) -> None:
    with (folder / "csdlgen.toml").open("a") as file:
        file.write('[[suppress]]\ncode = "CSDL201"\ntarget = "ns.e/*"\nreason = "theirs"\n')
    assert codes(folder) == ["CSDL302"]
    assert run(folder, "validate").code == 0
    write(folder, FAULTY + FAULTY.replace('"e"', '"f"'))
    assert codes(folder) == ["CSDL302", "CSDL302", "CSDL201"]


def test_only_what_a_baseline_does_not_know_counts(folder: Path) -> None:
    written = run(folder, "validate", "--baseline", "known.json", "--update-baseline")
    assert (written.code, written.stderr) == (0, "no findings\n")
    first = (folder / "known.json").read_bytes()
    write(folder, "\n\n" + FAULTY)
    assert run(folder, "validate", "--baseline", "known.json").code == 0
    write(folder, FAULTY + FAULTY.replace('"e"', '"f"'))
    assert run(folder, "validate", "--baseline", "known.json").code == 1
    assert codes(folder, "--baseline", "known.json") == ["CSDL302", "CSDL201"]
    assert (folder / "known.json").read_bytes() == first


def test_how_to_begin_a_baseline_is_told(folder: Path) -> None:
    said = run(folder, "validate", "--baseline", "known.json").stderr
    assert "known.json: error CSDL715: there is no such file\n    hint: --update-baseline writes it" in said


def test_what_a_baseline_knows_in_vain_is_reported_and_no_error(folder: Path) -> None:
    run(folder, "validate", "--baseline", "known.json", "--update-baseline")
    write(folder, FAULTY.replace("ns.gone", "Edm.String"))
    finished = run(folder, "validate", "--baseline", "known.json")
    assert finished.code == 0
    assert "known.json: warning CSDL716: 1 known CSDL201 about 'ns.e/a' not found any more" in finished.stderr
    with (folder / "csdlgen.toml").open("a") as file:
        file.write('[severity]\nCSDL716 = "error"\n')
    assert run(folder, "validate", "--baseline", "known.json").code == 1
    assert run(folder, "validate", "--baseline", "known.json", "--update-baseline").code == 0


def test_a_baseline_does_not_know_documents_that_cannot_be_read(folder: Path) -> None:
    (folder / "in.xml").write_text("<a>")
    finished = run(folder, "validate", "--baseline", "known.json", "--update-baseline")
    assert finished.code == 1
    assert "CSDL101" in finished.stderr


def test_a_baseline_stays_when_the_input_cannot_be_opened(folder: Path) -> None:
    assert run(folder, "validate", "no.xml", "--baseline", "known.json", "--update-baseline").code == 2
    assert not (folder / "known.json").exists()


def test_a_file_that_is_no_baseline_ends_with_2(folder: Path) -> None:
    (folder / "known.json").write_text("{}")
    finished = run(folder, "validate", "--baseline", "known.json")
    assert finished.code == 2
    assert "known.json: error CSDL715" in finished.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize(("variables", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_shows_the_line_and_a_caret(
    folder: Path, variables: dict[str, str], is_coloured: bool
) -> None:
    leader, follower = os.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"}
    subprocess.run(
        [sys.executable, "-m", "csdlgen", "validate", "in.xml"],
        cwd=folder,
        stderr=follower,
        env=environment | variables,
        check=False,
    )
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert '<Property Name="a" Type="ns.gone"/>' in shown
    assert "^" in shown
    assert ("\x1b[" in shown) is is_coloured


def test_without_a_terminal_a_finding_is_a_line(folder: Path) -> None:
    finished = run(folder, "validate")
    assert "^" not in finished.stderr
    assert "\x1b" not in finished.stderr


@pytest.mark.parametrize("style", ["json", "sarif"])
def test_what_could_not_run_writes_no_list(tmp_path: Path, style: str) -> None:
    """An empty list would say that nothing is wrong."""
    (tmp_path / "good.toml").write_text('schema = ["in.xml"]\n')
    (tmp_path / "bad.toml").write_text('schema = ["nothing.xml"]\n')
    (tmp_path / "in.xml").write_text("<broken")
    for arguments in (
        ("nothing.xml",),
        ("--config", "bad.toml"),
        ("--config", "good.toml", "--config", "bad.toml"),
    ):
        said = run(tmp_path, "validate", *arguments, "--format", style)
        assert (said.code, said.stdout) == (2, "")
        assert "nothing.xml" in said.stderr
