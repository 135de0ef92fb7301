"""What a run would do: the targets make pages of the model, pages become files, files are compared with the output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from csdlgen import extending, laws, output, processes
from csdlgen.artifacts import Output
from csdlgen.config import Config
from csdlgen.edm import Document
from csdlgen.filesystems import real
from csdlgen.formatting import Formatter, unformatted
from csdlgen.making import Batch, made
from csdlgen.reads import Changes, Ledger
from csdlgen.render import Renderer
from csdlgen.runs import Run, Wishes
from csdlgen.targets import Target, wished
from csdlgen.understanding import Given, understand


def planned(config: Config, wishes: Wishes, left: Callable[[], output.Left], *, keeps: bool) -> Run:
    """Find out what is to be written. Raises InputError if an input file or a template cannot be read.

    ``left`` is asked when the input is understood, for somebody else may find out meanwhile. ``keeps``: what black made of
    files is kept beside the configuration, so that it is made once.
    """
    targets = wished(config, wishes.only)
    is_python = any(each.is_python for each in targets)
    given = understand(config, wishes.display_base, wishes.phase, is_python=is_python)
    if any(laws.stops_generation(laws.of(each)) for each in given.diagnostics):
        return Run(diagnostics=given.diagnostics, is_complete=False)
    wishes.phase("pages")
    formatter = Formatter(config.file.parent, wishes.jobs)
    known = left().pasts
    pasts = {target.name: known.get(target.name, output.Past()) for target in targets}
    ledgers = {name: Ledger(past.ledger, past.edited) for name, past in pasts.items()}
    terms = _terms(config, given.documents, wishes)
    with processes.ahead(partial(_changes, ledgers, given), wishes.jobs if known else 1) as changes:
        for name, ledger in ledgers.items():
            ledger.expect(partial(_of, changes, name))
        drafts = [
            _draft(
                target,
                given,
                config,
                ledgers[target.name],
                replace(terms, manifest=pasts[target.name].manifest),
            )
            for target in targets
        ]
        plans = _plans(drafts, formatter, config, wishes)
    if keeps:
        formatter.remember()
    findings = ((*each.found.diagnostics, *plans[each.target.name].diagnostics) for each in drafts)
    return Run(
        plans=plans,
        diagnostics=(*given.diagnostics, *(finding for each in findings for finding in each)),
        is_complete=not any(each.count(output.Kind.REFUSE) for each in plans.values()),
        ledgers=ledgers,
    )


def _changes(ledgers: Mapping[str, Ledger], given: Given) -> dict[str, Changes]:
    """What changed in the model and in its names that pages of the last run looked up, by target."""
    sources = given.sources()
    return {name: ledger.changes(sources) for name, ledger in ledgers.items()}


def _of(changes: Callable[[], Mapping[str, Changes]], name: str) -> Changes:
    return changes()[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What a target makes of the model, and its pages with all that makes files of them."""

    target: Target
    found: Output
    batch: Batch
    terms: output.Terms


def _draft(target: Target, given: Given, config: Config, ledger: Ledger, terms: output.Terms) -> _Draft:
    with extending.blamed(config, terms.display_base, target.name):
        found = target.pages(given.model, given.names, config)
        batch = Batch(
            pages=tuple(found.pages),
            formers=found.formers,
            renderer=Renderer(
                target.name,
                target.sink,
                config.table(target.name).templates,
                target.templates,
                base=terms.display_base,
            ),
            ledger=ledger,
        )
    kept = replace(terms, keeps_edits=target.keeps_edits, formers=found.formers)
    return _Draft(target=target, found=found, batch=batch, terms=kept)


def _plans(
    drafts: Sequence[_Draft], formatter: Formatter, config: Config, wishes: Wishes
) -> dict[str, output.Plan]:
    """What is to be done in the folder of each target."""
    plans: dict[str, output.Plan] = {}
    for artifacts, draft in zip(made([each.batch for each in drafts], wishes.jobs), drafts, strict=True):
        name, pages = draft.target.name, draft.batch.pages
        wishes.phase(name)
        with extending.blamed(config, wishes.display_base, name):
            formatted = formatter.formatted(artifacts, unformatted(pages, draft.batch.renderer))
            plans[name] = output.plan(
                config.table(name).output, wishes.watch(name, len(pages), formatted), draft.terms
            )
    return plans


def _terms(config: Config, documents: Iterable[Document], wishes: Wishes) -> output.Terms:
    """What holds for the plans of all targets."""
    base = wishes.display_base
    files = (config.file, *(base / document.file for document in documents))
    inputs = frozenset(real(file) for file in files)
    return output.Terms(display_base=base, force=wishes.force, inputs=inputs, jobs=wishes.jobs)
