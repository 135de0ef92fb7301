"""What the templates of pages see: finished text, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Markdown

NOTHING = Markdown.of("")
OK = Markdown.of("200 OK")
CREATED = Markdown.of("201 Created")
NO_CONTENT = Markdown.of("204 No Content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A further line of the front matter."""

    key: Markdown
    value: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The YAML between the two ``---``; texts are the insides of double-quoted scalars."""

    title: Markdown
    description: Markdown
    doc_type: Markdown
    author: Markdown
    priority: Markdown
    prod: Markdown
    others: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How every page begins."""

    front: FrontMatter
    title: Markdown
    namespace: Markdown
    notice: Markdown
    """The name of the file that is included under the namespace line, without its suffix; empty for none."""
    notice_path: Markdown
    sentence: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table of methods, properties, relationships or parameters."""

    name: Markdown
    type: Markdown
    text: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """A row of the table of permissions."""

    scheme: Markdown
    scopes: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    """A resource page. ``odata_type`` and ``base_type`` are JSON strings with their quotes."""

    frame: Frame
    abstract: bool
    entity: bool
    base: Markdown
    """The link to the base type; empty without one."""
    methods: tuple[Row, ...]
    properties: tuple[Row, ...]
    relationships: tuple[Row, ...]
    odata_type: Markdown
    base_type: Markdown
    open_type: Markdown
    """``true`` or ``false``."""
    sample: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A request and its answer. ``name`` and ``answer_type`` are JSON strings with their quotes; an empty text is left out."""

    name: Markdown
    request: Markdown
    """The request line; empty when nothing is known to request."""
    body: Markdown = NOTHING
    length: int = 0
    status: Markdown
    answer_type: Markdown = NOTHING
    answer: Markdown = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiView:
    """An API page."""

    frame: Frame
    permissions: tuple[Permission, ...]
    requests: tuple[Markdown, ...]
    shown: Markdown
    """What the response sentence speaks of: the type, or what an operation returns (empty for nothing)."""
    article: Markdown
    properties: tuple[Row, ...] = ()
    """What a request supplies."""
    parameters: tuple[Row, ...] = ()
    example: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class TocPage:
    """An entry of the table of contents; both texts are insides of double-quoted scalars."""

    name: Markdown
    path: Markdown


@dataclass(frozen=True, slots=True, kw_only=True)
class TocType:
    """A type in the table of contents, with its API pages."""

    name: Markdown
    path: Markdown
    pages: tuple[TocPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TocNamespace:
    """A namespace in the table of contents."""

    name: Markdown
    types: tuple[TocType, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TocView:
    """The table of contents."""

    namespaces: tuple[TocNamespace, ...]
