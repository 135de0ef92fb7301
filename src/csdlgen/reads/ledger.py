"""What every page of a target looked up, when it was made, and which pages need not be made again."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.reads.digests import digester, text_digest
from csdlgen.reads.watched import Derived, Note, Watched, WatchedSequence

Source = Watched[Any, Any] | WatchedSequence[Any]
Changes = Mapping[str, Collection[str]]
"""The names for which something else is found than in the last run, by the label of the map."""
Readers = dict[str, dict[str, str]]
"""The numbers of the pages that looked something up, by the label of the map and the name."""

_MOST = 2
"""How many numbers there may be for each page, before those of pages that are gone are cleared away."""


@dataclass(slots=True)
class _Past:
    """What the last run knew of its pages and of what they looked up.

    ``pages`` has the digest of each page's view and its number; ``notes`` says of each map and name, as text, the digest
    of what was found and then the numbers of the pages that looked. A page that is made again has a new number, so the
    old one may stay where it stands. From ``free`` on, no page has a number yet.
    """

    pages: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    free: int = 0


class Ledger:
    """The notes on the pages of one target: those of the last run, and those of this one.

    A page is a function of its template and its view; a view is a function and its arguments. Of these, maps that are
    watched count with what was looked up in them, all else with its value. A page whose view cannot be taken apart
    like this is always made anew.
    """

    def __init__(self, text: str = "", edited: Collection[str] = ()) -> None:
        """``text``: what the ledger of the last run said, if it can be believed; ``edited``: pages that people wrote on."""
        self._edited = edited
        self._past = _parsed(text)
        self._sources: dict[str, Source] = {}
        self._told: Callable[[], Changes] = dict
        self._views: dict[str, str] = {}
        self._standing: dict[str, Standing] = {}
        self._changed: list[Note] = []
        self._numbers: dict[str, str] = {}
        self._readers: list[Readers] = []
        self._arguments: dict[int, tuple[object, str | None]] = {}
        self._digest = digester(self._source)

    def changes(self, sources: Mapping[str, Source]) -> Changes:
        """What pages of the last run looked up in these maps and would find changed."""
        return {
            label: [name for name, line in table.items() if line.partition(" ")[0] != source.digest(name)]
            for label, table in self._past.notes.items()
            if (source := sources.get(label)) is not None
        }

    def expect(self, told: Callable[[], Changes]) -> None:
        """Ask for the changes of some maps instead of looking for them."""
        self._told = told

    def standing(self, pages: Iterable[Page | Artifact]) -> dict[str, Standing]:
        """Those pages that would come out as they did in the last run, by path."""
        self._views = self._digests(pages)
        past, told = self._past, self._told()
        rest = self.changes({label: each for label, each in self._sources.items() if label not in told})
        changes = {**past.notes, **told, **rest}  # in a map that nobody knows, everything is another
        self._changed = [(label, name) for label in past.notes for name in changes[label]]
        concerned = {
            number for label, name in self._changed for number in past.notes[label][name].split()[1:]
        }
        self._standing = {
            path: Standing(path, path in self._edited)
            for path, view in self._views.items()
            if (entry := past.pages.get(path)) and entry[0] == view and entry[1] not in concerned
        }
        made = (path for path in self._views if path not in self._standing)
        self._numbers = {path: str(number) for number, path in enumerate(made, past.free)}
        return self._standing

    def number(self, path: str) -> str:
        """By what a page is called that is made in this run; empty if nothing need be known of it."""
        return self._numbers.get(path, "")

    def note(self, readers: Readers) -> None:
        """Remember what pages looked up that were made in this run."""
        self._readers.append(readers)

    def text(self, paths: Iterable[str]) -> str:
        """What the next run may know of the pages at these paths."""
        notes = {label: dict(table) for label, table in self._past.notes.items()}
        for label, name in self._changed:  # whoever looked there was made again
            del notes[label][name]
        unknown: set[str] = set()
        for readers in self._readers:
            for label, table in readers.items():
                lines, found = notes.setdefault(label, {}), self._finder(label)
                for name, numbers in table.items():
                    if line := lines.get(name) or found(name):
                        lines[name] = f"{line} {numbers}"
                    else:
                        unknown.update(numbers.split())
        pages = {}
        for path in paths:
            if path in self._standing:
                pages[path] = self._past.pages[path]
            elif (number := self.number(path)) and number not in unknown:
                pages[path] = (self._views[path], number)
        past = _Past(pages, notes, self._past.free + len(self._numbers))
        return _written(past if past.free <= len(pages) * _MOST else _renumbered(past))

    def _finder(self, label: str) -> Callable[[str], str]:
        """What tells the digest of what can be looked up now in a map; empty if nobody can tell."""
        source = self._sources.get(label)
        return (lambda _name: "") if source is None else source.digest

    def _digests(self, pages: Iterable[Page | Artifact]) -> dict[str, str]:
        """The digests of the views that have one."""
        found: dict[str, str] = {}
        for page in pages:
            if isinstance(page, Page) and isinstance(view := page.view, partial) and not view.keywords:
                function = view.func
                arguments = [each if isinstance(each, str) else self._argument(each) for each in view.args]
                if None not in arguments:
                    made = (page.template, function.__module__, function.__qualname__, *arguments)
                    found[page.path] = text_digest(repr(made))
        return found

    def _argument(self, value: object) -> str | None:
        """The digest of an argument, of which many pages may have the same; None if it has none."""
        known = self._arguments.get(id(value))
        if known is None:
            try:
                known = (value, self._digest(value))
            except TypeError:
                known = (value, None)
            self._arguments[id(value)] = known
        return known[1]

    def _source(self, value: object) -> object:
        """What stands for things that are watched: of them, only what is looked up counts."""
        match value:
            case Watched() | WatchedSequence():
                self._sources[value.label] = value
                return value.label
            case Derived():
                return (f"{value.make.__module__}.{value.make.__qualname__}", value.source)
            case _:
                raise TypeError(f"{type(value).__name__} has no digest")


def _renumbered(past: _Past) -> _Past:
    """The same, without what nobody remembers who is still there."""
    fresh = {number: str(at) for at, (_, number) in enumerate(past.pages.values())}
    notes: dict[str, dict[str, str]] = {}
    for label, table in past.notes.items():
        for name, line in table.items():
            digest, _, numbers = line.partition(" ")
            if kept := [fresh[number] for number in numbers.split() if number in fresh]:
                notes.setdefault(label, {})[name] = " ".join((digest, *kept))
    pages = {path: (view, fresh[number]) for path, (view, number) in past.pages.items()}
    return _Past(pages, notes, len(pages))


def _written(past: _Past) -> str:
    return json.dumps({"free": past.free, "pages": past.pages, "notes": past.notes}, separators=(",", ":"))


def _parsed(text: str) -> _Past:
    """What a text says of the last run; nothing if it is not one of ours."""
    try:
        content = json.loads(text)
        pages = {path: (str(view), str(number)) for path, (view, number) in content["pages"].items()}
        notes = content["notes"]
        if all(isinstance(line, str) for table in notes.values() for line in table.values()):
            return _Past(pages, notes, int(content["free"]))
    except (ArithmeticError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return _Past()
