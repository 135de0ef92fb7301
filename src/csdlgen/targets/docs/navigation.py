"""The pages of a navigation property: list, and create (contained entities) or add (references to others)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Literal

from csdlgen.edm import EntityType, NavigationProperty, TypeRef, simple_name
from csdlgen.graph import Effective
from csdlgen.naming.pages import Rank
from csdlgen.targets._english import by_name
from csdlgen.targets._markdown import cell, scalar
from csdlgen.targets._views import NO_CONTENT, NOTHING, Row
from csdlgen.targets.docs import sentences
from csdlgen.targets.docs.book import Book, Draft
from csdlgen.targets.docs.method import Method
from csdlgen.targets.docs.own import listed, posted
from csdlgen.targets.docs.permissions import permission_rows
from csdlgen.targets.docs.views import ApiView, Example

Kind = Literal["list", "create", "add"]
Member = Effective[NavigationProperty]


def rows(book: Book, name: str) -> Iterator[Row]:
    """The rows of the methods table: two for each navigation property."""
    for member in _members(book, name):
        yield _listing(book, name, member).row(path(book, name, "list", member.declared.name))
        yield _posting(book, name, member).row(path(book, name, "post", member.declared.name))


def drafts(book: Book, entity: EntityType) -> Iterator[Draft]:
    """The pages of a type's navigation properties, inherited ones included."""
    name = entity.qualified_name
    for member in _members(book, name):
        yield _draft(book, name, member, "list")
        yield _draft(book, name, member, "create" if member.declared.contains_target else "add")


def path(book: Book, owner: str, kind: Literal["list", "post"], navigation: str) -> str:
    """The file of a page: it belongs to the type that has the property, inherited or not."""
    return book.files.api(owner, kind, navigation)


def _members(book: Book, name: str) -> tuple[Member, ...]:
    """The navigation properties to entity types that the input defines, sorted; the others have no pages."""
    members = book.graph.navigation_properties[name]
    return tuple(
        sorted(
            (member for member in members if book.graph.kinds.get(member.declared.type.name) == "EntityType"),
            key=lambda member: by_name(member.declared.name),
        )
    )


def _draft(book: Book, owner: str, member: Member, kind: Kind) -> Draft:
    navigation = member.declared.name
    return Draft(
        path=path(book, owner, "list" if kind == "list" else "post", navigation),
        rank=Rank.NAVIGATION,
        owner=owner,
        subject=f"{owner}/{navigation}",
        location=member.declared.location,
        title=scalar(_title(member, kind)),
        kind=kind,
        build=partial(_page, book, owner, member, kind),
    )


def _title(member: Member, kind: Kind) -> str:
    target = member.declared.type
    if kind == "list" and target.collection:
        return f"List {member.declared.name}"
    return f"{kind.capitalize()} {simple_name(target.name)}"


def _listing(book: Book, owner: str, member: Member) -> Method:
    target, navigation = member.declared.type, member.declared.name
    words = book.glossary.words[target.name]
    sentence = sentences.list_related(words.name, cell(navigation))
    return Method(
        title=_title(member, "list"),
        returns=book.glossary.cell(TypeRef(target.name, collection=True), book.glossary.words[owner]),
        sentence=sentence,
        plain=sentences.list_related(words.scalar, scalar(navigation)),
    )


def _posting(book: Book, owner: str, member: Member) -> Method:
    target, navigation = member.declared.type.name, member.declared.name
    words = book.glossary.words[target]
    returns = book.glossary.cell(TypeRef(target), book.glossary.words[owner])
    if member.declared.contains_target:
        return Method(
            title=_title(member, "create"),
            returns=returns,
            sentence=sentences.create(words.link),
            plain=sentences.create(words.scalar),
        )
    return Method(
        title=_title(member, "add"),
        returns=returns,
        sentence=sentences.add_related(cell(navigation)),
        plain=sentences.add_related(scalar(navigation)),
    )


def _page(book: Book, owner: str, member: Member, kind: Kind) -> ApiView:
    target, navigation = member.declared.type.name, member.declared.name
    words = book.glossary.words[target]
    lists = kind == "list"
    method = (_listing if lists else _posting)(book, owner, member)
    urls = book.urls.edge(owner, member)
    if kind == "add":
        urls = tuple(f"{url}/$ref" for url in urls)
    return ApiView(
        frame=book.frames.api(method, words),
        permissions=permission_rows(
            book.permissions.of_navigation(
                owner, member.declaring, navigation, target, "Read" if lists else "Insert"
            )
        ),
        requests=book.urls.lines("GET" if lists else "POST", urls),
        shown=words.link,
        article=words.article,
        properties=() if lists else book.tables.requests[target],
        example=_example(book, target, kind, urls),
    )


def _example(book: Book, target: str, kind: Kind, urls: tuple[str, ...]) -> Example:
    if kind == "list":
        return listed(book, target, urls)
    created = posted(book, target, urls)
    if kind == "create":
        return created
    return replace(created, status=NO_CONTENT, answer_type=NOTHING, answer=NOTHING)
