"""A site to publish: the facts of the reference pages for readers, a page for everything that has a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TypeVar

from csdlgen.artifacts import Artifact, Output, Page
from csdlgen.config import Config
from csdlgen.edm import EnumType, NamedType, TypeDefinition, namespace_of, simple_name
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, identifier
from csdlgen.naming.site import site_files
from csdlgen.reads import Derived, Watched
from csdlgen.targets._capabilities import Capabilities
from csdlgen.targets._permissions import permissions
from csdlgen.targets._places import ambiguous, default_namespaces, places
from csdlgen.targets._restrictions import restricted
from csdlgen.targets.client import client_of, offered
from csdlgen.targets.site import indexes, others, structured, urls
from csdlgen.targets.site.atlas import Atlas
from csdlgen.targets.site.calls import Calls, making_of
from csdlgen.targets.site.examples import examples_of
from csdlgen.targets.site.moved import formers

__all__ = ["pages"]

T = TypeVar("T")


def pages(graph: TypeGraph, names: NameTable, config: Config) -> Output:
    """All pages of a site, and its navigation for MkDocs and DocFX; nothing when the configuration asks for none."""
    if config.site is None:
        return Output(pages=())
    stated = permissions(graph)
    capabilities = Capabilities(
        graph=graph, sources=stated.sources, restricted=restricted(graph), places=places(graph)
    )
    defaults = default_namespaces(graph)
    overloads = _grouped((each.qualified_name, each) for each in graph.operations)
    atlas = Atlas(
        graph=graph,
        files=site_files(graph),
        config=config.site,
        permissions=stated,
        capabilities=capabilities,
        examples=examples_of(graph),
        overloads=Watched("overloads", overloads),
        types_in=Watched("types_in", _grouped((namespace_of(name), name) for name in graph.types)),
        operations_in=Watched("operations_in", _grouped((namespace_of(name), name) for name in overloads)),
        imports=Watched(
            "imports",
            _grouped(
                (each.operation, each.name) for container in graph.containers for each in container.imports
            ),
        ),
        defaults=defaults,
        ambiguous=ambiguous((*overloads, *graph.kinds), defaults),
        offering=Derived(urls.offering, (graph, capabilities)),
        members=Derived(urls.members_of, graph),
        calls=_calls(graph, names, config),
        keyed=Watched("keyed", _keyed(graph)),
    )
    return Output(pages=_pages(atlas), formers=formers(atlas, config.moved), owners=_owners(atlas))


def _owners(atlas: Atlas) -> dict[str, str]:
    """What each page is about; a namespace ends with a dot, and what is said of the service belongs to its container."""
    files, containers = atlas.files, atlas.graph.containers
    owners = {f"docs/{path}": name for name, path in (*files.types.items(), *files.operations.items())}
    owners |= {f"docs/{path}": f"{name}." for name, path in files.namespaces.items()}
    return owners | {f"docs/{indexes.HOME}": each.qualified_name for each in containers[:1]}


def _calls(graph: TypeGraph, names: NameTable, config: Config) -> Calls | None:
    if not (config.client and config.models and config.site):
        return None
    client = client_of(graph, names)
    return Calls(
        package=identifier(config.models.package),
        service=config.site.service_root,
        client=client,
        examples=examples_of(graph),
        is_taken=any(each.cls == "Client" for each in names.types.values()),
        made=Derived(making_of, client),
        roots={name: (spelled, child) for name, (spelled, _, child) in offered(client).items()},
    )


def _keyed(graph: TypeGraph) -> dict[str, str]:
    """The walk calls the key of an entity after its set, else after its type; of two types of a name, the first counts."""
    sets = {each.name: each.type for container in graph.containers for each in container.entity_sets}
    types = {simple_name(each.qualified_name): each.qualified_name for each in reversed(graph.entity_types())}
    return {f"{name}Id": declared for name, declared in (types | sets).items()}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


def _pages(atlas: Atlas) -> Iterator[Page | Artifact]:
    navigation = partial(indexes.navigation, atlas)
    yield Page("mkdocs.yml", "site/mkdocs.yml.j2", navigation)
    yield Page("docs/toc.yml", "site/toc.yml.j2", navigation)
    yield Page("docs/stylesheets/tables.css", "site/tables.css.j2", navigation)
    yield Page(f"docs/{indexes.HOME}", "site/index.md.j2", partial(indexes.service_page, atlas))
    for namespace, path in atlas.files.namespaces.items():
        yield Page(f"docs/{path}", "site/index.md.j2", partial(indexes.namespace_page, atlas, namespace))
    for name, path in atlas.files.types.items():
        yield _type_page(atlas, atlas.graph.types[name], f"docs/{path}")
    for name, found in atlas.overloads.items():
        yield Page(
            f"docs/{atlas.files.operations[name]}",
            "site/operation.md.j2",
            partial(others.operation_page, atlas, found),
        )


def _type_page(atlas: Atlas, declared: NamedType, path: str) -> Page:
    match declared:
        case EnumType():
            return Page(path, "site/enum.md.j2", partial(others.enum_page, atlas, declared))
        case TypeDefinition():
            return Page(path, "site/definition.md.j2", partial(others.definition_page, atlas, declared))
        case _:
            return Page(path, "site/structured.md.j2", partial(structured.page, atlas, declared))
