"""What the templates of reference pages see: finished text, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Markdown
from csdlgen.targets._views import NOTHING, Entry, Permission, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A further line of the front matter."""

    key: Markdown
    """The name of the field, a YAML double-quoted scalar with its quotes."""
    value: Markdown
    """What the configuration says; the inside of a YAML double-quoted scalar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """The YAML between the two `---`; texts are the insides of double-quoted scalars, unless something else is said."""

    title: Markdown = NOTHING
    """The title of the page."""
    description: Markdown = NOTHING
    """The first sentence of the page, on one line and without links."""
    doc_type: Markdown = NOTHING
    """`resourcePageType` or `apiPageType`; not in quotes."""
    author: Markdown
    """Who answers for the page, from `[docs.front_matter]`; without a value a placeholder."""
    priority: Markdown
    """What is translated first: `medium`, not in quotes, or what `[docs.front_matter]` says, with its quotes."""
    prod: Markdown
    """The product, `"ms.prod"` of `[docs.front_matter]`; without a value a placeholder."""
    others: tuple[Field, ...]
    """The other fields of `[docs.front_matter]`, in the order of the configuration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How every page begins."""

    front: FrontMatter
    """What stands above the title."""
    title: Markdown
    """The text of the first heading."""
    namespace: Markdown
    """The namespace of what the page is about."""
    notice: Markdown
    """The name of the file that is included under the namespace line, without its suffix; empty for none."""
    notice_path: Markdown
    """The target of the link to that file."""
    sentence: Markdown
    """The first sentence: what the resource is, or what the method does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceView:
    """A resource page."""

    frame: Frame
    """How the page begins."""
    abstract: bool
    """Whether nothing is of this very type, only of types that derive from it."""
    entity: bool
    """Whether it is an entity type, which has methods, and not a complex type."""
    base: Markdown
    """The link to the base type; empty without one."""
    methods: tuple[Row, ...]
    """What can be done, in the order of the page: list, create, get, update, delete, operations, navigation."""
    properties: tuple[Row, ...]
    """Its own and inherited properties, sorted by name."""
    relationships: tuple[Row, ...]
    """Its own and inherited navigation properties, sorted by name."""
    odata_type: Markdown
    """The qualified name of the type, a JSON string with its quotes."""
    base_type: Markdown
    """That of its base type; empty without one."""
    open_type: Markdown
    """`true` or `false`: whether more properties than the declared ones are possible."""
    sample: Markdown
    """A JSON object that shows the type of each property; the inside of a code block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A request and its answer; what there is nothing to say of is empty."""

    name: Markdown
    """What the example is called, a JSON string with its quotes."""
    request: Markdown
    """The request line; empty when nothing is known to request."""
    body: Markdown = NOTHING
    """The JSON that is sent; the inside of a code block."""
    length: int = 0
    """How many bytes the body has, with line ends as HTTP counts them."""
    status: Markdown
    """The status of the answer: `200 OK`."""
    answer_type: Markdown = NOTHING
    """The type of the answer, a JSON string with its quotes."""
    answer: Markdown = NOTHING
    """The JSON of the answer; the inside of a code block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiView:
    """An API page."""

    frame: Frame
    """How the page begins."""
    permissions: tuple[Permission, ...]
    """Who may call it; placeholders where the model does not say."""
    requests: tuple[Markdown, ...]
    """The request lines: a verb and a path each, the shortest path first."""
    shown: Markdown
    """What the response sentence speaks of: the type, or what an operation returns (empty for nothing)."""
    article: Markdown
    """`a` or `an`, as what is shown needs it."""
    properties: tuple[Row, ...] = ()
    """What a request supplies."""
    parameters: tuple[Row, ...] = ()
    """The parameters of an action or function, without the binding parameter."""
    example: Example
    """A call and its answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TocType:
    """A type in the table of contents, with its API pages."""

    page: Entry
    """The type and its own page."""
    pages: tuple[Entry, ...]
    """What can be done with it, in the order of its methods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TocNamespace:
    """A namespace in the table of contents."""

    name: Markdown
    """The namespace; the inside of a YAML double-quoted scalar."""
    types: tuple[TocType, ...]
    """Its types, sorted by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TocView:
    """The table of contents."""

    namespaces: tuple[TocNamespace, ...]
    """The namespaces that have pages, sorted by name."""
