"""A synthetic model, as values: made from words and chance, in an order that keeps it sound.

A type refers to types made before it only, except along the rings of :data:`RINGS`; these are therefore the cyclic
groups of the model, and all of them but for types that refer to themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, count, cycle, islice
from typing import Literal

from tests.synthetic.words import (
    ENUM_TRAPS,
    HEADS,
    LOOKALIKES,
    MEMBER_TRAPS,
    PRIMITIVES,
    TAILS,
    TYPE_TRAPS,
    Lot,
    distinct,
    names,
)

ROOT = "synthetic.graph"
ALIASES = {
    ROOT: "graph",
    f"{ROOT}.callRecords": "",
    f"{ROOT}.customPayloads": "customPayloads",
    f"{ROOT}.entraRecovery": "entraRecovery",
    f"{ROOT}.externalConnectors": "",
    f"{ROOT}.identityGovernance": "",
    f"{ROOT}.partners.billing": "",
    f"{ROOT}.search": "",
    f"{ROOT}.security": "self",
    f"{ROOT}.teamsAdministration": "teamsAdministration",
    f"{ROOT}.termStore": "",
}
"""The namespaces, with their aliases. ``search`` is the name of a type as well."""

GRAPH_TYPES = 2961
ENTITY_SHARE = 1182 / GRAPH_TYPES
CHAIN = 58
"""How deep the deepest inheritance goes (in Redfish, not in Graph)."""
RINGS = (25, 12, 6, 3, 2)
OVERLOADS = 33
REPEATED_NAMES = 23


@dataclass(kw_only=True, eq=False)
class Declared:
    """A structured type to be."""

    kind: Literal["EntityType", "ComplexType"]
    namespace: str
    name: str
    base: Declared | None = None
    open: bool = False
    abstract: bool = False
    taken: set[str] = field(default_factory=set)
    properties: list[tuple[str, str]] = field(default_factory=list)
    navigation: list[tuple[str, str, bool]] = field(default_factory=list)

    @property
    def qualified_name(self) -> str:
        return f"{self.namespace}.{self.name}"


@dataclass(kw_only=True)
class Enum:
    """An enumeration to be."""

    namespace: str
    name: str
    flags: bool
    members: tuple[str, ...]

    @property
    def qualified_name(self) -> str:
        return f"{self.namespace}.{self.name}"


@dataclass(kw_only=True)
class Operation:
    """A bound operation to be; the first parameter binds it."""

    kind: Literal["Action", "Function"]
    name: str
    parameters: list[tuple[str, str]]
    returns: str

    @property
    def signature(self) -> str:
        return f"{ROOT}.{self.name}({', '.join(type_ for _, type_ in self.parameters)})"


@dataclass(kw_only=True)
class Model:
    """All that stands in the document."""

    enums: list[Enum]
    complexes: list[Declared]
    entities: list[Declared]
    operations: list[Operation]
    sets: list[tuple[str, Declared]]
    singletons: list[tuple[str, Declared]]

    @property
    def structured(self) -> list[Declared]:
        return self.complexes + self.entities


def scaled(of_graph: int, types: int) -> int:
    """As many as there should be among ``types`` types when Graph has ``of_graph``; never none."""
    return max(1, round(of_graph * types / GRAPH_TYPES))


def make(types: int, lot: Lot) -> Model:
    fresh = distinct(names())
    entity_count = round(types * ENTITY_SHARE)
    enums = _enums(scaled(861, types), fresh, lot)
    complexes = _complexes(types - entity_count, fresh, lot)
    entities = _entities(entity_count, fresh, lot)
    _repeat_names(complexes, entities, min(REPEATED_NAMES, types // 20))
    for index, declared in enumerate(complexes):
        _give_properties(declared, enums, complexes[:index], lot)
    for index, declared in enumerate(entities):
        _give_properties(declared, enums, complexes, lot)
        _give_navigation(declared, entities[:index], lot)
    _close_rings(entities, lot)
    _open_leaves(complexes, entities, scaled(535, types))
    roots = [declared for declared in entities[1:] if not declared.abstract]
    homes = roots[-scaled(41, types) :]
    _link(homes)
    return Model(
        enums=enums,
        complexes=complexes,
        entities=entities,
        operations=_operations(types, entities, complexes, enums, lot),
        sets=[(declared.name + "s", declared) for declared in homes],
        singletons=[(declared.name, declared) for declared in roots[: scaled(31, types)]],
    )


def _namespace(index: int) -> str:
    """Three quarters of all types live in the root namespace."""
    return ROOT if index % 4 else list(ALIASES)[1 + index // 4 % (len(ALIASES) - 1)]


def _enums(number: int, fresh: Iterator[str], lot: Lot) -> list[Enum]:
    special = ((), (), ENUM_TRAPS, (*LOOKALIKES[:2], "unknownFutureValue"))
    found = []
    for index in range(number):
        size = 2 + lot.below(9)
        members = (
            special[index] if index < len(special) else (*islice(_members(lot), size), "unknownFutureValue")
        )
        flags = index >= len(special) and lot.chance(5)
        found.append(Enum(namespace=_namespace(index), name=next(fresh), flags=flags, members=members))
    return found


def _members(lot: Lot) -> Iterator[str]:
    start = lot.below(len(HEADS))
    return distinct(HEADS[(start + step) % len(HEADS)] + TAILS[step * 3 % len(TAILS)] for step in count())


def _complexes(number: int, fresh: Iterator[str], lot: Lot) -> list[Declared]:
    found: list[Declared] = []
    for index in range(number):
        trap = TYPE_TRAPS[index] if index < len(TYPE_TRAPS) else ""
        base = lot.pick(found) if found and not trap and lot.chance(45) else None
        namespace = ROOT if trap else _namespace(index)
        found.append(Declared(kind="ComplexType", namespace=namespace, name=trap or next(fresh), base=base))
    return found


def _entities(number: int, fresh: Iterator[str], lot: Lot) -> list[Declared]:
    """The root of all entities, then a chain, then types that derive from the root or from one another."""
    found = [Declared(kind="EntityType", namespace=ROOT, name="entity", abstract=True)]
    found[0].taken.add("id")
    chain = min(CHAIN, number // 4)
    for index in range(1, number):
        base = found[-1] if index < chain else found[0] if lot.chance(75) else lot.pick(found)
        declared = Declared(kind="EntityType", namespace=_namespace(index), name=next(fresh), base=base)
        declared.abstract = base.abstract and lot.chance(15)
        found.append(declared)
    return found


def _repeat_names(complexes: list[Declared], entities: list[Declared], number: int) -> None:
    """The last complex types outside the root namespace take the names of entity types inside it."""
    inside = [declared.name for declared in entities[1:] if declared.namespace == ROOT]
    outside = [declared for declared in complexes if declared.namespace != ROOT]
    for declared, name in zip(outside[-number:], inside, strict=False):
        declared.name = name


def _give_properties(declared: Declared, enums: list[Enum], complexes: list[Declared], lot: Lot) -> None:
    taken = declared.taken | (declared.base.taken if declared.base else set()) | {declared.name}
    for _ in range(lot.below(8)):
        name = lot.pick(MEMBER_TRAPS) if lot.chance(3) else lot.pick(HEADS) + lot.pick(TAILS)
        if name not in taken:
            taken.add(name)
            declared.properties.append((name, _property_type(enums, complexes, lot)))
    declared.taken = taken - {declared.name}


def _property_type(enums: list[Enum], complexes: list[Declared], lot: Lot) -> str:
    share = lot.below(100)
    if share < 65 or not complexes:
        name = lot.pick(PRIMITIVES)
    elif share < 80:
        name = lot.pick(enums).qualified_name
    else:
        name = lot.pick(complexes).qualified_name
    return f"Collection({name})" if name != "Edm.Stream" and lot.chance(18) else name


def _give_navigation(declared: Declared, earlier: list[Declared], lot: Lot) -> None:
    for _ in range(lot.below(3) if earlier else 0):
        target = declared if lot.chance(2) else lot.pick(earlier)
        _navigate(declared, target, collection=lot.chance(70), contains=lot.chance(75))


def _navigate(source: Declared, target: Declared, *, collection: bool, contains: bool) -> None:
    name = next(n for n in (target.name, f"{target.name}Link", f"{target.name}Way") if n != source.name)
    name += "s" if collection else ""
    if name not in source.taken:
        source.taken.add(name)
        type_ = f"Collection({target.qualified_name})" if collection else target.qualified_name
        source.navigation.append((name, type_, contains))


def _close_rings(entities: list[Declared], lot: Lot) -> None:
    """Each ring leads from type to type, all of them neighbours in order of making, and back to the first."""
    start = min(CHAIN, len(entities) // 4)
    for size in cycle(RINGS):
        ring = entities[start : start + size]
        start += 2 * size + 40
        if not ring:
            return
        for source, target in zip(ring, ring[1:] + ring[:1], strict=True):
            source.taken.add("ringNext")
            source.navigation.append(("ringNext", target.qualified_name, lot.chance(50)))


def _link(homes: list[Declared]) -> None:
    """The type of each entity set leads to those of the three before it."""
    for index, declared in enumerate(homes):
        for target in homes[max(0, index - 3) : index]:
            _navigate(declared, target, collection=True, contains=False)


def _open_leaves(complexes: list[Declared], entities: list[Declared], number: int) -> None:
    """Types that no other derives from are opened: whatever derives from an open type would have to be open too."""
    bases = {id(declared.base) for declared in complexes + entities}
    leaves = [declared for declared in complexes + entities[1:] if id(declared) not in bases]
    for declared in leaves[:number]:
        declared.open = True


def _operations(
    types: int, entities: list[Declared], complexes: list[Declared], enums: list[Enum], lot: Lot
) -> list[Operation]:
    """First the overloads of ``delta``, then functions, then actions; one in eight takes the name of another."""
    # After so many draws every name of two words has been drawn; what is larger needs longer ones.
    drawn = (lot.pick(HEADS) + lot.pick(TAILS) for _ in range(20_000))
    fresh = distinct(chain(drawn, names()))
    used = [next(fresh)]
    arguments = (
        *PRIMITIVES[:30],
        *(e.qualified_name for e in enums[2:9]),
        *(c.qualified_name for c in complexes[:30]),
    )
    found = [_delta(declared) for declared in entities[1 : 1 + scaled(OVERLOADS, types)]]
    seen: set[tuple[str, str]] = set()
    functions = scaled(326, types)
    while len(found) < functions + scaled(857, types):
        binding = lot.pick(entities).qualified_name
        used.append(lot.pick(used) if lot.chance(12) else next(fresh))
        if (used[-1], binding) in seen:
            continue
        seen.add((used[-1], binding))
        parameters = [("bindingParameter", binding)]
        for index in range(lot.below(5)):
            type_ = lot.pick(arguments).replace("Edm.Stream", "Edm.String")
            parameters.append(
                (f"{lot.pick(HEADS)}{index}", f"Collection({type_})" if lot.chance(15) else type_)
            )
        kind: Literal["Action", "Function"] = "Function" if len(found) < functions else "Action"
        returns = lot.pick(complexes).qualified_name if kind == "Function" or lot.chance(65) else ""
        found.append(Operation(kind=kind, name=used[-1], parameters=parameters, returns=returns))
    return found


def _delta(declared: Declared) -> Operation:
    collection = f"Collection({declared.qualified_name})"
    return Operation(
        kind="Function", name="delta", parameters=[("bindingParameter", collection)], returns=collection
    )
