"""All pages of all targets, made in memory, with and without what an earlier run knew of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdlgen import graph, naming
from csdlgen.artifacts import Artifact
from csdlgen.config import Config
from csdlgen.making import Batch, made
from csdlgen.reads import Ledger
from csdlgen.render import Renderer
from csdlgen.targets import TARGETS
from tests.csdl import document


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The text of every page by target and path, what stood because nothing changed for it, and the ledgers."""

    texts: Mapping[tuple[str, str], str]
    standing: frozenset[tuple[str, str]]
    ledgers: Mapping[str, str]


def run(
    text: str, config: Config, past: Mapping[str, str] | None = None, sample: slice = slice(None)
) -> Made:
    """Every page of a schema, or a sample of them, and which would not have been made with the ledgers of the past."""
    whole = graph.build([document(text)[0]])
    names, _ = naming.settle(whole, config)
    model, names = graph.watched(whole), names.watched()
    texts: dict[tuple[str, str], str] = {}
    standing: set[tuple[str, str]] = set()
    ledgers = {}
    for target in TARGETS:
        pages = tuple(target.pages(model, names, config).pages)
        standing.update(
            (target.name, path) for path in Ledger((past or {}).get(target.name, "")).standing(pages)
        )
        ledger = Ledger()
        renderer = Renderer(target.name, target.sink)
        pages = pages[sample]
        batch = Batch(pages=pages, formers=(), renderer=renderer, ledger=ledger)
        for artifacts in made([batch], 1):
            for artifact in artifacts:
                assert isinstance(artifact, Artifact)
                texts[target.name, artifact.path] = artifact.text
        ledgers[target.name] = ledger.text([page.path for page in pages])
    return Made(texts=texts, standing=frozenset(standing), ledgers=ledgers)
