"""Groups of types that reach each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdlgen.edm import ComplexType, EntityType, NamedType


def cyclic_groups(types: Mapping[str, NamedType]) -> tuple[frozenset[str], ...]:
    """The strongly connected components, through base types and members, that hold a cycle.

    Tarjan's algorithm without recursion: linear in types and members, at any depth.
    """
    targets = {name: _targets(declared, types) for name, declared in types.items()}
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: dict[str, None] = {}
    groups: list[frozenset[str]] = []
    for root in types:
        if root in index:
            continue
        work: list[tuple[str, Iterator[str]]] = []
        _enter(root, targets, index, low, stack, work)
        while work:
            name, remaining = work[-1]
            target = next(remaining, None)
            if target is None:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[name])
                if low[name] == index[name]:
                    group = _leave(name, stack)
                    if len(group) > 1 or name in targets[name]:
                        groups.append(group)
            elif target not in index:
                _enter(target, targets, index, low, stack, work)
            elif target in stack:
                low[name] = min(low[name], index[target])
    return tuple(groups)


def _targets(declared: NamedType, types: Mapping[str, NamedType]) -> tuple[str, ...]:
    if not isinstance(declared, EntityType | ComplexType):
        return ()
    named = (
        declared.base,
        *(member.type.name for member in declared.properties),
        *(member.type.name for member in declared.navigation_properties),
    )
    return tuple(name for name in dict.fromkeys(named) if name in types)


def _enter(
    name: str,
    targets: Mapping[str, tuple[str, ...]],
    index: dict[str, int],
    low: dict[str, int],
    stack: dict[str, None],
    work: list[tuple[str, Iterator[str]]],
) -> None:
    index[name] = low[name] = len(index)
    stack[name] = None
    work.append((name, iter(targets[name])))


def _leave(name: str, stack: dict[str, None]) -> frozenset[str]:
    """Take a finished component off the stack: everything down to its root."""
    group = set()
    while stack:
        member, _ = stack.popitem()
        group.add(member)
        if member == name:
            break
    return frozenset(group)
