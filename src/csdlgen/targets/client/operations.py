"""Actions and functions as methods of the classes of requests."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.targets._imports import Imported
from csdlgen.targets._layout import Nested, TypeExpression, returned_call
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.heads import TRACKED, Head, Method, head
from csdlgen.targets.client.links import CONNECTION, import_of
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope
from csdlgen.targets.client.signatures import Argument, Signature

_SIGNATURE = Imported(RUNTIME, Python.of("Signature"))
_GIVEN = Python.of("given=given")


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One operation. ``overloads``: finished headers, each under its own decorator; ``imported``: absent, or a statement."""

    decorator: Python | None
    overload: Python | None
    overloads: tuple[Python, ...]
    header: Python | None
    docstring: Python
    imported: Python | None
    returned: Python


def method_view(made: Method, client: Client, scope: RequestScope, own: TypeExpression) -> MethodView:
    """The method; ``own`` is the class that has it, for a connection of any kind."""
    found = head(made, client, scope, own)
    goes_on = found.goes_on
    return MethodView(
        decorator=found.decorator,
        overload=found.overload,
        overloads=found.overloads,
        header=found.header,
        docstring=docstring(made.description, 8),
        imported=import_of(client.requests(goes_on), scope) if goes_on else None,
        returned=returned_call(
            _step(made, found, goes_on, client, scope) if goes_on else _call(made, found, scope)
        ),
    )


def _call(made: Method, found: Head, scope: RequestScope) -> Nested:
    """The description of a call, which a decorator makes; among several signatures the one that fits is looked for."""
    name = python_string(quote(made.step))
    options = (Python.of("if_match=if_match"),) if made.is_versioned else ()
    options = (*options, Python.of("headers=headers"))
    if not found.overloads:
        only = found.signatures[0]
        given = (_tuple(each, each.spelled, by_name=False) for each in only.arguments)
        return Nested(_describing(made, found), (name, python_string(only.edm_type), *given, *options))
    overloads = (_overload(each, scope) for each in found.signatures)
    making = (found.making.method, _describing(made, found))
    return Nested(Python.of("self._either"), (*making, name, *overloads, _GIVEN, *options))


def _step(made: Method, found: Head, to: TypeRef, client: Client, scope: RequestScope) -> Nested:
    """Nothing is sent for a composable function: one goes on from what it gives."""
    name = python_string(quote(made.step))
    if found.overloads:
        overloads = (_overload(each, scope) for each in found.signatures)
        path = Nested(Python.of("self._composed_of"), (name, *overloads, _GIVEN))
    else:
        given = (_tuple(each, each.spelled, by_name=False) for each in found.signatures[0].arguments)
        path = Nested(Python.of("self._composed"), (name, *given))
    return Nested(client.requests(to).cls, (CONNECTION, path))


def _overload(each: Signature, scope: RequestScope) -> Nested:
    given = (_tuple(argument, python_string(argument.spelled), by_name=True) for argument in each.arguments)
    return Nested(scope.use(_SIGNATURE), (python_string(each.edm_type), *given))


def _tuple(argument: Argument, spelled: Python, *, by_name: bool) -> Nested:
    """``("from", "Edm.Date", from_)``; in a table of overloads the spelling comes first."""
    wire = (python_string(argument.name), python_string(argument.edm_type))
    return Nested(Python.of(""), (spelled, *wire) if by_name else (*wire, spelled))


def _describing(made: Method, found: Head) -> Python:
    if made.group[0].kind == "Action":
        return Python.of("self._action")
    return Python.of("self._delta") if found.making is TRACKED else Python.of("self._function")
