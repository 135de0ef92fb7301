"""What the templates of the site see: finished text, nothing to decide. :file:`docs/views.md` lists it for template writers."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Markdown
from csdlgen.targets._views import NOTHING, Entry, Permission, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How every page begins."""

    summary: Markdown
    """The description, else the name, for search engines; the inside of a YAML double-quoted scalar."""
    heading: Markdown
    """The text of the first heading."""
    kind: Markdown
    """What the page shows and where: the line under the heading."""
    text: Markdown
    """The description; empty without one."""
    more: Markdown
    """The long description; empty without one."""
    deprecation: Markdown
    """Why not to use it any more; empty if it is not deprecated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Members that one type declares."""

    title: Markdown
    """The heading of inherited members; empty for those of the type of the page itself."""
    link: Markdown
    """The type that declares them, a link if it has a page."""
    rows: tuple[Row, ...]
    """The members, sorted by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request, as HTTP, for curl and for the generated client, and its answer. What is empty is left out."""

    title: Markdown
    """What it does: `Create run`."""
    verb: Markdown
    """The HTTP method."""
    paths: tuple[Markdown, ...]
    """Relative to the root of the service, the shortest first, with placeholders for keys and arguments."""
    options: Markdown
    """The query options that are supported."""
    permissions: tuple[Permission, ...]
    """Who may make it, as far as the model says."""
    target: Markdown
    """The path of the example, without the host."""
    host: Markdown
    """The host of the example."""
    url: Markdown
    """The whole URL of the example."""
    body: Markdown = NOTHING
    """The JSON that is sent; the inside of a code block."""
    shell_body: Markdown = NOTHING
    """The same inside single quotes of a shell."""
    call: Markdown = NOTHING
    """A program that makes the request with the generated client, if there is one that spells it."""
    status: Markdown
    """The status of the answer: `200 OK`."""
    answer: Markdown = NOTHING
    """The JSON of the answer; the inside of a code block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A diagram in Mermaid; without lines there is none."""

    lines: tuple[Markdown, ...] = ()
    """The inside of its code block, line by line."""
    left_out: int = 0
    """How many connections are not drawn, because nobody would find anything among so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredPageView:
    """The page of an entity or complex type."""

    head: Head
    """How the page begins."""
    hierarchy: Diagram
    """What the type derives from, and what derives from it."""
    properties: tuple[Group, ...]
    """Its structural properties, by the type that declares them, its own first."""
    relationships: tuple[Group, ...]
    """Its navigation properties, likewise."""
    neighbours: Diagram
    """The types that its own members lead to, and those whose members lead to it."""
    operations: tuple[Row, ...]
    """The actions and functions that can be called on it, sorted by name."""
    requests: tuple[Request, ...]
    """The requests that the service answers for its entities; none for a complex type."""
    example: Markdown
    """An object of the type, as JSON; the inside of a code block."""
    used_by: tuple[Row, ...]
    """The types and operations that use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnumPageView:
    """The page of an enumeration."""

    head: Head
    """How the page begins."""
    flags: bool
    """Whether members combine."""
    members: tuple[Row, ...]
    """The members, as declared."""
    used_by: tuple[Row, ...]
    """The types and operations that use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionPageView:
    """The page of a type definition."""

    head: Head
    """How the page begins."""
    underlying: Markdown
    """The primitive type that it stands for."""
    facets: Markdown
    """The limits of its values, with commas between them; empty without any."""
    used_by: tuple[Row, ...]
    """The types and operations that use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overload:
    """One overload of an operation."""

    title: Markdown
    """What it is bound to, its name, and the names of its parameters: the heading."""
    text: Markdown
    """The description; empty without one, or if it is that of all overloads, which stands at the top."""
    parameters: tuple[Row, ...]
    """All parameters, the binding parameter first."""
    result: Markdown
    """The type of what it returns; empty for nothing."""
    requests: tuple[Request, ...]
    """How it is called; nothing where no URL leads to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationPageView:
    """The page of an action or function."""

    head: Head
    """How the page begins."""
    overloads: tuple[Overload, ...]
    """All overloads, in schema order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled table of links."""

    title: Markdown
    """The heading."""
    rows: tuple[Row, ...]
    """What is linked, with types and descriptions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPageView:
    """The overview of a service or of a namespace."""

    head: Head
    """How the page begins."""
    sections: tuple[Section, ...]
    """Of a service what its containers offer, and its namespaces; of a namespace what it declares, kind by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A titled list of pages in the navigation of a namespace."""

    title: Markdown
    """What kind of pages they are; the inside of a YAML double-quoted scalar."""
    pages: tuple[Entry, ...]
    """The pages, sorted by title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A namespace in the navigation: its overview, then its chapters."""

    page: Entry
    """The namespace and its overview."""
    chapters: tuple[Chapter, ...]
    """What it declares, kind by kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationView:
    """The navigation of the whole site."""

    title: Markdown
    """What the site is called; the inside of a YAML double-quoted scalar."""
    parts: tuple[Part, ...]
    """The namespaces, sorted by name."""
