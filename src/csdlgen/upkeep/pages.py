"""The pages that a model implies, rendered one by one when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from csdlgen import csdl, graph, laws, mismatches, naming
from csdlgen.artifacts import Artifact, Markdown
from csdlgen.config import Config, schema_files
from csdlgen.diagnostics import InputError, Location, shown
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.render import Renderer
from csdlgen.targets import docs


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """All that reference pages are made of, and the folder that they are written to."""

    graph: TypeGraph
    names: NameTable
    config: Config
    display_base: Path
    folder: Path

    def described(self, texts: Mapping[str, str]) -> Source:
        """The same with other descriptions."""
        return replace(self, graph=graph.described(self.graph, texts, graph.Names())[0])


def source_of(config: Config, display_base: Path) -> Source:
    """What the pages of a configuration are made of. Raises InputError, also if it has no pages."""
    if config.docs is None:
        location = Location(shown(config.file, display_base))
        raise InputError(laws.MISSING_KEY.broken(location, "there are no pages: the table [docs] is missing"))
    documents, read = csdl.read_files(schema_files(config, display_base), display_base, config.limits)
    if unread := [each for each in read if laws.stops_generation(laws.BY_CODE[each.code])]:
        raise InputError(*unread)
    whole, _ = mismatches.described(graph.build(documents), config, display_base)
    model = graph.select(whole, config.include, config.exclude)
    names, _ = naming.settle(model, config, display_base)
    return Source(
        graph=model, names=names, config=config, display_base=display_base, folder=config.docs.output
    )


class Pages:
    """The pages of a source, by path. Raises InputError where a template cannot be read."""

    def __init__(self, source: Source) -> None:
        made = docs.pages(source.graph, source.names, source.config)
        self.owners = made.owners
        self._pages = {page.path: page for page in made.pages}
        own = source.config.docs.templates if source.config.docs else None
        self._renderer = Renderer("docs", Markdown, own)

    def __contains__(self, path: str) -> bool:
        return path in self._pages

    def text(self, path: str) -> str:
        """What a page would be. Raises KeyError if there is no such page."""
        page = self._pages[path]
        return page.text if isinstance(page, Artifact) else self._renderer.artifact(page).text
