"""What the templates of the site see: finished text, nothing to decide. :file:`docs/views.md` lists it for template writers."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Markdown

NOTHING = Markdown.of("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How every page begins. ``summary`` is the inside of a YAML double-quoted scalar."""

    summary: Markdown
    heading: Markdown
    kind: Markdown
    """What the page shows and where: the line under the heading."""
    text: Markdown
    """The description; empty without one."""
    more: Markdown
    """The long description; empty without one."""
    deprecation: Markdown
    """Why not to use it any more; empty if it is not deprecated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of a table: a name, usually a link or code, what it is, what it means, and remarks."""

    name: Markdown
    type: Markdown = NOTHING
    text: Markdown = NOTHING
    notes: Markdown = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Members that one type declares. ``title`` is empty for the type of the page itself."""

    title: Markdown
    link: Markdown
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, as HTTP, for curl and for the generated client, and its answer. What is empty is left out."""

    title: Markdown
    verb: Markdown
    paths: tuple[Markdown, ...]
    """Relative to the root of the service, shortest first."""
    options: Markdown
    """The query options that are supported."""
    permissions: tuple[Line, ...]
    target: Markdown
    """The path of the example, without the host."""
    host: Markdown
    url: Markdown
    body: Markdown = NOTHING
    shell_body: Markdown = NOTHING
    call: Markdown = NOTHING
    """The same with the generated client, if there is one that spells it."""
    status: Markdown
    answer: Markdown = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A diagram in Mermaid, line by line; without lines there is none."""

    lines: tuple[Markdown, ...] = ()
    left_out: int = 0
    """How many connections are not drawn, because nobody would find anything among so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredPageView:
    """The page of an entity or complex type."""

    head: Head
    hierarchy: Diagram
    properties: tuple[Group, ...]
    relationships: tuple[Group, ...]
    neighbours: Diagram
    operations: tuple[Line, ...]
    requests: tuple[Request, ...]
    example: Markdown
    used_by: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumPageView:
    """The page of an enumeration."""

    head: Head
    flags: bool
    members: tuple[Line, ...]
    used_by: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionPageView:
    """The page of a type definition."""

    head: Head
    underlying: Markdown
    facets: Markdown
    used_by: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overload:
    """One overload of an operation."""

    title: Markdown
    text: Markdown
    parameters: tuple[Line, ...]
    result: Markdown
    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPageView:
    """The page of an action or function, with all its overloads."""

    head: Head
    overloads: tuple[Overload, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled table of links."""

    title: Markdown
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPageView:
    """The overview of a service or of a namespace."""

    head: Head
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page in the navigation; both texts are insides of YAML double-quoted scalars."""

    title: Markdown
    path: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A titled list of pages in the navigation of a namespace."""

    title: Markdown
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A namespace in the navigation: its overview, then its chapters."""

    title: Markdown
    path: Markdown
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationView:
    """The navigation of the whole site."""

    title: Markdown
    parts: tuple[Part, ...]
