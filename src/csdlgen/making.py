"""Pages become artifacts, in several processes, and only those for which something changed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial

from csdlgen import processes
from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.reads import Ledger, Readers, noting
from csdlgen.render import Renderer

_SHARE = 100
"""Pages that one process renders in a row; less is not worth a second process."""


def made(
    pages: Sequence[Page | Artifact], formers: Container[str], renderer: Renderer, ledger: Ledger, jobs: int
) -> Iterator[Artifact | Standing]:
    """The files of pages, in order; ``ledger`` learns what each page looked up that had to be made.

    What a person wrote on a former page may have to move to the page that has one, so that one is always made.
    """
    standing = ledger.standing(page for page in pages if page.path not in formers)
    pending = [(ledger.number(page.path), page) for page in pages if page.path not in standing]
    shares = [pending[start : start + _SHARE] for start in range(0, len(pending), _SHARE)]
    made_shares = processes.mapped(partial(_with_readers, renderer), shares, jobs)
    artifacts = _told(made_shares, ledger)
    for page in pages:
        yield standing.get(page.path) or next(artifacts)


def _told(made_shares: Iterable[tuple[list[Artifact], Readers]], ledger: Ledger) -> Iterator[Artifact]:
    for artifacts, readers in made_shares:
        ledger.note(readers)
        yield from artifacts


def _with_readers(
    renderer: Renderer, pages: Iterable[tuple[str, Page | Artifact]]
) -> tuple[list[Artifact], Readers]:
    """The file of each page, and for which of the numbered ones something was looked up."""
    artifacts = []
    readers: Readers = {}
    for number, page in pages:
        with noting() as notes:
            artifacts.append(renderer.artifact(page) if isinstance(page, Page) else page)
        if number:
            for label, name in notes:
                lines = readers.setdefault(label, {})
                lines[name] = f"{lines[name]} {number}" if name in lines else number
    return artifacts, readers
