"""Operations as methods: what they take and give, also over each kind of connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, Operation, TypeRef
from csdlgen.naming import argument_names
from csdlgen.targets._imports import Imported
from csdlgen.targets._layout import Parameter, TypeExpression, method, united
from csdlgen.targets._pytypes import ANY, STR
from csdlgen.targets.client.links import SELF
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope
from csdlgen.targets.client.signatures import UNSET, Signature, result, signature
from csdlgen.targets.models.prose import description

_CALL = Imported(RUNTIME, Python.of("Call"))
_HEADERS = Imported(RUNTIME, Python.of("Headers"))
_OVERLOAD = Imported(Python.of("typing"), Python.of("overload"))
_CHANGE = Imported(RUNTIME, Python.of("Change"))
_PAGE = Imported(RUNTIME, Python.of("Page"))
_ABC = Python.of("collections.abc")
_NONE = TypeExpression(Python.of("None"))
_STAR = Parameter(Python.of("*"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How a call is made: the method of a connection, and its decorator.

    ``made``: what each kind of connection makes of the value, from outside to inside.
    """

    method: Python
    decorator: Imported
    made: tuple[tuple[Imported, ...], ...]


_CONNECTIONS = tuple(
    Imported(RUNTIME, name)
    for name in (Python.of("Connection"), Python.of("AsyncConnection"), Python.of("Parts"))
)
_PART = Imported(RUNTIME, Python.of("Part"))
_AWAITABLE = Imported(_ABC, Python.of("Awaitable"))
_ITERATOR = Imported(_ABC, Python.of("Iterator"))
_ASYNC_ITERATOR = Imported(_ABC, Python.of("AsyncIterator"))
SENT = Making(
    method=Python.of("self.connection.send"),
    decorator=Imported(RUNTIME, Python.of("sent")),
    made=((), (_AWAITABLE,), (_PART,)),
)
PAGED = Making(
    method=Python.of("self.connection.items"),
    decorator=Imported(RUNTIME, Python.of("paged")),
    made=((_ITERATOR,), (_ASYNC_ITERATOR,), (_PART, _PAGE)),
)
FOLLOWED = Making(
    method=Python.of("self.connection.follow"),
    decorator=Imported(RUNTIME, Python.of("followed")),
    made=((_ITERATOR,), (_AWAITABLE, _ASYNC_ITERATOR), (_PART, _PAGE)),
)
TRACKED = Making(
    method=Python.of("self.connection.changes"),
    decorator=Imported(RUNTIME, Python.of("tracked")),
    made=(
        (Imported(RUNTIME, Python.of("Changes")),),
        (Imported(RUNTIME, Python.of("AsyncChanges")),),
        (_PART, _PAGE),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """An operation as one class offers it: ``step`` is what URLs call it, ``paths`` lead to its elements in CSDL."""

    spelled: Python
    paths: tuple[str, ...]
    step: str
    group: tuple[Operation, ...]
    binding: TypeRef | None
    description: str

    @property
    def is_versioned(self) -> bool:
        """Whether it is about one entity, of which there may be versions."""
        return self.binding is not None and not self.binding.collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All of a method but what it does. ``overloads``: finished headers, each under a decorator of its own.

    ``goes_on``: what a composable function leads to. ``header``: in a stub there is none beside overloads.
    """

    signatures: tuple[Signature, ...]
    making: Making
    goes_on: TypeRef | None
    decorator: Python | None
    overload: Python | None
    overloads: tuple[Python, ...]
    header: Python | None


def bound_methods(binding: TypeRef, spelled: Mapping[str, Python], client: Client) -> Iterator[Method]:
    """The operations that are bound to an entity of a type, or to a collection."""
    groups = client.overloads.get(binding, {})
    for name, called in spelled.items():
        yield Method(
            spelled=called,
            paths=tuple(each.signature for each in groups[name]),
            step=name,
            group=groups[name],
            binding=binding,
            description=described(groups[name], client),
        )


def head(
    made: Method,
    client: Client,
    scope: RequestScope,
    own: TypeExpression,
    *,
    is_stub: bool = False,
    is_told_apart: bool = False,
) -> Head:
    """The head of a method; ``own`` is the class that has it, for a connection of any kind.

    ``is_told_apart``: with a signature for each kind of connection, even if it has only one.
    """
    signatures = tuple(signature(each, client, scope) for each in made.group)
    goes_on, making = composed(made.group, client), how_made(made.group, client)
    decorator: Python | None = None
    overloads: tuple[Python, ...] = ()
    if len(signatures) > 1 or (is_told_apart and not goes_on):
        overloads = tuple(_overloads(made, signatures, client, scope, own))
        header = None if is_stub else _implementation(made, goes_on, client, scope)
    elif goes_on:
        takes, gives = _arguments(signatures[0], scope), scope.requests_about(goes_on, client).expression
        header = method(made.spelled, (SELF, *takes), gives, is_empty=is_stub)
    else:
        value = united(_value(signatures[0], making, client, scope))
        if making is not SENT:
            value = Python.of("{}[{}]", scope.use(_PAGE), value)
        call = TypeExpression(scope.use(_CALL), value)
        takes = _parameters(made, signatures[0], scope)
        header = method(made.spelled, (SELF, *takes), call, is_empty=is_stub)
        decorator = Python.of("@{}", scope.use(making.decorator))
    return Head(
        signatures=signatures,
        making=making,
        goes_on=goes_on,
        decorator=decorator,
        overload=Python.of("@{}", scope.use(_OVERLOAD)) if overloads else None,
        overloads=overloads,
        header=header,
    )


def _overloads(
    made: Method, signatures: Iterable[Signature], client: Client, scope: RequestScope, own: TypeExpression
) -> Iterator[Python]:
    """One for each kind of connection, since a decorator would see a single signature; nothing is sent to go on."""
    goes_on, making = composed(made.group, client), how_made(made.group, client)
    for each in signatures:
        if goes_on:
            takes, gives = _arguments(each, scope), scope.requests_about(goes_on, client).expression
            yield method(made.spelled, (SELF, *takes), gives, is_empty=True)
            continue
        for at, connection in enumerate(_CONNECTIONS):
            parameters = (_self(own, scope.use(connection)), *_parameters(made, each, scope))
            given = _made_by(making, at, _value(each, making, client, scope), scope)
            yield method(made.spelled, parameters, *given, is_empty=True)


def _implementation(made: Method, goes_on: TypeRef | None, client: Client, scope: RequestScope) -> Python:
    """The header behind all overloads."""
    rest = Parameter(Python.of("**given"), (TypeExpression(scope.use(ANY)),))
    if goes_on:
        gives = scope.requests_about(goes_on, client).expression
        return method(made.spelled, (SELF, rest), gives)
    return method(made.spelled, (SELF, *_common(made, scope), rest), TypeExpression(scope.use(ANY)))


def composed(group: Iterable[Operation], client: Client) -> TypeRef | None:
    """The entities that one can go on from, behind all overloads of a composable function."""
    results = {each.return_type.type if each.return_type else None for each in group if each.is_composable}
    result = results.pop() if len(results) == 1 else None
    if result is None or result.name not in client.called or not all(each.is_composable for each in group):
        return None
    return result if isinstance(client.graph.types[result.name], EntityType) else None


def how_made(group: Sequence[Operation], client: Client) -> Making:
    """The pages of all collections are followed, where asking does harm from a first one that is asked for at once.

    A function called ``delta`` tells changes of entities.
    """
    returned = [each.return_type.type if each.return_type else None for each in group]
    if not all(to and to.collection for to in returned):
        return SENT
    if group[0].kind == "Action":
        return FOLLOWED
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


def _made_by(
    making: Making, at: int, options: tuple[TypeExpression, ...], scope: RequestScope
) -> tuple[TypeExpression, ...]:
    """What a call gives over a kind of connection."""
    for kind in reversed(making.made[at]):
        options = (TypeExpression(scope.use(kind), united(options)),)
    return options


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


def _self(own: TypeExpression, kind: Python) -> Parameter:
    arguments = Python.of("{}, {}", own.arguments, kind) if own.arguments else kind
    return Parameter(Python.of("self"), (TypeExpression(own.name, arguments),))


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
