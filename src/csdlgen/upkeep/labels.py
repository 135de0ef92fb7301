"""Which text on a page shows which description: found out on pages that show a label in place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from csdlgen.graph import TypeGraph, describable
from csdlgen.merging import Place, parse, places
from csdlgen.upkeep.pages import Pages, Source

_LABEL = re.compile(r"Q(\d{9})Q\.")
"""Nothing escapes it, and it ends like a sentence, so that no page adds a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A text shows the description of the element at a CSDL path, with this before and after it."""

    path: str
    before: str
    after: str

    def words(self, text: str) -> str | None:
        """What stands in place of the description; None if more than that is different."""
        if len(text) < len(self.before) + len(self.after):
            return None
        if not text.startswith(self.before) or not text.endswith(self.after):
            return None
        return text[len(self.before) : len(text) - len(self.after)]


class Labels:
    """The labels of a source's pages."""

    def __init__(self, source: Source) -> None:
        self._paths = tuple(dict.fromkeys((*describable(source.graph), *_inherited(source.graph))))
        labels = {path: f"Q{number:09}Q." for number, path in enumerate(self._paths)}
        self._pages = Pages(replace(source, graph=replace(source.graph, descriptions=labels)))

    def on(self, path: str) -> Mapping[Place, Label]:
        """The labels of a page by their places. Raises MangledError, and KeyError if there is no such page."""
        found = {}
        for place, text in places(parse(self._pages.text(path))).items():
            if label := _LABEL.search(text):
                before, after = text[: label.start()], text[label.end() :]
                found[place] = Label(path=self._paths[int(label[1])], before=before, after=after)
        return found


def _inherited(graph: TypeGraph) -> Iterator[str]:
    """Inherited members that have a description where they are declared: who writes another one means this type alone."""
    for members in (graph.properties, graph.navigation_properties):
        for owner, effective in members.items():
            for member in effective:
                path = f"{member.declaring}/{member.declared.name}"
                if member.declaring != owner and path in graph.descriptions:
                    yield f"{owner}/{member.declared.name}"
