"""The table of permissions on an API page; where a model states none, it has rows to fill in."""

from __future__ import annotations

from csdlgen.artifacts import Markdown
from csdlgen.targets._markdown import cell
from csdlgen.targets._permissions import Grant
from csdlgen.targets._views import Permission

_UNKNOWN = Markdown.of("**TODO: Provide applicable permissions.**")
PLACEHOLDERS = tuple(
    Permission(scheme=scheme, scopes=_UNKNOWN)
    for scheme in (
        Markdown.of("Delegated (work or school account)"),
        Markdown.of("Delegated (personal Microsoft account)"),
        Markdown.of("Application"),
    )
)


def permission_rows(grants: tuple[Grant, ...]) -> tuple[Permission, ...]:
    """A row for each scheme."""
    rows = tuple(
        Permission(scheme=cell(grant.scheme), scopes=Markdown.joined(", ", map(cell, grant.scopes)))
        for grant in grants
    )
    return rows or PLACEHOLDERS
