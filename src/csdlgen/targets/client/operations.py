"""Actions and functions as methods of the classes of requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from csdlgen.artifacts import Python
from csdlgen.edm import EntityType, Operation, TypeRef
from csdlgen.naming import argument_names
from csdlgen.targets._imports import Imported
from csdlgen.targets._layout import Nested, Parameter, TypeExpression, method, returned_call, united
from csdlgen.targets._pytypes import ANY, STR
from csdlgen.targets._quoting import docstring, python_string
from csdlgen.targets.client.links import SELF, import_of
from csdlgen.targets.client.scopes import RUNTIME, Client, RequestScope
from csdlgen.targets.client.signatures import UNSET, Argument, Signature, result, signature
from csdlgen.targets.models.prose import description

_CALL = Imported(RUNTIME, Python.of("Call"))
_HEADERS = Imported(RUNTIME, Python.of("Headers"))
_OVERLOAD = Imported(Python.of("typing"), Python.of("overload"))
_PAGE = Imported(RUNTIME, Python.of("Page"))
_PAGED = Imported(RUNTIME, Python.of("paged"))
_SENT = Imported(RUNTIME, Python.of("sent"))
_SIGNATURE = Imported(RUNTIME, Python.of("Signature"))
_ABC = Python.of("collections.abc")
_NONE = TypeExpression(Python.of("None"))
_STAR = Parameter(Python.of("*"))

_KINDS: tuple[tuple[Imported, Imported | None, Imported], ...] = (
    (Imported(RUNTIME, Python.of("Connection")), None, Imported(_ABC, Python.of("Iterator"))),
    (
        Imported(RUNTIME, Python.of("AsyncConnection")),
        Imported(_ABC, Python.of("Awaitable")),
        Imported(_ABC, Python.of("AsyncIterator")),
    ),
)
"""The kinds of connection, and what each makes of a value and of pages."""


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


def _single(made: Method, only: Signature, client: Client, scope: RequestScope) -> MethodView:
    """One signature: the method describes a call, and its decorator makes it."""
    pages = only.is_collection and only.operation.kind == "Function"
    value = united(result(only.operation, client, scope))
    if only.is_collection:
        value = Python.of("{}[{}]", scope.use(_PAGE), value)
    given = tuple(_tuple(each, each.spelled, by_name=False) for each in only.arguments)
    returns = python_string(only.edm_type)
    call = Nested(
        _describing(made),
        (python_string(quote(made.step)), returns, *given, *_options(made)),
    )
    return MethodView(
        decorator=Python.of("@{}", scope.use(_PAGED if pages else _SENT)),
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
    overloads = tuple(
        method(
            made.spelled,
            (_self(own, scope.use(kind)), *_parameters(made, each, scope)),
            *_made_of(each, result(each.operation, client, scope), awaited, pages, scope),
            is_empty=True,
        )
        for each in signatures
        for kind, awaited, pages in _KINDS
    )
    rest = Parameter(Python.of("**given"), (TypeExpression(scope.use(ANY)),))
    call = Nested(
        Python.of("self._either"),
        (
            _describing(made),
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


def _composable(
    made: Method, signatures: list[Signature], target: TypeRef, client: Client, scope: RequestScope
) -> MethodView:
    """A function that nothing is sent for: one goes on from what it gives."""
    several = len(signatures) > 1
    goes_on = scope.requests_about(target, client)
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
        imported=import_of(target, client, scope),
        returned=returned_call(Nested(client.requests(target).cls, (Python.of("self.connection"), path))),
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


def _made_of(
    each: Signature,
    options: tuple[TypeExpression, ...],
    awaited: Imported | None,
    pages: Imported,
    scope: RequestScope,
) -> tuple[TypeExpression, ...]:
    """What a call gives over a kind of connection."""
    if each.is_collection and each.operation.kind == "Function":
        return (TypeExpression(scope.use(pages), united(options)),)
    if each.is_collection:
        options = (TypeExpression(scope.use(_PAGE), united(options)),)
    return (TypeExpression(scope.use(awaited), united(options)),) if awaited else options


def _overload(each: Signature, scope: RequestScope) -> Nested:
    given = (_tuple(argument, python_string(argument.spelled), by_name=True) for argument in each.arguments)
    return Nested(scope.use(_SIGNATURE), (python_string(each.edm_type), *given))


def _tuple(argument: Argument, spelled: Python, *, by_name: bool) -> Nested:
    """``("from", "Edm.Date", from_)``; in a table of overloads the spelling comes first."""
    wire = (python_string(argument.name), python_string(argument.edm_type))
    return Nested(Python.of(""), (spelled, *wire) if by_name else (*wire, spelled))


def _describing(made: Method) -> Python:
    if made.group[0].kind == "Action":
        return Python.of("self._action")
    return Python.of("self._function")


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
