"""What leads from one class of requests to another: entity sets, singletons, navigation properties."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.naming import TypeName
from csdlgen.targets._imports import Imported
from csdlgen.targets._layout import Nested, Parameter, TypeExpression, import_from, method, returned_call
from csdlgen.targets._pytypes import PROPERTY
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope, X

STREAM = TypeRef("Edm.Stream")
_STREAM = Imported(RUNTIME, Python.of("Stream"))
SELF = Parameter(Python.of("self"))
CONNECTION = Python.of("self.connection")


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
    """A CSDL name that URLs go on with, its spelling, and what is behind it: entities, one or several, or a stream."""

    path: str
    """Of the element in CSDL."""
    name: str
    """Empty for the stream that a media entity is."""
    spelled: Python
    to: TypeRef
    description: str


def link(step: Step, client: Client, scope: RequestScope) -> LinkView:
    """The property that takes a step."""
    if step.to == STREAM:
        cls, imported = scope.use(_STREAM), None
    else:
        target = client.requests(step.to)
        cls, imported = target.cls, import_of(target, scope)
    path = python_string(quote(step.name) if step.name else "$value")
    return LinkView(
        decorator=Python.of("@{}", scope.use(PROPERTY)),
        header=link_head(step, client, scope),
        docstring=docstring(step.description, 8),
        imported=imported,
        returned=returned_call(Nested(cls, (CONNECTION, Nested(Python.of("self._join"), (path,))))),
    )


def link_head(step: Step, client: Client, scope: RequestScope, *, is_stub: bool = False) -> Python:
    """``def activities(self) -> RunActivityCollection[X]:``"""  # noqa: D400
    if step.to == STREAM:
        of_type = TypeExpression(scope.use(_STREAM), scope.use(X))
    else:
        of_type = scope.requests_about(step.to, client).expression
    return method(step.spelled, (SELF,), of_type, is_empty=is_stub)


def import_of(target: TypeName, scope: RequestScope) -> Python | None:
    """The statement in a method that imports a class of requests, unless that is in the same module."""
    return None if scope.defines(target) else import_from(Python.of(".{}", target.module), (target.cls,), 8)
