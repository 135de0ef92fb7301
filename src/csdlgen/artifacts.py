"""Pages to render, the artifacts they become, and the text types that keep schema text out of both.

A template may print nothing but a :class:`Sink`. A ``Sink`` is made in two ways only: by one of the
*doors*, the functions that quote or escape schema text for one kind of output, or by
:meth:`Sink.of`, which puts finished pieces into a literal pattern of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, LiteralString, Self

from csdlgen.diagnostics import Diagnostic


class Sink(str):
    """Text that is fit for one kind of output. Constructed directly only inside a door."""

    __slots__ = ()

    @classmethod
    def of(cls, pattern: LiteralString, /, *parts: Self | int) -> Self:
        """The literal ``pattern`` with each ``{}`` replaced by a part that is fit for the same output.

        Raises TypeError for a part that did not come through a door.
        """
        for part in parts:
            if part.__class__ is not cls and not isinstance(part, (cls, int)):
                raise TypeError(f"{part!r} is not {cls.__name__}: it went around its door")
        return cls(pattern.format(*parts) if parts else pattern)

    @classmethod
    def joined(cls, separator: LiteralString, parts: Iterable[Self]) -> Self:
        """The parts, each fit for this output, with a literal separator between them."""
        pieces = list(parts)
        for part in pieces:
            if part.__class__ is not cls and not isinstance(part, cls):
                raise TypeError(f"{part!r} is not {cls.__name__}: it went around its door")
        return cls(separator.join(pieces))


class Python(Sink):
    """Python source text: an identifier, an expression, a docstring."""

    __slots__ = ()


class Markdown(Sink):
    """Markdown text, escaped for the place where it stands (or YAML inside front matter)."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One file to be: where it goes (relative, ``/`` between parts), its template, and what the template sees.

    A ``view`` that is a function makes what the template sees, in the process that renders the page.
    """

    path: str
    template: str
    view: Any


@dataclass(frozen=True, slots=True)
class Artifact:
    """One finished file of a target's output folder."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Former:
    """What a page was before something on it moved: words that it shows now with those it showed then, and its path.

    Of several ``paths``, which it may have had on the way, the first counts on which a person wrote.
    """

    paths: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """A file that need not be made: it would be what it already is.

    ``is_edited``: a person wrote on it, and what was generated for it has not changed.
    """

    path: str
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """What a target makes of a graph: pages to render, artifacts that need no template, and findings.

    Of pages that people write on, by path: ``owners`` are the qualified names of what they are about,
    ``formers`` what they were before something moved.
    """

    pages: Iterable[Page | Artifact]
    diagnostics: tuple[Diagnostic, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)
    formers: Mapping[str, Former] = field(default_factory=dict)
