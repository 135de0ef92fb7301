"""Which operations each type offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from csdlgen.edm import Operation, TypeRef

Overloads = Mapping[TypeRef | None, Mapping[str, tuple[Operation, ...]]]
"""By binding type, None for unbound operations, then by qualified name."""


def bind(
    operations: Sequence[Operation], children: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[Operation, ...]]:
    """Operations bound to each structured type (12.5): to it, single or collection, and to a single ancestor."""
    found: dict[str, list[Operation]] = {name: [] for name in children}
    for operation in operations:
        binding = operation.binding
        if binding is None or binding.name not in found:
            continue
        pending = [binding.name]
        while pending:
            name = pending.pop()
            found[name].append(operation)
            if not binding.collection:
                pending.extend(children[name])
    return {name: tuple(bound) for name, bound in found.items()}


def overloads(operations: Iterable[Operation]) -> dict[TypeRef | None, dict[str, tuple[Operation, ...]]]:
    """The overloads of each operation by what they are bound to, None for unbound ones, then by qualified name.

    What no caller could tell apart counts once: another kind under the same name, or the same names of parameters.
    """
    found: dict[TypeRef | None, dict[str, dict[frozenset[str], Operation]]] = {}
    for each in operations:
        group = found.setdefault(each.binding, {}).setdefault(each.qualified_name, {})
        if all(other.kind == each.kind for other in islice(group.values(), 1)):
            group.setdefault(frozenset(argument.name for argument in each.arguments), each)
    return {
        binding: {
            name: tuple(sorted(group.values(), key=lambda each: len(each.arguments)))
            for name, group in groups.items()
        }
        for binding, groups in found.items()
    }


def of_collections(
    groups: Overloads, names: Iterable[str], ancestors: Mapping[str, tuple[str, ...]]
) -> dict[TypeRef | None, dict[str, tuple[Operation, ...]]]:
    """The operations of collections of some types: their own, and those of their ancestors that have other names.

    An operation goes with all that derives from the type of its binding parameter (OData 4.01, section 11.5.1), as a
    collection of derived entities does from one of their base.
    """
    found: dict[TypeRef | None, dict[str, tuple[Operation, ...]]] = {}
    for name in names:
        line = [TypeRef(each, collection=True) for each in (name, *ancestors[name])]
        offered: dict[str, tuple[Operation, ...]] = {}
        for each in line:
            for called, group in groups.get(each, {}).items():
                offered.setdefault(called, group)
        if offered:
            found[line[0]] = offered
    return found
