"""The overviews: of the service, of each namespace, and the navigation of the whole site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from csdlgen.artifacts import Markdown
from csdlgen.edm import (
    OperationImport,
    simple_name,
)
from csdlgen.targets._english import by_name
from csdlgen.targets._markdown import scalar, target
from csdlgen.targets._views import NOTHING, Entry, Row
from csdlgen.targets.site._escape import span, text
from csdlgen.targets.site.atlas import Atlas
from csdlgen.targets.site.views import Chapter, IndexPageView, NavigationView, Part, Section

HOME = "index.md"
_LONGEST_KEY, _SHOWN = 1000, 150
_TITLES: Mapping[str, Markdown] = {
    "EntityType": Markdown.of("Entity types"),
    "ComplexType": Markdown.of("Complex types"),
    "EnumType": Markdown.of("Enumerations"),
    "TypeDefinition": Markdown.of("Type definitions"),
    "operation": Markdown.of("Operations"),
}


def service_page(atlas: Atlas) -> IndexPageView:
    """The overview of a service: what its container offers, then its namespaces."""
    container = next(iter(atlas.graph.containers), None)
    paths = (container.qualified_name,) if container else ()
    sections = [_section(*each) for each in _offers(atlas)]
    sections.append(_section(Markdown.of("Namespaces"), tuple(_namespaces(atlas))))
    return IndexPageView(
        head=atlas.head(atlas.config.title, atlas.config.title, Markdown.of("Service overview"), *paths),
        sections=tuple(each for each in sections if each.rows),
    )


def namespace_page(atlas: Atlas, namespace: str) -> IndexPageView:
    """The overview of a namespace."""
    path = atlas.files.namespaces[namespace]
    contents = _contents(atlas, namespace)
    return IndexPageView(
        head=atlas.head(namespace or "(no namespace)", namespace, Markdown.of("Namespace"), namespace),
        sections=tuple(
            _section(_TITLES[kind], tuple(_line(atlas, name, path) for name in names))
            for kind, names in contents.items()
        ),
    )


def _key(name: str) -> Markdown:
    """A name as a key of YAML; readers of YAML look ahead no further than 1,024 characters for the end of one."""
    shown = scalar(name)
    return shown if len(shown) <= _LONGEST_KEY else scalar(f"{name[:_SHOWN]}…")


def navigation(atlas: Atlas) -> NavigationView:
    """The navigation: namespaces, then kinds, then names."""
    return NavigationView(
        title=scalar(atlas.config.title),
        parts=tuple(
            Part(
                page=Entry(title=_key(namespace or "(no namespace)"), path=scalar(path)),
                chapters=tuple(
                    Chapter(
                        title=_TITLES[kind],
                        pages=tuple(
                            Entry(title=_key(simple_name(name)), path=scalar(_file(atlas, kind, name)))
                            for name in names
                        ),
                    )
                    for kind, names in _contents(atlas, namespace).items()
                ),
            )
            for namespace, path in sorted(atlas.files.namespaces.items())
        ),
    )


def _contents(atlas: Atlas, namespace: str) -> Mapping[str, list[str]]:
    """What a namespace declares, by kind, sorted by name; kinds that it lacks are left out."""
    found: dict[str, list[str]] = {kind: [] for kind in _TITLES}
    for name in atlas.types_in.get(namespace, ()):
        found[atlas.graph.kinds[name]].append(name)
    found["operation"] = [*atlas.operations_in.get(namespace, ())]
    return {
        kind: sorted(names, key=lambda name: (by_name(name), name)) for kind, names in found.items() if names
    }


def _file(atlas: Atlas, kind: str, name: str) -> str:
    return (atlas.files.operations if kind == "operation" else atlas.files.types)[name]


def _line(atlas: Atlas, name: str, path: str) -> Row:
    if name in atlas.graph.kinds:
        return Row(name=atlas.type_link(name, path), text=atlas.description(name))
    overloads = atlas.overloads[name]
    return Row(
        name=atlas.operation_link(name, path), text=atlas.description(*(each.signature for each in overloads))
    )


def _offers(atlas: Atlas) -> Iterator[tuple[Markdown, tuple[Row, ...]]]:
    """What stands at the root of the service."""
    for container in atlas.graph.containers:
        prefix = container.qualified_name
        for title, offered in (
            (Markdown.of("Entity sets"), container.entity_sets),
            (Markdown.of("Singletons"), container.singletons),
            (Markdown.of("Unbound operations"), container.imports),
        ):
            yield (
                title,
                tuple(
                    Row(
                        name=span(f"/{each.name}"),
                        type=_offered(atlas, each.operation)
                        if isinstance(each, OperationImport)
                        else atlas.type_link(each.type, HOME),
                        text=atlas.description(f"{prefix}/{each.name}"),
                    )
                    for each in offered
                ),
            )


def _offered(atlas: Atlas, operation: str) -> Markdown:
    return atlas.operation_link(operation, HOME) if operation in atlas.files.operations else span(operation)


def _namespaces(atlas: Atlas) -> Iterator[Row]:
    for namespace, path in sorted(atlas.files.namespaces.items()):
        shown = Markdown.of("[{}]({})", text(namespace or "(no namespace)"), target(posixpath.normpath(path)))
        yield Row(name=shown, text=atlas.description(namespace) or NOTHING)


def _section(title: Markdown, rows: tuple[Row, ...]) -> Section:
    return Section(title=title, rows=rows)
