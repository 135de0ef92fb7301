"""How the pages are: what on them is generated, edited, in conflict, left over or to do, and how much is described."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csdlgen.diagnostics import shown
from csdlgen.edm import namespace_of
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


def status(sources: Sequence[Source]) -> Status:
    """How the pages of sources are, which are those of one model. Raises InputError if a template cannot be read."""
    written: set[str] = set()
    found = tuple(each for source in sources for each in _pages(source, written))
    return Status(pages=found, coverage=_coverage(sources, written))


def _pages(source: Source, written: set[str]) -> Iterator[PageStatus]:
    """How each page is; the elements that people described there are added to what is written."""
    pages = Pages(source)
    labels: Labels | None = None
    for page in held(source.folder):
        surveyed = _survey(page, pages)
        if page.is_edited and page.path in pages:
            labels = labels or Labels(source)
            written.update(_written(page, surveyed, labels))
        name = pages.owners.get(page.path, "")
        file = shown(source.folder / page.path, source.display_base)
        yield PageStatus(file=file, namespace=namespace_of(name), survey=surveyed)


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


def _written(page: Held, surveyed: Survey, labels: Labels) -> Iterator[str]:
    """The elements that a person described on a page."""
    try:
        labelled = labels.on(page)
    except MangledError:
        return
    for text in surveyed.texts:
        if (text.line, text.what) in labelled and text.state is not State.TODO:
            yield labelled[text.line, text.what].path


def _coverage(sources: Sequence[Source], written: Collection[str]) -> Mapping[str, Coverage]:
    elements: Counter[str] = Counter()
    described: Counter[str] = Counter()
    for path in dict.fromkeys(path for source in sources for path in source.describable()):
        head = path.partition("(")[0].partition("/")[0]
        namespace = namespace_of(head)
        elements[namespace] += 1
        is_described = path in sources[0].graph.descriptions or path in written
        described[namespace] += is_described or ("(" in path and "/" not in path and head in written)
    return {name: Coverage(elements=count, described=described[name]) for name, count in elements.items()}
