"""Reference pages in Markdown: a page for every type and for everything that can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from csdlgen.artifacts import Artifact, Output, Page
from csdlgen.config import Config
from csdlgen.edm import ComplexType, EntityType
from csdlgen.graph import TypeGraph
from csdlgen.naming.pages import grant, page_files
from csdlgen.naming.table import NameTable
from csdlgen.targets.docs import navigation, operations, own, resource
from csdlgen.targets.docs.book import Book, Draft, book
from csdlgen.targets.docs.moved import formers
from csdlgen.targets.docs.toc import listed, toc

__all__ = ["pages"]


def pages(graph: TypeGraph, _names: NameTable, config: Config) -> Output:
    """All pages of a graph and their table of contents; nothing when the configuration asks for no pages."""
    if config.docs is None:
        return Output(pages=())
    files, shared_files = page_files(graph, config.root_namespace)
    contents = book(graph, files, config.docs)
    drafts, lost_files = grant(_drafts(contents))
    return Output(
        pages=_written(contents, drafts),
        diagnostics=(*shared_files, *lost_files),
        owners={draft.path: draft.owner for draft in drafts},
        formers=formers(contents, drafts, config.moved),
    )


def _drafts(contents: Book) -> Iterator[Draft]:
    for declared in contents.graph.types.values():
        if isinstance(declared, EntityType | ComplexType):
            yield resource.draft(contents, declared)
        if isinstance(declared, EntityType):
            yield from own.drafts(contents, declared)
            yield from operations.drafts(contents, declared)
            yield from navigation.drafts(contents, declared)


def _written(contents: Book, drafts: tuple[Draft, ...]) -> Iterator[Page | Artifact]:
    """The pages, each made where it is rendered."""
    for draft in drafts:
        folder = "docs" if draft.kind == "resource" else "docs/api"
        yield Page(draft.path, f"{folder}/{draft.kind}.md.j2", draft.build)
    yield Page("toc.yml", "docs/toc.yml.j2", partial(toc, contents.files.root, listed(drafts)))
