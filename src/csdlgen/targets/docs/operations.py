"""The pages of bound actions and functions: one for each name, filled by its last overload."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from csdlgen.artifacts import Markdown
from csdlgen.edm import EntityType, Operation, TypeRef, simple_name
from csdlgen.naming.pages import Rank
from csdlgen.targets._markdown import comment_string, prose, scalar
from csdlgen.targets._views import NO_CONTENT, NOTHING, OK, Row
from csdlgen.targets.docs.book import Book, Draft
from csdlgen.targets.docs.glossary import article
from csdlgen.targets.docs.json_sample import answer, content_length, word
from csdlgen.targets.docs.method import RETURNS_NOTHING, Method, method_row
from csdlgen.targets.docs.own import example_name
from csdlgen.targets.docs.permissions import permission_rows
from csdlgen.targets.docs.sentences import NO_DESCRIPTION
from csdlgen.targets.docs.tables import description_cell
from csdlgen.targets.docs.views import ApiView, Example


def rows(book: Book, name: str) -> Iterator[Row]:
    """The rows of the methods table: one for each overload, in schema order."""
    for operation in book.graph.bound[name]:
        returned = operation.return_type
        words = book.glossary.words[name]
        yield method_row(
            operation.name,
            path(book, name, operation),
            book.glossary.cell(returned.type, words) if returned else RETURNS_NOTHING,
            description_cell(book.graph, operation.signature),
        )


def drafts(book: Book, entity: EntityType) -> Iterator[Draft]:
    """The pages of the operations that a type offers."""
    name = entity.qualified_name
    last_overloads = {operation.name: operation for operation in book.graph.bound[name]}
    for operation in last_overloads.values():
        yield Draft(
            path=path(book, name, operation),
            rank=Rank.OPERATION,
            owner=name,
            subject=operation.signature,
            location=operation.location,
            title=scalar(_title(name, operation)),
            kind="action" if operation.kind == "Action" else "function",
            build=partial(_page, book, name, operation),
        )


def path(book: Book, name: str, operation: Operation) -> str:
    """The file of a page: it belongs to the type that offers the operation, inherited or not."""
    return book.files.api(name, operation.name)


def _title(name: str, operation: Operation) -> str:
    return f"{simple_name(name)}: {operation.name}"


def _page(book: Book, name: str, operation: Operation) -> ApiView:
    words = book.glossary.words[name]
    returned = operation.return_type
    urls = book.urls.operation(name, operation)
    verb = "POST" if operation.kind == "Action" else "GET"
    return ApiView(
        frame=book.frames.api(_method(book, name, operation), words),
        permissions=permission_rows(book.permissions.of_operation(operation)),
        requests=book.urls.lines(verb, urls),
        shown=book.glossary.bare_cell(returned.type) if returned else NOTHING,
        article=article(returned.type.name) if returned else NOTHING,
        parameters=book.tables.parameters(operation, name),
        example=_example(book, name, operation, verb, urls),
    )


def _method(book: Book, name: str, operation: Operation) -> Method:
    description = book.graph.descriptions.get(operation.signature)
    return Method(
        title=_title(name, operation),
        returns=NOTHING,
        sentence=prose(description) if description else NO_DESCRIPTION,
        plain=scalar(description) if description else NO_DESCRIPTION,
    )


def _example(book: Book, name: str, operation: Operation, verb: str, urls: tuple[str, ...]) -> Example:
    action = operation.kind == "Action"
    body = book.samples.parameters(operation) if action and operation.arguments else NOTHING
    returned = operation.return_type
    return Example(
        name=example_name(name, operation.name),
        request=book.urls.example(verb, urls, "" if action else _arguments(book, operation)),
        body=body,
        length=content_length(body),
        status=OK if returned else NO_CONTENT,
        answer_type=_answer_type(book, returned.type) if returned else NOTHING,
        answer=answer(book.samples.expanded(returned.type)) if returned else NOTHING,
    )


def _arguments(book: Book, operation: Operation) -> str:
    """The arguments of a function as the example's URL shows them; nothing without parameters."""
    shown = ",".join(f"{p.name}={_argument(book, p.type)}" for p in operation.arguments)
    return f"({shown})" if shown else ""


def _argument(book: Book, type_ref: TypeRef) -> str:
    """Text and enumeration members are quoted; the rest is the word that an example has, for a collection its element's."""
    name = book.graph.primitive_of(type_ref).name
    if name == "Edm.String" or book.graph.kinds.get(name) == "EnumType":
        return "'parameterValue'"
    return word(book.glossary, type_ref)


def _answer_type(book: Book, type_ref: TypeRef) -> Markdown:
    """The type of an answer, as a JSON string: the printed name, a built-in type without its namespace."""
    name = book.glossary.printed(book.graph.primitive_of(type_ref).name)
    shown = name.removeprefix("Edm.")
    return comment_string(f"Collection({shown})" if type_ref.collection else shown)
