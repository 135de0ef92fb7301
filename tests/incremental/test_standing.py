"""A page stands if it would come out as it did: whatever is edited, and as few are made again as can be."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdlgen.config import Config, load
from tests import synthetic
from tests.incremental.edits import EDITS, Edit, edited
from tests.incremental.made import Made, run

ROOT = Path(__file__).parents[2]
GRAPH = Path(os.environ.get("CSDLGEN_CORPUS", "/nowhere"), "graph-v1.0", "v1.0-Prod.csdl")
SCHEMAS: dict[str, Callable[[], str]] = {
    "hostile": lambda: (ROOT / "tests" / "hostile" / "schema.xml").read_text(encoding="utf-8"),
    "sample": lambda: (ROOT / "schema" / "industry-data.xml").read_text(encoding="utf-8"),
    "synthetic": lambda: synthetic.schema(types=40),
}
CONFIG = """
schema = ["*.xml"]
root_namespace = "microsoft.graph"
[models]
output = "m"
package = "p"
{models}
[stubs]
output = "s"
[client]
[docs]
output = "d"
operations = "{operations}"
[site]
output = "w"
"""
PARTS = 10
VARIANTS = {
    "plain": CONFIG.format(models="", operations="reachable"),
    "other": CONFIG.format(models='flavor = "pydantic"\nlayout = "namespace"', operations="all"),
}


@pytest.fixture(scope="module")
def configs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Config]:
    found = {}
    for name, text in VARIANTS.items():
        folder = tmp_path_factory.mktemp(name)
        (folder / "csdlgen.toml").write_text(text)
        found[name] = load(folder / "csdlgen.toml", folder)[0]
    return found


@pytest.fixture(scope="module")
def befores(configs: dict[str, Config]) -> Callable[[str, str], Made]:
    """What is made of a schema under a configuration, before anything is edited."""
    return cache(lambda schema, variant: run(SCHEMAS[schema](), configs[variant]))


def wrong(before: Made, after: Made) -> set[tuple[str, str]]:
    """The pages that stood and should not have."""
    return {
        page for page in after.standing & after.texts.keys() if before.texts.get(page) != after.texts[page]
    }


@settings(max_examples=40)
@given(
    schema=st.sampled_from(sorted(SCHEMAS)),
    variant=st.sampled_from(sorted(VARIANTS)),
    seed=st.integers(0, 1_000_000),
    edits=st.integers(1, 3),
)
def test_what_stands_is_what_would_be_made(
    *,
    configs: dict[str, Config],
    befores: Callable[[str, str], Made],
    schema: str,
    variant: str,
    seed: int,
    edits: int,
) -> None:
    before = befores(schema, variant)
    after = run(edited(SCHEMAS[schema](), seed, edits), configs[variant], before.ledgers)
    assert not wrong(before, after)


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("variant", VARIANTS)
def test_what_stands_after_each_kind_of_edit(
    configs: dict[str, Config], befores: Callable[[str, str], Made], variant: str, edit: Edit
) -> None:
    for schema, seed in product(SCHEMAS, range(12)):
        before = befores(schema, variant)
        after = run(edited(SCHEMAS[schema](), seed, 1, (edit,)), configs[variant], before.ledgers)
        assert not wrong(before, after), (schema, seed)


def lines_above(text: str) -> str:
    return text.replace("<Schema", "\n\n\n<Schema")


def with_another_property(text: str) -> str:
    return text.replace("</ComplexType>", '<Property Name="zz" Type="Edm.String"/></ComplexType>', 1)


def made_again(before: Made, after: Made) -> set[tuple[str, str]]:
    """The pages that did not stand although they were remembered."""
    remembered = {
        (target, page) for target, text in before.ledgers.items() for page in json.loads(text)["pages"]
    }
    return remembered - after.standing


def test_nothing_is_made_again_because_it_moved(
    configs: dict[str, Config], befores: Callable[[str, str], Made]
) -> None:
    before = befores("synthetic", "plain")
    after = run(lines_above(SCHEMAS["synthetic"]()), configs["plain"], before.ledgers)
    assert not made_again(before, after)


def test_a_new_property_concerns_the_pages_that_show_it(
    configs: dict[str, Config], befores: Callable[[str, str], Made]
) -> None:
    before = befores("synthetic", "plain")
    after = run(with_another_property(SCHEMAS["synthetic"]()), configs["plain"], before.ledgers)
    changed = {page for page, text in after.texts.items() if before.texts.get(page) != text}
    assert len(changed) == 9
    assert made_again(before, after) == changed


def test_a_page_that_looks_at_what_nobody_watches_is_always_made(configs: dict[str, Config]) -> None:
    text = SCHEMAS["synthetic"]()
    before = run(text, configs["plain"])
    after = run(text, configs["plain"], before.ledgers)
    made = {path for _, path in after.texts.keys() - after.standing}
    ours = {path for path in made if "_runtime/" not in path}
    assert ours == {
        "p/__init__.py",
        "p/filters.py",
        "p/py.typed",
        "p-stubs/_index.pyi",
        "p-stubs/filters.pyi",
    }


@pytest.mark.slow
@pytest.mark.corpus
@pytest.mark.skipif(not GRAPH.is_file(), reason="CSDLGEN_CORPUS names no folder of published schemas")
def test_what_stands_after_edits_of_a_large_schema(configs: dict[str, Config]) -> None:
    """Of each run a part of the pages is made, another one each time; all would take minutes."""
    text = GRAPH.read_text(encoding="utf-8")
    before = run(text, configs["plain"])
    for seed, edit in enumerate(EDITS):
        sample = slice(seed, None, PARTS)
        after = run(edited(text, seed, 1, (edit,)), configs["plain"], before.ledgers, sample)
        assert not wrong(before, after), edit.__name__
        assert len(made_again(before, after)) < len(before.texts) / 5, edit.__name__
