from __future__ import annotations

import pytest

from csdlgen.config.requires import allows


@pytest.mark.parametrize(
    ("specification", "version"),
    [
        (">=1.2,<2", "1.2.0"),
        (">=1.2,<2", "1.10"),
        ("==1.2", "1.2.0"),
        ("!=1.3", "1.2"),
        ("~=1.4.2", "1.4.9"),
        ("~=1.4", "1.9"),
        ("<=1.2", "1.2"),
        (" > 1 , < 2 ", "1.0.1"),
    ],
)
def test_a_version_that_every_clause_allows_is_allowed(specification: str, version: str) -> None:
    assert allows(specification, version)


@pytest.mark.parametrize(
    ("specification", "version"),
    [
        (">=1.2,<2", "2.0"),
        (">=1.2,<2", "1.1.9"),
        ("==1.2", "1.2.1"),
        ("!=1.2", "1.2.0"),
        ("~=1.4.2", "1.5"),
        ("~=1.4.2", "1.4.1"),
        ("<1.2", "1.2"),
    ],
)
def test_a_version_that_a_clause_forbids_is_not_allowed(specification: str, version: str) -> None:
    assert not allows(specification, version)


@pytest.mark.parametrize("specification", ["1.2", ">=", ">=1.x", "", ">=1,,<2", "~=1", "=>1"])
def test_what_is_no_specification_is_refused(specification: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the message is the clause
        allows(specification, "1.0")
