"""``toc.yml``: every page, by namespace and type."""

from __future__ import annotations

from collections.abc import Iterable

from csdlgen.edm import namespace_of, simple_name
from csdlgen.naming.pages import printed_namespace
from csdlgen.targets._english import by_name
from csdlgen.targets._markdown import scalar
from csdlgen.targets._views import NOTHING, Entry
from csdlgen.targets.docs.book import Book, Draft
from csdlgen.targets.docs.views import TocNamespace, TocType, TocView


def toc(book: Book, drafts: Iterable[Draft]) -> TocView:
    """The table of contents of pages: namespaces and types sorted by name, pages in the order of their methods."""
    of_types: dict[str, list[Draft]] = {}
    for draft in drafts:
        of_types.setdefault(draft.owner, []).append(draft)
    namespaces: dict[str, list[str]] = {}
    for name in sorted(of_types, key=lambda name: (by_name(simple_name(name)), name)):
        namespaces.setdefault(printed_namespace(namespace_of(name), book.files.root), []).append(name)
    return TocView(
        namespaces=tuple(
            TocNamespace(
                name=scalar(namespace),
                types=tuple(_type(name, of_types[name]) for name in names),
            )
            for namespace, names in sorted(namespaces.items())
        )
    )


def _type(name: str, drafts: list[Draft]) -> TocType:
    """A type, its own page and its API pages."""
    own = [draft for draft in drafts if draft.kind == "resource"]
    return TocType(
        page=Entry(title=scalar(simple_name(name)), path=scalar(own[0].path) if own else NOTHING),
        pages=tuple(
            Entry(title=draft.title, path=scalar(draft.path)) for draft in drafts if draft.kind != "resource"
        ),
    )
