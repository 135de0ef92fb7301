"""Which overloads of an older model and a newer one are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csdlgen.edm import Operation
from csdlgen.graph import Names


def paired(
    old: Sequence[Operation], new: Sequence[Operation], names: Names
) -> tuple[list[tuple[Operation, Operation]], list[Operation], list[Operation]]:
    """Overloads that are the same one, those that are gone, and those that are new.

    The same are those of one signature and, where one is left on each side with the same name and binding, that one.
    """
    pairs: list[tuple[Operation, Operation]] = []
    removed: list[Operation] = []
    added: list[Operation] = []
    before, after = _grouped(old, names), _grouped(new, Names())
    for group in dict.fromkeys((*before, *after)):
        theirs = {_signature(each, names): each for each in before.get(group, ())}
        ours = {_signature(each, Names()): each for each in after.get(group, ())}
        pairs += [(each, ours.pop(key)) for key, each in theirs.items() if key in ours]
        kept = {id(each) for each, _ in pairs[-len(theirs) :]} if theirs else set()
        left = [each for each in theirs.values() if id(each) not in kept]
        if len(left) == len(ours) == 1:
            pairs.append((left[0], next(iter(ours.values()))))
        else:
            removed += left
            added += ours.values()
    return pairs, removed, added


def _grouped(operations: Iterable[Operation], names: Names) -> dict[tuple[str, str], list[Operation]]:
    found: dict[tuple[str, str], list[Operation]] = {}
    for each in operations:
        binding = str(names.ref(each.binding)) if each.binding else ""
        found.setdefault((names.name(each.qualified_name), binding), []).append(each)
    return found


def _signature(operation: Operation, names: Names) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, str(names.ref(each.type))) for each in operation.arguments)
