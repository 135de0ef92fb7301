"""The elements that annotations stand on: their kinds, and where paths in annotations begin (14.2, 14.4.1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdlgen.edm import (
    ComplexType,
    EntitySet,
    EntityType,
    EnumType,
    NamedType,
    NavigationProperty,
    Operation,
    OperationImport,
    StructuredType,
    TypeRef,
)
from csdlgen.graph.rules.containers import Child
from csdlgen.graph.rules.facts import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An annotated element.

    ``kinds`` are the words for it in AppliesTo, none if it is unknown; ``starts`` the types that a path may begin
    at; ``names`` the parameters of an operation by name. A path cannot be followed where both are empty.
    """

    path: str
    kinds: frozenset[str] = frozenset()
    starts: tuple[TypeRef, ...] = ()
    names: Mapping[str, TypeRef] = field(default_factory=dict)


_DEFINITION = frozenset(("TypeDefinition", "Property", "Parameter", "ReturnType", "Term"))
"""What annotates a type definition holds wherever the definition is used (section 11)."""
_TYPES: Mapping[type[NamedType], frozenset[str]] = {
    kind: frozenset((kind.__name__,)) for kind in (EntityType, ComplexType, EnumType)
}


class Places:
    """Finds the element that a path in the annotations of a graph stands for."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._operations = {operation.signature: operation for operation in facts.graph.operations}
        self._names: dict[str, Mapping[str, TypeRef]] = {}

    def of(self, path: str) -> Place:
        """The element of a path."""
        declared = self._facts.types.get(path)
        if declared is not None:
            kinds = _TYPES.get(type(declared), _DEFINITION)
            starts = (TypeRef(path),) if isinstance(declared, StructuredType) else ()
            return Place(path=path, kinds=kinds, starts=starts)
        operation = self._operations.get(path)
        if operation is not None:
            return Place(path=path, kinds=frozenset((operation.kind,)), names=self._named(operation))
        head, slash, tail = path.rpartition("/")
        if slash:
            return self._inside(path, head, tail)
        if path in self._facts.containers:
            return Place(path=path, kinds=frozenset(("EntityContainer",)))
        term = self._facts.terms.get(path)
        if term is not None:
            return Place(path=path, kinds=frozenset(("Term",)), starts=(term.type,))
        return Place(path=path)

    def _inside(self, path: str, head: str, tail: str) -> Place:
        declared = self._facts.types.get(head)
        if isinstance(declared, EnumType):
            return Place(path=path, kinds=frozenset(("Member",)))
        if isinstance(declared, StructuredType):
            member = self._facts.members(head).get(tail)
            if member is None:
                return Place(path=path)
            kind = "NavigationProperty" if isinstance(member, NavigationProperty) else "Property"
            kinds = frozenset((kind, "Collection") if member.type.collection else (kind,))
            return Place(path=path, kinds=kinds, starts=(TypeRef(head), member.type))
        if head in self._operations:
            operation = self._operations[head]
            kind = "ReturnType" if tail == "$ReturnType" else "Parameter"
            return Place(path=path, kinds=frozenset((kind, "Collection")), names=self._named(operation))
        if head in self._facts.containers:
            return self._child(path, self._facts.containers.child(head, tail))
        return Place(path=path)

    def _named(self, operation: Operation) -> Mapping[str, TypeRef]:
        """The parameters of an operation by name; found once, for each of them may be annotated."""
        signature = operation.signature
        if signature not in self._names:
            self._names[signature] = _names(operation)
        return self._names[signature]

    def _child(self, path: str, child: Child | None) -> Place:
        if child is None:
            return Place(path=path)
        if isinstance(child, OperationImport):
            return Place(path=path, kinds=frozenset((child.kind,)))
        is_set = isinstance(child, EntitySet)
        kinds = frozenset(("EntitySet", "Collection") if is_set else ("Singleton",))
        return Place(path=path, kinds=kinds, starts=(TypeRef(child.type, is_set),))


def _names(operation: Operation) -> dict[str, TypeRef]:
    names = {parameter.name: parameter.type for parameter in operation.parameters}
    if operation.return_type:
        names["$ReturnType"] = operation.return_type.type
    return names
