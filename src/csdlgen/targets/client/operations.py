"""Actions and functions as methods of the classes of requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, Operation, TypeRef
from csdlgen.naming import argument_names
from csdlgen.targets._imports import Imported
from csdlgen.targets._layout import Nested, Parameter, TypeExpression, method, returned_call, united
from csdlgen.targets._pytypes import ANY, STR
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.links import CONNECTION, SELF, import_of
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope
from csdlgen.targets.client.signatures import UNSET, Argument, Signature, result, signature
from csdlgen.targets.models.prose import description

_CALL = Imported(RUNTIME, Python.of("Call"))
_HEADERS = Imported(RUNTIME, Python.of("Headers"))
_OVERLOAD = Imported(Python.of("typing"), Python.of("overload"))
_CHANGE = Imported(RUNTIME, Python.of("Change"))
_PAGE = Imported(RUNTIME, Python.of("Page"))
_SIGNATURE = Imported(RUNTIME, Python.of("Signature"))
_ABC = Python.of("collections.abc")
_NONE = TypeExpression(Python.of("None"))
_STAR = Parameter(Python.of("*"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a call is made: the method of a connection, its decorator, and what each kind of connection makes of it."""

    method: Python
    decorator: Imported
    made: tuple[Imported | None, ...]


_CONNECTIONS = tuple(
    Imported(RUNTIME, name)
    for name in (Python.of("Connection"), Python.of("AsyncConnection"), Python.of("Parts"))
)
_PART = Imported(RUNTIME, Python.of("Part"))
SENT = Making(
    method=Python.of("self.connection.send"),
    decorator=Imported(RUNTIME, Python.of("sent")),
    made=(None, Imported(_ABC, Python.of("Awaitable")), _PART),
)
PAGED = Making(
    method=Python.of("self.connection.items"),
    decorator=Imported(RUNTIME, Python.of("paged")),
    made=(Imported(_ABC, Python.of("Iterator")), Imported(_ABC, Python.of("AsyncIterator")), _PART),
)
TRACKED = Making(
    method=Python.of("self.connection.changes"),
    decorator=Imported(RUNTIME, Python.of("tracked")),
    made=(Imported(RUNTIME, Python.of("Changes")), Imported(RUNTIME, Python.of("AsyncChanges")), _PART),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodView:
    """One operation. ``overloads``: finished headers, each under its own decorator; ``imported``: absent, or a statement."""

    decorator: Python | None
    overload: Python | None
    overloads: tuple[Python, ...]
    header: Python
    docstring: Python
    imported: Python | None
    returned: Python


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """An operation as one class offers it: ``step`` is what URLs call it, ``self_type`` the class for a kind of connection."""

    spelled: Python
    step: str
    group: tuple[Operation, ...]
    binding: TypeRef | None
    description: str

    @property
    def is_versioned(self) -> bool:
        """Whether it is about one entity, of which there may be versions."""
        return self.binding is not None and not self.binding.collection


def bound_methods(binding: TypeRef, spelled: Mapping[str, Python], client: Client) -> Iterator[Method]:
    """The operations that are bound to an entity of a type, or to a collection."""
    groups = client.overloads.get(binding, {})
    for name, called in spelled.items():
        yield Method(
            spelled=called,
            step=name,
            group=groups[name],
            binding=binding,
            description=described(groups[name], client),
        )


def composed(group: Iterable[Operation], client: Client) -> TypeRef | None:
    """The entities that one can go on from, behind all overloads of a composable function."""
    results = {each.return_type.type if each.return_type else None for each in group if each.is_composable}
    result = results.pop() if len(results) == 1 else None
    if result is None or result.name not in client.called or not all(each.is_composable for each in group):
        return None
    return result if isinstance(client.graph.types[result.name], EntityType) else None


def method_view(made: Method, client: Client, scope: RequestScope, own: TypeExpression) -> MethodView:
    """The method; ``own`` is the class that has it, for a connection of any kind."""
    signatures = [signature(each, client, scope) for each in made.group]
    target = composed(made.group, client)
    if target is not None:
        return _composable(made, signatures, target, client, scope)
    if len(signatures) > 1:
        return _overloaded(made, signatures, client, scope, own)
    return _single(made, signatures[0], client, scope)


def how_made(group: Sequence[Operation], client: Client) -> Making:
    """Pages are followed where asking does no harm; a function called ``delta`` tells changes of entities."""
    returned = [each.return_type.type if each.return_type else None for each in group]
    if group[0].kind == "Action" or not all(to and to.collection for to in returned):
        return SENT
    are_entities = all(to and isinstance(client.graph.types.get(to.name), EntityType) for to in returned)
    return TRACKED if group[0].name.lower() == "delta" and are_entities else PAGED


def _value(of: Signature, making: Making, client: Client, scope: RequestScope) -> tuple[TypeExpression, ...]:
    """What the type of one item unites if these are asked for page by page, else that of the whole answer."""
    options = result(of.operation, client, scope)
    if making is TRACKED:
        return (TypeExpression(scope.use(_CHANGE), united(options)),)
    if of.is_collection and making is SENT:
        return (TypeExpression(scope.use(_PAGE), united(options)),)
    return options


def _single(made: Method, only: Signature, client: Client, scope: RequestScope) -> MethodView:
    """One signature: the method describes a call, and its decorator makes it."""
    making = how_made(made.group, client)
    value = united(_value(only, making, client, scope))
    if making is not SENT:
        value = Python.of("{}[{}]", scope.use(_PAGE), value)
    given = tuple(_tuple(each, each.spelled, by_name=False) for each in only.arguments)
    returns = python_string(only.edm_type)
    call = Nested(
        _describing(made, making), (python_string(quote(made.step)), returns, *given, *_options(made))
    )
    return MethodView(
        decorator=Python.of("@{}", scope.use(making.decorator)),
        overload=None,
        overloads=(),
        header=method(
            made.spelled,
            (SELF, *_parameters(made, only, scope)),
            TypeExpression(scope.use(_CALL), value),
        ),
        docstring=docstring(made.description, 8),
        imported=None,
        returned=returned_call(call),
    )


def _overloaded(
    made: Method, signatures: list[Signature], client: Client, scope: RequestScope, own: TypeExpression
) -> MethodView:
    """Several: a signature for each kind of connection, since a decorator would see one of them only."""
    making = how_made(made.group, client)
    overloads = tuple(
        method(
            made.spelled,
            (_self(own, scope.use(connection)), *_parameters(made, each, scope)),
            *_made_by(making, at, _value(each, making, client, scope), scope),
            is_empty=True,
        )
        for each in signatures
        for at, connection in enumerate(_CONNECTIONS)
    )
    rest = Parameter(Python.of("**given"), (TypeExpression(scope.use(ANY)),))
    call = Nested(
        Python.of("self._either"),
        (
            making.method,
            _describing(made, making),
            python_string(quote(made.step)),
            *(_overload(each, scope) for each in signatures),
            Python.of("given=given"),
            *_options(made),
        ),
    )
    return MethodView(
        decorator=None,
        overload=Python.of("@{}", scope.use(_OVERLOAD)),
        overloads=overloads,
        header=method(made.spelled, (SELF, *_common(made, scope), rest), TypeExpression(scope.use(ANY))),
        docstring=docstring(made.description, 8),
        imported=None,
        returned=returned_call(call),
    )


def _made_by(
    making: Making, at: int, options: tuple[TypeExpression, ...], scope: RequestScope
) -> tuple[TypeExpression, ...]:
    """What a call gives over a kind of connection."""
    kind = making.made[at]
    if kind is None:
        return options
    value = united(options)
    if kind is _PART and making is not SENT:
        value = Python.of("{}[{}]", scope.use(_PAGE), value)
    return (TypeExpression(scope.use(kind), value),)


def _composable(
    made: Method, signatures: list[Signature], target: TypeRef, client: Client, scope: RequestScope
) -> MethodView:
    """A function that nothing is sent for: one goes on from what it gives."""
    several = len(signatures) > 1
    goes_on = scope.requests_about(target, client).expression
    rest = Parameter(Python.of("**given"), (TypeExpression(scope.use(ANY)),))
    name = python_string(quote(made.step))
    if several:
        path = Nested(
            Python.of("self._composed_of"),
            (name, *(_overload(each, scope) for each in signatures), Python.of("given=given")),
        )
        header = method(made.spelled, (SELF, rest), goes_on)
    else:
        given = (_tuple(each, each.spelled, by_name=False) for each in signatures[0].arguments)
        path = Nested(Python.of("self._composed"), (name, *given))
        header = method(made.spelled, (SELF, *_arguments(signatures[0], scope)), goes_on)
    return MethodView(
        decorator=None,
        overload=Python.of("@{}", scope.use(_OVERLOAD)) if several else None,
        overloads=tuple(
            method(made.spelled, (SELF, *_arguments(each, scope)), goes_on, is_empty=True)
            for each in signatures
            if several
        ),
        header=header,
        docstring=docstring(made.description, 8),
        imported=import_of(client.requests(target), scope),
        returned=returned_call(Nested(client.requests(target).cls, (CONNECTION, path))),
    )


def _parameters(made: Method, of: Signature, scope: RequestScope) -> tuple[Parameter, ...]:
    star, *arguments = _arguments(of, scope) or (_STAR,)
    return (star, *arguments, *_common(made, scope)[1:])


def _arguments(of: Signature, scope: RequestScope) -> tuple[Parameter, ...]:
    """The parameters of an overload; all have names when it is called."""
    own = tuple(
        Parameter(each.spelled, each.options, scope.use(UNSET) if each.may_lack else None)
        for each in of.arguments
    )
    return (_STAR, *own) if own else ()


def _common(made: Method, scope: RequestScope) -> tuple[Parameter, ...]:
    """Those that every call has."""
    none = Python.of("None")
    headers = Parameter(Python.of("headers"), (TypeExpression(scope.use(_HEADERS)), _NONE), none)
    tag = Parameter(Python.of("if_match"), (TypeExpression(scope.use(STR)), _NONE), none)
    return (_STAR, tag, headers) if made.is_versioned else (_STAR, headers)


def _options(made: Method) -> tuple[Python, ...]:
    tag = (Python.of("if_match=if_match"),) if made.is_versioned else ()
    return (*tag, Python.of("headers=headers"))


def _self(own: TypeExpression, kind: Python) -> Parameter:
    arguments = Python.of("{}, {}", own.arguments, kind) if own.arguments else kind
    return Parameter(Python.of("self"), (TypeExpression(own.name, arguments),))


def _overload(each: Signature, scope: RequestScope) -> Nested:
    given = (_tuple(argument, python_string(argument.spelled), by_name=True) for argument in each.arguments)
    return Nested(scope.use(_SIGNATURE), (python_string(each.edm_type), *given))


def _tuple(argument: Argument, spelled: Python, *, by_name: bool) -> Nested:
    """``("from", "Edm.Date", from_)``; in a table of overloads the spelling comes first."""
    wire = (python_string(argument.name), python_string(argument.edm_type))
    return Nested(Python.of(""), (spelled, *wire) if by_name else (*wire, spelled))


def _describing(made: Method, making: Making) -> Python:
    if made.group[0].kind == "Action":
        return Python.of("self._action")
    return Python.of("self._delta") if making is TRACKED else Python.of("self._function")


def described(group: tuple[Operation, ...], client: Client, said: str = "") -> str:
    """What is said of an operation, else of one of its overloads, and what is said of parameters."""
    texts = (said, *(description(each.signature, client.graph) for each in group))
    text = next(filter(None, texts), f"The {group[0].kind.lower()} {group[0].qualified_name}.")
    told = (
        (spelled, client.graph.descriptions.get(f"{each.signature}/{name}", ""))
        for each in group
        for name, spelled in argument_names(each).items()
    )
    about = dict.fromkeys(f"{spelled}: {text}" for spelled, text in told if text)
    return "\n\n".join((text, *about))
