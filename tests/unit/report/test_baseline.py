from __future__ import annotations

import json

import pytest

from csdlgen.diagnostics import InputError
from csdlgen.report import Baseline
from tests.unit.report.findings import finding


def test_what_is_known_does_not_count_wherever_it_moves() -> None:
    known = Baseline.of([finding(line=3, target="ns.a")])
    assert known.new([finding(line=30, target="ns.a")]) == ()
    assert len(known.new([finding(target="ns.b")])) == 1
    assert len(known.new([finding("CSDL202", target="ns.a")])) == 1
    assert len(known.new([finding(target="ns.a", message="something else")])) == 1


def test_a_second_place_in_a_message_may_move_too() -> None:
    known = Baseline.of([finding(message="the first is at in.xml:3:7")])
    assert known.new([finding(message="the first is at in.xml:12:7")]) == ()


def test_of_more_than_are_known_the_last_are_new() -> None:
    known = Baseline.of([finding(line=1), finding(line=2)])
    (new,) = known.new([finding(line=line) for line in (1, 2, 3)])
    assert new.location.line == 3


def test_findings_about_no_element_are_told_apart_by_file_but_not_by_folder() -> None:
    known = Baseline.of([finding(file="schema/a.xml")])
    assert known.new([finding(file="../schema/a.xml")]) == ()
    assert len(known.new([finding(file="schema/b.xml")])) == 1


def test_a_document_that_cannot_be_read_is_never_known() -> None:
    unreadable = finding("CSDL101")
    assert Baseline.of([unreadable]).new([unreadable]) == (unreadable,)


def test_what_is_gone_is_stale() -> None:
    known = Baseline.of([finding(target="ns.a"), finding(target="ns.a"), finding(target="ns.b")])
    stale = list(known.stale([finding(target="ns.a")], "known.json"))
    assert [(each.code, each.target, each.location.file) for each in stale] == [
        ("CSDL716", "ns.a", "known.json"),
        ("CSDL716", "ns.b", "known.json"),
    ]
    assert stale[0].message == "1 known CSDL201 about 'ns.a' not found any more"
    assert list(known.stale([finding(target="ns.a")] * 2 + [finding(target="ns.b")], "known.json")) == []


def test_the_text_is_sorted_and_read_back_equal() -> None:
    findings = [finding(target="ns.b"), finding(target="ns.a"), finding(target="ns.a", line=2)]
    text = Baseline.of(findings).text()
    assert text == Baseline.of(reversed(findings)).text()
    assert text.isascii()
    assert text.endswith("}\n")
    assert Baseline.parse(text.encode(), "known.json") == Baseline.of(findings)
    entries = json.loads(text)["findings"]
    assert [(each["target"], each.get("count")) for each in entries] == [("ns.a", 2), ("ns.b", None)]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"1",
        b"{}",
        b'{"version": 2, "findings": []}',
        b'{"version": 1, "findings": 7}',
        b'{"version": 1, "findings": [7]}',
        b'{"version": 1, "findings": [{"code": "CSDL201"}]}',
        b'{"version": 1, "findings": [{"code": 1, "target": "", "fingerprint": ""}]}',
        b'{"version": 1, "findings": [{"code": "c", "target": "", "fingerprint": "", "count": "2"}]}',
        b"[" * 100_000,
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        Baseline.parse(data, "known.json")
    assert caught.value.diagnostics[0].code == "CSDL715"
