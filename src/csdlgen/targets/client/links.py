"""What leads from one class of requests to another: entity sets, singletons, navigation properties, casts."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.targets._imports import Imported
from csdlgen.targets._layout import Nested, Parameter, TypeExpression, import_from, method, returned_call
from csdlgen.targets._pytypes import PROPERTY
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X

_STREAM = Imported(RUNTIME, Python.of("Stream"))
SELF = Parameter(Python.of("self"))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A property that leads on. ``imported``: the statement that imports the class it leads to; not needed for its own."""

    decorator: Python
    header: Python
    docstring: Python
    imported: Python | None
    returned: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A CSDL name that URLs go on with, its spelling, and the entities behind it, one or several."""

    name: str
    spelled: Python
    to: TypeRef
    description: str
    is_cast: bool = False


def link(step: Step, client: Client, scope: RequestScope) -> LinkView:
    """The property that takes a step."""
    take = Python.of("self._cast") if step.is_cast else Python.of("self._join")
    path = Nested(take, (python_string(quote(step.name)),))
    return LinkView(
        decorator=Python.of("@{}", scope.use(PROPERTY)),
        header=method(step.spelled, (SELF,), scope.requests_about(step.to, client)),
        docstring=docstring(step.description, 8),
        imported=import_of(step.to, client, scope),
        returned=returned_call(Nested(client.requests(step.to).cls, (Python.of("self.connection"), path))),
    )


def stream(name: str, spelled: Python, description: str, scope: RequestScope) -> LinkView:
    """The property that leads to a stream: one of the entity, or the one that it is."""
    path = Nested(Python.of("self._join"), (python_string(quote(name) if name else "$value"),))
    stream = scope.use(_STREAM)
    return LinkView(
        decorator=Python.of("@{}", scope.use(PROPERTY)),
        header=method(spelled, (SELF,), TypeExpression(stream, scope.use(X))),
        docstring=docstring(description, 8),
        imported=None,
        returned=returned_call(Nested(stream, (Python.of("self.connection"), path))),
    )


def import_of(to: TypeRef, client: Client, scope: RequestScope) -> Python | None:
    """The statement in a method that imports a class of requests, unless that is in the same module."""
    target = client.requests(to)
    return None if scope.defines(target) else import_from(Python.of(".{}", target.module), (target.cls,), 8)
