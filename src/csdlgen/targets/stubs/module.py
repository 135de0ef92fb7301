"""The stub of one module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from csdlgen.artifacts import Python
from csdlgen.graph import TypeGraph
from csdlgen.naming import NameTable
from csdlgen.targets._declared import Module, StructuredClass
from csdlgen.targets._exempt import stub_comments
from csdlgen.targets._imports import ImportBlocks, ModuleScope
from csdlgen.targets._layout import stub_declaration
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StubClassView:
    """A class. ``is_apart``: an empty line sets it off from what stands above, as black wants it in stubs."""

    decorator: Python | None
    header: Python
    members: tuple[Python, ...]
    is_apart: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StubModuleView:
    """The stub of one module."""

    comments: tuple[Python, ...]
    imports: ImportBlocks
    aliases: tuple[Python, ...]
    classes: tuple[StubClassView, ...]


def module_view(module: Module, flavor: str, graph: TypeGraph, names: NameTable) -> StubModuleView:
    """What stands in the stub of a module, in the order of the module."""
    scope = module.scope(names)
    aliases = tuple(alias_statement(each, graph, scope) for each in module.aliases)
    classes = (
        *_enumerations(module, scope),
        *(_structured(each, flavor, graph, names, scope) for each in module.structured),
    )
    return StubModuleView(
        comments=stub_comments(module), imports=scope.stub_imports(), aliases=aliases, classes=classes
    )


def _enumerations(module: Module, scope: ModuleScope) -> Iterator[StubClassView]:
    """Classes without a body stand close together."""
    above_is_empty = False
    for made in module.enumerations:
        members = tuple(statement for _, statement in enum_values(made))
        yield StubClassView(
            decorator=None,
            header=enum_header(made, scope, is_empty=not members),
            members=members,
            is_apart=bool(members) or not above_is_empty,
        )
        above_is_empty = not members


def _structured(
    made: StructuredClass, flavor: str, graph: TypeGraph, names: NameTable, scope: ModuleScope
) -> StubClassView:
    body = class_scope(made, scope)
    attributes = (
        stub_declaration(each.spelled, attribute_type(each, graph, names, body)) for each in made.attributes
    )
    return StubClassView(
        # Without slots=True, to which mypy gives another meaning than Python in derived classes.
        decorator=Python.of("@{}(kw_only=True)", scope.use(DATACLASS)) if flavor == "dataclass" else None,
        header=structured_header(made, flavor, scope),
        members=(odata_type(body), *attributes),
        is_apart=True,
    )
