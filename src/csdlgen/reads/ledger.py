"""What every page of a target looked up, when it was made, and which pages need not be made again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from csdlgen.artifacts import Artifact, Page, Standing
from csdlgen.reads.digests import digest, digester
from csdlgen.reads.watched import Derived, Note, Watched, WatchedSequence


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page of the last run: the digest of its view, and the numbers of its notes in the list of all."""

    view: str
    notes: tuple[int, ...]


@dataclass(slots=True)
class _Past:
    """The last run: all notes with the digest of what was found, and the pages."""

    notes: list[tuple[str, str | None, str]] = field(default_factory=list)
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
            for number, (label, name, found) in enumerate(self._past.notes)
            if not found or self._found(label, name) != found
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
        numbers: dict[Note, int] = {}
        pages = {}
        for path in paths:
            notes = self._notes(path)
            if path in self._views and notes is not None:
                pages[path] = (self._views[path], [numbers.setdefault(each, len(numbers)) for each in notes])
        found = [(label, name, self._found(label, name)) for label, name in numbers]
        if unknowable := {number for number, note in enumerate(found) if not note[2]}:
            pages = {path: entry for path, entry in pages.items() if unknowable.isdisjoint(entry[1])}
        return json.dumps({"notes": found, "pages": pages}, separators=(",", ":"))

    def _notes(self, path: str) -> Collection[Note] | None:
        if path in self._standing:
            return [self._past.notes[number][:2] for number in self._past.pages[path].notes]
        return self._noted.get(path)

    def _found(self, label: str, name: str | None) -> str:
        """The digest of what can be looked up now; empty if nobody can tell."""
        source = self._sources.get(label)
        try:
            return "" if source is None else source.digest(name)
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
                    found[page.path] = digest(
                        (page.template, function.__module__, function.__qualname__, arguments)
                    )
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
        notes = [
            (str(label), None if name is None else str(name), str(found))
            for label, name, found in content["notes"]
        ]
        known = range(len(notes))
        pages = {
            path: _Entry(view, tuple(numbers))
            for path, (view, numbers) in content["pages"].items()
            if all(number in known for number in numbers)
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _Past()
    return _Past(notes, pages)
