from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from csdlgen import laws
from csdlgen.diagnostics import Severity
from csdlgen.report import as_sarif
from tests.unit.report.findings import finding

SCHEMA = Path(__file__).parents[2] / "schemas/sarif-2.1.0.json"


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    return Draft7Validator(json.loads(SCHEMA.read_bytes()))


def run_of(text: str) -> Any:
    (run,) = json.loads(text)["runs"]
    return run


def test_every_log_obeys_the_published_schema(validator: Draft7Validator) -> None:
    findings = [
        finding(hint="do this", target="ns.a/b"),
        finding(line=0, column=0, file="a b:c/ü%.xml", severity=Severity.WARNING),
        finding(line=3, column=0, file="/elsewhere/x.xml", severity=Severity.INFO),
        finding(file="D:/x.xml", message="\udce9\x00"),
        *(finding(code) for code in laws.BY_CODE),
    ]
    for log in (as_sarif(findings), as_sarif([])):
        assert log.isascii()
        assert [error.message for error in validator.iter_errors(json.loads(log))] == []


def test_the_schema_is_a_judge(validator: Draft7Validator) -> None:
    log = json.loads(as_sarif([finding()]))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not validator.is_valid(log)


def test_a_result_names_rule_place_and_element() -> None:
    run = run_of(as_sarif([finding(line=7, column=3, target="ns.a/b", hint="do this")]))
    (result,) = run["results"]
    assert result["ruleId"] == "CSDL201"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "CSDL201"
    assert result["level"] == "error"
    assert result["message"] == {"text": "message\ndo this"}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "in.xml"},
                "region": {"startLine": 7, "startColumn": 3},
            },
            "logicalLocations": [{"fullyQualifiedName": "ns.a/b"}],
        }
    ]


def test_a_rule_says_what_it_demands_why_and_what_cures_it() -> None:
    (rule,) = run_of(as_sarif([finding("CSDL302"), finding("CSDL302")]))["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == laws.NO_KEY.demand
    assert rule["help"]["text"] == f"{laws.NO_KEY.why}\n\n{laws.NO_KEY.cure}"
    assert rule["defaultConfiguration"] == {"level": "warning"}


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("a b/ü%.xml", "a%20b/%C3%BC%25.xml"),
        ("a:b.xml", "a%3Ab.xml"),
        ("../x.xml", "../x.xml"),
        ("/elsewhere/a b.xml", "file:///elsewhere/a%20b.xml"),
        ("D:/x.xml", "file:///D:/x.xml"),
    ],
)
def test_a_file_is_a_reference_that_means_it(file: str, uri: str) -> None:
    (result,) = run_of(as_sarif([finding(file=file)]))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_fingerprints_stay_when_lines_move_and_tell_twins_apart() -> None:
    def marks(*lines: int) -> list[str]:
        results = run_of(as_sarif([finding(line=line) for line in lines]))["results"]
        return [result["partialFingerprints"]["csdlgenFinding/v1"] for result in results]

    assert marks(1, 2) == marks(11, 12)
    assert len(set(marks(1, 2))) == 2
