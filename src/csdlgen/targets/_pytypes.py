"""The Python types of OData values, as expressions for annotations."""

from __future__ import annotations

from collections.abc import Mapping

from csdlgen.artifacts import Python
from csdlgen.edm import TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets._imports import ClassScope, Imported, ModuleScope
from csdlgen.targets._layout import TypeExpression

_BUILTINS = Python.of("builtins")
BOOL = Imported(_BUILTINS, Python.of("bool"))
BYTES = Imported(_BUILTINS, Python.of("bytes"))
DICT = Imported(_BUILTINS, Python.of("dict"))
FLOAT = Imported(_BUILTINS, Python.of("float"))
INT = Imported(_BUILTINS, Python.of("int"))
LIST = Imported(_BUILTINS, Python.of("list"))
PROPERTY = Imported(_BUILTINS, Python.of("property"))
STR = Imported(_BUILTINS, Python.of("str"))
TYPE_CHECKING = Imported(Python.of("typing"), Python.of("TYPE_CHECKING"))
ANY = Imported(Python.of("typing"), Python.of("Any"))
DATETIME = Imported(Python.of("datetime"), Python.of(""))
DECIMAL = Imported(Python.of("decimal"), Python.of("Decimal"))
UUID = Imported(Python.of("uuid"), Python.of("UUID"))
ODATA_OBJECT = Imported(Python.of("._runtime"), Python.of("ODataObject"))

_NAMED: Mapping[str, Imported] = {
    "Edm.Binary": BYTES,
    "Edm.Boolean": BOOL,
    "Edm.Byte": INT,
    "Edm.Decimal": DECIMAL,
    "Edm.Double": FLOAT,
    "Edm.Guid": UUID,
    "Edm.Int16": INT,
    "Edm.Int32": INT,
    "Edm.Int64": INT,
    "Edm.SByte": INT,
    "Edm.Single": FLOAT,
    "Edm.String": STR,
    "Edm.ComplexType": ODATA_OBJECT,
    "Edm.EntityType": ODATA_OBJECT,
}

_TEMPORAL: Mapping[str, Python] = {
    "Edm.Date": Python.of("date"),
    "Edm.DateTimeOffset": Python.of("datetime"),
    "Edm.Duration": Python.of("timedelta"),
    "Edm.TimeOfDay": Python.of("time"),
}

_GEOGRAPHIC = ("Edm.Geography", "Edm.Geometry")


def type_expression(
    type_ref: TypeRef, graph: TypeGraph, names: NameTable, scope: ClassScope
) -> TypeExpression:
    """The type of a member that is there and not null, in the words of a class body.

    What has no class (undefined types, ``Edm.Untyped``, streams) is ``Any``.
    """
    if type_ref.collection:
        item = type_expression(TypeRef(type_ref.name), graph, names, scope)
        return TypeExpression(scope.use(LIST), item.text)
    if type_ref.name in names.types:
        return TypeExpression(scope.type(names.types[type_ref.name]))
    return primitive_expression(graph.primitive_of(type_ref).name, scope)


def primitive_expression(name: str, scope: ModuleScope | ClassScope) -> TypeExpression:
    """The type of a built-in ``Edm`` type; JSON of any kind for a name that is none."""
    if name in _NAMED:
        return TypeExpression(scope.use(_NAMED[name]))
    if name in _TEMPORAL:
        return TypeExpression(Python.of("{}.{}", scope.use(DATETIME), _TEMPORAL[name]))
    if name.startswith(_GEOGRAPHIC):
        return TypeExpression(scope.use(DICT), Python.of("{}, {}", scope.use(STR), scope.use(ANY)))
    return TypeExpression(scope.use(ANY))


def is_one_class(one: str, other: str) -> bool:
    """Whether two built-in types have the same Python type."""
    return _class_of(one) == _class_of(other)


def _class_of(name: str) -> Imported | Python:
    if name.startswith(_GEOGRAPHIC):
        return DICT
    return _NAMED.get(name) or _TEMPORAL.get(name) or ANY
