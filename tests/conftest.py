"""Options and fixtures of the whole test suite."""

from __future__ import annotations

import os
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
