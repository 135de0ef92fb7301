"""Requests: where something is found, what is sent, what comes back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from csdlgen.artifacts import Markdown
from csdlgen.edm import Operation, Property, TypeRef, simple_name
from csdlgen.graph import TypeGraph
from csdlgen.targets import _english as english
from csdlgen.targets._permissions import Capability, Grant
from csdlgen.targets.site._escape import json_block, shell_block, span, text, url
from csdlgen.targets.site.atlas import Atlas
from csdlgen.targets.site.views import NOTHING, Line, Request

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_MOST_PATHS = 5
_OK = Markdown.of("200 OK")
_CREATED = Markdown.of("201 Created")
_NO_CONTENT = Markdown.of("204 No Content")
_KINDS: tuple[tuple[Capability, Markdown, bool], ...] = (
    ("Read", Markdown.of("GET"), True),
    ("Read", Markdown.of("GET"), False),
    ("Insert", Markdown.of("POST"), True),
    ("Update", Markdown.of("PATCH"), False),
    ("Delete", Markdown.of("DELETE"), False),
)
"""What can be done with entities, with which verb, and whether the URL is that of all of them."""
_NAMING = frozenset({"Edm.String", "Edm.Guid"})
"""Keys of these types tell entities apart by what looks like nothing else."""
_QUOTED = frozenset({"Edm.String", "Edm.Binary"})


def of_entity(atlas: Atlas, name: str) -> Iterator[Request]:
    """The requests that a service answers for entities of a type: reachable, and not forbidden."""
    for capability, verb, several in _KINDS:
        urls = _urls(atlas.graph, name, several=several)
        if capability == "Delete":
            urls = _deletable(urls)
        if urls and atlas.capabilities.allows(name, capability):
            yield _of_entity(atlas, name, capability, verb, urls, several=several)


def of_operation(atlas: Atlas, operation: Operation) -> Iterator[Request]:
    """The request that calls an overload; none where no URL leads to it."""
    urls = tuple(sorted(dict.fromkeys(_operation_urls(atlas, operation)), key=len))
    if not urls:
        return
    is_action = operation.kind == "Action"
    body = {
        each.name: atlas.examples.value(each.type, each.name) for each in operation.arguments if is_action
    }
    called = "" if is_action else _arguments(atlas, operation)
    returned = operation.return_type
    answer = _answer(atlas, returned.type) if returned else {}
    yield _request(
        atlas,
        title=Markdown.of("Call {}", text(operation.name)),
        verb=Markdown.of("POST") if is_action else Markdown.of("GET"),
        urls=urls,
        suffix=called,
        grants=atlas.permissions.of_operation(operation),
        body=body,
        status=_OK if returned else _NO_CONTENT,
        answer=answer,
    )


def _of_entity(
    atlas: Atlas, name: str, capability: Capability, verb: Markdown, urls: tuple[str, ...], *, several: bool
) -> Request:
    shown = atlas.examples.object(name)
    simple = text(simple_name(name))
    title, answer, status, body = Markdown.of("Get {}", simple), shown, _OK, {}
    match capability:
        case "Read" if several:
            title, answer = (
                Markdown.of("List {}", text(english.plural(simple_name(name)))),
                {"value": [shown]},
            )
        case "Insert":
            title, status, body = Markdown.of("Create {}", simple), _CREATED, atlas.examples.request(name)
        case "Update":
            title, body = Markdown.of("Update {}", simple), atlas.examples.request(name)
        case "Delete":
            title, answer, status = Markdown.of("Delete {}", simple), {}, _NO_CONTENT
        case _:
            pass
    options = atlas.capabilities.options(name, several=several) if capability == "Read" else ()
    return _request(
        atlas,
        title=title,
        verb=verb,
        urls=urls,
        options=options,
        grants=atlas.permissions.of_type(name, capability, by_key=capability == "Read" and not several),
        body=body,
        status=status,
        answer=answer,
        call=atlas.calls.of(urls[0], name, capability, several=several) if atlas.calls else NOTHING,
    )


def _request(
    atlas: Atlas,
    *,
    title: Markdown,
    verb: Markdown,
    urls: tuple[str, ...],
    grants: tuple[Grant, ...],
    body: Mapping[str, object],
    status: Markdown,
    answer: Mapping[str, object],
    suffix: str = "",
    options: tuple[str, ...] = (),
    call: Markdown = NOTHING,
) -> Request:
    root = urlsplit(atlas.config.service_root.rstrip("/"))
    example = _PLACEHOLDER.sub(lambda found: _key(atlas, found[1]), urls[0]) + suffix
    return Request(
        title=title,
        text=NOTHING,
        verb=verb,
        paths=tuple(url(each + suffix) for each in urls[:_MOST_PATHS]),
        options=Markdown.joined(", ", map(span, options)),
        permissions=tuple(
            Line(name=text(grant.scheme), text=Markdown.joined(", ", map(span, grant.scopes)))
            for grant in grants
        ),
        target=url(root.path + example),
        host=url(root.netloc),
        url=url(f"{root.scheme}://{root.netloc}{root.path}{example}"),
        body=json_block(body) if body else NOTHING,
        shell_body=shell_block(body) if body else NOTHING,
        call=call,
        status=status,
        answer=json_block(answer) if answer else NOTHING,
    )


def _key(atlas: Atlas, placeholder: str) -> str:
    """A key in a URL with segments for keys: its values, one after the other."""
    name = atlas.keyed.get(placeholder, "")
    members = {each.declared.name: each.declared for each in atlas.graph.properties.get(name, ())}
    keys = [members[each.name] for each in atlas.graph.keys.get(name, ()) if each.name in members]
    return "/".join(_segment(atlas, each, placeholder) for each in keys) or atlas.examples.key(placeholder)


def _segment(atlas: Atlas, declared: Property, placeholder: str) -> str:
    value = atlas.examples.value(declared.type, declared.name)
    if value is None or atlas.graph.primitive_of(declared.type).name in _NAMING:
        return atlas.examples.key(placeholder)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _urls(graph: TypeGraph, name: str, *, several: bool) -> tuple[str, ...]:
    found = graph.nearest.collection_urls if several else graph.nearest.entity_urls
    return found.get(name, ())


def _deletable(urls: tuple[str, ...]) -> tuple[str, ...]:
    """Where entities can be deleted: by key, and otherwise below others. No service loses a singleton."""
    return tuple(each for each in urls if each.endswith("}")) or tuple(
        each for each in urls if each.count("/") > 1
    )


def _operation_urls(atlas: Atlas, operation: Operation) -> Iterator[str]:
    """The URLs of an overload: below what it is bound to, or those of its imports."""
    bound = operation.binding
    if bound:
        # What is bound to an ancestor is offered by all that derives from it.
        for name in (bound.name, *atlas.graph.descendants(bound.name)):
            for found in _urls(atlas.graph, name, several=bound.collection):
                yield f"{found}/{operation.qualified_name}"
        return
    for name in atlas.imports.get(operation.qualified_name, ()):
        yield f"/{name}"


def _arguments(atlas: Atlas, operation: Operation) -> str:
    shown = (f"{each.name}={_argument(atlas, each.type, each.name)}" for each in operation.arguments)
    return f"({','.join(shown)})"


def _argument(atlas: Atlas, type_ref: TypeRef, name: str) -> str:
    """A value as a URL writes it; of what a URL cannot hold, an alias."""
    primitive = atlas.graph.primitive_of(type_ref).name
    value = atlas.examples.value(TypeRef(type_ref.name), name)
    if type_ref.collection or value is None or isinstance(value, dict):
        return f"@{name}"
    if primitive in _QUOTED or atlas.graph.kinds.get(primitive) == "EnumType":
        return f"'{value}'"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _answer(atlas: Atlas, type_ref: TypeRef) -> dict[str, object]:
    value = atlas.examples.value(type_ref, simple_name(type_ref.name))
    is_object = isinstance(value, dict) and atlas.graph.kinds.get(type_ref.name) == "EntityType"
    return value if is_object and isinstance(value, dict) else {"value": value}
