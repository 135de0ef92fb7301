"""The page of a type: what it is, what can be done with it, what it consists of."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from csdlgen.artifacts import Markdown
from csdlgen.edm import EntityType, StructuredType
from csdlgen.naming.pages import Rank
from csdlgen.targets._markdown import comment_string, prose, scalar
from csdlgen.targets._views import NOTHING, Row
from csdlgen.targets.docs import navigation, operations, own
from csdlgen.targets.docs.book import Book, Draft
from csdlgen.targets.docs.sentences import NO_DESCRIPTION
from csdlgen.targets.docs.views import ResourceView


def draft(book: Book, declared: StructuredType) -> Draft:
    """The page of an entity or complex type."""
    name = declared.qualified_name
    return Draft(
        path=book.files.resource(name),
        rank=Rank.TYPE,
        owner=name,
        subject=name,
        location=declared.location,
        title=scalar(declared.name),
        kind="resource",
        build=partial(_page, book, declared),
    )


def _page(book: Book, declared: StructuredType) -> ResourceView:
    name = declared.qualified_name
    text = _description(book, name)
    entity = isinstance(declared, EntityType)
    base = book.graph.base(name)
    return ResourceView(
        frame=book.frames.resource(
            f"{declared.name} resource type",
            book.glossary.words[name],
            prose(text) if text else NO_DESCRIPTION,
            scalar(text) if text else NO_DESCRIPTION,
        ),
        abstract=declared.abstract,
        entity=entity,
        base=book.glossary.words[base].link if base else NOTHING,
        methods=tuple(_methods(book, name)) if entity else (),
        properties=book.tables.properties(name),
        relationships=book.tables.relationships(name),
        odata_type=comment_string(book.glossary.printed(name)),
        base_type=comment_string(base) if base else NOTHING,
        open_type=Markdown.of("true") if declared.open else Markdown.of("false"),
        sample=book.samples.resource(name),
    )


def _description(book: Book, name: str) -> str:
    """The description of a type, else that of its nearest ancestor that has one."""
    lineage = (name, *book.graph.ancestors[name])
    return next((text for t in lineage if (text := book.graph.descriptions.get(t))), "")


def _methods(book: Book, name: str) -> Iterator[Row]:
    for kind in own.KINDS:
        path = _method_path(book, name, kind)
        if path:
            yield own.method(book, name, kind).row(path)
    yield from operations.rows(book, name)
    yield from navigation.rows(book, name)


def _method_path(book: Book, name: str, kind: own.Kind) -> str:
    """The page that a method's row links to; empty if there is none.

    Where only what is reachable has pages, an entity is created through a navigation property.
    """
    if kind in own.kinds(book, name):
        return own.path(book, name, kind)
    edge = book.creation_edges.get(name)
    if kind == "create" and edge and name not in book.lone:
        return navigation.path(book, edge.owner, "post", edge.navigation.name)
    return ""
