"""What leads from one class of requests to another: entity sets, singletons, navigation properties."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.naming import ClientName, NameTable, TypeName
from csdlgen.targets._imports import ClassScope, Imported
from csdlgen.targets._layout import TypeExpression, import_from, method, statement
from csdlgen.targets._pytypes import PROPERTY
from csdlgen.targets._quoting import docstring, python_string

RUNTIME = Python.of(".._runtime.client")
X = Imported(RUNTIME, Python.of("X"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What all pages of a client are made of. ``called``: by the qualified names of the types that it knows."""

    graph: TypeGraph
    names: NameTable
    called: dict[str, ClientName]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A property that leads on. ``step``: the statement that goes on with the path."""

    decorator: Python
    header: Python
    docstring: Python
    imported: Python
    step: Python
    returned: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A CSDL name that URLs go on with, its spelling, and the entities behind it, one or several."""

    name: str
    spelled: Python
    to: TypeRef
    description: str


def link(step: Step, client: Client, scope: ClassScope) -> LinkView:
    """The property that takes a step."""
    called = client.called[step.to.name]
    target = called.collection if step.to.collection else called.entity
    return LinkView(
        decorator=Python.of("@{}", scope.use(PROPERTY)),
        header=method(step.spelled, (Python.of("self"),), requests_about(step.to, client, scope)),
        docstring=docstring(step.description, 8),
        imported=import_from(Python.of(".{}", target.module), (target.cls,), 8),
        step=statement(Python.of("path ="), Python.of("self.join"), (python_string(quote(step.name)),)),
        returned=statement(
            Python.of("return"), target.cls, (Python.of("self.connection"), Python.of("path"))
        ),
    )


def requests_about(to: TypeRef, client: Client, scope: ClassScope) -> TypeExpression:
    """``RunCollection[X]`` or ``RunEntity[Run, X]``."""
    called = client.called[to.name]
    x = scope.use(X)
    if to.collection:
        return TypeExpression(scope.type(called.collection), x)
    arguments = Python.of("{}, {}", model(to.name, client, scope), x)
    return TypeExpression(scope.type(called.entity), arguments)


def model(name: str, client: Client, scope: ClassScope) -> Python:
    """The name here of the class of a type."""
    spelled = client.names.types[name]
    return scope.type(TypeName(cls=spelled.cls, module=Python.of(".{}", spelled.module)))
