"""Actions and functions (CSDL 4.01, section 12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from csdlgen.diagnostics import Location
from csdlgen.edm.annotations import Annotation
from csdlgen.edm.members import Facets
from csdlgen.edm.names import TypeRef, namespace_of, simple_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A parameter of an operation (12.9)."""

    name: str
    type: TypeRef
    facets: Facets
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnType:
    """What an operation returns (12.8)."""

    type: TypeRef
    facets: Facets
    annotations: tuple[Annotation, ...] = ()
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One overload of an action or function. ``parameters`` include the binding parameter, first."""

    kind: Literal["Action", "Function"]
    qualified_name: str
    is_bound: bool = False
    is_composable: bool = False
    entity_set_path: str = ""
    parameters: tuple[Parameter, ...] = ()
    return_type: ReturnType | None = None
    annotations: tuple[Annotation, ...] = ()
    location: Location

    @property
    def name(self) -> str:
        """The name without its namespace."""
        return simple_name(self.qualified_name)

    @property
    def namespace(self) -> str:
        """The namespace of the declaring schema."""
        return namespace_of(self.qualified_name)

    @property
    def binding(self) -> TypeRef | None:
        """The type of the binding parameter, None for an unbound operation."""
        return self.parameters[0].type if self.is_bound and self.parameters else None

    @property
    def arguments(self) -> tuple[Parameter, ...]:
        """The parameters that a caller supplies: all but the binding parameter."""
        return self.parameters[1:] if self.is_bound else self.parameters

    @property
    def signature(self) -> str:
        """What tells this overload from all others: ``ns.op(bindingType,parameterType)``."""
        return f"{self.qualified_name}({','.join([str(p.type) for p in self.parameters])})"
