"""Settles the names that only clients have: the classes of requests, their modules, and what they offer."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, Operation, TypeRef, simple_name
from csdlgen.graph import Overloads, TypeGraph
from csdlgen.naming.modules import nearest_class, own_module
from csdlgen.naming.reserved import ARGUMENTS, ONE, ROOT, SEVERAL
from csdlgen.naming.table import NameTable, TypeName, identifier
from csdlgen.naming.words import kept, snake_case

MOST_UNDERSCORES = 20
"""Behind a name that other names are spelled like, too."""

Casts = Mapping[TypeRef, tuple[str, ...]]
"""The types that derive from one, wherever the service declares one of it, or several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientName:
    """What the requests about the entities of a type are called, and the module that holds both classes."""

    entity: TypeName
    collection: TypeName
    derived: TypeName | None
    """The class about one that may be of a derived type, in a module of its own; None if nothing leads to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The spellings of what a class of requests offers itself."""

    links: Mapping[str, Python]
    """Navigation properties, and properties of complex types that have some."""
    streams: Mapping[str, Python]
    """Properties that are streams; an empty name is the stream that a media entity is."""
    operations: Mapping[str, Python]
    """By qualified name."""
    casts: Mapping[str, Python]
    """Derived types, by qualified name. Those of one entity are offered by the class that only links lead to."""


def client_names(
    graph: TypeGraph, types: Mapping[str, TypeName], known: Iterable[str], casts: Casts
) -> dict[str, ClientName]:
    """The classes of requests for types: called after the class of the type, and like no class of any type."""
    taken = frozenset(each.cls for each in types.values())
    modules = {name: own_module(types[name].cls) for name in known}
    occupied = {module.casefold() for module in modules.values()}
    found = {}
    for name, own in modules.items():
        cls, module = types[name].cls, identifier(own)
        kind = "Entity" if isinstance(graph.types[name], EntityType) else "Value"
        derived = None
        if TypeRef(name) in casts:
            derived = TypeName(
                cls=_clear(f"{cls}OrDerived", taken), module=_free_module(f"{cls}OrDerived", occupied)
            )
        found[name] = ClientName(
            entity=TypeName(cls=_clear(f"{cls}{kind}", taken), module=module),
            collection=TypeName(cls=_clear(f"{cls}Collection", taken), module=module),
            derived=derived,
        )
    return found


def offered_by_entities(
    graph: TypeGraph, table: NameTable, known: Collection[str], overloads: Overloads, casts: Casts
) -> dict[str, Offered]:
    """What the classes of requests about one entity offer. None hides what its base offers; bases come first.

    ``known``: the types that have classes.
    """
    settled: dict[str, Offered] = {}
    scopes: dict[str, _Names] = {}
    inherited: dict[str, Mapping[str, tuple[Operation, ...]]] = {}
    for name in sorted(known, key=lambda name: len(graph.ancestors[name])):
        base = nearest_class(name, graph, known)
        names = scopes[name] = _Names(ONE, scopes[base].taken if base else ())
        above = inherited.get(base, {})
        own = {
            each: group
            for each, group in overloads.get(TypeRef(name), {}).items()
            if each not in above or not _alike(above[each], group)
        }
        inherited[name] = {**above, **own}
        spelled = table.members[name]
        settled[name] = Offered(
            links={
                member: names.settle(member, (spelled[member],))
                for member in _links(name, graph, known)
                if member in spelled
            },
            streams={
                member: names.settle(member, (spelled[member] if member else "media",))
                for member in _streams(name, graph)
                if not member or member in spelled
            },
            operations=_operations(own, names),
            casts=_casts(TypeRef(name), table, casts, _Names(ONE, names.taken)),
        )
    return settled


def offered_by_collections(
    table: NameTable, known: Iterable[str], overloads: Overloads, casts: Casts
) -> dict[str, Offered]:
    """The same for the classes of requests about a collection, which do not derive from each other."""
    settled = {}
    for name in known:
        names, several = _Names(SEVERAL, ()), TypeRef(name, collection=True)
        settled[name] = Offered(
            links={},
            streams={},
            operations=_operations(overloads.get(several, {}), names),
            casts=_casts(several, table, casts, names),
        )
    return settled


def offered_at_the_root(names: Iterable[str]) -> dict[str, Python]:
    """The entity sets, singletons and imports of a service, the first of each name."""
    settled = _Names(ROOT, ())
    return {name: settled.settle(name, (snake_case(name),)) for name in dict.fromkeys(names)}


def argument_names(operation: Operation) -> dict[str, Python]:
    """The parameters that the caller of an operation supplies, all different."""
    names = _Names(ARGUMENTS, ())
    return {
        each.name: names.settle(each.name, (snake_case(each.name), kept(each.name)))
        for each in operation.arguments
    }


class _Names:
    """The names that are taken in one class, inherited ones included."""

    def __init__(self, reserved: Collection[str], taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self._reserved = reserved

    def settle(self, name: str, wanted: tuple[str, ...]) -> Python:
        """The first of the spellings that is free, else the first with as many underscores as it takes.

        Where that are too many, it is one with a digest of what it is the name of.
        """
        longer = (wanted[0] + "_" * count for count in range(1, MOST_UNDERSCORES + 1))
        digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        longest = (f"{wanted[0]}_{digest}" + "_" * count for count in itertools.count())
        free = next(
            each
            for each in itertools.chain(wanted, longer, longest)
            if each not in self._reserved and each not in self.taken
        )
        self.taken.add(free)
        return identifier(free)


def _operations(groups: Iterable[str], names: _Names) -> dict[str, Python]:
    """An operation whose name is taken, by an ancestor for example, is spelled as CSDL does."""
    return {
        each: names.settle(each, (snake_case(simple_name(each)), kept(simple_name(each)))) for each in groups
    }


def _alike(one: tuple[Operation, ...], other: tuple[Operation, ...]) -> bool:
    """Whether callers cannot tell two operations apart: what the derived type declares is there already."""
    return [*map(_shape, one)] == [*map(_shape, other)]


def _shape(operation: Operation) -> tuple[object, ...]:
    parameters = tuple((each.name, each.type) for each in operation.arguments)
    return operation.kind, parameters, operation.return_type and operation.return_type.type


def _links(name: str, graph: TypeGraph, known: Collection[str]) -> Iterator[str]:
    """The members that a type adds to its base, and that lead to a type that the client knows."""
    base = nearest_class(name, graph, known)
    inherited = {member.name for above in graph.ancestors[name] for member in graph.structured(above).members}
    if not base:
        inherited = set()
    for navigation in graph.navigation_properties[name]:
        if navigation.declared.name not in inherited and navigation.declared.type.name in known:
            yield navigation.declared.name
    for member in graph.properties[name]:
        to = member.declared.type
        if member.declared.name not in inherited and to.name in known and not to.collection:
            yield member.declared.name


def _streams(name: str, graph: TypeGraph) -> Iterator[str]:
    """The streams that a type itself declares."""
    declared = graph.structured(name)
    if isinstance(declared, EntityType) and declared.has_stream:
        yield ""
    yield from (each.name for each in declared.properties if str(each.type) == "Edm.Stream")


def _casts(of: TypeRef, table: NameTable, casts: Casts, names: _Names) -> dict[str, Python]:
    return {
        derived: names.settle(derived, (f"as_{snake_case(table.types[derived].cls)}",))
        for derived in casts.get(of, ())
    }


def _free_module(cls: str, occupied: set[str]) -> Python:
    """A module beside those of the types."""
    module = own_module(cls)
    while module.casefold() in occupied:
        module += "_"
    occupied.add(module.casefold())
    return identifier(module)


def _clear(wanted: str, taken: Collection[str]) -> Python:
    while wanted in taken:
        wanted += "_"
    return identifier(wanted)
