"""Files to a model: read, build the graph, settle the names, and tell what is wrong with all that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from csdlgen import csdl, extending, graph, laws, mismatches, naming
from csdlgen.config import Config, schema_files
from csdlgen.diagnostics import Diagnostic, InputError, Location, shown
from csdlgen.edm import Document
from csdlgen.filesystems import real
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.reads import Source, Watched, WatchedSequence
from csdlgen.targets import TARGETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the input says: its documents, the part of the model that is wanted, the names in it, and what is wrong."""

    documents: Sequence[Document]
    model: TypeGraph
    names: NameTable
    diagnostics: tuple[Diagnostic, ...]

    def sources(self) -> dict[str, Source]:
        """All maps of the model and of the names that note what pages look up, by label."""
        parts = (self.model, self.model.walk, self.model.nearest, self.names)
        found = (getattr(part, field.name) for part in parts for field in fields(part))
        return {each.label: each for each in found if isinstance(each, Watched | WatchedSequence)}


def understand(config: Config, base: Path, phase: Callable[[str], None], *, is_python: bool) -> Given:
    """What the files of a configuration say. Raises InputError if one cannot be read."""
    phase("read")
    documents, read = csdl.read_files(schema_files(config, base), base, config.limits)
    phase("graph")
    whole, undescribed = mismatches.described(graph.build(documents), config, base)
    model = graph.select(whole, config.include, config.exclude)
    phase("names")
    names, clashes = naming.settle(model, config, base)
    findings = (
        *_without_target(config, base),
        *read,
        *whole.diagnostics,
        *extending.findings(config, whole, base),
        *(_mismatches(whole, config, base) if not _unread(read) else ()),
        *undescribed,
        *(clashes if is_python else ()),
    )
    watched = graph.watched(model), names.watched()
    return Given(documents=documents, model=watched[0], names=watched[1], diagnostics=findings)


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
    if unread := _unread(read):
        raise InputError(*unread)
    named = {shown(real(path), display_base) for path in paths}
    model = graph.build(documents)
    return model, tuple(document for document in documents if document.file in named)


def _unread(read: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What left no document, so that nobody knows what is in the model."""
    return [each for each in read if laws.of(each) in laws.UNREADABLE]


def _mismatches(model: TypeGraph, config: Config, base: Path) -> Iterator[Diagnostic]:
    """Settings about names that the model does not have."""
    yield from mismatches.unmatched(model, config, base)
    yield from mismatches.unmoved(model, config, base)
    yield from mismatches.rootless(model, config, base)


def _without_target(config: Config, base: Path) -> Iterator[Diagnostic]:
    if not (config.extensions or any(config.table(target.name) for target in TARGETS)):
        location = Location(shown(config.file, base))
        hint = '[models] with output = "generated/models" and package = "…", or [docs] or [site] with output = "generated/docs"'
        yield laws.NOTHING_TO_GENERATE.broken(
            location, "there is none of [models], [docs] and [site]", hint=hint
        )
