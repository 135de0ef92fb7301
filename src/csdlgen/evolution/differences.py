"""Elements that came, went, or differ in what a client can depend on."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.edm import Operation, TypeRef
from csdlgen.evolution.change import Change, changed
from csdlgen.evolution.elements import Element, Fact, operation, parameters
from csdlgen.evolution.kinds import BY_ID
from csdlgen.evolution.sides import Sides
from csdlgen.graph import Names
from csdlgen.targets.alike import same_in_python

EVOLVABLE = "unknownFutureValue"
_CHILDREN = frozenset({"entity-set", "singleton", "import"})
_NAMED = {
    "term-declared": "term-changed",
    "bindings-target": "bindings-changed",
    "singleton-nullable": "singleton-nullable-changed",
    "import-kind": "import-operation-changed",
    "entity-set-listed": "service-document-changed",
    "import-listed": "service-document-changed",
}
"""Kinds that are not called after their fact."""


def declared(sides: Sides) -> Iterator[Change]:
    """Changes of types, terms, containers, and what they declare."""
    yield from _moved(sides)
    for path, element in sides.before.items():
        if now := sides.after.get(path):
            yield from _compared(sides, path, element, now)
        elif not sides.is_child_of_change(path, sides.after):
            yield _lost(sides, path, element)
    for path, element in sides.after.items():
        if path not in sides.before and not sides.is_child_of_change(path, sides.before):
            yield Change(kind=BY_ID[_arrival(sides, path, element)], path=path, new=element.location)


def operations(sides: Sides) -> Iterator[Change]:
    """Changes of operations and their parameters."""
    for each in sides.removed:
        yield Change(kind=BY_ID["operation-removed"], path=each.signature, old=each.location)
    for each in sides.added:
        yield Change(kind=BY_ID["operation-added"], path=each.signature, new=each.location)
    for was, now in sides.pairs:
        path = now.signature
        yield from _compared(sides, path, operation(was, sides.names), operation(now, Names()))
        yield from _parameters(sides, path, was, now)


def _moved(sides: Sides) -> Iterator[Change]:
    for was, now in sides.names.moved.items():
        kind = "member-moved" if "/" in was else "type-moved"
        if now in sides.after and now in sides.before and was not in sides.after:
            places = {"old": sides.before[now].location, "new": sides.after[now].location}
            yield Change(kind=BY_ID[kind], path=now, before=was, after=now, **places)


def _lost(sides: Sides, path: str, element: Element) -> Change:
    owner, _, name = path.rpartition("/")
    kind = f"{element.family}-removed"
    if element.family in ("property", "navigation"):
        bases = (sides.after.get(f"{base}/{name}") for base in sides.new.graph.ancestors.get(owner, ()))
        if any(base and base.family == element.family for base in bases):
            kind = f"{element.family}-moved-to-base"
    return Change(kind=BY_ID[kind], path=path, old=element.location)


def _arrival(sides: Sides, path: str, element: Element) -> str:
    if element.family == "enum-member":
        owner = path.rpartition("/")[0]
        evolvable = sides.before.get(f"{owner}/{EVOLVABLE}")
        is_evolvable = evolvable is not None and evolvable.family == "enum-member"
        return "enum-member-added-evolvable" if is_evolvable else "enum-member-added"
    if element.family in ("property", "navigation") and element.is_required:
        return f"{element.family}-added-required"
    return f"{element.family}-added"


def _compared(sides: Sides, path: str, was: Element, now: Element) -> Iterator[Change]:
    if was.family != now.family:
        if was.family in _CHILDREN and now.family in _CHILDREN:
            yield changed("container-child-kind-changed", path, (was, now), was.family, now.family)
        else:
            yield _lost(sides, path, was)
            yield Change(kind=BY_ID[_arrival(sides, path, now)], path=path, new=now.location)
        return
    if was.family == "type" and was.facts["kind"] != now.facts["kind"]:
        yield changed("type-kind-changed", path, (was, now), was.facts["kind"], now.facts["kind"])
        return
    is_other_kind = was.facts.get("collection") != now.facts.get("collection")
    for fact, value in was.facts.items():
        other = now.facts[fact]
        # Whether a collection may hold nulls is another question than whether a value may be null.
        if value != other and not (is_other_kind and fact == "nullable"):
            yield changed(_kind(sides, path, was, fact, other), path, (was, now), value, other)


def _kind(sides: Sides, path: str, element: Element, fact: str, now: Fact) -> str:
    """The kind of a change of one fact."""
    family, was = element.family, element.facts[fact]
    if family == "type" and fact in ("underlying", "facets", "flags"):
        family = "definition" if element.facts["kind"] == "TypeDefinition" else "enum"
    if fact == "base":
        return _base(sides, path, str(was), str(now))
    if isinstance(was, TypeRef) and isinstance(now, TypeRef) and family != "navigation":
        is_same = same_in_python(sides.old.graph, was, sides.new.graph, now)
        return f"{family}-{fact}-changed{'-same-python' if is_same else ''}"
    name = f"{family}-{fact}"
    return _NAMED.get(name) or _directed(name, was, now)


def _base(sides: Sides, path: str, was: str, now: str) -> str:
    if not was:
        return "type-base-added"
    if not now:
        return "type-base-removed"
    return "type-base-inserted" if was in sides.new.graph.ancestors.get(path, ()) else "type-base-changed"


def _parameters(sides: Sides, path: str, was: Operation, now: Operation) -> Iterator[Change]:
    before = dict(parameters(was, sides.old.graph, sides.names))
    after = dict(parameters(now, sides.new.graph, Names()))
    for name, element in before.items():
        if name in after:
            yield from _compared(sides, f"{path}/{name}", element, after[name])
        else:
            yield Change(kind=BY_ID["parameter-removed"], path=f"{path}/{name}", old=element.location)
    last = max((index for index, name in enumerate(after) if name in before), default=-1)
    for index, (name, element) in enumerate(after.items()):
        if name not in before:
            optional = "parameter-inserted" if index < last else "parameter-added-optional"
            kind = BY_ID["parameter-added-required" if element.is_required else optional]
            yield Change(kind=kind, path=f"{path}/{name}", new=element.location)
    common = [name for name in before if name in after]
    order = [name for name in after if name in before]
    if common != order:
        yield Change(
            kind=BY_ID["parameter-order-changed"],
            path=path,
            before=", ".join(common),
            after=", ".join(order),
            old=was.location,
            new=now.location,
        )


def _directed(name: str, was: Fact, now: Fact) -> str:
    """The kind that says which way a fact changed, where that matters."""
    if f"{name}-set" in BY_ID:
        return f"{name}-{'set' if now else 'cleared'}"
    if f"{name}-widened" in BY_ID and isinstance(was, int | float) and isinstance(now, int | float):
        return f"{name}-{'widened' if now > was else 'narrowed'}"
    return f"{name}-changed"
