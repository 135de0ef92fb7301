"""Which text on a page shows which description: found out on pages that show a label in place of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from csdlgen.graph import TypeGraph
from csdlgen.merging import parse, places, survey
from csdlgen.output import Held
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
        self._paths = tuple(dict.fromkeys((*source.describable(), *_inherited(source.graph))))
        alike = _alike(source.graph) if source.target == "site" else {}
        labels: dict[str, str] = {}
        for number, path in enumerate(self._paths):
            labels[path] = labels.get(alike.get(path, path), f"Q{number:09}Q.")
        self._names = {labels[first]: name for name, first in _first_of(alike).items()}
        self._pages = Pages(replace(source, graph=replace(source.graph, descriptions=labels)))

    def on(self, mine: Held) -> Mapping[tuple[int, str], Label]:
        """The labels in place of the texts of a person's page, by line and what they are.

        Raises MangledError, and KeyError if there is no such page.
        """
        page = self._pages.text(mine.path)
        labelled = places(parse(page))
        found = {}
        for text in survey(mine.text, page, mine.base).texts:
            shown = labelled.get(text.place, "") if text.place else ""
            if label := _LABEL.search(shown):
                before, after = shown[: label.start()], shown[label.end() :]
                name = self._names.get(label[0]) or self._paths[int(label[1])]
                found[text.line, text.what] = Label(path=name, before=before, after=after)
        return found


def _alike(graph: TypeGraph) -> Mapping[str, str]:
    """The signatures of overloads of which all are described alike, which a page then says once, and the first of each."""
    groups: dict[str, list[str]] = {}
    for operation in graph.operations:
        groups.setdefault(operation.qualified_name, []).append(operation.signature)
    return {
        signature: group[0]
        for group in groups.values()
        if len(group) > 1 and len({graph.descriptions.get(each) for each in group}) == 1
        for signature in group
    }


def _first_of(alike: Mapping[str, str]) -> Mapping[str, str]:
    """By operation the first of its overloads."""
    return {first.partition("(")[0]: first for first in alike.values()}


def _inherited(graph: TypeGraph) -> Iterator[str]:
    """Inherited members that have a description where they are declared: who writes another one means this type alone."""
    for members in (graph.properties, graph.navigation_properties):
        for owner, effective in members.items():
            for member in effective:
                path = f"{member.declaring}/{member.declared.name}"
                if member.declaring != owner and path in graph.descriptions:
                    yield f"{owner}/{member.declared.name}"
