"""All that the pages of a site share: where everything is found, and how it is linked and described."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from csdlgen.artifacts import Markdown
from csdlgen.config import SiteConfig
from csdlgen.edm import Operation, TypeRef, namespace_of, simple_name
from csdlgen.graph import TypeGraph
from csdlgen.naming.site import SiteFiles
from csdlgen.reads import Derived
from csdlgen.targets._capabilities import Capabilities
from csdlgen.targets._english import by_name
from csdlgen.targets._markdown import scalar, target
from csdlgen.targets._permissions import Permissions
from csdlgen.targets._revisions import deprecation
from csdlgen.targets._views import Row
from csdlgen.targets.site._escape import span, text
from csdlgen.targets.site.calls import Calls
from csdlgen.targets.site.examples import Examples
from csdlgen.targets.site.views import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """The model and what the pages say of it."""

    graph: TypeGraph
    files: SiteFiles
    config: SiteConfig
    permissions: Permissions
    capabilities: Capabilities
    examples: Examples
    overloads: Mapping[str, Sequence[Operation]]
    """Of each operation, by qualified name."""
    types_in: Mapping[str, Sequence[str]]
    operations_in: Mapping[str, Sequence[str]]
    """The qualified names that each namespace declares."""
    imports: Mapping[str, Sequence[str]]
    """Under which names containers offer each operation."""
    offering: Derived[TypeRef, tuple[str, ...]]
    """The URLs where what is bound to a type is offered."""
    members: Derived[str, frozenset[str]]
    """What the members of each structured type are called."""
    calls: Calls | None
    """How the generated client makes requests; None if none is generated."""
    defaults: frozenset[str]
    """The namespaces that URLs need not name."""
    ambiguous: frozenset[str]
    """The short names that several of these have."""
    keyed: Mapping[str, str]
    """The type whose key stands in place of each placeholder of a URL."""

    def type_link(self, name: str, page: str) -> Markdown:
        """A type by its simple name, as a link from a page if it has a page itself."""
        found = self.files.types.get(name)
        if not found:
            return span(name.removeprefix("Edm."))
        return _link(text(simple_name(name)), found, page)

    def operation_link(self, name: str, page: str) -> Markdown:
        """An operation, linked from a page."""
        return _link(text(simple_name(name)), self.files.operations[name], page)

    def namespace_link(self, name: str, page: str) -> Markdown:
        """The overview of the namespace of something, linked from a page."""
        namespace = namespace_of(name)
        return _link(text(namespace or "(no namespace)"), self.files.namespaces[namespace], page)

    def reference(self, type_ref: TypeRef, page: str) -> Markdown:
        """A reference to a type in a cell."""
        shown = self.type_link(type_ref.name, page)
        return Markdown.of("Collection of {}", shown) if type_ref.collection else shown

    def description(self, *paths: str) -> Markdown:
        """The description of an element; of several paths to it the first that has one."""
        return text(self._first(paths))

    def head(self, title: str, name: str, kind: Markdown, *paths: str) -> Head:
        """The beginning of the page of an element, which its paths describe."""
        found = self._first(paths)
        return Head(
            summary=scalar(found or name),
            heading=text(title),
            kind=kind,
            text=text(found),
            more=text(next((t for p in paths if (t := self.graph.long_descriptions.get(p))), "")),
            deprecation=self.deprecation(*paths[:1]),
        )

    def deprecation(self, *paths: str) -> Markdown:
        """What the revisions of an element say of its end; empty if it is not deprecated."""
        return text(deprecation(self.graph, *paths))

    def users(self, name: str, page: str) -> tuple[Row, ...]:
        """Where a type is used, each type and operation once, with the members that use it."""
        by_owner: dict[str, dict[str, None]] = {}
        for use in self.graph.users.get(name, ()):
            owner = use.owner or use.path.partition("(")[0]
            member = use.path.rpartition("/")[2] if "/" in use.path else ""
            members = by_owner.setdefault(owner, {})
            if member:
                members[member] = None
        return tuple(
            Row(name=self._user(owner, page), text=Markdown.joined(", ", map(span, members)))
            for owner, members in sorted(by_owner.items(), key=lambda pair: by_name(simple_name(pair[0])))
            if owner != name
        )

    def _user(self, owner: str, page: str) -> Markdown:
        if owner in self.files.operations:
            return self.operation_link(owner, page)
        return self.type_link(owner, page)

    def _first(self, paths: Iterable[str]) -> str:
        return next((t for path in paths if (t := self.graph.descriptions.get(path))), "")


def bound_operations(graph: TypeGraph, name: str) -> dict[str, list[Operation]]:
    """The operations that a type offers, its overloads together, by qualified name."""
    found: dict[str, list[Operation]] = {}
    for operation in graph.bound.get(name, ()):
        found.setdefault(operation.qualified_name, []).append(operation)
    return found


def _link(shown: Markdown, path: str, page: str) -> Markdown:
    folder, slash, file = path.rpartition("/")
    return Markdown.of("[{}]({}{})", shown, _way(page.rpartition("/")[0], folder + slash), target(file))


@lru_cache(maxsize=65536)
def _way(start: str, end: str) -> Markdown:
    """The relative path from a folder to another, which many pages have in common; empty if it is the same."""
    way = posixpath.relpath(end or ".", start or ".")
    return target("" if way == "." else f"{way}/")
