"""The pages of an entity type itself: list, create, get, update, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Literal

from csdlgen.artifacts import Markdown
from csdlgen.edm import EntityType, TypeRef, simple_name
from csdlgen.naming.pages import Rank
from csdlgen.targets import _english as english
from csdlgen.targets._markdown import comment_string, scalar
from csdlgen.targets._permissions import Capability
from csdlgen.targets._views import CREATED, NO_CONTENT, OK
from csdlgen.targets.docs import sentences
from csdlgen.targets.docs.book import Book, Draft
from csdlgen.targets.docs.json_sample import answer, answers, content_length
from csdlgen.targets.docs.method import RETURNS_NOTHING, Method
from csdlgen.targets.docs.permissions import permission_rows
from csdlgen.targets.docs.views import ApiView, Example

Kind = Literal["list", "create", "get", "update", "delete"]
KINDS: tuple[Kind, ...] = ("list", "create", "get", "update", "delete")
"""In the order of the table of methods."""


def kinds(book: Book, name: str) -> tuple[Kind, ...]:
    """The pages that a type has; what only a singleton holds is neither listed nor made nor deleted."""
    if name in book.lone:
        return ("get", "update")
    return KINDS if book.operations == "all" else ("list", "get", "update", "delete")


def path(book: Book, name: str, kind: Kind) -> str:
    """The file of a page; a create page is called after the entity set that it posts to."""
    if kind == "create" and name in book.entity_sets:
        return book.files.api(name, "post", book.entity_sets[name])
    return book.files.api(name, kind)


def title(name: str, kind: Kind) -> str:
    """What a page is called."""
    simple = simple_name(name)
    return f"{kind.capitalize()} {english.plural(simple) if kind == 'list' else simple}"


def method(book: Book, name: str, kind: Kind) -> Method:
    """What a page is called and says."""
    words = book.glossary.words[name]
    called = title(name, kind)
    one = book.glossary.cell(TypeRef(name), words)
    linked, plain = words.link_with_article, words.scalar_with_article
    match kind:
        case "list":
            several = book.glossary.cell(TypeRef(name, collection=True), words)
            return _method(called, several, sentences.list_of, words.link, words.scalar)
        case "create":
            return _method(called, one, sentences.create, words.link, words.scalar)
        case "get":
            return _method(called, one, sentences.get, linked, plain)
        case "update":
            return _method(called, one, sentences.update, linked, plain)
        case "delete":
            return _method(called, RETURNS_NOTHING, sentences.delete, linked, plain)


def drafts(book: Book, entity: EntityType) -> Iterator[Draft]:
    """The pages of a type."""
    name = entity.qualified_name
    for kind in kinds(book, name):
        yield Draft(
            path=path(book, name, kind),
            rank=Rank.TYPE,
            owner=name,
            subject=name,
            location=entity.location,
            title=scalar(title(name, kind)),
            kind=kind,
            build=partial(_VIEWS[kind], book, name),
        )


def example_name(*words: str) -> Markdown:
    """The name of an example: its words, all lowercase; of a type, the name without its namespace."""
    return comment_string("_".join(simple_name(word) for word in words).lower())


def listed(book: Book, name: str, urls: tuple[str, ...]) -> Example:
    """The example of a request for the entities of a type, and its answer."""
    return Example(
        name=example_name("list", name),
        request=book.urls.example("GET", urls),
        status=OK,
        answer_type=comment_string(f"Collection({book.glossary.printed(name)})"),
        answer=answers(book.samples.response(name)),
    )


def posted(book: Book, name: str, urls: tuple[str, ...]) -> Example:
    """The example of a request that creates an entity of a type, and its answer."""
    body = book.samples.request(name)
    return Example(
        name=example_name("create", name, "from", book.entity_sets.get(name, "")),
        request=book.urls.example("POST", urls),
        body=body,
        length=content_length(body),
        status=CREATED,
        answer_type=comment_string(book.glossary.printed(name)),
        answer=book.samples.response(name),
    )


def _method(
    title: str,
    returns: Markdown,
    sentence: Callable[[Markdown], Markdown],
    linked: Markdown,
    plain: Markdown,
) -> Method:
    return Method(title=title, returns=returns, sentence=sentence(linked), plain=sentence(plain))


def _list(book: Book, name: str) -> ApiView:
    urls = book.urls.collection(name)
    return _page(book, name, "list", book.urls.lines("GET", urls), listed(book, name, urls))


def _create(book: Book, name: str) -> ApiView:
    urls = book.urls.collection(name)
    return _page(book, name, "create", book.urls.lines("POST", urls), posted(book, name, urls))


def _get(book: Book, name: str) -> ApiView:
    urls = book.urls.entity(name)
    example = Example(
        name=example_name("get", name),
        request=book.urls.example("GET", urls),
        status=OK,
        answer_type=comment_string(book.glossary.printed(name)),
        answer=answer(book.samples.response(name)),
    )
    return _page(book, name, "get", book.urls.lines("GET", urls), example)


def _update(book: Book, name: str) -> ApiView:
    urls = book.urls.entity(name)
    body = book.samples.request(name)
    example = Example(
        name=example_name("update", name),
        request=book.urls.example("PATCH", urls),
        body=body,
        length=content_length(body),
        status=OK,
        answer=book.samples.response(name),
    )
    return _page(book, name, "update", book.urls.lines("PATCH", urls), example)


def _delete(book: Book, name: str) -> ApiView:
    urls = book.urls.entity(name)
    example = Example(
        name=example_name("delete", name),
        request=book.urls.example("DELETE", urls),
        status=NO_CONTENT,
    )
    return _page(book, name, "delete", book.urls.lines("DELETE", urls), example)


def _page(book: Book, name: str, kind: Kind, requests: tuple[Markdown, ...], example: Example) -> ApiView:
    words = book.glossary.words[name]
    return ApiView(
        frame=book.frames.api(method(book, name, kind), words),
        permissions=permission_rows(
            book.permissions.of_type(name, _CAPABILITIES[kind], by_key=kind == "get")
        ),
        requests=requests,
        shown=words.link,
        article=words.article,
        properties=book.tables.requests[name] if kind in {"create", "update"} else (),
        example=example,
    )


_VIEWS: Mapping[Kind, Callable[[Book, str], ApiView]] = {
    "list": _list,
    "create": _create,
    "get": _get,
    "update": _update,
    "delete": _delete,
}
_CAPABILITIES: Mapping[Kind, Capability] = {
    "list": "Read",
    "create": "Insert",
    "get": "Read",
    "update": "Update",
    "delete": "Delete",
}
