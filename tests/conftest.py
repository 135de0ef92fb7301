"""Options and fixtures of the whole test suite."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more about the machine than about the law that it proves.
settings.register_profile("csdlgen", deadline=None)
settings.load_profile("csdlgen")

# What stands inside a case is data, whatever it is called.
collect_ignore_glob = ["golden/*/*", "errors/*/*"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite the expected output of the golden and error cases (make golden)",
    )


@pytest.fixture
def updates_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of published schemas; a test that wants it is skipped without it."""
    folder = os.environ.get("CSDLGEN_CORPUS", "")
    if not folder:
        pytest.skip("CSDLGEN_CORPUS names no folder of published schemas")
    return Path(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """How many hostile cases were tried, by slot and sink."""
    cases: Counter[tuple[str, str]] = Counter()
    for outcome in ("passed", "failed"):
        for test in terminalreporter.getreports(outcome):
            for name, counts in test.user_properties:
                if name == "hostile cases" and isinstance(counts, list):
                    cases.update({(slot, sink): count for slot, sink, count in counts})
    sinks = sorted({sink for _, sink in cases})
    if not sinks:
        return
    terminalreporter.section("hostile cases by slot and sink")
    terminalreporter.write_line("columns: " + ", ".join(f"{i} {sink}" for i, sink in enumerate(sinks, 1)))
    terminalreporter.write_line(f"{'':18}" + "".join(f"{i:>7}" for i in range(1, len(sinks) + 1)))
    for slot in sorted({slot for slot, _ in cases}):
        row = "".join(f"{cases[slot, sink]:>7,}" for sink in sinks)
        terminalreporter.write_line(f"{slot:18}{row}")
    terminalreporter.write_line(f"{sum(cases.values()):,} cases")
