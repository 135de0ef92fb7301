"""The pages of a navigation property: list, and create (contained entities) or add (references to others)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Literal

from csdlgen.artifacts import Markdown
from csdlgen.edm import EntityType, NavigationProperty, TypeRef, simple_name
from csdlgen.graph import Effective
from csdlgen.naming.pages import Rank
from csdlgen.targets.docs import sentences
from csdlgen.targets.docs._escape import cell, comment_string, scalar
from csdlgen.targets.docs.book import Book, Draft
from csdlgen.targets.docs.json_sample import answers
from csdlgen.targets.docs.method import Method
from csdlgen.targets.docs.own import example_name, posted
from csdlgen.targets.docs.permissions import Capability
from csdlgen.targets.docs.tables import by_name
from csdlgen.targets.docs.views import NO_CONTENT, NOTHING, OK, ApiView, Example, Row

Kind = Literal["list", "create", "add"]
Member = Effective[NavigationProperty]


def rows(book: Book, name: str) -> Iterator[Row]:
    """The rows of the methods table: two for each navigation property, sorted by name."""
    for member in sorted(_members(book, name), key=lambda member: by_name(member.declared.name)):
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
    """The navigation properties to entity types that the input defines; the others have no pages."""
    return tuple(
        member
        for member in book.graph.navigation_properties[name]
        if member.declared.type.name in book.tables.requests
    )


def _draft(book: Book, owner: str, member: Member, kind: Kind) -> Draft:
    navigation = member.declared.name
    method = _listing if kind == "list" else _posting
    return Draft(
        path=path(book, owner, "list" if kind == "list" else "post", navigation),
        rank=Rank.NAVIGATION,
        owner=owner,
        subject=f"{owner}/{navigation}",
        location=member.declared.location,
        title=scalar(method(book, owner, member).title),
        kind=kind,
        build=partial(_VIEWS[kind], book, owner, member),
    )


def _listing(book: Book, owner: str, member: Member) -> Method:
    target, navigation = member.declared.type, member.declared.name
    words = book.glossary.words[target.name]
    sentence = sentences.list_related(words.name, cell(navigation))
    return Method(
        title=f"List {navigation if target.collection else simple_name(target.name)}",
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
            title=f"Create {simple_name(target)}",
            returns=returns,
            sentence=sentences.create(words.link),
            plain=sentences.create(words.scalar),
        )
    return Method(
        title=f"Add {simple_name(target)}",
        returns=returns,
        sentence=sentences.add_related(cell(navigation)),
        plain=sentences.add_related(scalar(navigation)),
    )


def _list(book: Book, owner: str, member: Member) -> ApiView:
    target = member.declared.type.name
    urls = book.urls.edge(owner, member)
    example = Example(
        name=example_name("list", target),
        request=book.urls.example("GET", urls),
        status=OK,
        answer_type=comment_string(f"Collection({book.glossary.printed(target)})"),
        answer=answers(book.samples.response(target)),
    )
    return _page(book, owner, member, "Read", _listing, book.urls.lines("GET", urls), example)


def _create(book: Book, owner: str, member: Member) -> ApiView:
    urls = book.urls.edge(owner, member)
    example = posted(book, member.declared.type.name, urls)
    return _page(book, owner, member, "Insert", _posting, book.urls.lines("POST", urls), example)


def _add(book: Book, owner: str, member: Member) -> ApiView:
    urls = tuple(f"{url}/$ref" for url in book.urls.edge(owner, member))
    created = posted(book, member.declared.type.name, urls)
    example = replace(created, status=NO_CONTENT, answer_type=NOTHING, answer=NOTHING)
    return _page(book, owner, member, "Insert", _posting, book.urls.lines("POST", urls), example)


def _page(
    book: Book,
    owner: str,
    member: Member,
    capability: Capability,
    method: Callable[[Book, str, Member], Method],
    requests: tuple[Markdown, ...],
    example: Example,
) -> ApiView:
    target, navigation = member.declared.type.name, member.declared.name
    words = book.glossary.words[target]
    return ApiView(
        frame=book.frames.api(method(book, owner, member), words),
        permissions=book.permissions.of_navigation(
            owner, member.declaring, navigation, target, capability
        ),
        requests=requests,
        shown=words.link,
        article=words.article,
        properties=() if method is _listing else book.tables.requests[target],
        example=example,
    )


_VIEWS: Mapping[Kind, Callable[[Book, str, Member], ApiView]] = {
    "list": _list,
    "create": _create,
    "add": _add,
}
