"""The pages that a model implies, rendered one by one when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from csdlgen import csdl, graph, laws, mismatches, naming
from csdlgen.artifacts import Artifact, Markdown
from csdlgen.config import Config, schema_files
from csdlgen.diagnostics import InputError, Location, shown
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.render import Renderer
from csdlgen.targets import docs, site

_TARGETS = {"docs": docs, "site": site}
"""The targets whose pages people write on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All that the pages of a target are made of, and the folder that they are written to."""

    graph: TypeGraph
    names: NameTable
    config: Config
    display_base: Path
    target: str

    @property
    def folder(self) -> Path:
        """Where the pages are."""
        folder: Path = self.config.table(self.target).output
        return folder

    def described(self, texts: Mapping[str, str]) -> Source:
        """The same with other descriptions."""
        return replace(self, graph=graph.described(self.graph, texts, graph.Names())[0])

    def describable(self) -> Iterator[str]:
        """The paths of the elements that the pages describe."""
        find = graph.describable_on_sites if self.target == "site" else graph.describable
        return find(self.graph)


def sources_of(config: Config, display_base: Path) -> tuple[Source, ...]:
    """What the pages of a configuration are made of, target by target. Raises InputError, also if it has no pages."""
    targets = [name for name in _TARGETS if config.table(name)]
    if not targets:
        location = Location(shown(config.file, display_base))
        message = "there are no pages: neither the table [docs] nor [site] is there"
        raise InputError(laws.MISSING_KEY.broken(location, message))
    documents, read = csdl.read_files(schema_files(config, display_base), display_base, config.limits)
    if unread := [each for each in read if laws.stops_generation(laws.BY_CODE[each.code])]:
        raise InputError(*unread)
    whole, _ = mismatches.described(graph.build(documents), config, display_base)
    model = graph.select(whole, config.include, config.exclude)
    names, _ = naming.settle(model, config, display_base)
    return tuple(
        Source(graph=model, names=names, config=config, display_base=display_base, target=target)
        for target in targets
    )


class Pages:
    """The pages of a source, by path. Raises InputError where a template cannot be read."""

    def __init__(self, source: Source) -> None:
        made = _TARGETS[source.target].pages(source.graph, source.names, source.config)
        self.owners = made.owners
        self._pages = {page.path: page for page in made.pages}
        own = source.config.table(source.target).templates
        self._renderer = Renderer(source.target, Markdown, own, base=source.display_base)

    def __contains__(self, path: str) -> bool:
        return path in self._pages

    def text(self, path: str) -> str:
        """What a page would be. Raises KeyError if there is no such page."""
        page = self._pages[path]
        return page.text if isinstance(page, Artifact) else self._renderer.artifact(page).text
