from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from csdlgen import __version__, cli
from tests.csdl import edmx, entity, schema
from tests.runs import files_in, run

GOOD = edmx(schema('<ComplexType Name="a"><Property Name="b" Type="Edm.String"/></ComplexType>'))
BAD = edmx(schema('<ComplexType Name="a"><Property Name="b" Type="ns.missing"/></ComplexType>'))
CONFIG = 'schema = ["*.xml"]\n[models]\noutput = "m"\npackage = "p"\n[docs]\noutput = "d"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "in.xml").write_text(GOOD)
    (tmp_path / "csdlgen.toml").write_text(CONFIG)
    return tmp_path


def test_generate_writes_and_says_so_in_one_line(project: Path) -> None:
    finished = run(project, "generate")
    assert (finished.code, finished.stdout) == (0, "")
    assert finished.stderr.startswith("models: ")
    assert finished.stderr.count("\n") == 1
    assert (project / "m" / "p" / "a.py").exists()
    assert list((project / "d" / "resources").iterdir())


def test_generate_from_a_folder_below_finds_the_configuration(project: Path) -> None:
    (project / "deep" / "er").mkdir(parents=True)
    assert run(project / "deep" / "er", "generate").code == 0
    assert (project / "m" / "p" / "a.py").exists()


def test_fail_on_change_fails_once(project: Path) -> None:
    assert run(project, "generate", "--fail-on-change").code == 1
    assert run(project, "generate", "--fail-on-change").code == 0
    (project / "m" / "p" / "a.py").unlink()
    assert run(project, "generate", "--fail-on-change").code == 1


def test_findings_do_not_change_the_exit_code_of_generate(project: Path) -> None:
    (project / "in.xml").write_text(BAD)
    finished = run(project, "generate")
    assert finished.code == 0
    assert "in.xml:1:" in finished.stderr
    assert "error CSDL201" in finished.stderr
    assert "1 error" in finished.stderr


def test_only_makes_one_target(project: Path) -> None:
    assert run(project, "generate", "--only", "docs", "--jobs", "2").code == 0
    assert not (project / "m").exists()


def test_only_for_a_target_without_a_table_is_a_wrong_option(project: Path) -> None:
    (project / "csdlgen.toml").write_text('schema = ["*.xml"]\n')
    finished = run(project, "generate", "--only", "docs")
    assert finished.code == 2
    assert "--only docs: the configuration has no table [docs]" in finished.stderr


def test_an_input_that_cannot_be_read_ends_generate_with_2_and_validate_with_1(project: Path) -> None:
    (project / "in.xml").write_text("<no")
    for command in ("generate", "check"):
        finished = run(project, command)
        assert finished.code == 2
        assert "in.xml:1:4: error CSDL101" in finished.stderr
    assert not (project / "m").exists()
    assert run(project, "validate").code == 1


def test_a_broken_configuration_ends_every_command_with_2_and_one_line(project: Path) -> None:
    (project / "csdlgen.toml").write_text("schema = [")
    for command in ("generate", "check", "validate"):
        finished = run(project, command)
        assert finished.code == 2
        assert finished.stderr.startswith("csdlgen.toml:1:11: error CSDL702: ")


def test_no_configuration_ends_with_2_and_a_hint(tmp_path: Path) -> None:
    finished = run(tmp_path, "generate")
    assert finished.code == 2
    assert "error CSDL710" in finished.stderr
    assert "--config FILE" in finished.stderr


def test_the_folder_of_the_schema_can_be_that_of_the_output(tmp_path: Path) -> None:
    config = 'schema = ["*.xml"]\n[models]\noutput = "."\npackage = "p"\n[docs]\noutput = "."\n'
    (tmp_path / "csdlgen.toml").write_text(config)
    two = edmx(schema(entity("a"), entity("b")))
    (tmp_path / "in.xml").write_text(two)
    finished = run(tmp_path, "generate")
    assert (finished.code, "CSDL7" in finished.stderr) == (2, True)  # two targets cannot share a manifest
    (tmp_path / "csdlgen.toml").write_text(config.partition("[docs]")[0])
    before = {"csdlgen.toml", "in.xml"}
    assert run(tmp_path, "generate").code == 0
    assert before < set(files_in(tmp_path))
    (tmp_path / "in.xml").write_text(one := edmx(schema(entity("a"))))
    assert run(tmp_path, "generate").code == 0
    assert (tmp_path / "in.xml").read_text() == one
    assert "p/b.py" not in files_in(tmp_path)
    assert run(tmp_path, "check").code == 0


def test_a_foreign_file_ends_generate_with_2_until_force(project: Path) -> None:
    (project / "m" / "p").mkdir(parents=True)
    (project / "m" / "p" / "a.py").write_text("mine")
    finished = run(project, "generate")
    assert finished.code == 2
    assert "m/p/a.py: error CSDL601" in finished.stderr
    assert run(project, "generate", "--force").code == 0


def test_what_cannot_be_written_ends_generate_with_2_in_one_line(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(source: str, target: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refusing)
    finished = run(project, "generate")
    assert finished.code == 2
    assert "error CSDL607: cannot be written: Permission denied" in finished.stderr
    assert finished.stderr.endswith("not finished; the next run repairs it\n")


def test_an_error_of_the_system_elsewhere_is_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from csdlgen import pipeline

    def failing(*_: object) -> object:
        raise OSError(5, "Input/output error", "disk\x1b")

    monkeypatch.setattr(pipeline, "generate", failing)
    finished = run(project, "generate")
    assert (finished.code, finished.stderr) == (2, "csdlgen: Input/output error: disk\\x1b\n")


def test_check_tells_what_is_stale_and_writes_nothing(project: Path) -> None:
    finished = run(project, "check")
    assert finished.code == 1
    assert "create m/p/a.py\n" in finished.stderr
    assert "to create" in finished.stderr
    assert not (project / "m").exists()
    run(project, "generate")
    assert run(project, "check").code == 0


def test_check_shows_the_difference_inside_files(project: Path) -> None:
    run(project, "generate")
    page = project / "m" / "p" / "a.py"
    page.write_text(page.read_text().replace("class A", "class B"))
    finished = run(project, "check", "--diff")
    assert finished.code == 1
    assert "update m/p/a.py\n--- a/m/p/a.py\n+++ b/m/p/a.py\n" in finished.stderr
    assert "\n-class B" in finished.stderr
    assert "\n+class A" in finished.stderr


def test_check_tells_a_missing_manifest(project: Path) -> None:
    run(project, "generate")
    (project / "m" / ".csdlgen-manifest.json").unlink()
    finished = run(project, "check")
    assert finished.code == 1
    assert "update m/.csdlgen-manifest.json" in finished.stderr


def test_several_configurations_make_one_exit_code(project: Path) -> None:
    other = CONFIG.replace('"m"', '"m2"').replace('"d"', '"d2"')
    (project / "b").mkdir()
    (project / "b" / "csdlgen.toml").write_text(other.replace("*.xml", "../*.xml"))
    arguments = ("--config", "csdlgen.toml", "--config", "b/csdlgen.toml")
    first = run(project, "generate", *arguments)
    assert first.code == 0
    assert [line.partition(" models: ")[0] for line in first.stderr.splitlines()] == [
        "csdlgen.toml:",
        "b/csdlgen.toml:",
    ]
    assert (project / "b" / "m2" / "p" / "a.py").exists()
    (project / "b" / "m2" / "p" / "a.py").unlink()
    assert run(project, "check", *arguments).code == 1
    (project / "c.toml").write_text("wrong = 1")
    assert run(project, "check", *arguments, "--config", "c.toml").code == 2


def test_configurations_that_share_an_output_folder_write_nothing(project: Path) -> None:
    (project / "other.toml").write_text(CONFIG)
    finished = run(project, "generate", "--config", "csdlgen.toml", "--config", "other.toml")
    assert finished.code == 2
    assert "other.toml: error CSDL714" in finished.stderr
    assert not (project / "m").exists()


def test_validate_says_that_nothing_is_wrong(project: Path) -> None:
    finished = run(project, "validate")
    assert (finished.code, finished.stdout, finished.stderr) == (0, "", "no findings\n")


def test_validate_of_files_needs_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "bad.xml").write_text(BAD)
    finished = run(tmp_path, "validate", "bad.xml")
    assert finished.code == 1
    assert finished.stderr.startswith("bad.xml:1:")
    assert finished.stderr.endswith("1 error\n")


def test_validate_of_files_uses_a_configuration_only_if_it_is_named(project: Path) -> None:
    (project / "csdlgen.toml").write_text(CONFIG + '[severity]\nCSDL201 = "warning"\n')
    (project / "bad.csdl").write_text(BAD)
    assert run(project, "validate", "bad.csdl").code == 1
    assert run(project, "validate", "bad.csdl", "--config", "csdlgen.toml").code == 0


def test_a_file_named_twice_counts_once(project: Path) -> None:
    assert run(project, "validate", "in.xml", "./in.xml").code == 0


def test_validate_gives_json_on_standard_output_alone(project: Path) -> None:
    (project / "in.xml").write_text(BAD)
    finished = run(project, "validate", "--format", "json")
    assert (finished.code, finished.stderr) == (1, "")
    (finding,) = json.loads(finished.stdout)
    assert list(finding) == ["code", "severity", "message", "file", "line", "column", "target", "hint"]
    assert (finding["code"], finding["file"]) == ("CSDL201", "in.xml")


@pytest.mark.parametrize("arguments", [("validate", "no.xml"), ("validate", "no.xml", "--format", "json")])
def test_validate_ends_with_2_for_a_file_that_cannot_be_opened(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    finished = run(tmp_path, *arguments)
    assert finished.code == 2
    assert "no.xml: error CSDL118: cannot be opened" in finished.stderr
    assert "no findings" not in finished.stderr


@pytest.mark.parametrize(
    "arguments", [("generate", "--nope"), ("nope",), ("generate", "--only", "x"), ("generate", "--jobs", "0")]
)
def test_wrong_options_end_with_2(project: Path, arguments: tuple[str, ...]) -> None:
    assert run(project, *arguments).code == 2


def test_hostile_text_reaches_no_terminal(tmp_path: Path) -> None:
    hostile = "&#xD;::error::x&#x85;&#x202E;&#x9B;31m"
    (tmp_path / "in.xml").write_text(edmx(schema(f'<ComplexType Name="a" BaseType="ns.{hostile}"/>')))
    finished = run(tmp_path, "validate", "in.xml")
    assert finished.code == 1
    assert finished.stderr.replace("\n", "").isprintable()


@pytest.mark.parametrize("command", [(), ("generate",), ("check",), ("validate",)])
def test_help_teaches_with_examples(tmp_path: Path, command: tuple[str, ...]) -> None:
    text = run(tmp_path, *command, "--help").stdout
    assert "csdlgen" in text
    assert "\b" not in text
    if command:
        assert "Examples:" in text
        assert "Exit code:" in text


def test_the_version_is_told(tmp_path: Path) -> None:
    below = f"lxml {version('lxml')}, black {version('black')}, Python {platform.python_version()}"
    assert run(tmp_path, "--version").stdout == f"csdlgen {__version__} ({below})\n"


def test_a_bar_grows_on_a_terminal_only(project: Path) -> None:
    pty = pytest.importorskip("pty")
    assert "\r" not in run(project, "generate").stderr
    shown, terminal = pty.openpty()
    command = [sys.executable, "-m", "csdlgen", "generate", "--force", "--only", "docs"]
    environment = {**os.environ, "CI": ""}  # a build log has no bar
    assert subprocess.run(command, cwd=project, stderr=terminal, env=environment, check=False).returncode == 0
    text = os.read(shown, 10_000).decode()
    assert "docs  [####################################]  2/2" in text
    # The bar is gone from the screen; the totals stand in its place.
    assert "\x1b[A\x1b[Kdocs: 2 files" in text


def test_interruption_ends_with_130(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from csdlgen import pipeline

    def interrupted(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "generate", interrupted)
    monkeypatch.setattr(sys, "argv", ["csdlgen", "generate"])
    monkeypatch.chdir(project)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 130


def test_a_folder_that_is_gone_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def gone() -> Path:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)
    monkeypatch.setattr(sys, "argv", ["csdlgen", "check"])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 2
    assert capsys.readouterr().err == "csdlgen: No such file or directory\n"


@pytest.mark.parametrize(("arguments", "code"), [(["check"], 1), (["nope"], 2), (["--version"], 0)])
def test_the_program_ends_with_the_code_of_its_command(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int
) -> None:
    monkeypatch.setattr(sys, "argv", ["csdlgen", *arguments])
    monkeypatch.chdir(project)
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert (caught.value.code or 0) == code


def test_help_waits_for_no_parser_and_no_template_engine() -> None:
    code = "import sys, csdlgen.cli; print([m for m in ('lxml', 'jinja2', 'black', 'tomllib') if m in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert finished.stdout == "[]\n"


def test_a_run_that_changes_nothing_waits_for_none_of_them_either(project: Path) -> None:
    code = (
        "import sys; from csdlgen import cli\n"
        "cli.csdlgen.main(['generate', '--quiet'], standalone_mode=False)\n"
        "print([m for m in ('lxml', 'jinja2', 'csdlgen.graph', 'csdlgen.targets.docs') if m in sys.modules])"
    )
    told = []
    for _ in range(2):
        time.sleep(0.03)
        run = [sys.executable, "-c", code]
        told.append(subprocess.run(run, cwd=project, capture_output=True, text=True, check=True).stdout)
    assert "lxml" in told[0]
    assert told[1] == "[]\n"


def test_the_program_runs_as_a_module(project: Path) -> None:
    finished = subprocess.run(
        [sys.executable, "-m", "csdlgen", "validate"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (finished.returncode, finished.stderr) == (0, "no findings\n")
