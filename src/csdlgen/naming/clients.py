"""Settles the names that only clients have: the classes of requests, their modules, and what leads to them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.naming.modules import own_module
from csdlgen.naming.reserved import KEYWORDS, REQUESTS
from csdlgen.naming.table import TypeName, identifier
from csdlgen.naming.words import snake_case


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientName:
    """What the requests about the entities of a type are called, and the module that holds both classes."""

    entity: TypeName
    collection: TypeName


def client_names(types: Mapping[str, TypeName]) -> dict[str, ClientName]:
    """The classes of requests for types: called after the class of the type, and like no class of any type."""
    taken = frozenset(each.cls for each in types.values())
    found = {}
    for name, spelled in types.items():
        module = identifier(own_module(spelled.cls))
        found[name] = ClientName(
            entity=TypeName(cls=_free(f"{spelled.cls}Entity", taken), module=module),
            collection=TypeName(cls=_free(f"{spelled.cls}Collection", taken), module=module),
        )
    return found


def client_member(name: str, taken: Collection[str] = ()) -> Python:
    """What leads from one class of requests to another: a CSDL name, clear of what all of these classes have."""
    return _free(snake_case(name), KEYWORDS | REQUESTS | frozenset(taken))


def _free(wanted: str, taken: Collection[str]) -> Python:
    while wanted in taken:
        wanted += "_"
    return identifier(wanted)
