"""Which operations each type offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from csdlgen.edm import Operation, TypeRef


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


def overloads(operations: Sequence[Operation]) -> dict[TypeRef | None, dict[str, tuple[Operation, ...]]]:
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
