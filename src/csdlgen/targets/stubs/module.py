"""The stub of one module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets._declarations import descriptor_declaration, stub_declaration
from csdlgen.targets._declared import Module, StructuredClass
from csdlgen.targets._exempt import stub_comments
from csdlgen.targets._imports import ImportBlocks, ModuleScope
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
from csdlgen.targets.stubs.deprecations import (
    Descriptors,
    attribute_deprecation,
    type_decorator,
    uses_deprecated,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StubClassView:
    """A class. ``is_apart``: an empty line sets it off from what stands above, as black wants it in stubs."""

    decorators: tuple[Python, ...]
    header: Python
    members: tuple[Python, ...]
    is_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StubModuleView:
    """The stub of one module. ``statements``: what stands above the classes."""

    comments: tuple[Python, ...]
    imports: ImportBlocks
    statements: tuple[Python, ...]
    classes: tuple[StubClassView, ...]


def module_view(module: Module, flavor: str, graph: TypeGraph, names: NameTable) -> StubModuleView:
    """What stands in the stub of a module, in the order of the module, below the descriptors of deprecated attributes."""
    scope = module.scope(names)
    aliases = [alias_statement(each, graph, scope) for each in module.aliases]
    enumerations = [*_enumerations(module, graph, scope)]
    descriptors = Descriptors(scope)
    structured = [_structured(each, flavor, graph, names, descriptors) for each in module.structured]
    return StubModuleView(
        comments=stub_comments(module, uses_deprecated=uses_deprecated(module, graph)),
        statements=(*([descriptors.variable()] if descriptors.names else ()), *aliases),
        classes=(*_descriptors(descriptors), *enumerations, *structured),
        imports=scope.stub_imports(),
    )


def _descriptors(descriptors: Descriptors) -> Iterator[StubClassView]:
    for said, name in descriptors.names.items():
        header, members = descriptors.header(name), descriptors.methods(said)
        yield StubClassView(decorators=(), header=header, members=members, is_apart=True)


def _enumerations(module: Module, graph: TypeGraph, scope: ModuleScope) -> Iterator[StubClassView]:
    """Classes without a body stand close together."""
    above_is_empty = False
    for made in module.enumerations:
        members = tuple(statement for _, statement in enum_values(made))
        decorator = type_decorator(made.declared.qualified_name, graph, scope)
        yield StubClassView(
            decorators=(decorator,) if decorator else (),
            header=enum_header(made, scope, is_empty=not members),
            members=members,
            is_apart=bool(members) or bool(decorator) or not above_is_empty,
        )
        above_is_empty = not members


def _structured(
    made: StructuredClass,
    flavor: str,
    graph: TypeGraph,
    names: NameTable,
    descriptors: Descriptors,
) -> StubClassView:
    scope = descriptors.scope
    body = class_scope(made, scope)
    attributes = []
    for each in made.attributes:
        options = attribute_type(each, graph, names, body)
        said = attribute_deprecation(made, each, graph, names)
        attributes.append(
            descriptor_declaration(each.spelled, descriptors.name(said), options)
            if said
            else stub_declaration(each.spelled, options)
        )
    decorator = type_decorator(made.declared.qualified_name, graph, scope)
    # Without slots=True, to which mypy gives another meaning than Python in derived classes.
    fields = Python.of("@{}(kw_only=True)", scope.use(DATACLASS)) if flavor == "dataclass" else None
    return StubClassView(
        decorators=tuple(filter(None, (decorator, fields))),
        header=structured_header(made, flavor, scope),
        members=(odata_type(body), *attributes),
        is_apart=True,
    )
