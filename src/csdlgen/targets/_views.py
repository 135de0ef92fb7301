"""What templates of reference pages and of sites see alike: finished text, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Markdown

NOTHING = Markdown.of("")
OK = Markdown.of("200 OK")
CREATED = Markdown.of("201 Created")
NO_CONTENT = Markdown.of("204 No Content")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: of properties, relationships, parameters, operations, enumeration members, or links."""

    name: Markdown
    """What the row is about: a name, as plain text, code or a link."""
    type: Markdown = NOTHING
    """Its type, or what it returns; of an enumeration member its value. A link where the type has a page."""
    text: Markdown = NOTHING
    """What it means; under `Used by` the members that use the type."""
    notes: Markdown = NOTHING
    """Remarks of a site, with commas between them: key, required, computed, limits; empty on reference pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """A row of the table of permissions."""

    scheme: Markdown
    """How callers are authorized: the first cell."""
    scopes: Markdown
    """The scopes that they need, least privileged first, with commas between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A page in a table of contents."""

    title: Markdown
    """What the page is called; the inside of a YAML double-quoted scalar."""
    path: Markdown
    """Its file, relative to the table of contents, in the same form; empty for a type without a page of its own."""
