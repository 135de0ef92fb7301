"""Descriptions that people wrote on pages, moved to the file of ``[descriptions]``, so that code profits from them, too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from csdlgen import laws
from csdlgen.config import Config, with_descriptions
from csdlgen.diagnostics import InputError, Location, shown
from csdlgen.graph import TypeGraph
from csdlgen.merging import (
    FRONT_MATTER,
    MangledError,
    State,
    survey,
)
from csdlgen.output import Held, held
from csdlgen.upkeep.labels import Labels
from csdlgen.upkeep.pages import Pages, Source, sources_of

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,6});")


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A text that is about an element but stays on its page, and why."""

    location: Location
    path: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """``texts`` are descriptions by the names that the file of descriptions gives them; what is left stays on the pages."""

    texts: Mapping[str, str]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A person's text in place of a description: where, about what, and what it says."""

    page: Held
    at: tuple[int, str]
    location: Location
    path: str
    words: str | None


def harvest(sources: Sequence[Source]) -> Harvest:
    """What of the edited pages can be said as descriptions, so that the generated pages are those that people made.

    ``sources`` are those of one model.
    """
    found = {source.target: [*_edited(source)] for source in sources}
    chosen: dict[str, str] = {}
    for each in chain.from_iterable(found.values()):
        if each.words is not None:
            chosen.setdefault(each.path, each.words)
    said = {each for source in sources for each in _said(source.described(chosen), found[source.target])}
    every = [*chain.from_iterable(found.values())]
    texts = {each.path: chosen[each.path] for each in every if each in said}
    return Harvest(
        texts={_named(path, sources[0].graph): text for path, text in texts.items()},
        left=tuple(_left(each, texts) for each in every if each not in said),
    )


def with_harvest(config: Config, display_base: Path) -> tuple[Path, str, Harvest]:
    """The file of ``[descriptions]``, the text that it has when the harvest of the pages is in, and the harvest.

    Raises InputError if a file cannot be read, or if the configuration names none for descriptions.
    """
    if config.descriptions is None:
        location = Location(shown(config.file, display_base))
        message = "there is no file to move descriptions to: the table [descriptions] is missing"
        hint = '[descriptions] with file = "descriptions.toml", a file that may be empty'
        raise InputError(laws.MISSING_KEY.broken(location, message, hint=hint))
    found = harvest(sources_of(config, display_base))
    text = config.descriptions.read_bytes().decode("utf-8-sig")
    return config.descriptions, with_descriptions(text, found.texts), found


def _edited(source: Source) -> Iterator[_Found]:
    edited = [page for page in held(source.folder) if page.is_edited]
    if edited:
        pages, labels = Pages(source), Labels(source)
        for page in edited:
            if page.path in pages:
                yield from _found(page, source, pages, labels)


def _found(page: Held, source: Source, pages: Pages, labels: Labels) -> Iterator[_Found]:
    try:
        surveyed = survey(page.text, pages.text(page.path), page.base)
        labelled = labels.on(page)
    except MangledError:
        return
    for text in surveyed.texts:
        at = (text.line, text.what)
        if at not in labelled or text.state is State.TODO:
            continue
        if text.place and text.place.table == FRONT_MATTER:
            continue  # it is for search engines, and follows the description of the page
        words = labelled[at].words(text.text)
        yield _Found(
            page=page,
            at=at,
            location=Location(shown(source.folder / page.path, source.display_base), text.line, 1),
            path=labelled[at].path,
            words=None if words is None else _ESCAPED.sub(_unescaped, words),
        )


def _unescaped(escape: re.Match[str]) -> str:
    return escape[1] or chr(int(escape[2]))


def _said(source: Source, found: list[_Found]) -> set[_Found]:
    """Those texts that the generated pages would have to the letter."""
    pages = Pages(source)
    missing = {
        (path, text.line, text.what)
        for path, page in {each.page.path: each.page for each in found}.items()
        for text in survey(page.text, pages.text(path), page.base).texts
    }
    return {each for each in found if (each.page.path, *each.at) not in missing}


def _left(each: _Found, texts: Mapping[str, str]) -> Left:
    if each.words is None:
        why = "more than the description is different"
    elif each.path in texts:
        why = "another page says something else about it, and that was taken"
    else:
        why = "a description is plain text, and this is more"
    return Left(location=each.location, path=each.path, why=why)


def _named(path: str, graph: TypeGraph) -> str:
    """A path as people write it: of an operation without overloads, the name alone."""
    head, bracket, tail = path.rpartition(")")
    name = head.partition("(")[0]
    overloads = sum(operation.qualified_name == name for operation in graph.operations)
    return f"{name}{tail}" if bracket and overloads == 1 else path
