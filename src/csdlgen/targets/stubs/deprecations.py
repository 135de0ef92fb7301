"""How stubs say that something is deprecated (PEP 702): types are decorated, and attributes are descriptors.

A decorated property would do for reading, but is no parameter of the constructor, and constructors must know every member.
A descriptor is one, with the type that its ``__set__`` takes (typing specification, dataclasses).
"""

from __future__ import annotations

from csdlgen.artifacts import Python
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.printing import harmless
from csdlgen.targets._declared import Attribute, Module, StructuredClass
from csdlgen.targets._imports import Imported, ModuleScope
from csdlgen.targets._layout import class_header, sentence_decorator
from csdlgen.targets._revisions import deprecation

_BUILTINS = Python.of("builtins")
DEPRECATED = Imported(Python.of("typing_extensions"), Python.of("deprecated"))
_GENERIC = Imported(Python.of("typing"), Python.of("Generic"))
_OBJECT = Imported(_BUILTINS, Python.of("object"))
_TYPE = Imported(_BUILTINS, Python.of("type"))
_TYPE_VAR = Imported(Python.of("typing"), Python.of("TypeVar"))
_DESCRIPTOR = Python.of("_Deprecated")
_VALUE = Python.of("_ValueT")


def type_decorator(name: str, graph: TypeGraph, scope: ModuleScope) -> Python | None:
    """``@deprecated("since 2026-01.")`` above a class whose type is deprecated."""
    said = deprecation(graph, name)
    return sentence_decorator(scope.use(DEPRECATED), harmless(said), 0) if said else None


class Descriptors:
    """The descriptors of one module: a class for each text, with the name by which attributes refer to it."""

    def __init__(self, scope: ModuleScope) -> None:
        self.names: dict[str, Python] = {}
        self.scope = scope

    def name(self, said: str) -> Python:
        """``_Deprecated``, then ``_Deprecated2``."""
        number = len(self.names) + 1
        fresh = _DESCRIPTOR if number == 1 else Python.of("{}{}", _DESCRIPTOR, number)
        return self.names.setdefault(said, fresh)

    def variable(self) -> Python:
        """The type variable that all of them have."""
        return Python.of('{} = {}("{}")', _VALUE, self.scope.use(_TYPE_VAR), _VALUE)

    def header(self, name: Python) -> Python:
        """``class _Deprecated(Generic[_ValueT]):``"""  # noqa: D400
        return class_header(name, (Python.of("{}[{}]", self.scope.use(_GENERIC), _VALUE),))

    def methods(self, said: str) -> tuple[Python, ...]:
        """Reading is deprecated; to mypy a ``__set__`` that is decorated has no type, and neither would the constructor."""
        instance = Python.of("self, instance: {}", self.scope.use(_OBJECT))
        return (
            sentence_decorator(self.scope.use(DEPRECATED), harmless(said), 4),
            Python.of("def __get__({}, owner: {}) -> {}: ...", instance, self.scope.use(_TYPE), _VALUE),
            Python.of("def __set__({}, value: {}) -> None: ...", instance, _VALUE),
        )


def attribute_deprecation(
    made: StructuredClass, attribute: Attribute, graph: TypeGraph, names: NameTable
) -> str:
    """What is said of an attribute; nothing if it is declared again below or above, where checkers want one type."""
    owner, name = made.declared.qualified_name, attribute.member.name
    said = deprecation(graph, f"{owner}/{name}")
    related = (*graph.ancestors[owner], *graph.descendants(owner)) if said else ()
    return "" if any(name in names.members[each] for each in related) else said


def uses_deprecated(module: Module, graph: TypeGraph) -> bool:
    """Whether annotations or bases in a module name a deprecated type, which checkers would report where it is generated."""
    return any(
        deprecation(graph, name)
        for each in module.structured
        for name in (each.declared.base, *(attribute.type.name for attribute in each.attributes))
    )
