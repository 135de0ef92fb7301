"""The pieces of classes that models and stubs write alike."""

from __future__ import annotations

from collections.abc import Iterator

from csdlgen.artifacts import Python
from csdlgen.edm import EnumMember, TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets._declared import Alias, Attribute, EnumClass, StructuredClass
from csdlgen.targets._imports import ClassScope, Imported, ModuleScope
from csdlgen.targets._layout import TypeExpression, alias, assignment, class_header
from csdlgen.targets._pytypes import ODATA_OBJECT, STR, primitive_expression, type_expression
from csdlgen.targets._quoting import python_integer, python_string

DATACLASS = Imported(Python.of("dataclasses"), Python.of("dataclass"))

_CLASS_VAR = Imported(Python.of("typing"), Python.of("ClassVar"))
_ENUM = Imported(Python.of("._runtime"), Python.of("ODataEnum"))
_FLAGS = Imported(Python.of("._runtime"), Python.of("ODataFlags"))
_TYPE_ALIAS = Imported(Python.of("typing"), Python.of("TypeAlias"))
_UNSET = Imported(Python.of("._runtime"), Python.of("Unset"))

_KEYWORDS = Python.of("kw_only=True")
_ODATA_TYPE = Python.of("odata_type")
_NONE = TypeExpression(Python.of("None"))


def alias_statement(made: Alias, graph: TypeGraph, scope: ModuleScope) -> Python:
    """``Weight: TypeAlias = Decimal``"""  # noqa: D400
    primitive = graph.primitive_of(TypeRef(made.declared.qualified_name)).name
    return alias(made.name.cls, scope.use(_TYPE_ALIAS), primitive_expression(primitive, scope))


def structured_header(made: StructuredClass, flavor: str, scope: ModuleScope) -> Python:
    """``class IncomingFlowRun(Run):``; that its fields are keywords, a struct says here."""
    base = scope.base(made.base) if made.base else scope.use(ODATA_OBJECT)
    return class_header(made.name.cls, (base, _KEYWORDS) if flavor == "msgspec" else (base,))


def class_scope(made: StructuredClass, scope: ModuleScope) -> ClassScope:
    """The names in the body of a structured class."""
    return ClassScope(scope, {_ODATA_TYPE, *(attribute.spelled for attribute in made.attributes)})


def odata_type(scope: ClassScope) -> Python:
    """``odata_type: ClassVar[str]``"""  # noqa: D400
    return Python.of("{}: {}[{}]", _ODATA_TYPE, scope.use(_CLASS_VAR), scope.use(STR))


def attribute_type(
    attribute: Attribute, graph: TypeGraph, names: NameTable, scope: ClassScope
) -> tuple[TypeExpression, ...]:
    """What the annotation of an attribute unites: its type, null and absence."""
    expression = type_expression(attribute.type, graph, names, scope)
    return expression, _NONE, TypeExpression(scope.use(_UNSET))


def enum_header(made: EnumClass, scope: ModuleScope, *, is_empty: bool = False) -> Python:
    """``class RunStatus(ODataEnum):``; ``is_empty``: for a stub without a body."""
    base = scope.use(_FLAGS if made.are_flags else _ENUM)
    return class_header(made.name.cls, (base,), is_empty=is_empty)


def enum_values(made: EnumClass) -> Iterator[tuple[EnumMember, Python]]:
    """Each member with its assignment: flags to numbers, others to the names that JSON uses."""
    for spelled, member in made.members.items():
        number = member.value if made.are_flags else None
        value = python_string(member.name) if number is None else python_integer(number)
        yield member, assignment(spelled, value, 4)
