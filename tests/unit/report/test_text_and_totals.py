from __future__ import annotations

import json
from pathlib import Path

import pytest

from csdlgen.artifacts import Artifact
from csdlgen.config import Config, Suppression
from csdlgen.diagnostics import Diagnostic, Location, Severity
from csdlgen.output import Terms, apply, plan
from csdlgen.report import TO_DO, as_json, as_lines, chosen, harmless, has_errors, stale, summary, totals
from tests.unit.report.findings import finding


def config_with(folder: Path, **values: object) -> Config:
    return Config(file=folder / "csdlgen.toml", schema=("x",), **values)  # type: ignore[arg-type]


def test_findings_come_by_file_line_and_column() -> None:
    findings = [finding(line=12), finding(line=2), finding("CSDL101", line=2)]
    assert [(each.location.line, each.code) for each in chosen(findings)] == [
        (2, "CSDL101"),
        (2, "CSDL201"),
        (12, "CSDL201"),
    ]


def test_the_configuration_decides_how_grave_a_finding_is(tmp_path: Path) -> None:
    config = config_with(tmp_path, severity={"CSDL201": Severity.INFO, "CSDL302": Severity.OFF})
    (only,) = chosen([finding("CSDL201"), finding("CSDL302")], config)
    assert only.severity is Severity.INFO
    assert not has_errors([only])


def test_a_suppression_hides_matching_targets_of_its_code_alone(tmp_path: Path) -> None:
    config = config_with(tmp_path, suppress=(Suppression(code="CSDL201", target="a.*", reason="theirs"),))
    findings = [finding(target="a.b"), finding(target="b.a"), finding("CSDL202", target="a.b")]
    assert [(each.code, each.target) for each in chosen(findings, config)] == [
        ("CSDL201", "b.a"),
        ("CSDL202", "a.b"),
    ]


def test_a_finding_is_a_line_and_its_hint_a_second() -> None:
    assert list(as_lines([finding(hint="do this")])) == [
        "in.xml:1:1: error CSDL201: message",
        "    hint: do this",
    ]


def test_of_many_warnings_the_first_are_shown_and_the_others_counted() -> None:
    findings = [finding("CSDL302", severity=Severity.WARNING, line=line) for line in range(1, 1031)]
    lines = list(as_lines([finding(), *findings, finding(), *(finding() for _ in range(30))]))
    assert len(lines) == 32 + 20 + 1
    assert lines[-1] == "… and 1,010 more CSDL302: An entity type that is not abstract has a key."
    assert len(list(as_lines(findings, everything=True))) == 1030


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ünïcödé", "plain ünïcödé"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\r::error::b\nc", r"a\r::error::b\nc"),
        ("\u202eevil\u2028", r"\u202eevil\u2028"),
        ("::error::owned", "./::error::owned"),
        ("  ::error::owned", "./  ::error::owned"),
        ("x ##[error]owned", r"x ##\[error]owned"),
        ("x ##vso[task.setvariable]", r"x ##vso\[task.setvariable]"),
        ("\udce9", r"\udce9"),
        ("x" * 3000, "x" * 2000 + "…"),
    ],
)
def test_no_text_reaches_a_terminal_or_a_build_log_as_a_command(text: str, shown: str) -> None:
    assert harmless(text) == shown


def test_a_hostile_file_name_cannot_begin_a_line() -> None:
    hostile = Diagnostic(
        code="CSDL101",
        severity=Severity.ERROR,
        message="m",
        location=Location("::error::x.xml", 1, 1),
        hint="::y",
    )
    assert list(as_lines([hostile])) == ["./::error::x.xml:1:1: error CSDL101: m", "    hint: ::y"]


def test_json_has_every_key_and_is_ascii() -> None:
    text = as_json([finding(target="a.b/c", hint="ü")])
    assert text.isascii()
    assert json.loads(text) == [
        {
            "code": "CSDL201",
            "severity": "error",
            "message": "message",
            "file": "in.xml",
            "line": 1,
            "column": 1,
            "target": "a.b/c",
            "hint": "ü",
        }
    ]
    assert json.loads(as_json([])) == []


def test_findings_are_summed_up_by_severity() -> None:
    findings = [finding(), finding(), finding(severity=Severity.WARNING), finding(severity=Severity.INFO)]
    assert summary(findings) == "2 errors, 1 warning, 1 note"
    assert summary([]) == ""


def test_totals_tell_what_becomes_of_files_target_by_target(tmp_path: Path) -> None:
    terms = Terms(display_base=tmp_path)
    first = plan(tmp_path / "a", [Artifact("x", "1"), Artifact("y", "1")], terms)
    apply(first)
    second = plan(tmp_path / "a", [Artifact("x", "2")], terms)
    assert totals({"models": first, "docs": second}) == (
        "models: 2 files (2 created) · docs: 1 file (1 updated, 1 deleted)"
    )
    assert totals({"docs": second}, TO_DO) == "docs: 1 file (1 to update, 1 to delete)"
    assert totals({}) == ""


def test_stale_files_are_listed_and_their_difference_is_harmless(tmp_path: Path) -> None:
    terms = Terms(display_base=tmp_path)
    made = plan(tmp_path / "out", [Artifact("x", "\x1b[2J\n")], terms)
    assert list(stale(made)) == ["create out/x"]
    assert list(stale(made, diff=True))[-1] == r"+\x1b[2J"


def test_a_stale_manifest_is_listed_when_nothing_else_is(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("1")
    made = plan(tmp_path, [Artifact("x", "1")], Terms(display_base=tmp_path))
    assert list(stale(made)) == ["update .csdlgen-manifest.json"]
