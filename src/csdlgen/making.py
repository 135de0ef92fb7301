"""Pages become artifacts, in several processes, and only those for which something changed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csdlgen import processes
from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.reads import Ledger, Readers, noting
from csdlgen.render import Renderer

_SHARE = 100
"""Pages that one process renders in a row."""
WORTHWHILE = 5_000
"""Pages for which a process is worth its price: it copies what it touches of the model, which takes as long as rendering half as many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The pages of a target. ``ledger`` learns what each page looked up that has to be made.

    What a person wrote on a former page may have to move to the page that has one, so those of ``formers`` are always made.
    """

    pages: Sequence[Page | Artifact]
    formers: Container[str]
    renderer: Renderer
    ledger: Ledger


_Share = tuple[Renderer, list[tuple[str, Page | Artifact]]]
"""Pages with their numbers in the ledger, and what makes files of them."""
_Made = tuple[list[Artifact], Readers]


def made(batches: Sequence[Batch], jobs: int) -> Iterator[Iterator[Artifact | Standing]]:
    """The files of the pages of each batch, in order; take those of one to their end before you ask for the next.

    All batches are made by the same processes, for each process comes at the price of copying what it touches.
    """
    standing = [
        each.ledger.standing(page for page in each.pages if page.path not in each.formers) for each in batches
    ]
    pairs = list(zip(batches, standing, strict=True))
    shares = [share for batch, stands in pairs for share in _shares(batch, stands)]
    worthwhile = sum(len(pages) for _, pages in shares) // WORTHWHILE
    made_shares = processes.mapped(_with_readers, shares, min(jobs, worthwhile))
    for batch, stands in pairs:
        yield _files(batch, stands, made_shares)
    next(made_shares, None)  # there is none, so the processes end


def _shares(batch: Batch, standing: Container[str]) -> Iterator[_Share]:
    pending = [(batch.ledger.number(page.path), page) for page in batch.pages if page.path not in standing]
    for start in range(0, len(pending), _SHARE):
        yield batch.renderer, pending[start : start + _SHARE]


def _files(
    batch: Batch, standing: Mapping[str, Standing], made_shares: Iterator[_Made]
) -> Iterator[Artifact | Standing]:
    artifacts = _told(made_shares, batch.ledger)
    for page in batch.pages:
        yield standing.get(page.path) or next(artifacts)


def _told(made_shares: Iterable[_Made], ledger: Ledger) -> Iterator[Artifact]:
    for artifacts, readers in made_shares:
        ledger.note(readers)
        yield from artifacts


def _with_readers(share: _Share) -> _Made:
    """The file of each page, and for which of the numbered ones something was looked up."""
    renderer, pages = share
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
