"""Pages become artifacts, in several processes, and only those for which something changed."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import partial

from csdlgen import processes
from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.reads import Ledger, Note, noting
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
    pending = [page for page in pages if page.path not in standing]
    shares = [pending[start : start + _SHARE] for start in range(0, len(pending), _SHARE)]
    made_shares = processes.mapped(partial(_with_notes, renderer), shares, jobs)
    results = (result for share in made_shares for result in share)
    for page in pages:
        if page.path in standing:
            yield standing[page.path]
        else:
            artifact, notes = next(results)
            ledger.note(artifact.path, notes)
            yield artifact


def _with_notes(renderer: Renderer, pages: Sequence[Page | Artifact]) -> list[tuple[Artifact, set[Note]]]:
    """The file of each page, and what was looked up for it."""
    found = []
    for page in pages:
        with noting() as notes:
            found.append((renderer.artifact(page) if isinstance(page, Page) else page, notes))
    return found
