"""What ``Core.Revisions`` says of the end of an element (OData Core vocabulary)."""

from __future__ import annotations

from csdlgen.edm import Collection, Constant, Record
from csdlgen.graph import TypeGraph

_REVISIONS = "Org.OData.Core.V1.Revisions"


def deprecation(graph: TypeGraph, *paths: str) -> str:
    """``since 2026-01. Use b. It will be removed on 2027-01-01.``, or nothing for what is not deprecated.

    Of several paths to an element, the first counts that says something. The words are those of the schema.
    """
    for path in paths:
        stated = graph.annotation(path, _REVISIONS)
        for revision in stated.items if isinstance(stated, Collection) else ():
            if isinstance(revision, Record) and _said(revision, "Kind").rpartition("/")[2] == "Deprecated":
                return _sentences(revision)
    return ""


def _sentences(revision: Record) -> str:
    since = _said(revision, "Date") or _said(revision, "Version")
    removal = _said(revision, "RemovalDate")
    words = _said(revision, "Description")
    sentences = (
        f"since {since}." if since else "",
        f"{words}." if removal and words[-1:].isalnum() else words,
        f"It will be removed on {removal}." if removal else "",
    )
    return " ".join(filter(None, sentences)) or "Do not use it any more."


def _said(record: Record, name: str) -> str:
    """The text of a value, on one line."""
    value = record.get(name)
    return " ".join(value.text.split()) if isinstance(value, Constant) else ""
