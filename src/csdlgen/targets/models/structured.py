"""The module of an entity type or a complex type."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.edm import NavigationProperty, Property, StructuredType
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable, TypeName
from csdlgen.targets._imports import ImportBlocks, Imported, ModuleScope
from csdlgen.targets._layout import TypeExpression, assignment, class_header, declaration
from csdlgen.targets._pytypes import ODATA_OBJECT, STR, type_expression
from csdlgen.targets._quoting import python_string
from csdlgen.targets.models.prose import member_docstring, module_docstring, type_docstring

_CLASS_VAR = Imported(Python.of("typing"), Python.of("ClassVar"))
_DATACLASS = Imported(Python.of("dataclasses"), Python.of("dataclass"))
_MEMBER = Imported(Python.of("._runtime"), Python.of("member"))
_TYPE_CHECKING = Imported(Python.of("typing"), Python.of("TYPE_CHECKING"))
_UNSET = Imported(Python.of("._runtime"), Python.of("Unset"))
_NONE = TypeExpression(Python.of("None"))

_ODATA_TYPE = Python.of("odata_type")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberView:
    """One attribute. ``is_apart``: an empty line sets it off from what stands above."""

    declaration: Python
    docstring: Python | None
    is_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StructuredView:
    """The module of one structured type."""

    module_docstring: Python
    imports: ImportBlocks
    type_checking: Python | None
    dataclass: Python
    header: Python
    docstring: Python
    odata_type: Python
    members: tuple[MemberView, ...]


def structured_view(declared: StructuredType, graph: TypeGraph, names: NameTable) -> StructuredView:
    """What stands in the module of a type: its own members, on top of those of its base."""
    name = declared.qualified_name
    base = _base(name, graph, names)
    scope = _scope(declared, base, names)
    decorator = scope.use(_DATACLASS)
    header = class_header(names.types[name].cls, scope.base(base) if base else scope.use(ODATA_OBJECT))
    type_name = Python.of("{}: {}[{}]", _ODATA_TYPE, scope.use(_CLASS_VAR), scope.use(STR))
    members = tuple(_members(declared, graph, names, scope))
    return StructuredView(
        module_docstring=module_docstring(declared),
        type_checking=scope.use(_TYPE_CHECKING) if scope.has_typing else None,
        imports=scope.imports(),
        dataclass=decorator,
        header=header,
        docstring=type_docstring(declared, graph, 4),
        odata_type=assignment(type_name, python_string(name), 4),
        members=members,
    )


def _own(declared: StructuredType, names: NameTable) -> dict[str, Property | NavigationProperty]:
    """The members that the type declares itself, the first of each name, if they have a name in Python."""
    found: dict[str, Property | NavigationProperty] = {}
    members: tuple[Property | NavigationProperty, ...] = declared.properties
    for member in (*members, *declared.navigation_properties):
        if member.name in names.members[declared.qualified_name]:
            found.setdefault(member.name, member)
    return found


def _scope(declared: StructuredType, base: TypeName | None, names: NameTable) -> ModuleScope:
    used = (member.type.name for member in _own(declared, names).values())
    siblings = {names.types[name].cls for name in used if name in names.types}
    return ModuleScope(
        own=names.types[declared.qualified_name].cls,
        members={_ODATA_TYPE, *names.members[declared.qualified_name].values()},
        siblings=siblings | {base.cls} if base else siblings,
    )


def _base(name: str, graph: TypeGraph, names: NameTable) -> TypeName | None:
    """The nearest ancestor that has a class."""
    return next((names.types[base] for base in graph.ancestors[name] if base in names.types), None)


def _members(
    declared: StructuredType, graph: TypeGraph, names: NameTable, scope: ModuleScope
) -> Iterator[MemberView]:
    owner = declared.qualified_name
    above_is_described = True
    for name, member in _own(declared, names).items():
        expression = type_expression(member.type, graph, names, scope)
        options = (expression, _NONE, TypeExpression(scope.use(_UNSET)))
        wire = (python_string(name), python_string(str(graph.primitive_of(member.type))))
        text = member_docstring(f"{owner}/{name}", graph)
        yield MemberView(
            declaration=declaration(names.members[owner][name], options, scope.use(_MEMBER), wire),
            docstring=text,
            is_apart=above_is_described or text is not None,
        )
        above_is_described = text is not None
