from __future__ import annotations

import tomllib

import pytest

from csdlgen.config.places import Key, find

TEXT = '''# comment with [brackets] and = signs
a = 1
"quoted \\u0041" = "x = 1 # no comment"
dotted.key = """
[not.a.table]
no = "key" """
literal = \'\'\'
x = 1\'\'\'
items = [
    "first", # comment
    ["nested", 2.5], { inline = true, "other" = [1] },
]
[table]
  inner = 2020-01-01T00:00:00
[table.'sub table']
x = -1_000
[[list]]
one = 1
[[list]]
two = 2
[list.below]
three = 3
'''


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (("a",), (2, 1)),
        (("quoted A",), (3, 1)),
        (("dotted", "key"), (4, 1)),
        (("literal",), (7, 1)),
        (("items",), (9, 1)),
        (("items", 0), (10, 5)),
        (("items", 1), (11, 5)),
        (("items", 1, 0), (11, 6)),
        (("items", 2, "inline"), (11, 24)),
        (("items", 2, "other", 0), (11, 50)),
        (("table",), (13, 1)),
        (("table", "inner"), (14, 3)),
        (("table", "sub table"), (15, 1)),
        (("table", "sub table", "x"), (16, 1)),
        (("list", 0, "one"), (18, 1)),
        (("list", 1), (19, 1)),
        (("list", 1, "two"), (20, 1)),
        (("list", 1, "below", "three"), (22, 1)),
    ],
)
def test_a_key_has_its_place(key: Key, place: tuple[int, int]) -> None:
    tomllib.loads(TEXT)
    assert find(TEXT, key) == place


def test_a_key_that_is_not_written_stands_at_the_table_around_it() -> None:
    assert find(TEXT, ("table", "missing")) == (13, 1)
    assert find(TEXT, ("missing", "key")) == (1, 1)
    assert find("", ("schema",)) == (1, 1)
