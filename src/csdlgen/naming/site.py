"""File names of the site: a folder for each namespace, a page for each type, operations in a folder of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from csdlgen.edm import namespace_of, simple_name
from csdlgen.filesystems import DEVICES
from csdlgen.graph import TypeGraph
from csdlgen.naming.pages import file_part
from csdlgen.naming.paths import output_path, short_stem
from csdlgen.reads import Watched

_LONGEST_FOLDER = 40
_LONGEST_STEM = 55
"""With both, ``docs/folder/operations/stem.md`` stays within 120 characters."""
_TAKEN = frozenset({"index", "operations", "javascripts", "stylesheets"})
"""What stands in these folders anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFiles:
    """The page of everything that has one, relative to the folder of pages."""

    namespaces: Mapping[str, str]
    types: Mapping[str, str]
    """By qualified name."""
    operations: Mapping[str, str]
    """By qualified name: all overloads share a page."""


def site_files(graph: TypeGraph) -> SiteFiles:
    """The pages of a graph. Where two differ in case alone, the later one carries a digest of its full name."""
    operations = tuple(dict.fromkeys(each.qualified_name for each in graph.operations))
    used = dict.fromkeys(namespace_of(name) for name in (*graph.types, *operations))
    folders = _stems(((name, name) for name in used), _LONGEST_FOLDER)
    types: dict[str, str] = {}
    actions: dict[str, str] = {}
    declared, offering = _by_namespace(graph.types), _by_namespace(operations)
    for namespace, folder in folders.items():
        own = ((name, simple_name(name)) for name in declared.get(namespace, ()))
        types |= {
            name: output_path(f"{folder}/{stem}.md") for name, stem in _stems(own, _LONGEST_STEM).items()
        }
        offered = ((name, simple_name(name)) for name in offering.get(namespace, ()))
        actions |= {
            name: output_path(f"{folder}/operations/{stem}.md")
            for name, stem in _stems(offered, _LONGEST_STEM).items()
        }
    return SiteFiles(
        namespaces=Watched(
            "site.namespaces", {name: output_path(f"{folder}/index.md") for name, folder in folders.items()}
        ),
        types=Watched("site.types", types),
        operations=Watched("site.operations", actions),
    )


def _by_namespace(names: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(namespace_of(name), []).append(name)
    return found


def former_type(name: str) -> str:
    """The page that a type of another name would have had, if its name was nearly nobody else's."""
    return f"{_former(namespace_of(name), _LONGEST_FOLDER)}/{_former(simple_name(name), _LONGEST_STEM)}.md"


def former_operation(name: str) -> str:
    """The page that an operation of another name would have had, if its name was nearly nobody else's."""
    folder = _former(namespace_of(name), _LONGEST_FOLDER)
    return f"{folder}/operations/{_former(simple_name(name), _LONGEST_STEM)}.md"


def _former(name: str, limit: int) -> str:
    return short_stem(file_part(name) or "_", limit)


def _stems(names: Iterable[tuple[str, str]], limit: int) -> dict[str, str]:
    """A file name for each full name, made of the short one that stands beside it."""
    found: dict[str, str] = {}
    taken = set(_TAKEN)
    for full, short in names:
        stem = short_stem(file_part(short) or "_", limit)
        if stem in taken or stem in DEVICES:
            digest = hashlib.sha256(full.encode()).hexdigest()[:12]
            stem = f"{short_stem(stem, limit - 13)}_{digest}"
        taken.add(stem)
        found[full] = stem
    return found
