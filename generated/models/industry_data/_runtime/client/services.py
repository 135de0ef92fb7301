"""Something that requests can be about: a place below the root of a service, and a connection to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic

from ..decoders import item_type
from ..unset import UNSET
from .answers import reading
from .calls import Call
from .changes import reading_changes
from .connection import X
from .urls import Argument, called, joined

Headers = Mapping[str, str]
"""Headers of one request; they go before those of the client."""


class Signature:
    """One of the signatures of an operation: the Edm type it returns, and the spelling, name and type of parameters."""

    def __init__(self, returns: str, *parameters: tuple[str, str, str]) -> None:
        self.returns = returns
        self.parameters = parameters


class Service(Generic[X]):
    """Something at a path below the root of a service; at the root itself if the path is empty."""

    odata_type: ClassVar[str] = ""
    """The qualified CSDL name of what is there."""

    def __init__(self, connection: X, path: str = "") -> None:
        self.connection: X = connection
        self.path = path

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.connection.service_root}{self.path}>"

    def _join(self, step: str) -> str:
        """The path one step further, which is escaped already."""
        return joined(self.path, step)

    def _composed(self, name: str, *arguments: Argument) -> str:
        """The path of what a composable function gives, from where one can go on."""
        return self._join(called(name, _given(arguments)))

    def _composed_of(
        self, name: str, *overloads: Signature, given: Mapping[str, Any]
    ) -> str:
        """The same for a function with several signatures."""
        return self._composed(name, *chosen(name, overloads, given)[1])

    def _function(
        self,
        name: str,
        returns: str,
        *arguments: Argument,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[Any]:
        """The call of a function (OData 4.01, section 11.5.4); ``returns`` is its Edm type."""
        return Call(
            method="GET",
            path=self._composed(name, *arguments),
            headers={"If-Match": if_match, **(headers or {})},
            read=reading(returns),
        )

    def _delta(
        self,
        name: str,
        returns: str,
        *arguments: Argument,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[Any]:
        """The call of a function that gives changes, as those called ``delta`` do."""
        call = self._function(
            name, returns, *arguments, if_match=if_match, headers=headers
        )
        return replace(call, read=reading_changes(item_type(returns)))

    def _action(
        self,
        name: str,
        returns: str,
        *arguments: Argument,
        if_match: str | None = None,
        headers: Headers | None = None,
    ) -> Call[Any]:
        """The call of an action (OData 4.01, section 11.5.5), which returns nothing if ``returns`` is empty."""
        body = self.connection.parameters(_given(arguments)) if arguments else None
        return Call(
            method="POST",
            path=self._join(name),
            headers={"If-Match": if_match, **(headers or {})},
            body=body,
            read=reading(returns),
        )

    def _either(
        self,
        make: Callable[[Call[Any]], Any],
        describe: Callable[..., Call[Any]],
        name: str,
        *overloads: Signature,
        given: Mapping[str, Any],
        **options: Any,
    ) -> Any:
        """Make the call of an operation with several signatures: of the one that fits what is given."""
        returns, arguments = chosen(name, overloads, given)
        return make(describe(name, returns, *arguments, **options))


def chosen(
    name: str, overloads: Iterable[Signature], given: Mapping[str, Any]
) -> tuple[str, list[Argument]]:
    """What the first signature that has all these parameters returns, and its arguments. Raises TypeError."""
    for each in overloads:
        if given.keys() <= {spelled for spelled, _, _ in each.parameters}:
            return each.returns, [
                (argument, edm_type, given[spelled])
                for spelled, argument, edm_type in each.parameters
                if spelled in given
            ]
    raise TypeError(f"no signature of {name} has the parameters {', '.join(given)}")


def _given(arguments: Iterable[Argument]) -> Iterable[Argument]:
    """Those that are there: an optional parameter may be left out."""
    return (each for each in arguments if each[2] is not UNSET)
