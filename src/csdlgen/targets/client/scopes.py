"""What all pages of a client know, and how one of its modules names things."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.naming import ClientName, NameTable, Offered, Overloads, TypeName
from csdlgen.targets._imports import ClassScope, Imported, ModuleScope
from csdlgen.targets._layout import TypeExpression
from csdlgen.targets._pytypes import type_expression
from csdlgen.targets.client.allowed import Allowed

_PACKAGE = Python.of("._runtime")
RUNTIME = Python.of(".._runtime.client")
X = Imported(RUNTIME, Python.of("X"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What all pages of a client are made of; the maps have a key for each type that the client knows."""

    graph: TypeGraph
    names: NameTable
    called: Mapping[str, ClientName]
    overloads: Overloads
    entities: Mapping[str, Offered]
    collections: Mapping[str, Offered]
    allowed: Allowed

    def requests(self, to: TypeRef) -> TypeName:
        """The class of the requests about an entity, or about a collection."""
        called = self.called[to.name]
        return called.collection if to.collection else called.entity


class RequestScope(ClassScope):
    """The names in the body of a class of requests, which stands one folder below the types of the package.

    ``above``: what the module needs under its own name, whatever types are called.
    """

    def __init__(
        self, module: ModuleScope, members: Collection[Python], above: Collection[Python] = ()
    ) -> None:
        super().__init__(module, members)
        self._above = above

    def defines(self, target: TypeName) -> bool:
        """Whether a class of requests stands in the same module."""
        return target.cls in self._module.own

    def use(self, imported: Imported) -> Python:
        """The name here of something in the standard library or the runtime."""
        if imported.module == _PACKAGE:
            imported = replace(imported, module=Python.of(".{}", imported.module))
        return super().use(imported)

    def type(self, used: TypeName) -> Python:
        """The name here of the class of a type."""
        outside = TypeName(cls=used.cls, module=Python.of(".{}", used.module))
        if used.cls in self._above:
            return self._module.type(outside, is_hidden=True)
        return super().type(outside)

    def value(self, type_ref: TypeRef, client: Client) -> TypeExpression:
        """The type of a value that is there and not null."""
        return type_expression(type_ref, client.graph, client.names, self)

    def requests_about(self, to: TypeRef, client: Client) -> TypeExpression:
        """``RunCollection[X]`` or ``RunEntity[Run, X]``."""
        return self.requests(to, client, self.use(X))

    def requests(self, to: TypeRef, client: Client, connection: Python) -> TypeExpression:
        """The same for a kind of connection."""
        cls = super().type(client.requests(to))
        if to.collection:
            return TypeExpression(cls, connection)
        model = self.type(client.names.types[to.name])
        return TypeExpression(cls, Python.of("{}, {}", model, connection))
