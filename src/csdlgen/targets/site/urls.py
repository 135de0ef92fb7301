"""URLs as requests show them: what the path walk found, with keys and arguments of the examples (OData ABNF, section 7)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from urllib.parse import quote

from csdlgen.edm import EnumType, Operation, TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.targets._capabilities import Capabilities
from csdlgen.targets.site.atlas import Atlas

MOST_PATHS = 5
"""Paths that a request shows."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_LITERALS: Mapping[str, str] = {
    "Edm.String": "'{}'",
    "Edm.Binary": "binary'{}'",
    "Edm.Duration": "duration'{}'",
}
"""How the literals of these types are written; others stand as they are in JSON."""


def of_type(atlas: Atlas, name: str, *, several: bool) -> tuple[str, ...]:
    """Where entities of a type are found, or one of them; a placeholder stands for each key."""
    return _places(atlas.graph, name, several=several)


def _places(graph: TypeGraph, name: str, *, several: bool) -> tuple[str, ...]:
    found = graph.nearest
    return (found.collection_urls if several else found.entity_urls).get(name, ())


def deletable(found: tuple[str, ...]) -> tuple[str, ...]:
    """Where entities can be deleted: by key, and otherwise below others. No service loses a singleton."""
    return tuple(each for each in found if each.endswith("}")) or tuple(
        each for each in found if each.count("/") > 1
    )


def of_operation(atlas: Atlas, operation: Operation) -> tuple[str, ...]:
    """The first URLs of an overload: below what it is bound to, or those of its imports, the shortest first."""
    if operation.binding is None:
        named = dict.fromkeys(atlas.imports.get(operation.qualified_name, ()))
        return tuple(f"/{name}" for name in nsmallest(MOST_PATHS, named, key=len))
    step = _step(atlas, operation)
    return tuple(f"{each}/{step}" for each in atlas.offering[operation.binding])


def offering(source: tuple[TypeGraph, Capabilities], binding: TypeRef) -> tuple[str, ...]:
    """The first URLs of what offers the operations that are bound to something.

    What is bound to a type is offered by all that derives from it, too; those come last. Otherwise the shortest is first.
    """
    graph, capabilities = source

    def first(names: Iterable[str]) -> list[str]:
        found = ((name, url) for name in names for url in _places(graph, name, several=binding.collection))
        reached = (url for name, url in found if capabilities.leads_to(name, url))
        return nsmallest(MOST_PATHS, reached, key=len)

    found = (*first((binding.name,)), *first(graph.descendants(binding.name)))
    return tuple(dict.fromkeys(found))[:MOST_PATHS]


def _step(atlas: Atlas, operation: Operation) -> str:
    """The short name where the namespace is one that URLs need not name, and nothing else is called so (Core.DefaultNamespace)."""
    name = operation.name
    if operation.namespace not in atlas.defaults:
        return operation.qualified_name
    bound = operation.binding.name if operation.binding else ""
    is_taken = name in atlas.ambiguous or name in atlas.members[bound]
    return operation.qualified_name if is_taken else name


def members_of(graph: TypeGraph, name: str) -> frozenset[str]:
    """What the members of a structured type are called; nothing for any other."""
    properties = (each.declared.name for each in graph.properties.get(name, ()))
    links = (each.declared.name for each in graph.navigation_properties.get(name, ()))
    return frozenset((*properties, *links))


def filled(atlas: Atlas, path: str) -> str:
    """A path with keys of the examples in place of its placeholders."""
    return _PLACEHOLDER.sub(lambda found: _key(atlas, found[1]), path)


def placeholders(operation: Operation) -> str:
    """What stands behind the name of a function in a path: ``(from={from})``; nothing for an action."""
    if operation.kind == "Action":
        return ""
    return f"({','.join(f'{each.name}={{{each.name}}}' for each in operation.arguments)})"


def arguments(atlas: Atlas, operation: Operation) -> str:
    """The arguments of a function as a URL writes them: ``(limit=42,schedule=@schedule)?@schedule={…}``."""
    if operation.kind == "Action":
        return ""
    inline, aliases = [], []
    for each in operation.arguments:
        value = atlas.examples.value(each.type, each.name)
        if isinstance(value, dict | list):
            data = quote(json.dumps(value, separators=(",", ":"), ensure_ascii=False), safe="':,/@")
            aliases.append(f"@{each.name}={data}")
            inline.append(f"{each.name}=@{each.name}")
        else:
            inline.append(f"{each.name}={_literal(atlas, each.type, value)}")
    called = f"({','.join(inline)})"
    return f"{called}?{'&'.join(aliases)}" if aliases else called


def _key(atlas: Atlas, placeholder: str) -> str:
    """A key in a URL with segments for keys: its values, one after the other."""
    keys = atlas.examples.keys(atlas.keyed.get(placeholder, ""), placeholder)
    return "/".join(map(_plain, keys.values())) or atlas.examples.key(placeholder)


def _literal(atlas: Atlas, type_ref: TypeRef, value: object) -> str:
    if value is None:
        return "null"
    name = atlas.graph.primitive_of(type_ref).name
    if isinstance(atlas.graph.types.get(name), EnumType):
        return f"{name}'{value}'"
    return _LITERALS.get(name, "{}").format(_plain(value).replace("'", "''"))


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
