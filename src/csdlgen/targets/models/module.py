"""One module of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdlgen.artifacts import Python
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets._declarations import declaration
from csdlgen.targets._declared import Attribute, EnumClass, Module, StructuredClass
from csdlgen.targets._exempt import module_comments
from csdlgen.targets._imports import ClassScope, Imported, ModuleScope
from csdlgen.targets._layout import assignment, decorator
from csdlgen.targets._pieces import (
    DATACLASS,
    alias_statement,
    attribute_type,
    class_scope,
    enum_header,
    enum_values,
    odata_type,
    structured_header,
)
from csdlgen.targets._quoting import python_string
from csdlgen.targets.models.prose import member_docstring, type_docstring
from csdlgen.targets.models.views import AliasView, ClassView, MemberView, ModuleView

_MEMBER = Imported(Python.of("._runtime"), Python.of("member"))
_SPELLED = Imported(Python.of("._runtime"), Python.of("spelled"))
_TYPE_CHECKING = Imported(Python.of("typing"), Python.of("TYPE_CHECKING"))


def module_view(
    module: Module, docstring: Python, flavor: str, graph: TypeGraph, names: NameTable
) -> ModuleView:
    """What stands in a module: aliases, then enumerations, then structured types."""
    scope = module.scope(names)
    aliases = tuple(
        AliasView(
            statement=alias_statement(each, graph, scope),
            docstring=type_docstring(each.declared, graph, 0),
        )
        for each in module.aliases
    )
    enumerations = [_enumeration(each, graph, scope) for each in module.enumerations]
    structured = [_structured(each, flavor, graph, names, scope) for each in module.structured]
    return ModuleView(
        comments=module_comments(module, flavor),
        docstring=docstring,
        type_checking=scope.use(_TYPE_CHECKING) if scope.has_typing() else None,
        imports=scope.imports(),
        aliases=aliases,
        classes=(*enumerations, *structured),
    )


def _structured(
    made: StructuredClass, flavor: str, graph: TypeGraph, names: NameTable, scope: ModuleScope
) -> ClassView:
    """Models and structs need no decorator: their base class makes them what they are."""
    body = class_scope(made, scope)
    name = made.declared.qualified_name
    type_name = assignment(odata_type(body), python_string(name), 4)
    attributes = (_attribute(name, each, graph, names, body) for each in made.attributes)
    return ClassView(
        decorator=Python.of("@{}(kw_only=True, slots=True, repr=False)", scope.use(DATACLASS))
        if flavor == "dataclass"
        else None,
        header=structured_header(made, flavor, scope),
        docstring=type_docstring(made.declared, graph, 4),
        members=(
            MemberView(statement=type_name, docstring=None, is_apart=True),
            *_spaced(attributes),
        ),
    )


def _attribute(
    owner: str, attribute: Attribute, graph: TypeGraph, names: NameTable, scope: ClassScope
) -> tuple[Python, Python | None]:
    member = attribute.member
    options = attribute_type(attribute, graph, names, scope)
    wire = (python_string(member.name), python_string(str(graph.primitive_of(member.type))))
    statement = declaration(attribute.spelled, options, scope.use(_MEMBER), wire)
    return statement, member_docstring(f"{owner}/{member.name}", graph)


def _enumeration(made: EnumClass, graph: TypeGraph, scope: ModuleScope) -> ClassView:
    """The decorator tells the runtime which names of flags Python spells otherwise."""
    name = made.declared.qualified_name
    respelled = tuple(
        Python.of("{}={}", spelled, python_string(member.name))
        for spelled, member in made.members.items()
        if made.are_flags and spelled != member.name
    )
    values = (
        (statement, member_docstring(f"{name}/{member.name}", graph))
        for member, statement in enum_values(made)
    )
    return ClassView(
        decorator=decorator(scope.use(_SPELLED), respelled) if respelled else None,
        header=enum_header(made, scope),
        docstring=type_docstring(made.declared, graph, 4),
        members=tuple(_spaced(values)),
    )


def _spaced(members: Iterable[tuple[Python, Python | None]]) -> Iterator[MemberView]:
    """Empty lines around members that are described; the first stands apart from what is above the members."""
    above_is_described = True
    for statement, docstring in members:
        is_described = docstring is not None
        yield MemberView(
            statement=statement, docstring=docstring, is_apart=above_is_described or is_described
        )
        above_is_described = is_described
