"""What the URLs that a walk found lead through: the entity set or singleton at the root, and navigation properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from csdlgen.edm import Constant, namespace_of, simple_name
from csdlgen.graph import Edge, TypeGraph
from csdlgen.reads import Watched

_DEFAULT = "Org.OData.Core.V1.DefaultNamespace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The steps of URLs. The keys of ``edges`` are URLs with dots for slashes, so that each is looked up by itself."""

    edges: Mapping[str, Edge]
    roots: Mapping[str, str]
    """The element paths of entity sets and singletons, by name; of several with a name, the first."""

    def root(self, url: str) -> str:
        """The element path of what a URL begins with; empty if the model does not say."""
        return self.roots.get(url.strip("/").partition("/")[0], "")

    def edge(self, url: str) -> Edge | None:
        """The last navigation property of a URL, with or without a key behind it; None for a URL without one."""
        return self.edges.get(_key(url.rpartition("/")[0] if url.endswith("}") else url))

    def edges_to(self, url: str) -> Iterator[Edge]:
        """The navigation properties of a URL, in order."""
        steps = url.split("/")
        for end in range(2, len(steps) + 1):
            if edge := self.edges.get(_key("/".join(steps[:end]))):
                yield edge


NOWHERE = Places(edges={}, roots={})


def places(graph: TypeGraph) -> Places:
    """The places that the shortest ways of a graph lead to."""
    sources = [
        (each.name, f"{container.qualified_name}/{each.name}")
        for container in graph.containers
        for each in container.navigation_sources
    ]
    return Places(
        edges=Watched("edges", {_key(edge.url): edge for edge in graph.nearest.edges}),
        roots=Watched("roots", dict(reversed(sources))),
    )


def default_namespaces(graph: TypeGraph) -> frozenset[str]:
    """The namespaces whose operations URLs may call by their short names, as a schema or an inclusion says of itself."""
    said = [(each.namespace, each.annotations) for document in graph.documents for each in document.schemas]
    said += [
        (each.namespace, each.annotations)
        for document in graph.documents
        for reference in document.references
        for each in reference.includes
    ]
    return frozenset(
        namespace
        for namespace, annotations in said
        for each in annotations
        if each.term == _DEFAULT and not (isinstance(each.value, Constant) and each.value.text == "false")
    )


def ambiguous(names: Iterable[str], defaults: Collection[str]) -> frozenset[str]:
    """The short names that several of the qualified ones have whose namespaces URLs need not name."""
    short = Counter(simple_name(each) for each in set(names) if namespace_of(each) in defaults)
    return frozenset(name for name, times in short.items() if times > 1)


def way(url: str) -> str:
    """The navigation properties from the root of a URL on, as annotations write such a path: ``parts/screws``."""
    return "/".join(step for step in url.strip("/").split("/")[1:] if not step.startswith("{"))


def _key(url: str) -> str:
    return url.replace("/", ".")
