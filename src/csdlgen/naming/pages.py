"""File names of reference pages: which file shows a type, and who gets a file that several pages want."""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Location
from csdlgen.edm import StructuredType, namespace_of, simple_name
from csdlgen.filesystems import DEVICES
from csdlgen.graph import TypeGraph
from csdlgen.naming.paths import output_path, short_stem
from csdlgen.reads import Watched

_UNSAFE = re.compile(r"[^\w-]+")


def printed_namespace(namespace: str, root: str) -> str:
    """The namespace that pages print: ``namespace`` if it is the root or lies under it, else the root itself."""
    under_root = not root or namespace == root or namespace.startswith(f"{root}.")
    return namespace if under_root else root


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFiles:
    """The file names of all pages: every file of a type starts with the type's stem."""

    root: str
    stems: Mapping[str, str]

    def resource(self, type_name: str) -> str:
        """The path of a type's resource page, also for a type that no input defines."""
        return _file("resources", self._stem(type_name))

    def api(self, type_name: str, *parts: str) -> str:
        """The path of an API page of a type; ``parts`` say which: ``"list"``, or ``"post"`` and a member's name."""
        return _file("api", "-".join((self._stem(type_name), *map(file_part, parts))))

    def former(self, path: str, owner: tuple[str, str], last: tuple[str, str]) -> str:
        """What a path of a page of a type was when the type, and what the path ends with, had other names.

        Each pair is the name now and the name then. The same path if a name was too long to be found in it.
        """
        folder, _, stem = path.removesuffix(".md").partition("/")
        now, then = file_part(last[0]), file_part(last[1])
        own = self._stem(owner[0])
        if not stem.startswith(own) or not stem.endswith(now):
            return path
        rest = stem[len(own) :]
        if rest and now != then:
            rest = rest.removesuffix(now) + then
        return _file(folder, _stem(owner[1], self.root) + rest if owner[0] != owner[1] else own + rest)

    def _stem(self, type_name: str) -> str:
        return self.stems.get(type_name) or _stem(type_name, self.root)


def page_files(graph: TypeGraph, root: str) -> tuple[PageFiles, tuple[Diagnostic, ...]]:
    """The stem of every type that has a page; where two agree, the second carries its namespace in front.

    Base types that no input defines come last: links to them lead where their pages would be.
    """
    stems: dict[str, str] = {}
    owners: dict[str, str] = {}
    findings: list[Diagnostic] = []
    structured = [each for each in graph.types.values() if isinstance(each, StructuredType)]
    placed = {each.qualified_name: each.location for each in structured}
    for each in structured:
        if each.base and each.base not in graph.types:
            placed.setdefault(each.base, each.location)
    for name, location in placed.items():
        stem = _stem(name, root)
        first = owners.setdefault(_folded(stem), name)
        if first != name:
            stem = file_part(f"{namespace_of(name)}-{simple_name(name)}")
            findings.append(_shared_file(name, first, stem, location))
            owners.setdefault(_folded(stem), name)
        stems[name] = stem
    return PageFiles(root=root, stems=Watched("stems", stems)), tuple(findings)


class Rank(enum.IntEnum):
    """Who wins a file: a type's own pages, then operations, then navigation pages."""

    TYPE = 0
    OPERATION = 1
    NAVIGATION = 2


class Claim(Protocol):
    """A page that is to be written. ``subject`` is the CSDL path of what it shows, ``title`` what it is called."""

    @property
    def path(self) -> str:
        """Where it is to be written."""

    @property
    def rank(self) -> Rank:
        """How strong its claim is; among equals the first wins."""

    @property
    def subject(self) -> str:
        """The CSDL path of the element that it shows."""

    @property
    def location(self) -> Location:
        """Where that element is declared."""


C = TypeVar("C", bound=Claim)


def grant(claims: Iterable[C]) -> tuple[tuple[C, ...], tuple[Diagnostic, ...]]:
    """The claims that get their file, as they came; a file goes to one page, and each loser is reported."""
    wanted = [(claim, _folded(claim.path)) for claim in claims]
    winners: dict[str, C] = {}
    for claim, path in sorted(wanted, key=lambda pair: pair[0].rank):
        winners.setdefault(path, claim)
    return (
        tuple(claim for claim, path in wanted if winners[path] is claim),
        tuple(_lost_file(claim, winners[path]) for claim, path in wanted if winners[path] is not claim),
    )


def _stem(type_name: str, root: str) -> str:
    namespace = printed_namespace(namespace_of(type_name), root)
    below_root = namespace[len(root) :].lstrip(".")
    return file_part(f"{below_root}-{simple_name(type_name)}" if below_root else simple_name(type_name))


def file_part(name: str) -> str:
    """A part of a file name: lowercase, and ``-`` for dots and for all that a file system may read its own way."""
    if name.isascii() and name.isalnum():  # as nearly all are
        return name.lower()
    return _UNSAFE.sub(_replacement, unicodedata.normalize("NFC", name.lower()))


def _replacement(found: re.Match[str]) -> str:
    """The marks among characters that are no letters or digits: they belong to the letter before them."""
    return "".join(mark for mark in found[0] if unicodedata.category(mark).startswith("M")) or "-"


def _file(folder: str, stem: str) -> str:
    stem = short_stem(f"{stem}_" if not stem or stem in DEVICES else stem)
    return output_path(f"{folder}/{stem}.md")


def _folded(path: str) -> str:
    """What a path is to a file system that ignores case and composes accents."""
    return path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())


def _shared_file(name: str, first: str, stem: str, location: Location) -> Diagnostic:
    return laws.SHARED_PAGE_FILE.broken(
        location,
        f"the pages of {name!r} and of {first!r} would be one file; {name!r} is written to {stem}.md",
        target=name,
        hint="give the types different names, or set root_namespace so that their namespaces tell them apart",
    )


def _lost_file(loser: Claim, winner: Claim) -> Diagnostic:
    return laws.CLAIMED_PAGE_FILE.broken(
        loser.location,
        f"the page of {loser.subject!r} is not written: {loser.path} shows {winner.subject!r}",
        target=loser.subject,
        hint="rename one of the two",
    )
