"""The page of an entity or complex type: what it is, what it consists of, what can be done with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from csdlgen.artifacts import Markdown
from csdlgen.edm import EntityType, NavigationProperty, Property, StructuredType
from csdlgen.graph import Effective
from csdlgen.targets._english import by_name
from csdlgen.targets._views import NOTHING, Row
from csdlgen.targets.site import requests
from csdlgen.targets.site._escape import json_block, span, text
from csdlgen.targets.site.atlas import Atlas, bound_operations
from csdlgen.targets.site.diagrams import hierarchy, neighbours
from csdlgen.targets.site.examples import is_computed
from csdlgen.targets.site.views import Group, StructuredPageView

Member = Effective[Property] | Effective[NavigationProperty]


def page(atlas: Atlas, declared: StructuredType) -> StructuredPageView:
    """The page of a type."""
    name = declared.qualified_name
    path = atlas.files.types[name]
    ancestors = atlas.graph.ancestors[name]
    return StructuredPageView(
        head=atlas.head(declared.name, name, _kind(atlas, declared, path), name, *ancestors),
        hierarchy=hierarchy(atlas.graph, name),
        properties=_groups(atlas, name, Markdown.of("Properties of"), atlas.graph.properties[name]),
        relationships=_groups(
            atlas, name, Markdown.of("Relationships of"), atlas.graph.navigation_properties[name]
        ),
        neighbours=neighbours(atlas.graph, declared),
        operations=tuple(_operations(atlas, name, path)),
        requests=tuple(requests.of_entity(atlas, name)) if isinstance(declared, EntityType) else (),
        example=json_block(atlas.examples.object(name)),
        used_by=atlas.users(name, path),
    )


def _kind(atlas: Atlas, declared: StructuredType, path: str) -> Markdown:
    word = Markdown.of("Entity type") if isinstance(declared, EntityType) else Markdown.of("Complex type")
    base = atlas.graph.base(declared.qualified_name)
    return Markdown.joined(
        " · ",
        (
            Markdown.of("{} in {}", word, atlas.namespace_link(declared.qualified_name, path)),
            *((Markdown.of("derives from {}", atlas.type_link(base, path)),) if base else ()),
            *((Markdown.of("abstract"),) if declared.abstract else ()),
            *((Markdown.of("open"),) if declared.open else ()),
        ),
    )


def _groups(atlas: Atlas, name: str, title: Markdown, members: Iterable[Member]) -> tuple[Group, ...]:
    """Members by the type that declares them: the type's own first, then its nearest ancestor's."""
    by_owner: dict[str, list[Member]] = {}
    for member in members:
        by_owner.setdefault(member.declaring, []).append(member)
    path = atlas.files.types[name]
    keys = frozenset(each.name for each in atlas.graph.keys.get(name, ()))
    order = (name, *atlas.graph.ancestors[name])
    return tuple(
        Group(
            title=NOTHING
            if owner == name
            else Markdown.of("{} {}", title, text(atlas.graph.structured(owner).name)),
            link=atlas.type_link(owner, path),
            rows=tuple(
                _line(atlas, name, member, path, keys)
                for member in sorted(by_owner[owner], key=lambda each: by_name(each.declared.name))
            ),
        )
        for owner in order
        if owner in by_owner
    )


def _line(atlas: Atlas, name: str, member: Member, page: str, keys: Collection[str]) -> Row:
    declared = member.declared
    here, there = f"{name}/{declared.name}", f"{member.declaring}/{declared.name}"
    ended = atlas.deprecation(here, there)
    description = atlas.description(here, there)
    return Row(
        name=span(declared.name),
        type=atlas.reference(declared.type, page),
        text=Markdown.of("**Deprecated:** {} {}", ended, description) if ended else description,
        notes=Markdown.joined(", ", _notes(atlas, member, there, keys)),
    )


def _notes(atlas: Atlas, member: Member, path: str, keys: Collection[str]) -> Iterator[Markdown]:
    declared = member.declared
    if isinstance(declared, NavigationProperty):
        if declared.contains_target:
            yield Markdown.of("contained")
        if declared.partner:
            yield Markdown.of("partner {}", span(declared.partner))
        return
    if declared.name in keys:
        yield Markdown.of("key")
    elif declared.facets.nullable is False:
        yield Markdown.of("required")
    if is_computed(atlas.graph, path):
        yield Markdown.of("computed")
    if declared.facets.max_length:
        yield Markdown.of("at most {}", span(declared.facets.max_length))
    if declared.facets.default_value is not None:
        yield Markdown.of("default {}", span(declared.facets.default_value))


def _operations(atlas: Atlas, name: str, path: str) -> Iterator[Row]:
    found = bound_operations(atlas.graph, name)
    for qualified_name, overloads in sorted(found.items(), key=lambda pair: by_name(pair[1][0].name)):
        first = overloads[0]
        returned = first.return_type
        yield Row(
            name=atlas.operation_link(qualified_name, path),
            type=atlas.reference(returned.type, path) if returned else Markdown.of("nothing"),
            text=atlas.description(*(each.signature for each in overloads)),
        )
