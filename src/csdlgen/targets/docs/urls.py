"""Request lines: where the entities of a type, a navigation property or an operation are found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from csdlgen.artifacts import Markdown
from csdlgen.edm import NavigationProperty, Operation
from csdlgen.graph import Effective, Walk
from csdlgen.targets._markdown import code
from csdlgen.targets.docs.glossary import Glossary


@dataclass(frozen=True, slots=True, kw_only=True)
class Urls:
    """The URLs that the path walk found, relative to the root of the service."""

    glossary: Glossary
    walk: Walk
    service_root: str

    def entity(self, name: str) -> tuple[str, ...]:
        """The URLs of one entity of a type; none if it cannot be reached."""
        return self.walk.entity_urls.get(name, ())

    def collection(self, name: str) -> tuple[str, ...]:
        """The URLs of a collection of a type; if it cannot be reached, a text that says so."""
        missing = f"** Collection URI for {self.glossary.printed(name)} not found"
        return self.walk.collection_urls.get(name, (missing,))

    def edge(self, owner: str, member: Effective[NavigationProperty]) -> tuple[str, ...]:
        """The URLs of a navigation property; a type that was not walked has those of the declaring one."""
        own = self.walk.edge_urls.get((owner, member.declared.name), ())
        return own or self.walk.edge_urls.get((member.declaring, member.declared.name), ())

    def operation(self, name: str, operation: Operation) -> tuple[str, ...]:
        """The URLs of an operation bound to a type."""
        binding = operation.binding
        bound_to = self.collection(name) if binding and binding.collection else self.entity(name)
        return tuple(f"{url}/{operation.name}" for url in bound_to)

    def lines(self, verb: str, urls: Iterable[str]) -> tuple[Markdown, ...]:
        """The request lines as a page lists them."""
        return tuple(code(f"{verb} {url}") for url in urls)

    def example(self, verb: str, urls: tuple[str, ...], suffix: str = "") -> Markdown:
        """The request line of the example: the first URL in full; empty without any."""
        return code(f"{verb} {self.service_root}{urls[0]}{suffix}" if urls else "")
