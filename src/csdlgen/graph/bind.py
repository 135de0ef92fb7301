"""Which operations each type offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdlgen.edm import Operation


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
