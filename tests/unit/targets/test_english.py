from __future__ import annotations

import pytest

from csdlgen.targets._english import plural, takes_an


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("run", "runs"),
        ("process", "processes"),
        ("status", "status"),
        ("dish", "dishes"),
        ("batch", "batches"),
        ("box", "boxes"),
        ("photo", "photoes"),
        ("studio", "studios"),
        ("entity", "entities"),
        ("survey", "surveys"),
        ("person", "people"),
        ("Person", "People"),
        ("relatedPerson", "relatedPersons"),
        ("schema", "schemata"),
        ("dataSchema", "dataSchemas"),
        ("item2", "item2"),
        ("a_b", "a_b"),
    ],
)
def test_a_plural_is_that_of_the_whole_name(name: str, expected: str) -> None:
    assert plural(name) == expected


@pytest.mark.parametrize(
    "name", ["entity", "incomingFlow", "outgoingFlow", "alert", "update", "Event", "use"]
)
def test_names_that_begin_with_a_vowel_take_an(name: str) -> None:
    assert takes_an(name)


@pytest.mark.parametrize("name", ["run", "user", "userFlow", "hour", "year", "_x", ""])
def test_other_names_and_those_that_begin_with_user_take_a(name: str) -> None:
    assert not takes_an(name)
