from __future__ import annotations

import pytest

from csdlgen.diagnostics import Severity
from csdlgen.report import as_annotations
from tests.unit.report.findings import finding


def test_a_finding_is_a_command_with_its_place_and_code() -> None:
    assert list(as_annotations([finding(line=7, column=3, hint="do this")])) == [
        "::error file=in.xml,line=7,col=3,title=CSDL201::message%0Ahint: do this"
    ]


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.WARNING, "::warning "), (Severity.INFO, "::notice ")]
)
def test_each_severity_has_its_command(severity: Severity, command: str) -> None:
    (line,) = as_annotations([finding(severity=severity)])
    assert line.startswith(command)


def test_what_concerns_a_whole_file_has_no_line() -> None:
    assert list(as_annotations([finding(line=0, column=0)])) == ["::error file=in.xml,title=CSDL201::message"]


def test_data_and_properties_are_escaped_as_the_runner_reads_them() -> None:
    hostile = finding(file="a:b,c%\r\n::x.xml", message="50% of a:b, c\r\n::error::owned")
    (line,) = as_annotations([hostile])
    assert line.startswith("::error file=a%3Ab%2Cc%25%0D%0A%3A%3Ax.xml,line=1,col=1,title=CSDL201::")
    assert line.endswith("::50%25 of a:b, c%0D%0A::error::owned")


def test_other_control_characters_are_spelled_out() -> None:
    (line,) = as_annotations([finding(message="\x1b[2J\u2028")])
    assert line.endswith(r"::\x1b[2J\u2028")
