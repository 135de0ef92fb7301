"""What every page of a target looked up, when it was made, and which pages need not be made again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.reads.digests import digester, text_digest
from csdlgen.reads.watched import Derived, Note, Watched, WatchedSequence


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page of the last run: the digest of its view, and the numbers of its notes in the list of all."""

    view: str
    notes: tuple[int, ...]


@dataclass(slots=True)
class _Past:
    """The last run: all notes, numbered as they come, with the digest of what was found; and the pages."""

    notes: dict[Note, str] = field(default_factory=dict)
    pages: dict[str, _Entry] = field(default_factory=dict)


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
        self._sources: dict[str, Watched[Any, Any] | WatchedSequence[Any]] = {}
        self._views: dict[str, str] = {}
        self._noted: dict[str, Collection[Note]] = {}
        self._standing: dict[str, Standing] = {}
        self._arguments: dict[int, tuple[object, str | None]] = {}
        self._digest = digester(self._source)

    def standing(self, pages: Iterable[Page | Artifact]) -> dict[str, Standing]:
        """Those pages that would come out as they did in the last run, by path."""
        self._views = self._digests(pages)
        changed = {
            number
            for number, (note, found) in enumerate(self._past.notes.items())
            if self._found(note) != found
        }
        self._standing = {
            path: Standing(path, path in self._edited)
            for path, view in self._views.items()
            if (entry := self._past.pages.get(path))
            and entry.view == view
            and changed.isdisjoint(entry.notes)
        }
        return self._standing

    def note(self, path: str, notes: Collection[Note]) -> None:
        """Remember what a page looked up that was made in this run."""
        self._noted[path] = notes

    def text(self, paths: Collection[str]) -> str:
        """What the next run may know of the pages at these paths."""
        numbers = {note: number for number, note in enumerate(self._past.notes)}
        pages: dict[str, tuple[str, Sequence[int]]] = {}
        for path in paths:
            view = self._views.get(path)
            if view and path in self._standing:
                pages[path] = (view, self._past.pages[path].notes)
            elif view and path in self._noted:
                noted = self._noted[path]
                pages[path] = (view, [numbers.setdefault(each, len(numbers)) for each in noted])
        used = set().union(*(notes for _, notes in pages.values()))
        found: dict[str, dict[str, str]] = {}
        fresh: dict[int, int] = {}
        for note, number in sorted(numbers.items()):
            if number in used and (digest := self._found(note)):
                found.setdefault(note[0], {})[note[1]] = digest
                fresh[number] = len(fresh)
        known = {
            path: (view, [fresh[number] for number in notes])
            for path, (view, notes) in pages.items()
            if len(fresh) == len(used) or fresh.keys() >= set(notes)
        }
        return json.dumps({"notes": found, "pages": known}, separators=(",", ":"))

    def _found(self, note: Note) -> str:
        """The digest of what can be looked up now; empty if nobody can tell."""
        source = self._sources.get(note[0])
        try:
            return "" if source is None else source.digest(note[1])
        except TypeError:
            return ""

    def _digests(self, pages: Iterable[Page | Artifact]) -> dict[str, str]:
        """The digests of the views that have one."""
        found: dict[str, str] = {}
        for page in pages:
            if isinstance(page, Page) and isinstance(page.view, partial) and not page.view.keywords:
                function = page.view.func
                arguments = [
                    each if isinstance(each, str) else self._argument(each) for each in page.view.args
                ]
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


def _parsed(text: str) -> _Past:
    """What a text says of the last run; nothing if it is not one of ours."""
    try:
        content = json.loads(text)
        notes = {
            (label, name): str(found)
            for label, table in content["notes"].items()
            for name, found in table.items()
            if found
        }
        known = range(len(notes))
        pages = {
            path: _Entry(view, tuple(numbers))
            for path, (view, numbers) in content["pages"].items()
            if all(number in known for number in numbers)
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _Past()
    return _Past(notes, pages)
