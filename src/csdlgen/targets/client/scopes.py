"""What all pages of a client know, and how one of its modules names things."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.graph import Overloads, TypeGraph
from csdlgen.naming import ClientName, NameTable, Offered, TypeName
from csdlgen.targets._imports import ClassScope, Imported, ModuleScope
from csdlgen.targets._layout import Subscript, TypeExpression
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

    def requests(self, to: TypeRef, *, is_cast: bool = False) -> TypeName:
        """The class of the requests about what is declared as an entity, or as a collection, or is cast to one."""
        called = self.called[to.name]
        if to.collection:
            return called.collection
        return called.entity if is_cast or called.derived is None else called.derived

    def classes(self, names: Collection[str]) -> set[Python]:
        """The classes of some types, and those of the requests about them."""
        found = {self.names.types[name].cls for name in names if name in self.names.types}
        for called in (self.called[name] for name in names if name in self.called):
            found |= {each.cls for each in (called.entity, called.collection, called.derived) if each}
        return found


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
            imported = Imported(Python.of(".{}", imported.module), imported.name)
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

    def requests_about(self, to: TypeRef, client: Client, *, is_cast: bool = False) -> Subscript:
        """``RunCollection[X]`` or ``RunEntity[Run, X]``."""
        cls = super().type(client.requests(to, is_cast=is_cast))
        model = () if to.collection else (self.type(client.names.types[to.name]),)
        return Subscript(cls, (*model, self.use(X)))
