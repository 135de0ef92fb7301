"""The whole program: read, build the graph, settle names, ask the targets, render, plan, apply."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

from csdlgen import csdl, extending, graph, laws, mismatches, naming, output, program
from csdlgen.artifacts import Artifact, Markdown, Output, Python, Sink, Standing
from csdlgen.config import Config, ExtensionConfig, model_files, named_files, schema_files
from csdlgen.diagnostics import Diagnostic, InputError, Location, shown
from csdlgen.edm import Document
from csdlgen.filesystems import real
from csdlgen.formatting import Formatter, unformatted
from csdlgen.graph import TypeGraph
from csdlgen.making import Batch, made
from csdlgen.naming import NameTable
from csdlgen.reads import Ledger
from csdlgen.render import Renderer

Watch = Callable[[str, int, Iterable[Artifact | Standing]], Iterable[Artifact | Standing]]
"""Passes on the artifacts of a named target, so many, and may tell somebody how far they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One kind of output. ``keeps_edits``: what a person changed there stays; ``is_python``: its names may clash."""

    name: str
    sink: type[Sink]
    pages: Callable[[TypeGraph, NameTable, Config], Output]
    keeps_edits: bool = False
    is_python: bool = False
    templates: Path | None = None
    """The folder of its templates, if it is another package's."""


def _ours(name: str) -> Callable[[TypeGraph, NameTable, Config], Output]:
    """The pages of a target in ``targets/``, which is imported when it is wanted."""

    def pages(model: TypeGraph, names: NameTable, config: Config) -> Output:
        made: Output = import_module(f"csdlgen.targets.{name}").pages(model, names, config)
        return made

    return pages


TARGETS = (
    Target(name="models", sink=Python, pages=_ours("models"), is_python=True),
    Target(name="client", sink=Python, pages=_ours("client"), is_python=True),
    Target(name="stubs", sink=Python, pages=_ours("stubs"), is_python=True),
    Target(name="docs", sink=Markdown, pages=_ours("docs"), keeps_edits=True),
    Target(name="site", sink=Markdown, pages=_ours("site"), keeps_edits=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line adds to a configuration: a choice of targets (all if empty), whether to overwrite.

    ``phase`` is told when each phase of a run begins.
    """

    display_base: Path
    only: Collection[str] = ()
    force: bool = False
    jobs: int = 1
    watch: Watch = lambda _name, _count, artifacts: artifacts
    phase: Callable[[str], None] = lambda _phase: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run found, and the plans that it made or carried out; none if it could not get so far."""

    plans: Mapping[str, output.Plan] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    is_complete: bool = True
    """Whether everything that the input implies is, or can be, written."""
    inputs: frozenset[Path] = frozenset()
    """The files that it read, the program's own left out; known when everything could be written."""
    is_interrupted: bool = False
    """Whether writing began and could not be finished."""
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    """What the pages of each target looked up."""

    def is_clean(self) -> bool:
        """Whether the output already was what the input implies."""
        return all(plan.is_clean() for plan in self.plans.values())


def generate(config: Config, wishes: Wishes) -> Run:
    """Write what the input implies. Raises InputError if an input file or a template cannot be read."""
    wishes.phase("look")
    now = _occasion(config, wishes)
    memory = output.recall(now)
    if known := memory.whole:
        return Run(plans=known.plans, diagnostics=known.diagnostics, inputs=program.without_own(known.inputs))
    formatter = Formatter(config.file.parent, wishes.jobs)
    run = _planned(config, wishes, memory, formatter)
    wishes.phase("write")
    formatter.remember()
    failures = tuple(finding for each in run.plans.values() for finding in output.apply(each))
    if failures:
        findings = (*run.diagnostics, *failures)
        return replace(run, diagnostics=findings, is_complete=False, is_interrupted=True)
    if run.is_complete:
        lasting = (each for each in run.diagnostics if laws.of(each) is not laws.KEPT_TEXT)
        ledgers = {name: ledger.text(output.lasting(run.plans[name])) for name, ledger in run.ledgers.items()}
        output.remember(now, run.plans, tuple(lasting), ledgers, memory)
    return replace(run, inputs=program.without_own(output.inputs_of(now, run.plans)))


def plan(config: Config, wishes: Wishes) -> Run:
    """Find out what :func:`generate` would write. Raises InputError like it."""
    wishes.phase("look")
    memory = output.recall(_occasion(config, wishes))
    if known := memory.whole:
        return Run(plans=known.plans, diagnostics=known.diagnostics)
    return _planned(config, wishes, memory, Formatter(config.file.parent, wishes.jobs))


def _planned(config: Config, wishes: Wishes, memory: output.Memory, formatter: Formatter) -> Run:
    targets = _wished(config, wishes)
    given = _given(config, wishes, is_python=any(each.is_python for each in targets))
    if any(laws.stops_generation(laws.of(each)) for each in given.diagnostics):
        return Run(diagnostics=given.diagnostics, is_complete=False)
    wishes.phase("pages")
    drafts = [_draft(target, given, config, wishes, memory) for target in targets]
    terms = output.Terms(
        display_base=wishes.display_base,
        force=wishes.force,
        inputs=_inputs(config, given.documents, wishes),
        jobs=wishes.jobs,
    )
    plans: dict[str, output.Plan] = {}
    for artifacts, draft in zip(made([each.batch for each in drafts], wishes.jobs), drafts, strict=True):
        name, pages = draft.target.name, draft.batch.pages
        wishes.phase(name)
        with extending.blamed(config, wishes.display_base, name):
            formatted = formatter.formatted(artifacts, unformatted(pages, draft.batch.renderer))
            plans[name] = output.plan(
                config.table(name).output,
                wishes.watch(name, len(pages), formatted),
                replace(terms, keeps_edits=draft.target.keeps_edits, formers=draft.found.formers),
            )
    findings = ((*each.found.diagnostics, *plans[each.target.name].diagnostics) for each in drafts)
    return Run(
        plans=plans,
        diagnostics=(*given.diagnostics, *(finding for each in findings for finding in each)),
        is_complete=not any(each.count(output.Kind.REFUSE) for each in plans.values()),
        ledgers={each.target.name: each.batch.ledger for each in drafts},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What the input says: its documents, the part of the model that is wanted, the names in it, and what is wrong."""

    documents: Sequence[Document]
    model: TypeGraph
    names: NameTable
    diagnostics: tuple[Diagnostic, ...]


def _given(config: Config, wishes: Wishes, *, is_python: bool) -> _Given:
    base = wishes.display_base
    wishes.phase("read")
    documents, read = csdl.read_files(schema_files(config, base), base, config.limits)
    wishes.phase("graph")
    whole, undescribed = mismatches.described(graph.build(documents), config, base)
    model = graph.select(whole, config.include, config.exclude)
    wishes.phase("names")
    names, clashes = naming.settle(model, config, base)
    findings = (
        *_without_target(config, wishes),
        *read,
        *whole.diagnostics,
        *extending.findings(config, whole, base),
        *mismatches.unmatched(whole, config, base),
        *undescribed,
        *mismatches.unmoved(whole, config, base),
        *mismatches.rootless(whole, config, base),
        *(clashes if is_python else ()),
    )
    watched = graph.watched(model), names.watched()
    return _Given(documents=documents, model=watched[0], names=watched[1], diagnostics=findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What a target makes of the model, and its pages with all that makes files of them."""

    target: Target
    found: Output
    batch: Batch


def _draft(target: Target, given: _Given, config: Config, wishes: Wishes, memory: output.Memory) -> _Draft:
    past = memory.pasts.get(target.name, output.Past())
    with extending.blamed(config, wishes.display_base, target.name):
        found = target.pages(given.model, given.names, config)
        batch = Batch(
            pages=tuple(found.pages),
            formers=found.formers,
            renderer=Renderer(
                target.name, target.sink, config.table(target.name).templates, target.templates
            ),
            ledger=Ledger(past.ledger, past.edited),
        )
    return _Draft(target=target, found=found, batch=batch)


def validate(paths: Sequence[Path], config: Config | None, display_base: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with some files. Raises InputError if one cannot be opened."""
    documents, read = csdl.read_files(paths, display_base, config.limits if config else None)
    model = graph.build(documents)
    clashes = naming.settle(model, config, display_base)[1] if config and config.models else ()
    foreign = tuple(extending.findings(config, model, display_base)) if config else ()
    return (*read, *model.diagnostics, *foreign, *clashes)


def resolve(
    paths: Sequence[Path], config: Config | None, display_base: Path
) -> tuple[TypeGraph, tuple[Document, ...]]:
    """The model of some files, and the documents in these files (not those that they refer to).

    Raises InputError if one of them cannot be opened or is no CSDL document.
    """
    documents, read = csdl.read_files(paths, display_base, config.limits if config else None)
    if unread := [each for each in read if laws.of(each) in laws.UNREADABLE]:
        raise InputError(*unread)
    named = {shown(real(path), display_base) for path in paths}
    model = graph.build(documents)
    return model, tuple(document for document in documents if document.file in named)


def _wished(config: Config, wishes: Wishes) -> tuple[Target, ...]:
    wished = wishes.only or {*(target.name for target in TARGETS), *config.extensions}
    every = (*TARGETS, *(_foreign(name, each) for name, each in config.extensions.items()))
    return tuple(each for each in every if config.table(each.name) and each.name in wished)


def _foreign(name: str, extension: ExtensionConfig) -> Target:
    """The target of another package, which sees the model, the names, and its own options."""

    def pages(model: TypeGraph, names: NameTable, _config: Config) -> Output:
        made: Output = extension.target.pages(model, names, extension.options)
        return made

    target = extension.target
    return Target(name=name, sink=target.sink, pages=pages, templates=target.templates)


def _without_target(config: Config, wishes: Wishes) -> Iterator[Diagnostic]:
    if not (config.extensions or any(config.table(target.name) for target in TARGETS)):
        location = Location(shown(config.file, wishes.display_base))
        hint = '[models] with output = "generated/models" and package = "…", or [docs] or [site] with output = "generated/docs"'
        yield laws.NOTHING_TO_GENERATE.broken(
            location, "there is none of [models], [docs] and [site]", hint=hint
        )


def _occasion(config: Config, wishes: Wishes) -> output.Occasion:
    """All that a run depends on and that is known before it begins: also the program itself."""
    targets = {target.name: config.table(target.name) for target in _wished(config, wishes)}
    terms = output.Terms(display_base=wishes.display_base, force=wishes.force)
    sources = model_files(config, wishes.display_base)
    return output.occasion(
        config.file.parent,
        "-".join((config.file.name, *targets)),
        facts=(*program.versions(), *extending.versions(config), str(wishes.display_base), str(wishes.force)),
        inputs=(
            *(file for file in named_files(config, wishes.display_base) if file not in sources),
            *program.files(),
            *extending.files(config),
        ),
        sources=sources,
        folders={name: (each.output, terms) for name, each in targets.items()},
    )


def _inputs(config: Config, documents: Iterable[Document], wishes: Wishes) -> frozenset[Path]:
    files = (config.file, *(wishes.display_base / document.file for document in documents))
    return frozenset(real(file) for file in files)
