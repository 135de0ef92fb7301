"""Requests: where something is found, what is sent, what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from csdlgen.artifacts import Markdown
from csdlgen.edm import Operation, TypeRef, simple_name
from csdlgen.targets import _english as english
from csdlgen.targets._permissions import Capability, Grant
from csdlgen.targets._views import CREATED, NO_CONTENT, NOTHING, OK, Permission
from csdlgen.targets.site import urls
from csdlgen.targets.site._escape import json_block, shell_block, span, text, url
from csdlgen.targets.site.atlas import Atlas
from csdlgen.targets.site.views import Request

_KINDS: tuple[tuple[Capability, Markdown, bool], ...] = (
    ("Read", Markdown.of("GET"), True),
    ("Read", Markdown.of("GET"), False),
    ("Insert", Markdown.of("POST"), True),
    ("Update", Markdown.of("PATCH"), False),
    ("Delete", Markdown.of("DELETE"), False),
)
"""What can be done with entities, with which verb, and whether the URL is that of all of them."""


def of_entity(atlas: Atlas, name: str) -> Iterator[Request]:
    """The requests that a service answers for entities of a type: reachable, and not forbidden."""
    for capability, verb, several in _KINDS:
        found = urls.of_type(atlas, name, several=several)
        if capability == "Delete":
            found = urls.deletable(found)
        found = tuple(each for each in found if atlas.capabilities.allows(name, capability, each))
        if found:
            yield _of_entity(atlas, name, capability, verb, found, several=several)


def of_operation(atlas: Atlas, operation: Operation) -> Iterator[Request]:
    """The request that calls an overload; none where no URL leads to it."""
    found = urls.of_operation(atlas, operation)
    if not found:
        return
    is_action = operation.kind == "Action"
    returned = operation.return_type
    yield _request(
        atlas,
        title=Markdown.of("Call {}", text(operation.name)),
        verb=Markdown.of("POST") if is_action else Markdown.of("GET"),
        paths=tuple(each + urls.placeholders(operation) for each in found),
        example=urls.filled(atlas, found[0]) + urls.arguments(atlas, operation),
        grants=atlas.permissions.of_operation(operation),
        body=atlas.examples.arguments(operation) if is_action and operation.arguments else None,
        status=OK if returned else NO_CONTENT,
        answer=_answer(atlas, returned.type) if returned else {},
        call=atlas.calls.of_operation(found[0], operation) if atlas.calls else NOTHING,
    )


def _of_entity(
    atlas: Atlas, name: str, capability: Capability, verb: Markdown, paths: tuple[str, ...], *, several: bool
) -> Request:
    shown = atlas.examples.object(name)
    simple = text(simple_name(name))
    body: Mapping[str, object] | None = None
    title, answer, status = Markdown.of("Get {}", simple), shown, OK
    match capability:
        case "Read" if several:
            title, answer = (
                Markdown.of("List {}", text(english.plural(simple_name(name)))),
                {"value": [shown]},
            )
        case "Insert":
            title, status, body = Markdown.of("Create {}", simple), CREATED, atlas.examples.request(name)
        case "Update":
            title, body = Markdown.of("Update {}", simple), atlas.examples.patch(name)
        case "Delete":
            title, answer, status = Markdown.of("Delete {}", simple), {}, NO_CONTENT
        case _:
            pass
    options = atlas.capabilities.options(name, paths[0], several=several) if capability == "Read" else ()
    return _request(
        atlas,
        title=title,
        verb=verb,
        paths=paths,
        example=urls.filled(atlas, paths[0]),
        options=options,
        grants=_grants(atlas, name, capability, paths[0], by_key=capability == "Read" and not several),
        body=body,
        status=status,
        answer=answer,
        call=atlas.calls.of_entity(paths[0], name, capability, several=several) if atlas.calls else NOTHING,
    )


def _request(
    atlas: Atlas,
    *,
    title: Markdown,
    verb: Markdown,
    paths: tuple[str, ...],
    example: str,
    grants: tuple[Grant, ...],
    body: Mapping[str, object] | None,
    status: Markdown,
    answer: Mapping[str, object],
    options: tuple[str, ...] = (),
    call: Markdown = NOTHING,
) -> Request:
    root = urlsplit(atlas.config.service_root.rstrip("/"))
    return Request(
        title=title,
        verb=verb,
        paths=tuple(url(each) for each in paths[: urls.MOST_PATHS]),
        options=Markdown.joined(", ", map(span, options)),
        permissions=tuple(
            Permission(scheme=text(grant.scheme), scopes=Markdown.joined(", ", map(span, grant.scopes)))
            for grant in grants
        ),
        target=url(root.path + example),
        host=url(root.netloc),
        url=url(f"{root.scheme}://{root.netloc}{root.path}{example}"),
        body=NOTHING if body is None else json_block(body),
        shell_body=NOTHING if body is None else shell_block(body),
        call=call,
        status=status,
        answer=json_block(answer) if answer else NOTHING,
    )


def _grants(atlas: Atlas, name: str, capability: Capability, path: str, *, by_key: bool) -> tuple[Grant, ...]:
    """The permissions that a request at a path asks for."""
    if edge := atlas.capabilities.places.edge(path):
        navigation = edge.navigation.name
        return atlas.permissions.of_navigation(edge.owner, edge.declaring, navigation, name, capability)
    return atlas.permissions.of_type(name, capability, by_key=by_key)


def _answer(atlas: Atlas, type_ref: TypeRef) -> dict[str, object]:
    """An entity and a complex value stand for themselves, all else is wrapped (OData JSON 4.01, sections 7, 9 and 11)."""
    value = atlas.examples.value(type_ref, simple_name(type_ref.name))
    is_structured = atlas.graph.kinds.get(type_ref.name) in {"ComplexType", "EntityType"}
    return value if is_structured and isinstance(value, dict) else {"value": value}
