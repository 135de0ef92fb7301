"""What a caller gives an operation and gets from it, overload by overload."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import Operation, Parameter, TypeRef
from csdlgen.naming import argument_names
from csdlgen.targets._imports import Imported
from csdlgen.targets._layout import TypeExpression
from csdlgen.targets._pytypes import BYTES
from csdlgen.targets.client.scopes import Client, RequestScope

_OPTIONAL = "Org.OData.Core.V1.OptionalParameter"
_RUNTIME = Python.of("._runtime")
UNSET = Imported(_RUNTIME, Python.of("UNSET"))
_UNSET_TYPE = Imported(_RUNTIME, Python.of("Unset"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One parameter: its spelling, what its type unites, and how it travels. ``may_lack``: it can be left out."""

    spelled: Python
    name: str
    edm_type: str
    options: tuple[TypeExpression, ...]
    may_lack: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One overload. ``edm_type``: of what is returned, empty for nothing."""

    operation: Operation
    arguments: tuple[Argument, ...]
    edm_type: str

    @property
    def is_collection(self) -> bool:
        """Whether it returns several."""
        returned = self.operation.return_type
        return returned is not None and returned.type.collection


def used_types(operation: Operation) -> Iterator[TypeRef]:
    """The types that a signature names."""
    yield from (each.type for each in operation.arguments)
    if operation.return_type:
        yield operation.return_type.type


def signature(operation: Operation, client: Client, scope: RequestScope) -> Signature:
    """One overload in the words of a class body."""
    spelled = argument_names(operation)
    returned = operation.return_type
    return Signature(
        operation=operation,
        arguments=tuple(
            _argument(spelled[each.name], each, operation, client, scope)
            for each in operation.arguments
            if each.name in spelled
        ),
        edm_type=str(client.graph.primitive_of(returned.type)) if returned else "",
    )


def _argument(
    spelled: Python, parameter: Parameter, operation: Operation, client: Client, scope: RequestScope
) -> Argument:
    """What may be null may be left out of the body of an action (OData 4.01, section 11.5.5.1), not out of a URL."""
    of_type = parameter.type
    nullable = parameter.facets.nullable is not False
    path = f"{operation.signature}/{parameter.name}"
    annotated = any(each.term == _OPTIONAL for each in client.graph.annotations.get(path, ()))
    may_lack = annotated or (nullable and operation.kind == "Action")
    options = [scope.value(of_type, client)]
    if nullable and not of_type.collection:
        options.append(TypeExpression(Python.of("None")))
    if may_lack:
        options.append(TypeExpression(scope.use(_UNSET_TYPE)))
    return Argument(
        spelled=spelled,
        name=parameter.name,
        edm_type=str(client.graph.primitive_of(of_type)),
        options=tuple(options),
        may_lack=may_lack,
    )


def result(operation: Operation, client: Client, scope: RequestScope) -> tuple[TypeExpression, ...]:
    """What the type of the result unites; that of the items if these are several."""
    none = TypeExpression(Python.of("None"))
    returned = operation.return_type
    if returned is None:
        return (none,)
    value = _bytes_or(TypeRef(returned.type.name), client, scope)
    single = returned.type.collection or returned.facets.nullable is False
    return (value,) if single else (value, none)


def _bytes_or(of_type: TypeRef, client: Client, scope: RequestScope) -> TypeExpression:
    """A stream that is returned is read at once."""
    if of_type.name == "Edm.Stream":
        return TypeExpression(scope.use(BYTES))
    return scope.value(of_type, client)
