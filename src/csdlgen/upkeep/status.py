"""How the pages are: what on them is generated, edited, in conflict, left over or to do, and how much is described."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from csdlgen.diagnostics import shown
from csdlgen.edm import namespace_of
from csdlgen.graph import describable
from csdlgen.merging import (
    MangledError,
    State,
    Survey,
    Text,
    survey,
    survey_of_orphan,
    survey_of_untouched,
)
from csdlgen.output import Held, held
from csdlgen.upkeep.labels import Labels
from csdlgen.upkeep.pages import Pages, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStatus:
    """A page, and what is on it. ``namespace`` is that of what the page shows, empty if that is gone."""

    file: str
    namespace: str
    survey: Survey


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many elements of a namespace pages describe, and how many of these have a description, wherever it stands."""

    elements: int
    described: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """All pages, and by namespace how much of it is described."""

    pages: tuple[PageStatus, ...]
    coverage: Mapping[str, Coverage]


def status(source: Source) -> Status:
    """How the pages of a source are. Raises InputError if a template cannot be read."""
    pages = Pages(source)
    labels: Labels | None = None
    written: set[str] = set()
    found = []
    for page in held(source.folder):
        surveyed = _survey(page, pages)
        if page.is_edited and page.path in pages:
            labels = labels or Labels(source)
            written.update(_written(page.path, surveyed, labels))
        name = pages.owners.get(page.path, "")
        file = shown(source.folder / page.path, source.display_base)
        found.append(PageStatus(file=file, namespace=namespace_of(name), survey=surveyed))
    return Status(pages=tuple(found), coverage=_coverage(source, written))


def _survey(page: Held, pages: Pages) -> Survey:
    try:
        if not page.is_edited:
            return survey_of_untouched(page.text)
        if page.path not in pages:
            return survey_of_orphan(page.text, page.base)
        return survey(page.text, pages.text(page.path), page.base)
    except MangledError as error:
        whole = Text(line=1, state=State.EDITED, what=f"whole page: {error}", text="")
        return Survey(texts=(whole,), counts={State.EDITED: 1})


def _written(path: str, surveyed: Survey, labels: Labels) -> Iterator[str]:
    """The elements that a person described on a page."""
    try:
        labelled = labels.on(path)
    except MangledError:
        return
    for text in surveyed.texts:
        if text.place and text.place in labelled and text.state is not State.TODO:
            yield labelled[text.place].path


def _coverage(source: Source, written: Collection[str]) -> Mapping[str, Coverage]:
    elements: Counter[str] = Counter()
    described: Counter[str] = Counter()
    for path in describable(source.graph):
        namespace = namespace_of(path.partition("(")[0].partition("/")[0])
        elements[namespace] += 1
        described[namespace] += path in source.graph.descriptions or path in written
    return {name: Coverage(elements=count, described=described[name]) for name, count in elements.items()}
