"""The module of a type definition."""

from __future__ import annotations

from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import TypeDefinition, TypeRef
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets._imports import ImportBlocks, Imported, ModuleScope
from csdlgen.targets._layout import alias
from csdlgen.targets._pytypes import primitive_expression
from csdlgen.targets.models.prose import module_docstring, type_docstring

_TYPE_ALIAS = Imported(Python.of("typing"), Python.of("TypeAlias"))


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionView:
    """The module of one type definition: an alias of the Python type of what it is based on."""

    module_docstring: Python
    imports: ImportBlocks
    alias: Python
    docstring: Python


def definition_view(declared: TypeDefinition, graph: TypeGraph, names: NameTable) -> DefinitionView:
    """What stands in the module of a type definition."""
    own = names.types[declared.qualified_name].cls
    scope = ModuleScope(own, members=(), siblings=())
    primitive = graph.primitive_of(TypeRef(declared.qualified_name)).name
    statement = alias(own, scope.use(_TYPE_ALIAS), primitive_expression(primitive, scope))
    return DefinitionView(
        module_docstring=module_docstring(declared),
        imports=scope.imports(),
        alias=statement,
        docstring=type_docstring(declared, graph, 0),
    )
