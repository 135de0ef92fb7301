"""The pages of enumerations, type definitions and operations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from csdlgen.artifacts import Markdown
from csdlgen.edm import EnumType, Facets, Operation, TypeDefinition
from csdlgen.targets._views import NOTHING, Row
from csdlgen.targets.site import requests
from csdlgen.targets.site._escape import span, text
from csdlgen.targets.site.atlas import Atlas
from csdlgen.targets.site.views import DefinitionPageView, EnumPageView, OperationPageView, Overload


def enum_page(atlas: Atlas, declared: EnumType) -> EnumPageView:
    """The page of an enumeration, its members as declared."""
    name = declared.qualified_name
    path = atlas.files.types[name]
    kind = Markdown.of("Flags" if declared.is_flags else "Enumeration")
    return EnumPageView(
        head=atlas.head(
            declared.name, name, Markdown.of("{} in {}", kind, atlas.namespace_link(name, path)), name
        ),
        flags=declared.is_flags,
        members=tuple(
            Row(
                name=span(member.name),
                type=NOTHING if member.value is None else Markdown.of("{}", member.value),
                text=atlas.description(f"{name}/{member.name}"),
            )
            for member in declared.members
        ),
        used_by=atlas.users(name, path),
    )


def definition_page(atlas: Atlas, declared: TypeDefinition) -> DefinitionPageView:
    """The page of a type definition."""
    name = declared.qualified_name
    path = atlas.files.types[name]
    return DefinitionPageView(
        head=atlas.head(
            declared.name, name, Markdown.of("Type definition in {}", atlas.namespace_link(name, path)), name
        ),
        underlying=atlas.type_link(declared.underlying_type, path),
        facets=Markdown.joined(", ", _facets(declared.facets)),
        used_by=atlas.users(name, path),
    )


def operation_page(atlas: Atlas, overloads: Sequence[Operation]) -> OperationPageView:
    """The page of an action or function."""
    first = overloads[0]
    name = first.qualified_name
    path = atlas.files.operations[name]
    word = Markdown.of("Action" if first.kind == "Action" else "Function")
    kind = Markdown.of("{} in {}", word, atlas.namespace_link(name, path))
    head = atlas.head(first.name, name, kind, *(each.signature for each in overloads))
    shown = tuple(_overload(atlas, each, path) for each in overloads)
    # What all overloads have in common stands at the top, and only there.
    common = len({each.text for each in shown}) == 1
    return OperationPageView(
        head=head if common else replace(head, text=NOTHING),
        overloads=tuple(replace(each, text=NOTHING) for each in shown) if common else shown,
    )


def _overload(atlas: Atlas, operation: Operation, path: str) -> Overload:
    bound = operation.binding
    returned = operation.return_type
    names = Markdown.joined(", ", (text(each.name) for each in operation.arguments))
    place = (
        Markdown.of("Collection of {}", text(_simple(bound.name)))
        if bound and bound.collection
        else text(_simple(bound.name))
        if bound
        else Markdown.of("The service")
    )
    signature = operation.signature
    return Overload(
        title=Markdown.of("{}: {}({})", place, text(operation.name), names),
        text=atlas.description(signature),
        parameters=tuple(
            Row(
                name=span(each.name),
                type=atlas.reference(each.type, path),
                text=atlas.description(f"{signature}/{each.name}"),
                notes=Markdown.of("binding parameter") if operation.is_bound and not index else NOTHING,
            )
            for index, each in enumerate(operation.parameters)
        ),
        result=atlas.reference(returned.type, path) if returned else NOTHING,
        requests=tuple(requests.of_operation(atlas, operation)),
    )


def _simple(name: str) -> str:
    return name.rpartition(".")[2]


def _facets(facets: Facets) -> Iterator[Markdown]:
    if facets.max_length:
        yield Markdown.of("at most {}", span(facets.max_length))
    if facets.precision is not None:
        yield Markdown.of("precision {}", facets.precision)
    if facets.scale:
        yield Markdown.of("scale {}", span(facets.scale))
