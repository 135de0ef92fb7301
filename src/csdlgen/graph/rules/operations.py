"""Actions and functions (section 12)."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen import laws
from csdlgen.diagnostics import Diagnostic, Law, Location
from csdlgen.edm import EntityType, NavigationProperty, Operation, TypeRef
from csdlgen.graph.rules.facts import Facts
from csdlgen.graph.rules.steps import follow


def operations_are_sound(facts: Facts) -> Iterator[Diagnostic]:
    """A bound operation has a binding parameter, a function a result, and parameters have names of their own (section 12)."""
    for operation in facts.graph.operations:
        if operation.is_bound and not operation.parameters:
            yield laws.NO_BINDING_PARAMETER.broken(
                operation.location,
                f"{operation.qualified_name!r} is bound but has no parameter to bind it",
                target=operation.signature,
            )
        if operation.kind == "Function" and operation.return_type is None:
            yield laws.FUNCTION_RESULT.broken(
                operation.location,
                f"the function {operation.qualified_name!r} has no ReturnType",
                target=operation.signature,
            )
        names = {parameter.name for parameter in operation.parameters}
        if len(names) < len(operation.parameters):
            yield from _parameters_twice(operation)
        yield from _result(operation, facts)


def _parameters_twice(operation: Operation) -> Iterator[Diagnostic]:
    seen: dict[str, Location] = {}
    for parameter in operation.parameters:
        if seen.setdefault(parameter.name, parameter.location) is not parameter.location:
            yield laws.PARAMETER_TWICE.broken(
                parameter.location,
                f"{operation.qualified_name!r} has a second parameter {parameter.name!r}; "
                f"the first is at {seen[parameter.name]}",
                target=f"{operation.signature}/{parameter.name}",
            )


def _result(operation: Operation, facts: Facts) -> Iterator[Diagnostic]:
    """What is returned, and where it is (12.6, 12.8)."""
    result = operation.return_type
    returns_entities = result is not None and (
        isinstance(facts.types.get(result.type.name), EntityType) or result.type.name not in facts.types
    )
    if (
        result
        and result.type.collection
        # In CSDL JSON what is not there means false.
        and result.facets.nullable
        and isinstance(facts.types.get(result.type.name), EntityType)
    ):
        yield laws.RESULT_NULLABLE.broken(
            result.location,
            f"{operation.qualified_name!r} returns a collection of entities that can be null",
            target=f"{operation.signature}/$ReturnType",
        )
    if not operation.entity_set_path:
        return
    if not operation.is_bound or not returns_entities or (result and result.type.name.startswith("Edm.")):
        reason = "returns no entities" if operation.is_bound else "is not bound"
        yield laws.ENTITY_SET_PATH.broken(
            operation.location,
            f"{operation.qualified_name!r} {reason} and has an EntitySetPath",
            target=operation.signature,
        )
    elif operation.parameters and result and (problem := _wrong_path(operation, result.type, facts)):
        yield laws.ENTITY_SET_PATH_STEPS.broken(
            operation.location,
            f"the EntitySetPath {operation.entity_set_path!r} of {operation.qualified_name!r} {problem}",
            target=operation.signature,
        )


def _wrong_path(operation: Operation, result: TypeRef, facts: Facts) -> str:
    """What is wrong with an entity set path, or nothing."""
    first, *segments = operation.entity_set_path.split("/")
    binding = operation.parameters[0]
    if first != binding.name:
        return f"does not begin with the binding parameter {binding.name!r}"
    trail = follow(binding.type, segments, facts)
    if trail.lost:
        return f"leads nowhere at {trail.lost!r}"
    if any(not isinstance(member, NavigationProperty) for member in trail.members):
        return "passes what is no navigation property"
    if trail.type and not facts.may_be(trail.type.name, result.name):
        return f"leads to {trail.type.name!r}, but {result.name!r} is returned"
    return ""


def overloads_are_told_apart(facts: Facts) -> Iterator[Diagnostic]:
    """What a call says chooses one overload, and what comes back is known before (12.2, 12.4)."""
    for overloads in facts.overloads.values():
        if len(overloads) < 2:
            continue
        actions: dict[TypeRef | None, Operation] = {}
        named: dict[tuple[TypeRef | None, frozenset[str]], Operation] = {}
        results: dict[TypeRef | None, Operation] = {}
        for operation in overloads:
            binding = operation.binding
            if operation.kind == "Action":
                first = actions.setdefault(binding, operation)
                if first is not operation:
                    yield _alike(laws.ACTION_OVERLOAD, operation, first)
                continue
            names = frozenset(parameter.name for parameter in operation.arguments)
            first = named.setdefault((binding, names), operation)
            if first is not operation:
                yield _alike(laws.FUNCTION_OVERLOAD, operation, first)
            first = results.setdefault(binding, operation)
            if _returned(first) != _returned(operation):
                yield laws.OVERLOAD_RESULT.broken(
                    operation.location,
                    f"{operation.signature!r} returns {_returned(operation)}, "
                    f"but {first.signature!r} returns {_returned(first)}",
                    target=operation.signature,
                )


def _alike(law: Law, operation: Operation, first: Operation) -> Diagnostic:
    return law.broken(
        operation.location,
        f"{operation.signature!r} cannot be told from {first.signature!r} at {first.location}",
        target=operation.signature,
    )


def _returned(operation: Operation) -> str:
    return str(operation.return_type.type) if operation.return_type else "nothing"
