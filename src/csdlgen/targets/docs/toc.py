"""``toc.yml``: every page, by namespace and type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from csdlgen.artifacts import Markdown
from csdlgen.edm import namespace_of, simple_name
from csdlgen.naming.pages import printed_namespace
from csdlgen.targets._english import by_name
from csdlgen.targets._markdown import scalar
from csdlgen.targets._views import NOTHING, Entry
from csdlgen.targets.docs.book import Draft, PageKind
from csdlgen.targets.docs.views import TocNamespace, TocType, TocView


class Listed(NamedTuple):
    """What is said of a page; all that the table of contents depends on."""

    owner: str
    kind: PageKind
    path: str
    title: Markdown


def listed(drafts: Iterable[Draft]) -> tuple[Listed, ...]:
    """What is said of pages."""
    return tuple(Listed(draft.owner, draft.kind, draft.path, draft.title) for draft in drafts)


def toc(root: str, pages: Iterable[Listed]) -> TocView:
    """The table of contents: namespaces, those printed under a root, and types sorted by name, pages in the order of their methods."""
    of_types: dict[str, list[Listed]] = {}
    for page in pages:
        of_types.setdefault(page.owner, []).append(page)
    namespaces: dict[str, list[str]] = {}
    for name in sorted(of_types, key=lambda name: (by_name(simple_name(name)), name)):
        namespaces.setdefault(printed_namespace(namespace_of(name), root), []).append(name)
    return TocView(
        namespaces=tuple(
            TocNamespace(
                name=scalar(namespace),
                types=tuple(_type(name, of_types[name]) for name in names),
            )
            for namespace, names in sorted(namespaces.items())
        )
    )


def _type(name: str, pages: list[Listed]) -> TocType:
    """A type, its own page and its API pages."""
    own = [page for page in pages if page.kind == "resource"]
    return TocType(
        page=Entry(title=scalar(simple_name(name)), path=scalar(own[0].path) if own else NOTHING),
        pages=tuple(
            Entry(title=page.title, path=scalar(page.path)) for page in pages if page.kind != "resource"
        ),
    )
