"""The whole program: read, build the graph, settle names, ask the targets, render, plan, apply."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from csdlgen import csdl, graph, laws, naming, output, processes
from csdlgen.artifacts import Artifact, Markdown, Output, Page, Python, Sink
from csdlgen.config import Config, Limits, descriptions, schema_files
from csdlgen.diagnostics import Diagnostic, InputError, Location, shown
from csdlgen.edm import Document
from csdlgen.filesystems import real
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.render import Renderer
from csdlgen.render import home as templates
from csdlgen.targets import client, docs, models, site, stubs

Watch = Callable[[str, int, Iterable[Artifact]], Iterable[Artifact]]
"""Passes on the artifacts of a named target, so many, and may tell somebody how far they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One kind of output. ``keeps_edits``: what a person changed there stays; ``is_python``: its names may clash."""

    name: str
    sink: type[Sink]
    pages: Callable[[TypeGraph, NameTable, Config], Output]
    keeps_edits: bool = False
    is_python: bool = False


TARGETS = (
    Target(name="models", sink=Python, pages=models.pages, is_python=True),
    Target(name="client", sink=Python, pages=client.pages, is_python=True),
    Target(name="stubs", sink=Python, pages=stubs.pages, is_python=True),
    Target(name="docs", sink=Markdown, pages=docs.pages, keeps_edits=True),
    Target(name="site", sink=Markdown, pages=site.pages),
)


_SHARE = 100
"""Pages that one process renders in a row; less is not worth a second process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the command line adds to a configuration: a choice of targets (all if empty), whether to overwrite."""

    display_base: Path
    only: Collection[str] = ()
    force: bool = False
    jobs: int = 1
    watch: Watch = lambda _name, _count, artifacts: artifacts


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

    def is_clean(self) -> bool:
        """Whether the output already was what the input implies."""
        return all(plan.is_clean() for plan in self.plans.values())


def generate(config: Config, wishes: Wishes) -> Run:
    """Write what the input implies. Raises InputError if an input file or a template cannot be read."""
    now = _occasion(config, wishes)
    if known := output.recall(now):
        return Run(plans=known.plans, diagnostics=known.diagnostics, inputs=_foreign(known.inputs))
    run = _planned(config, wishes)
    failures = tuple(finding for each in run.plans.values() for finding in output.apply(each))
    if failures:
        findings = (*run.diagnostics, *failures)
        return replace(run, diagnostics=findings, is_complete=False, is_interrupted=True)
    if run.is_complete:
        lasting = (each for each in run.diagnostics if laws.BY_CODE[each.code] is not laws.KEPT_TEXT)
        output.remember(now, run.plans, tuple(lasting))
    return replace(run, inputs=_foreign(output.inputs_of(now, run.plans)))


def plan(config: Config, wishes: Wishes) -> Run:
    """Find out what :func:`generate` would write. Raises InputError like it."""
    if known := output.recall(_occasion(config, wishes)):
        return Run(plans=known.plans, diagnostics=known.diagnostics)
    return _planned(config, wishes)


def _planned(config: Config, wishes: Wishes) -> Run:
    targets = _wished(config, wishes)
    documents, read = _read(schema_files(config, wishes.display_base), wishes.display_base, config)
    whole, undescribed = _described(graph.build(documents), config, wishes)
    model = graph.select(whole, config.include, config.exclude)
    names, clashes = naming.settle(model, config, wishes.display_base)
    findings = [
        *_without_target(config, wishes),
        *read,
        *whole.diagnostics,
        *_unmatched(whole, config, wishes),
        *undescribed,
        *_rootless(whole, config, wishes),
    ]
    findings += clashes if any(each.is_python for each in targets) else ()
    if any(laws.stops_generation(laws.BY_CODE[each.code]) for each in findings):
        return Run(diagnostics=tuple(findings), is_complete=False)
    terms = output.Terms(
        display_base=wishes.display_base,
        force=wishes.force,
        inputs=_inputs(config, documents, wishes),
        jobs=wishes.jobs,
    )
    plans = {}
    for target in targets:
        made = target.pages(model, names, config)
        pages = tuple(made.pages)
        artifacts = wishes.watch(target.name, len(pages), _rendered(target, config, pages, wishes.jobs))
        folder = getattr(config, target.name).output
        plans[target.name] = output.plan(folder, artifacts, replace(terms, keeps_edits=target.keeps_edits))
        findings += (*made.diagnostics, *plans[target.name].diagnostics)
    is_complete = not any(each.count(output.Kind.REFUSE) for each in plans.values())
    return Run(plans=plans, diagnostics=tuple(findings), is_complete=is_complete)


def validate(paths: Sequence[Path], config: Config | None, display_base: Path) -> tuple[Diagnostic, ...]:
    """What is wrong with some files. Raises InputError if one cannot be opened."""
    documents, read = _read(paths, display_base, config)
    model = graph.build(documents)
    clashes = naming.settle(model, config, display_base)[1] if config and config.models else ()
    return (*read, *model.diagnostics, *clashes)


def convert(
    source: Path, target: Path, wanted: csdl.Format | None, display_base: Path
) -> tuple[Diagnostic, ...]:
    """Write the document of one file to another, in a wanted format or else in that of its name.

    Raises InputError if the first cannot be read or would be overwritten, OSError if the second cannot be written.
    """
    name = shown(source, display_base)
    if real(source) == real(target):
        raise InputError(laws.INPUT_IN_THE_WAY.broken(Location(name), "the output is the input"))
    try:
        document, read = csdl.read_file(source, name, Limits())
    except OSError as error:
        message = f"cannot be opened: {error.strerror}"
        raise InputError(laws.INPUT_FILE.broken(Location(name), message)) from error
    text, unsaid = csdl.write_document(document, wanted or csdl.format_of(target.name))
    output.write_file(target, text)
    return (*read, *unsaid)


def resolve(
    paths: Sequence[Path], config: Config | None, display_base: Path
) -> tuple[TypeGraph, tuple[Document, ...]]:
    """The model of some files, and the documents in these files (not those that they refer to).

    Raises InputError if one of them cannot be opened or is no CSDL document.
    """
    documents, read = _read(paths, display_base, config)
    if unread := [each for each in read if laws.BY_CODE[each.code] in laws.UNREADABLE]:
        raise InputError(*unread)
    named = {shown(real(path), display_base) for path in paths}
    model = graph.build(documents)
    return model, tuple(document for document in documents if document.file in named)


def _wished(config: Config, wishes: Wishes) -> tuple[Target, ...]:
    wished = wishes.only or {target.name for target in TARGETS}
    return tuple(target for target in TARGETS if getattr(config, target.name) and target.name in wished)


def _occasion(config: Config, wishes: Wishes) -> output.Occasion:
    """All that a run depends on and that is known before it begins: also the program itself."""
    targets = {target.name: getattr(config, target.name) for target in _wished(config, wishes)}
    homes = (
        Path(__file__).parent,
        templates(),
        *(each.templates for each in targets.values() if each.templates),
    )
    terms = output.Terms(display_base=wishes.display_base, force=wishes.force)
    return output.occasion(
        config.file.parent,
        "-".join((config.file.name, *targets)),
        facts=(sys.version, *map(version, ("jinja2", "lxml")), str(wishes.display_base), str(wishes.force)),
        inputs=(
            config.file,
            *schema_files(config, wishes.display_base),
            *((config.descriptions,) if config.descriptions else ()),
            *(file for home in homes for file in _files(home)),
        ),
        folders={name: (each.output, terms) for name, each in targets.items()},
    )


def _foreign(inputs: Iterable[Path]) -> frozenset[Path]:
    homes = Path(__file__).parent, templates()
    return frozenset(file for file in inputs if not any(file.is_relative_to(home) for home in homes))


def _files(folder: Path) -> Iterator[Path]:
    for parent, _, names in sorted(os.walk(folder)):
        yield from (Path(parent, name) for name in sorted(names) if not name.endswith(".pyc"))


def _read(
    paths: Sequence[Path], base: Path, config: Config | None
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    limits = config.limits if config else Limits()
    try:
        return csdl.read_files(tuple(dict.fromkeys(real(path) for path in paths)), base, limits)
    except OSError as error:
        location = Location(shown(Path(error.filename or "."), base))
        raise InputError(laws.INPUT_FILE.broken(location, f"cannot be opened: {error.strerror}")) from error


def _described(model: TypeGraph, config: Config, wishes: Wishes) -> tuple[TypeGraph, tuple[Diagnostic, ...]]:
    """The model with the descriptions of the configuration. Raises InputError if they cannot be read."""
    texts = descriptions(config.descriptions, wishes.display_base) if config.descriptions else {}
    found, unknown = graph.described(model, {name: each.text for name, each in texts.items()})
    hint = 'names are qualified: "contoso.run", "contoso.run/status", "contoso.cancel/reason"'
    return found, tuple(
        laws.UNKNOWN_DESCRIBED.broken(
            texts[name].location,
            f"{name!r} is not in the model; its description is skipped",
            target=name,
            hint=hint,
        )
        for name in unknown
    )


def _unmatched(model: TypeGraph, config: Config, wishes: Wishes) -> Iterator[Diagnostic]:
    location = Location(shown(config.file, wishes.display_base))
    for key, patterns in (("include", config.include), ("exclude", config.exclude)):
        for pattern in graph.unmatched(model, patterns):
            hint = 'patterns are qualified names, "*" for any text: "contoso.sales.*"'
            yield laws.PATTERN.broken(location, f"no type matches {pattern!r} of {key!r}", hint=hint)


def _rootless(model: TypeGraph, config: Config, wishes: Wishes) -> Iterator[Diagnostic]:
    root = config.root_namespace
    named = (*model.namespaces, *model.unresolved)
    if root and not any(each == root or each.startswith(f"{root}.") for each in named):
        location = Location(shown(config.file, wishes.display_base))
        hint = f"the namespaces are {', '.join(sorted(model.namespaces)[:5])}" if model.namespaces else ""
        message = f"no name begins with {root!r}, the root_namespace"
        yield laws.WITHOUT_EFFECT.broken(location, message, hint=hint)


def _without_target(config: Config, wishes: Wishes) -> Iterator[Diagnostic]:
    if not any(getattr(config, target.name) for target in TARGETS):
        location = Location(shown(config.file, wishes.display_base))
        hint = '[models] with output = "generated/models" and package = "…", or [docs] with output = "generated/docs"'
        yield laws.NOTHING_TO_GENERATE.broken(location, "there is neither [models] nor [docs]", hint=hint)


def _inputs(config: Config, documents: Iterable[Document], wishes: Wishes) -> frozenset[Path]:
    files = (config.file, *(wishes.display_base / document.file for document in documents))
    return frozenset(real(file) for file in files)


def _rendered(
    target: Target, config: Config, pages: Sequence[Page | Artifact], jobs: int
) -> Iterator[Artifact]:
    renderer = Renderer(target.name, target.sink, getattr(config, target.name).templates)
    shares = [pages[start : start + _SHARE] for start in range(0, len(pages), _SHARE)]
    for artifacts in processes.mapped(renderer.artifacts, shares, jobs):
        yield from artifacts
